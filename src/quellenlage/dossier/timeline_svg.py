"""The timeline as geometry: bars for intervals on a scale that gives busy years more room.

Stories reach back decades and crowd into days, so the axis is not linear: every entry's
days get equal room in order of time (a rank scale), and each change of year is labelled.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from quellenlage.model import TimelineEntry

WIDTH = 1000
_LEFT, _RIGHT, _TOP, _ROW = 12, 12, 34, 16


class Bar(msgspec.Struct, frozen=True):
    """One entry: position and length in the drawing's units, and what it shows."""

    x: float
    y: float
    width: float
    planned: bool
    entry: TimelineEntry


class Tick(msgspec.Struct, frozen=True):
    """A labelled line of the axis."""

    x: float
    label: str


class Drawing(msgspec.Struct, frozen=True):
    """The timeline, ready for the template."""

    width: int
    height: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def draw(entries: Sequence[TimelineEntry], planned: frozenset[str]) -> Drawing:
    """Lay out the entries; ``planned`` are the ids of those that had not happened yet."""
    days = sorted({day for entry in entries for day in (entry.earliest, entry.latest)})
    step = (WIDTH - _LEFT - _RIGHT) / max(1, len(days))
    place = {day: _LEFT + index * step for index, day in enumerate(days)}
    rows: list[float] = []
    bars = []
    for entry in sorted(entries, key=lambda e: (e.earliest, e.latest, e.id)):
        x, end = place[entry.earliest], place[entry.latest] + max(6.0, step * 0.7)
        row = next((i for i, taken in enumerate(rows) if taken + 3 < x), len(rows))
        rows[row : row + 1] = [end]
        bars.append(
            Bar(round(x, 1), _TOP + row * _ROW, round(end - x, 1), entry.id in planned, entry)
        )
    return Drawing(WIDTH, _TOP + max(1, len(rows)) * _ROW + 8, tuple(bars), _ticks(days, place))


def _ticks(days: Sequence[str], place: dict[str, float]) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    for day in days:
        label, x = day[:4], place[day]
        if (not ticks or ticks[-1].label != label) and (not ticks or x - ticks[-1].x > 36):
            ticks.append(Tick(round(x, 1), label))
    return tuple(ticks)
