"""Clusters from pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quellenlage.resolve.clusters import Clusters, link

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20)


@given(PAIRS)
def test_every_number_is_in_exactly_one_cluster(pairs: list[tuple[int, int]]) -> None:
    clusters = Clusters(10)
    for one, other in pairs:
        clusters.join(one, other)
    assert sorted(number for members in clusters.all() for number in members) == list(range(10))


@given(PAIRS)
def test_joined_numbers_share_a_cluster(pairs: list[tuple[int, int]]) -> None:
    clusters = Clusters(10)
    for one, other in pairs:
        clusters.join(one, other)
    assert all(clusters.home(one) == clusters.home(other) for one, other in pairs)


def test_a_chain_of_likeness_is_not_followed_to_what_is_unlike() -> None:
    clusters = Clusters(5)
    pairs = [(n, n + 1, 1.0) for n in range(4)]
    link(clusters, pairs, lambda one, other: max(0.0, 1.0 - 0.4 * (abs(one - other) - 1)))
    assert max(len(members) for members in clusters.all()) < 5
