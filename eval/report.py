"""What every scorer returns: measures by name, each with the number of items it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec


class Measure(msgspec.Struct, frozen=True):
    """One figure of one task, between 0 and 1, over ``items`` gold items.

    ``floor`` tells whether the figure is held by ``floors.json``.
    """

    task: str
    name: str
    value: float
    items: int
    floor: bool = True


class Counts(msgspec.Struct):
    """True and false positives and false negatives, with the usual ratios."""

    true: int = 0
    false: int = 0
    missed: int = 0

    def add(self, predicted: Iterable[object], gold: Iterable[object]) -> None:
        """Count the members of two collections against each other."""
        left, right = set(predicted), set(gold)
        self.true += len(left & right)
        self.false += len(left - right)
        self.missed += len(right - left)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.true / (self.true + self.false) if self.true + self.false else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.true / (self.true + self.missed) if self.true + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = 2 * self.true + self.false + self.missed
        return 2 * self.true / total if total else 0.0


def measures(task: str, counts: Counts, prefix: str = "") -> list[Measure]:
    """Return precision, recall and F1 of ``counts``; F1 alone is held by a floor."""
    items = counts.true + counts.missed
    return [
        Measure(task, f"{prefix}P", counts.precision, items, floor=False),
        Measure(task, f"{prefix}R", counts.recall, items, floor=False),
        Measure(task, f"{prefix}F1", counts.f1, items),
    ]


def missing(root: Path, *parts: str) -> bool:
    """Tell whether a gold folder or file is absent, so that its task is left out."""
    return not root.joinpath(*parts).exists()
