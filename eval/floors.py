"""Floors: for each figure the least that it may be, over the gold it was measured on."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Self

import msgspec

from eval.report import Measure

TOLERANCE = 0.003
"""How far below a reached figure its floor is laid: other library versions may differ a little."""


class Floor(msgspec.Struct, frozen=True):
    """The least value of a figure, the number of its items, and the hash of its gold."""

    value: float
    items: int
    corpus: str


class Floors(msgspec.Struct):
    """All floors, by task and measure."""

    floors: dict[str, Floor]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the floors; a missing file holds none."""
        if not path.exists():
            return cls({})
        return cls(msgspec.json.decode(path.read_bytes(), type=dict[str, Floor]))

    def save(self, path: Path) -> None:
        """Write the floors, sorted."""
        data = msgspec.json.encode(dict(sorted(self.floors.items())))
        path.write_bytes(msgspec.json.format(data, indent=2) + b"\n")

    def floor(self, measure: Measure, corpus: str) -> float | None:
        """Return the floor of a figure, or ``None`` where it has none on this gold."""
        floor = self.floors.get(_key(measure))
        return floor.value if floor and floor.corpus == corpus else None

    def rise(self, measure: Measure, corpus: str) -> None:
        """Raise the floor of a figure to just below what was reached; never lower it.

        On other gold than before the floor is set anew: figures over different data
        cannot be compared.
        """
        reached = math.floor((measure.value - TOLERANCE) * 1000) / 1000
        old = self.floors.get(_key(measure))
        if old is None or old.corpus != corpus or reached > old.value:
            self.floors[_key(measure)] = Floor(max(0.0, reached), measure.items, corpus)


def _key(measure: Measure) -> str:
    return f"{measure.task}: {measure.name}"
