"""Trees of the best score."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from quellenlage.annotate.spanning import spanning_heads


def test_the_best_head_of_every_word_is_kept_where_they_form_a_tree() -> None:
    scores = np.array([[5, 0, 1, 0], [0, 4, 0, 0], [0, 0, 3, 0]], dtype="float32")
    assert spanning_heads(scores) == [0, 1, 2]


def test_a_circle_is_broken_where_it_costs_least() -> None:
    # The words 1 and 2 want each other; word 2 minds the root less.
    scores = np.array([[0, -9, 9], [5, 9, -9]], dtype="float32")
    assert spanning_heads(scores) == [2, 0]


@settings(deadline=None)
@given(st.integers(1, 4), st.randoms(use_true_random=False))
def test_no_other_tree_scores_higher(count: int, random: object) -> None:
    """Against all trees, tried one by one."""
    table = [[random.randint(-50, 50) for _ in range(count + 1)] for _ in range(count)]  # type: ignore[attr-defined]
    scores = np.array(table, dtype="float32")
    heads = spanning_heads(scores)
    assert _leads_to_root(heads)
    best = max(
        _total(scores, other)
        for other in product(range(count + 1), repeat=count)
        if _leads_to_root(list(other))
    )
    assert _total(scores, heads) == best


def _leads_to_root(heads: list[int]) -> bool:
    for word in range(1, len(heads) + 1):
        node, steps = word, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


def _total(scores: np.ndarray, heads: list[int] | tuple[int, ...]) -> float:  # type: ignore[type-arg]
    return float(sum(scores[row, head] for row, head in enumerate(heads)))
