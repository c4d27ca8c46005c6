"""The lineage as geometry: three columns, from primary sources over agencies to articles.

Nodes that are joined to the same others in the same way say the same to the reader; in a large
graph they share a box (structural equivalence, Lorrain & White 1971). So a hundred articles that
credit one agency are one box with one line, and what is special stands out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from quellenlage.model import EdgeKind, Id, Lineage, LineageNode, NodeKind

WIDTH = 1000
SMALL = 40
"""Nodes up to which each has a box of its own."""

_COLUMN = {NodeKind.SOURCE: 0, NodeKind.AGENCY: 1, NodeKind.OUTLET: 1, NodeKind.ARTICLE: 2}
_X = (8, 340, 672)
"""Left edges of the columns; right of the last there is room for the bows between articles."""
_BOX, _ROW, _TOP, _HEIGHT = 238, 34, 34, 24
_SWEEPS = 6


class Box(msgspec.Struct, frozen=True):
    """One node, or several that are joined alike, with the corner of its rectangle."""

    x: int
    y: int
    kind: NodeKind
    label: str
    nodes: tuple[LineageNode, ...]
    width: int = _BOX
    height: int = _HEIGHT


class Line(msgspec.Struct, frozen=True):
    """Edges of one kind between two boxes as one SVG path; ``weight`` is their number."""

    path: str
    kind: EdgeKind
    start: int
    end: int
    weight: int


class Graph(msgspec.Struct, frozen=True):
    """The lineage, ready for the template. ``alone`` are the articles without any edge."""

    width: int
    height: int
    columns: tuple[int, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    alone: tuple[LineageNode, ...]


def draw(lineage: Lineage, names: Mapping[Id, str]) -> Graph:
    """Lay out the graph; boxes of a column stand near those they are joined to.

    Within a column boxes are ordered by the mean place of their neighbours, in a few sweeps to
    and fro; a line that would cross the middle column gets a row of its own there (barycentre
    heuristic and dummy nodes of Sugiyama, Tagawa & Toda 1981). ``names`` are those of the
    articles on the page.
    """
    joined = {node for edge in lineage.edges for node in (edge.from_, edge.to)}
    shown = [node for node in lineage.nodes if node.id in joined]
    alone = tuple(node for node in lineage.nodes if node.id not in joined)
    groups = _group(shown, lineage) if len(shown) > SMALL else [[node] for node in shown]
    group_of = {node.id: number for number, group in enumerate(groups) for node in group}
    weights: defaultdict[tuple[int, int, EdgeKind], int] = defaultdict(int)
    for edge in lineage.edges:
        if edge.from_ in group_of and edge.to in group_of:
            weights[group_of[edge.from_], group_of[edge.to], edge.kind] += 1
    columns = [_COLUMN[group[0].kind] for group in groups]
    passes = _passes(columns, weights)
    places = _order([group[0].name for group in groups], columns, passes, weights)
    boxes = tuple(_box(group, places[n], names) for n, group in enumerate(groups))
    heights = {source: _height(places[gap]) for source, gap in passes.items()}
    lines = tuple(
        Line(_line(boxes, (start, end), heights), kind, start, end, weight)
        for (start, end, kind), weight in sorted(weights.items())
        if start != end
    )
    rows = max((_height(place) for place in places), default=_TOP) + _ROW
    return Graph(WIDTH, rows, _X, boxes, lines, alone)


def _group(nodes: Sequence[LineageNode], lineage: Lineage) -> list[list[LineageNode]]:
    """Put nodes of one kind together that have the same edges to the same nodes."""
    edges: defaultdict[Id, set[tuple[str, str, Id]]] = defaultdict(set)
    for edge in lineage.edges:
        edges[edge.from_].add(("out", edge.kind, edge.to))
        edges[edge.to].add(("in", edge.kind, edge.from_))
    groups: defaultdict[object, list[LineageNode]] = defaultdict(list)
    for node in nodes:
        groups[node.kind, frozenset(edges[node.id])].append(node)
    return list(groups.values())


def _passes(columns: Sequence[int], weights: Iterable[tuple[int, int, EdgeKind]]) -> dict[int, int]:
    """Return for each source joined to articles straight its row's number in the middle."""
    sources = sorted(
        {min(start, end, key=columns.__getitem__) for start, end, _ in weights
         if {columns[start], columns[end]} == {0, 2}}
    )  # fmt: skip
    return {source: len(columns) + n for n, source in enumerate(sources)}


