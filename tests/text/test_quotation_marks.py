"""Pairing of quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.model import Span
from quellenlage.text.quotation_marks import Quoted, pair_marks
from tests.steps import count_steps


def paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def pairs(text: str) -> tuple[Quoted, ...]:
    return pair_marks(text, paragraphs(text))


def words(text: str) -> list[list[str]]:
    return [[span.slice(text) for span in quoted.spans] for quoted in pairs(text)]


@pytest.mark.parametrize(
    "marked",
    [
        "„Wir gehen“",
        "„Wir gehen”",
        '„Wir gehen"',
        "“Wir gehen”",
        "»Wir gehen«",
        "«Wir gehen»",
        '"Wir gehen"',
        "‚Wir gehen‘",
        "›Wir gehen‹",
        "''Wir gehen''",
        "'Wir gehen'",
        "‘Wir gehen’",
    ],
)
def test_every_convention_is_paired(marked: str) -> None:
    assert words(f"Er sagte: {marked}, und ging.") == [[marked]]


def test_half_marks_nest_in_full_ones() -> None:
    text = "„Sie rief ‚Halt‘ und lief“, sagte er."
    assert words(text) == [["„Sie rief ‚Halt‘ und lief“"], ["‚Halt‘"]]
    assert [quoted.depth for quoted in pairs(text)] == [0, 1]


def test_other_full_marks_nest_too() -> None:
    text = '„Das Blatt "Die Brücke" lügt“, rief sie.'
    assert words(text) == [['„Das Blatt "Die Brücke" lügt“'], ['"Die Brücke"']]


def test_apostrophes_are_no_marks() -> None:
    assert words("Hans' Haus ist's, so geht's, sagte Jens' Bruder.") == []


def test_an_apostrophe_within_a_quotation_does_not_close_it() -> None:
    assert words("'Das geht's nicht', sagte er.") == [["'Das geht's nicht'"]]


def test_paragraphs_each_opened_and_closed_once_are_one_quotation() -> None:
    text = "„Erster Teil.\n„Zweiter Teil.\n„Dritter Teil“, sagte sie."
    assert words(text) == [["„Erster Teil.", "„Zweiter Teil.", "„Dritter Teil“"]]
    assert pairs(text)[0].closed


def test_a_mark_that_never_closes_ends_with_its_paragraph_and_says_so() -> None:
    text = "Er rief: „Wir kommen wieder.\nDann ging er."
    assert words(text) == [["„Wir kommen wieder."]]
    assert not pairs(text)[0].closed


def test_an_unclosed_mark_does_not_turn_round_those_that_follow() -> None:
    text = 'Er rief "Halt und ging. Sie sagte: "Gut."'
    assert words(text)[-1] == ['"Gut."']


def test_a_german_close_after_an_english_open_is_found() -> None:
    assert words("Sie nannte es “klug“ und ging.") == [["“klug“"]]


@given(st.text(alphabet="„“”‟»«\"'‚‘’›‹`, a.\n", max_size=80))
def test_any_arrangement_ends_and_spans_nest_or_are_disjoint(text: str) -> None:
    found = pairs(text)
    for at, left in enumerate(found):
        for span in left.spans:
            assert span.slice(text).strip()
        for right in found[at + 1 :]:
            for one in left.spans:
                for other in right.spans:
                    assert not one.overlaps(other) or one.contains(other) or other.contains(one)


def test_the_steps_grow_with_the_text_only() -> None:
    mixed = "„‚»«\"'“ a “" * 100
    long, short = count_steps(lambda: pairs(mixed * 10)), count_steps(lambda: pairs(mixed))
    assert long < 15 * short
