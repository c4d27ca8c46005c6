"""The timeline as geometry: bars for intervals, the most reported on top, empty time compressed.

Stories reach back decades and crowd into days. Between two days on which something begins or
ends the axis has the room of the logarithm of the days between: order and closeness stay
visible, and a decade without news does not push the week that matters into a corner.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from math import log2

import msgspec

from quellenlage.dossier.dates import Pair, point
from quellenlage.model import Factuality, Id, TimelineEntry

WIDTH = 1000
MOST = 1200
"""Entries that are drawn; beyond that a drawing says nothing more, the list has them all."""

_LEFT, _RIGHT, _TOP, _ROW = 14, 44, 30, 19
_LETTER = 6.1
"""Mean width of a letter of the labels, in units of the drawing."""

_LABELLED = 60
"""Entries that may have their words beside them, where there is room."""


class Bar(msgspec.Struct, frozen=True):
    """One entry: position and length in the drawing's units, how it is filled, its words.

    ``before`` where the words stand left of the bar, for want of room on its right.
    """

    x: float
    y: int
    width: float
    style: str
    label: str
    before: bool
    entry: TimelineEntry


class Tick(msgspec.Struct, frozen=True):
    """A labelled line of the axis; ``zoom`` is the magnification from which there is room."""

    x: float
    label: Pair
    zoom: int


class Drawing(msgspec.Struct, frozen=True):
    """The timeline, ready for the template."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


STYLE = {
    Factuality.ASSERTED: "done",
    Factuality.REPORTED: "open",
    Factuality.POSSIBLE: "open",
    Factuality.CONDITIONAL: "open",
    Factuality.DENIED: "open",
    Factuality.PLANNED: "planned",
    Factuality.REQUESTED: "planned",
}


def draw(entries: Sequence[TimelineEntry], factuality: Mapping[Id, Factuality]) -> Drawing:
    """Lay out the entries; ``factuality`` tells by entry how the texts commit to it."""
    chosen = sorted(entries, key=lambda e: (-len(e.documents), e.earliest, e.id))[:MOST]
    place = _scale({day for entry in chosen for day in (entry.earliest, entry.latest)})
    rows: list[list[tuple[float, float]]] = []
    bars = []
    for rank, entry in enumerate(chosen):
        x, end = place[entry.earliest], place[entry.latest]
        width = max(7.0, end - x)
        label = _short(entry.text) if rank < _LABELLED else ""
        before = x + width + 6 + len(label) * _LETTER >= WIDTH
        row, label = _row(rows, x, x + width, label, before=before)
        style = STYLE[factuality.get(entry.id, Factuality.ASSERTED)]
        bars.append(
            Bar(round(x, 1), _TOP + row * _ROW, round(width, 1), style, label, before, entry)
        )
    bars.sort(key=lambda bar: (bar.entry.earliest, bar.entry.latest, bar.entry.id))
    height = _TOP + max(1, len(rows)) * _ROW + 6
    return Drawing(WIDTH, height, tuple(bars), _ticks(chosen, place))


def _scale(days: set[str]) -> dict[str, float]:
    """Return where each day lies: steps are as wide as the logarithm of the days between."""
    ordered = sorted(days)
    if not ordered:
        return {}
    numbers = [date.fromisoformat(day).toordinal() for day in ordered]
    sums = [0.0]
    for before, after in pairwise(numbers):
        sums.append(sums[-1] + log2(1 + after - before))
    room = WIDTH - _LEFT - _RIGHT - 8
    unit = room / sums[-1] if sums[-1] else 0
    return {day: _LEFT + total * unit for day, total in zip(ordered, sums, strict=True)}


def _row(
    rows: list[list[tuple[float, float]]], x: float, end: float, label: str, *, before: bool
) -> tuple[int, str]:
    """Return the first row with room from ``x`` to ``end``, and the label where it has room too."""
    words = 6 + len(label) * _LETTER
    left, right = (x - words, end) if before else (x, end + words)
    if label and left >= 0 and right < WIDTH:
        for number, row in enumerate(rows[:12]):
            if _is_free(row, left, right):
                row.append((left, right))
                return number, label
        if len(rows) < 12:
            rows.append([(left, right)])
            return len(rows) - 1, label
    for number, row in enumerate(rows):
        if _is_free(row, x, end):
            row.append((x, end))
            return number, ""
    rows.append([(x, end)])
    return len(rows) - 1, ""


def _is_free(row: list[tuple[float, float]], x: float, end: float) -> bool:
    return all(end + 3 < left or right + 3 < x for left, right in row)


def _ticks(entries: Sequence[TimelineEntry], place: Mapping[str, float]) -> tuple[Tick, ...]:
    """Return a line at the first day of each year, month and day that has room for its name.

    Only days on which something may begin have one: where an interval ends says its bar.
    """
    days = sorted({entry.earliest for entry in entries})
    ticks: list[Tick] = []
    taken: list[float] = []
    for length in (4, 7, 10):
        seen: set[str] = set()
        for day in days:
            x, name = place[day], day[:length]
            if name in seen:
                continue
            seen.add(name)
            label = point(name)
            nearest = min((abs(x - other) for other in taken), default=WIDTH)
            zoom = 1
            while nearest * zoom < 9 * len(label[0]) and zoom <= 64:
                zoom *= 2
            if zoom <= 64 and nearest > 0:
                ticks.append(Tick(round(x, 1), label, zoom))
                taken.append(x)
    return tuple(sorted(ticks, key=lambda tick: (tick.x, tick.label)))


def _short(text: str) -> str:
    """Return the first words of an entry, as many as fit beside its bar."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 42 else flat[:42].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
