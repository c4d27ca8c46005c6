"""Candidate pairs without comparing all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quellenlage.text.blocking import candidate_pairs, sharing_pairs
from quellenlage.text.similarity import frequencies

ITEMS = st.lists(st.lists(st.sampled_from("abcdefghij"), max_size=6), max_size=12)


@given(ITEMS)
def test_candidates_share_two_terms(items: list[list[str]]) -> None:
    for i, j in candidate_pairs(items, frequencies(items)):
        assert i < j
        assert len(set(items[i]) & set(items[j])) >= 2


@given(st.lists(st.lists(st.sampled_from("abcdefghij"), max_size=6), max_size=5))
def test_of_few_items_no_pair_that_shares_two_rare_terms_is_missed(items: list[list[str]]) -> None:
    found = set(candidate_pairs(items, frequencies(items)))
    expected = {
        (i, j)
        for j in range(len(items))
        for i in range(j)
        if len(set(items[i]) & set(items[j])) >= 2
    }
    assert found == expected


@given(st.lists(st.sets(st.integers(0, 9), max_size=6), max_size=5))
def test_the_number_of_shared_keys_is_told(items: list[set[int]]) -> None:
    found = {(i, j): shared for i, j, shared in sharing_pairs(items, least=1)}
    expected = {
        (i, j): len(items[i] & items[j])
        for j in range(len(items))
        for i in range(j)
        if items[i] & items[j]
    }
    assert found == expected


def test_items_that_all_share_a_key_give_few_pairs() -> None:
    assert len(list(sharing_pairs([{1, 2}] * 1000, least=2))) < 11_000


def test_items_that_share_nothing_with_others_change_no_pair() -> None:
    items = [["a", "b", "c"], ["b", "c"], ["x", "y"], ["y", "x", "z"]]
    more = [*items, ["p", "q"], ["r", "s"]]
    assert list(candidate_pairs(items, frequencies(items))) == list(
        candidate_pairs(more, frequencies(more))
    )
