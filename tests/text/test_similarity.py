"""Likeness of term sets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.text.similarity import frequencies, overlap, weigh, weights

WEIGHTED = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 1.0), max_size=6)


@given(WEIGHTED, WEIGHTED)
def test_overlap_is_symmetric_and_within_bounds(
    left: dict[str, float], right: dict[str, float]
) -> None:
    right = {term: left.get(term, weight) for term, weight in right.items()}
    one, other = overlap(left, right), overlap(right, left)
    assert one.score == pytest.approx(other.score)
    assert 0 <= one.dice <= one.contained + 1e-9 <= 1 + 1e-6


def test_equal_sets_are_wholly_alike() -> None:
    assert overlap({"deich": 1.0, "bruch": 0.5}, {"deich": 1.0, "bruch": 0.5}).score == 1.0


def test_a_term_loses_weight_with_every_doubling_of_its_frequency() -> None:
    assert [weigh("deich", count) for count in (1, 4, 8, 16)] == [1.0, 1.0, 0.5, 1 / 3]


def test_figures_weigh_nothing_and_names_half() -> None:
    assert weigh("1500", 1) == 0.0
    assert weigh("Brakensund", 1) == 0.5


def test_text_without_a_term_never_changes_its_weight() -> None:
    few = weights(frequencies([["deich"], ["bruch"]]))
    many = weights(frequencies([["deich"], ["bruch"], *[["anderes"]] * 100]))
    assert few["deich"] == many["deich"]
