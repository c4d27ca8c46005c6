"""The table of events is whole: every frame and type is known, no word is read in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict

from quellenlage.languages import Language
from quellenlage.languages.tables.events import EventTriggers


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


def test_a_word_tells_two_types_only_under_conditions(german: Language) -> None:
    """Of the blocks that hold one word all but the last say when they count."""
    for kind in ("verbs", "nouns", "idioms"):
        held: defaultdict[str, list[EventTriggers]] = defaultdict(list)
        for group in german.events.triggers:
            for word in getattr(group, kind):
                held[word].append(group)
        for word, groups in held.items():
            open_ = [g for g in groups[:-1] if not (g.voice or g.preposition or g.objects)]
            assert not open_, word


def test_no_word_is_both_a_compound_head_and_a_whole_noun(german: Language) -> None:
    heads = {noun for group in german.events.triggers for noun in group.nouns}
    whole = {noun for group in german.events.triggers for noun in group.whole_nouns}
    assert heads.isdisjoint(whole)


def test_no_word_binds_in_two_ways(german: Language) -> None:
    for kind in ("verbs", "nouns"):
        count = Counter(w for group in german.events.commitments for w in getattr(group, kind))
        assert [word for word, times in count.items() if times > 1] == []