def _order(
    names: Sequence[str],
    columns_of: Sequence[int],
    passes: Mapping[int, int],
    weights: Iterable[tuple[int, int, EdgeKind]],
) -> list[float]:
    """Return the row of each group in its column, then those of the lines that pass through."""
    neighbours: defaultdict[int, list[int]] = defaultdict(list)
    for start, end, _ in weights:
        first, last = sorted((start, end), key=columns_of.__getitem__)
        straight = columns_of[first] == 0 and columns_of[last] == 2
        steps = [first, passes[first], last] if straight else [first, last]
        for one, other in pairwise(steps):
            neighbours[one].append(other)
            neighbours[other].append(one)
    columns: list[list[int]] = [[], [], []]
    for number, where in enumerate([*columns_of, *(1 for _ in passes)]):
        columns[where].append(number)
    names = [*names, *("" for _ in passes)]
    place = [0.0] * len(names)
    for column in columns:
        _number(column, place)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            means = {
                n: sum(place[m] for m in neighbours[n]) / len(neighbours[n])
                for n in column
                if neighbours[n]
            }
            column.sort(key=lambda n: (means.get(n, 1e9), names[n], n))
            _number(column, place)
    return _spread(columns, neighbours, place)


def _number(column: Sequence[int], place: list[float]) -> None:
    for row, number in enumerate(column):
        place[number] = row


def _spread(
    columns: Sequence[Sequence[int]], neighbours: Mapping[int, Sequence[int]], place: list[float]
) -> list[float]:
    """Move the boxes of shorter columns to the height of their neighbours, their order kept."""
    longest = max(columns, key=len)
    spread = list(place)
    for column in columns:
        if column is longest:
            continue
        row = -1.0
        for number in column:
            near = [place[m] for m in neighbours[number]] or [row + 1]
            row = spread[number] = max(row + 1, sum(near) / len(near))
        row = float(len(longest))
        for number in reversed(column):
            row = spread[number] = round(min(spread[number], row - 1), 2)
    return spread


def _height(row: float) -> int:
    return round(_TOP + row * _ROW)


def _box(group: Sequence[LineageNode], row: float, names: Mapping[Id, str]) -> Box:
    first = group[0]
    full = names[first.document] if first.document else first.name
    name = _short(full, 33 if len(group) == 1 else 26)
    label = name if len(group) == 1 else f"{name}  + {len(group) - 1}"
    column = _COLUMN[first.kind]
    return Box(_X[column], _height(row), first.kind, label, tuple(group))


def _line(boxes: Sequence[Box], ends: tuple[int, int], heights: Mapping[int, int]) -> str:
    """Return the path between two boxes, by way of the middle column where it crosses that."""
    start, end = (boxes[number] for number in ends)
    if {start.x, end.x} != {_X[0], _X[2]}:
        return _path(start, end)
    source = ends[0] if start.x == _X[0] else ends[1]
    gap = Box(_X[1], heights[source], NodeKind.SOURCE, "", ())
    return f"{_path(start, gap)}H{gap.x if start.x > end.x else gap.x + gap.width}{_path(gap, end)}"


def _path(start: Box, end: Box) -> str:
    y1, y2 = start.y + start.height // 2, end.y + end.height // 2
    if start.x == end.x:  # within a column: a bow at its right edge
        x = start.x + start.width
        bow = round(min(80.0, 18 + abs(y2 - y1) / 5))
        return f"M{x} {y1}C{x + bow} {y1} {x + bow} {y2} {x} {y2}"
    x1, x2 = (start.x, end.x + end.width) if start.x > end.x else (start.x + start.width, end.x)
    reach = (x1 - x2) // 2
    return f"M{x1} {y1}C{x1 - reach} {y1} {x2 + reach} {y2} {x2} {y2}"


def _short(name: str, room: int) -> str:
    return name if len(name) <= room else name[: room - 1].rstrip() + "…"
