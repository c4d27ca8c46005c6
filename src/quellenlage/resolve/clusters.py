"""Clusters from pairs, guarded against chains."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

_LOOKED_AT = 4


class Clusters:
    """Disjoint clusters of the numbers 0 to ``count`` - 1, each at first alone."""

    def __init__(self, count: int) -> None:
        self._members: dict[int, list[int]] = {number: [number] for number in range(count)}
        self._home = list(range(count))

    def home(self, number: int) -> int:
        """Return the name of the cluster that holds ``number``."""
        return self._home[number]

    def members(self, home: int) -> Sequence[int]:
        """Return the members of the cluster ``home``."""
        return self._members[home]

    def join(self, one: int, other: int) -> None:
        """Make one cluster of those that hold the two numbers."""
        into, gone = sorted((self._home[one], self._home[other]))
        if into == gone:
            return
        if len(self._members[into]) < len(self._members[gone]):
            into, gone = gone, into
        for number in self._members[gone]:
            self._home[number] = into
        self._members[into] += self._members.pop(gone)

    def all(self) -> list[list[int]]:
        """Return all clusters, members ascending, in order of their first member."""
        return sorted(sorted(members) for members in self._members.values())


def link(
    clusters: Clusters,
    pairs: Iterable[tuple[int, int, float]],
    fits: Callable[[int, int], float],
) -> None:
    """Join clusters along ``pairs`` (numbers and score), the most alike first.

    Two clusters become one only if their members fit on average, not just the pair that
    touches: ``fits`` returns at least 1 for two numbers that belong together, less the worse
    they fit. Of large clusters a few members are looked at, so the work per pair is bounded.
    """
    for one, other, _ in sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1])):
        left, right = clusters.home(one), clusters.home(other)
        if left == right:
            continue
        across = [
            fits(a, b)
            for a in _some(clusters.members(left), one)
            for b in _some(clusters.members(right), other)
        ]
        if sum(across) / len(across) >= 0.8:
            clusters.join(one, other)


def _some(members: Sequence[int], chosen: int) -> list[int]:
    """Return ``chosen`` and a few others, spread evenly over the cluster."""
    ordered = sorted(members)
    step = max(1, len(ordered) // _LOOKED_AT)
    return sorted({chosen, *ordered[::step][:_LOOKED_AT]})
