"""One-to-one alignment of two small sets by the sum of their similarities."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def align(similarity: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) whose similarities have the greatest sum.

    The Hungarian method with potentials (Kuhn 1955; Jonker & Volgenant 1987): cubic in the
    number of rows. Pairs of similarity zero are left out.
    """
    if not similarity or not similarity[0]:
        return []
    matrix = np.array(similarity, dtype=float)
    turned = matrix.shape[0] > matrix.shape[1]
    cost = -(matrix.T if turned else matrix)
    pairs = [(row, column) for column, row in enumerate(_owners(cost)) if row >= 0]
    if turned:
        pairs = [(row, column) for column, row in pairs]
    return sorted(pair for pair in pairs if matrix[pair] > 0)


def _owners(cost: np.ndarray) -> list[int]:
    """Return for every column the row it is given to, or -1; no more rows than columns."""
    rows, columns = cost.shape
    by_row, by_column = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        owner[0] = row
        at = 0
        least = np.full(columns + 1, np.inf)
        way = np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while owner[at]:
            used[at] = True
            free = ~used[1:]
            reduced = cost[owner[at] - 1] - by_row[owner[at]] - by_column[1:]
            better = free & (reduced < least[1:])
            least[1:][better] = reduced[better]
            way[1:][better] = at
            nearest = int(np.argmin(np.where(free, least[1:], np.inf))) + 1
            step = least[nearest]
            by_row[owner[used]] += step
            by_column[used] -= step
            least[1:][free] -= step
            at = nearest
        while at:
            owner[at] = owner[way[at]]
            at = int(way[at])
    return [int(row) - 1 for row in owner[1:]]
