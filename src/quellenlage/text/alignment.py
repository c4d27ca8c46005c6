"""Where two word sequences tell the same, word for word, small edits allowed in between."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

SEED = 5
"""Words that must agree for a shared run to begin."""

_MOST_PLACES = 8
"""Places looked at per seed: bounds the work on texts that repeat themselves."""


class Run(msgspec.Struct, frozen=True, order=True):
    """``length`` equal words: from index ``left`` in one sequence, ``right`` in the other."""

    left: int
    right: int
    length: int


def shared_runs(
    left: Sequence[str], right: Sequence[str], *, seed: int = SEED, edit: int = 3
) -> list[Run]:
    """Return runs of equal words, in order of ``left``, none overlapping there.

    A run begins with ``seed`` equal words and is stretched as far as it goes; past its end
    the next run may begin, after at most ``edit`` differing words on either side, with two
    equal words only. Greedy and linear in the lengths: of several places the one with the
    longest agreement is taken, the first of equals.
    """
    places = _places(right, seed)
    runs: list[Run] = []
    index = 0
    while index <= len(left) - seed:
        found = _longest(left, right, index, places.get(tuple(left[index : index + seed]), ()))
        if found is None:
            index += 1
            continue
        found = _stretch_back(left, right, found, floor=_left_end(runs))
        while found is not None:
            runs.append(found)
            index = found.left + found.length
            found = _resume(left, right, found, edit)
    return runs


def _places(words: Sequence[str], seed: int) -> dict[tuple[str, ...], list[int]]:
    table: dict[tuple[str, ...], list[int]] = {}
    for index in range(len(words) - seed + 1):
        spots = table.setdefault(tuple(words[index : index + seed]), [])
        if len(spots) < _MOST_PLACES:
            spots.append(index)
    return table


def _agreement(left: Sequence[str], right: Sequence[str], i: int, j: int) -> int:
    length = 0
    limit = min(len(left) - i, len(right) - j)
    while length < limit and left[i + length] == right[j + length]:
        length += 1
    return length


def _longest(
    left: Sequence[str], right: Sequence[str], index: int, spots: Sequence[int]
) -> Run | None:
    best: Run | None = None
    for spot in spots:
        length = _agreement(left, right, index, spot)
        if best is None or length > best.length:
            best = Run(index, spot, length)
    return best


def _left_end(runs: Sequence[Run]) -> int:
    return runs[-1].left + runs[-1].length if runs else 0


def _stretch_back(left: Sequence[str], right: Sequence[str], run: Run, *, floor: int) -> Run:
    i, j = run.left, run.right
    while i > floor and j > 0 and left[i - 1] == right[j - 1]:
        i, j = i - 1, j - 1
    return Run(i, j, run.length + run.left - i)


def _resume(left: Sequence[str], right: Sequence[str], run: Run, edit: int) -> Run | None:
    """Find the nearest two equal words behind ``run``: fewest words skipped, left first."""
    i, j = run.left + run.length, run.right + run.length
    skips = sorted(
        ((a, b) for a in range(edit + 1) for b in range(edit + 1) if a or b),
        key=lambda skip: (sum(skip), skip),
    )
    for a, b in skips:
        length = _agreement(left, right, i + a, j + b)
        if length >= 2:
            return Run(i + a, j + b, length)
    return None
