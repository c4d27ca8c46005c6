from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quellenlage.ingest.cohesion import cohesion_features

BODY = [
    "die", "brücke", "über", "die", "wesel", "wird", "erneuert", "weil", "die", "pfeiler", "risse",
    "zeigen",
]  # fmt: skip
QUOTE = ["weil", "die", "pfeiler", "risse", "zeigen"]
TEASER = ["regatta", "endet", "mit", "einer", "überraschung"]
HEADING = ["streit", "um", "brücken", "und", "pfeiler"]


def test_a_heading_takes_up_the_words_of_the_article_and_a_teaser_does_not() -> None:
    rows = cohesion_features([BODY, HEADING, TEASER], [True, False, False])
    assert rows[1]["cohesion"] > 0.5
    assert rows[2]["cohesion"] == 0


def test_a_line_inside_a_longer_one_is_known() -> None:
    rows = cohesion_features([BODY, QUOTE], [True, False])
    assert [row["inside"] for row in rows] == [0.0, 1.0]


def test_repeats_know_which_comes_first() -> None:
    first, second = cohesion_features([TEASER, TEASER], [False, False])
    assert (first["again_after"], first["again_before"]) == (1.0, 0.0)
    assert (second["again_after"], second["again_before"]) == (0.0, 1.0)


@given(st.lists(st.lists(st.sampled_from(BODY + TEASER), max_size=12), max_size=12))
def test_shares_are_between_zero_and_one(lines: list[list[str]]) -> None:
    for row in cohesion_features(lines, [len(line) > 6 for line in lines]):
        assert 0 <= row["cohesion"] <= 1
        assert 0 <= row["foreign"] <= 1
