"""Likeness of term sets."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.text.similarity import (
    Content,
    content,
    frequencies,
    overlap,
    units,
    weigh,
    weights,
)

WEIGHTS = {term: weight / 8 for weight, term in enumerate("abcdefgh", start=1)}
TERMS = st.lists(st.sampled_from("abcdefgh"), max_size=6, unique=True)


def told(terms: Sequence[str]) -> Content:
    return content({term: place for place, term in enumerate(terms)}, WEIGHTS)


@given(TERMS, TERMS)
def test_overlap_is_symmetric_and_within_bounds(left: list[str], right: list[str]) -> None:
    one, other = overlap(told(left), told(right)), overlap(told(right), told(left))
    assert one.score == pytest.approx(other.score)
    assert one.words == other.words
    assert 0 <= one.dice <= one.contained + 1e-9 <= 1 + 1e-6


def test_equal_sets_are_wholly_alike() -> None:
    assert overlap(told("abc"), told("abc")).score == pytest.approx(1.0)


def test_a_compound_stands_for_its_parts_and_counts_as_one_word() -> None:
    compound = units(["vogelnest", "vogel", "nest", "alt"], [0, 0, 0, 10])
    assert compound == {"vogel": 0, "nest": 0, "alt": 10}
    weight = dict.fromkeys(["vogel", "nest", "alt"], 1.0)
    phrase = units(["nest", "vogel"], [0, 11])
    shared = overlap(content(compound, weight), content(phrase, weight))
    assert (shared.words, shared.contained) == (1, 1.0)


def test_a_shared_name_counts_as_half_a_word() -> None:
    weight = {"Brakensund": 0.5, "deich": 1.0}
    one = content({"Brakensund": 0, "deich": 11}, weight)
    assert overlap(one, one).words == 1.5


def test_a_term_loses_weight_with_every_doubling_of_its_frequency() -> None:
    assert [weigh("deich", count) for count in (1, 4, 8, 16)] == [1.0, 1.0, 0.5, 1 / 3]


def test_figures_weigh_nothing_and_names_half() -> None:
    assert weigh("1500", 1) == 0.0
    assert weigh("Brakensund", 1) == 0.5


def test_a_large_figure_counts_as_a_word_and_a_year_as_half_a_one() -> None:
    figures = content({"48000000": 0, "2031": 9, "deich": 14}, {"deich": 1.0})
    assert overlap(figures, figures).words == 2.5


def test_a_word_that_begins_with_a_figure_is_a_word() -> None:
    jubilee = content({"25-jährig": 0}, {"25-jährig": weigh("25-jährig", 1)})
    assert overlap(jubilee, jubilee).words == 1


def test_text_without_a_term_never_changes_its_weight() -> None:
    few = weights(frequencies([["deich"], ["bruch"]]))
    many = weights(frequencies([["deich"], ["bruch"], *[["anderes"]] * 100]))
    assert few["deich"] == many["deich"]


def test_a_figure_that_both_tell_speaks_for_them_and_one_alone_against_none() -> None:
    places = {"kosten": 0, "reparatur": 1, "48000000": 2}
    others = {"kosten": 0, "neubau": 1, "48000000": 2}
    weighed = {"kosten": 1.0, "reparatur": 1.0, "neubau": 1.0, "48000000": 0.0}
    both = overlap(content(places, weighed), content(others, weighed))
    bare = {term: at for term, at in others.items() if term != "48000000"}
    one = overlap(content(places, weighed), content(bare, weighed))
    assert both.score > one.score
    del places["48000000"]
    assert one.score == overlap(content(places, weighed), content(bare, weighed)).score
