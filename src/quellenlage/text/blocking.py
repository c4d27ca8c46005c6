"""Which of many items are worth comparing: those that share what few others have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

RAREST = 8
"""So many of a set's rarest terms are looked at."""

_HUBS = 4
_NEIGHBOURS = 6

_Integers = NDArray[np.int64]


def candidate_pairs(
    items: Sequence[Sequence[str]], frequency: Mapping[str, int], *, rarest: int = RAREST
) -> Iterator[tuple[int, int]]:
    """Yield pairs of indices ``(i, j)``, ``i < j``, whose items share two of their rarest terms.

    Each pair comes once, in ascending order; terms beyond the ``rarest`` of an item are not
    looked at. Never all pairs, see :func:`sharing_pairs`.
    """
    keys, owners = _pair_keys(_rare_terms(items, frequency, rarest), len(frequency))
    for i, j, _ in _paired(keys, owners, len(items), least=1):
        yield i, j


def sharing_pairs(
    items: Sequence[Collection[int]], *, least: int
) -> Iterator[tuple[int, int, int]]:
    """Yield ``(i, j, shared)`` for items that share at least ``least`` of their keys, ``i < j``.

    Never all pairs: of the items that share one key each is paired with the first few and
    with its next few neighbours, so that the number of pairs grows with the number of keys
    alone, and ``shared`` is a lower bound where many items share a key. Time is n log n.
    """
    owners = np.repeat(
        np.arange(len(items), dtype=np.int64), [len(set(keys)) for keys in items] or 0
    )
    flat = [key for keys in items for key in set(keys)]
    yield from _paired(np.array(flat, dtype=np.int64), owners, len(items), least=least)


def _rare_terms(
    items: Sequence[Sequence[str]], frequency: Mapping[str, int], rarest: int
) -> _Integers:
    """Return per item the numbers of its rarest repeated terms, ascending, -1 for none."""
    ranked = sorted(
        (term for term, count in frequency.items() if count > 1),
        key=lambda term: (frequency[term], term),
    )
    number = {term: index for index, term in enumerate(ranked)}
    table = np.full((len(items), rarest), -1, dtype=np.int64)
    for row, terms in enumerate(items):
        found = sorted({number[term] for term in terms if term in number})[:rarest]
        table[row, : len(found)] = found
    return table


def _pair_keys(table: _Integers, terms: int) -> tuple[_Integers, _Integers]:
    """Return a key for every two terms of every item, and the item it belongs to."""
    rows = np.arange(len(table), dtype=np.int64)
    keys, owners = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for one, other in combinations(range(table.shape[1]), 2):
        valid = table[:, other] >= 0
        keys.append(table[valid, one] * terms + table[valid, other])
        owners.append(rows[valid])
    return np.concatenate(keys), np.concatenate(owners)


def _paired(
    keys: _Integers, owners: _Integers, count: int, *, least: int
) -> Iterator[tuple[int, int, int]]:
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    codes, times = np.unique(_codes(keys, owners, count), return_counts=True)
    enough = times >= least
    for code, shared in zip(codes[enough].tolist(), times[enough].tolist(), strict=True):
        yield code // count, code % count, shared


def _codes(keys: _Integers, owners: _Integers, count: int) -> _Integers:
    """Pair, within each run of equal keys, every item with the first ones and the next ones.

    A pair comes once per key that it shares, as ``i * count + j``.
    """
    positions = np.arange(len(keys), dtype=np.int64)
    first = np.searchsorted(keys, keys, side="left")
    found = [np.empty(0, dtype=np.int64)]
    for hub in range(_HUBS):
        here = positions[first + hub < positions]
        found.append(owners[first[here] + hub] * count + owners[here])
    for step in range(1, _NEIGHBOURS + 1):
        here = positions[positions - step >= first + _HUBS]
        found.append(owners[here - step] * count + owners[here])
    return np.concatenate(found)
