"""The scorer of quotations and its alignment."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.alignment import align
from eval.quotation_groups import Group
from eval.quotations import Table


def group(kind: str, quote: range, speaker: range = range(0)) -> Group:
    parts = {part: frozenset[int]() for part in ("addressee", "cue", "frame")}
    parts |= {"quote": frozenset(quote), "speaker": frozenset(speaker)}
    return Group(kind, "Speech", parts)


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=4
        )
    )
)
def test_no_other_pairing_has_a_greater_sum(similarity: list[list[int]]) -> None:
    rows, columns = len(similarity), len(similarity[0])
    reached = sum(similarity[row][column] for row, column in align(similarity))
    if rows <= columns:
        sums = [
            sum(similarity[row][column] for row, column in enumerate(chosen))
            for chosen in permutations(range(columns), rows)
        ]
    else:
        sums = [
            sum(similarity[row][column] for column, row in enumerate(chosen))
            for chosen in permutations(range(rows), columns)
        ]
    assert reached == max(sums)


def test_gold_against_itself_is_perfect() -> None:
    groups = [group("Direct", range(5), range(7, 9)), group("Indirect", range(20, 30))]
    table = Table()
    table.add_document(groups, groups)
    assert table.parts["joint"].figures() == (1.0, 1.0, 1.0)
    assert table.decisions["type"].figures()[2] == 1.0


def test_precision_and_recall_are_means_over_groups() -> None:
    table = Table()
    table.add_document(
        [group("Direct", range(10)), group("Direct", range(50, 60))], [group("Direct", range(5))]
    )
    precision, recall, _ = table.parts["message"].figures()
    assert precision == pytest.approx((0.5 + 0) / 2)
    assert recall == pytest.approx(1.0)


def test_pairs_without_a_common_token_earn_nothing() -> None:
    table = Table()
    table.add_document(
        [group("Direct", range(5), range(90, 95))], [group("Direct", range(10, 15), range(90, 95))]
    )
    assert table.parts["speaker"].figures() == (0.0, 0.0, 0.0)
    assert table.decisions["type"].figures()[2] == 0.0
