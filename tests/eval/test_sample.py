"""The scorer of the sample story tells a perfect reader from an empty one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from eval.sample import compare
from eval.sample_gold import SAMPLE, read_gold
from quellenlage.model import Lineage, Story
from tests.eval.oracle import tell

_PERFECT = tell(read_gold(SAMPLE / "expected"))


def _scores(story: Story) -> dict[str, float]:
    return {measure.name: measure.value for measure in compare(story, SAMPLE)}


def test_a_story_as_the_gold_has_it_is_wholly_right() -> None:
    assert {name: value for name, value in _scores(_PERFECT).items() if value < 1} == {}


def test_a_story_without_findings_gets_nothing_for_them() -> None:
    empty = replace(
        _PERFECT,
        times=(),
        quotations=(),
        attributions=(),
        mentions=(),
        events=(),
        claims=(),
        commitments=(),
        discrepancies=(),
        lineage=Lineage(nodes=(), edges=()),
        timeline=(),
    )
    about_documents = {"documents read", "titles", "outlets", "dates", "prose kept"}
    about_documents |= {"leftovers P", "leftovers R", "leftovers F1"}
    about_documents |= {"titles and scare quotes left alone"}
    scores = {name: v for name, v in _scores(empty).items() if name not in about_documents}
    assert {name: value for name, value in scores.items() if value} == {}


def test_a_wrong_speaker_counts_as_found_and_not_as_right() -> None:
    first, *rest = _PERFECT.quotations
    wrong = replace(first, speaker=replace(first.speaker, actor="Imke Thorwarth"))
    scores = _scores(replace(_PERFECT, quotations=(wrong, *rest)))
    assert scores["quotations found"] == 1
    assert scores["quotations, speaker"] == pytest.approx(1 - 1 / (len(rest) + 1))


def test_actors_that_fall_apart_cost_pairs() -> None:
    torn = tuple(
        replace(mention, actor=f"{mention.actor} in {mention.document}")
        for mention in _PERFECT.mentions
    )
    scores = _scores(replace(_PERFECT, mentions=torn))
    assert scores["actors, pairs P"] == 1
    assert scores["actors, pairs R"] < 0.5
