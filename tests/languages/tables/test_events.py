"""The table of events is whole: every frame and type is known, no word stands twice."""

from __future__ import annotations

from collections import Counter

from quellenlage.languages import Language


def test_every_trigger_has_a_known_type_and_frame(german: Language) -> None:
    table = german.events
    for triggers in table.triggers:
        assert triggers.type in table.types
        assert triggers.frame in table.frames
    for acts in table.commitments:
        assert acts.frame in table.commitment_frames
    assert table.fulfilling_types <= table.types.keys()


def test_every_type_can_be_told(german: Language) -> None:
    assert {triggers.type for triggers in german.events.triggers} == german.events.types.keys()


def test_no_word_tells_two_types(german: Language) -> None:
    table = german.events
    for kind in ("verbs", "nouns"):
        for groups in (table.triggers, table.commitments):
            count = Counter(word for group in groups for word in getattr(group, kind))
            assert [word for word, times in count.items() if times > 1] == []
