"""The lineage as geometry: three columns, from primary sources over agencies to articles.

Nodes that are joined to the same others in the same way say the same to the reader; in a large
graph they share a box (structural equivalence, Lorrain & White 1971). So a hundred articles that
credit one agency are one box with one line, and what is special stands out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

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


def draw(lineage: Lineage) -> Graph:
    """Lay out the graph; boxes of a column stand near those they are joined to.

    Within a column boxes are ordered by the mean place of their neighbours, in a few sweeps to
    and fro (the barycentre heuristic of Sugiyama, Tagawa & Toda 1981).
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
    places = _order(groups, weights)
    boxes = tuple(_box(group, places[number]) for number, group in enumerate(groups))
    lines = tuple(
        Line(_path(boxes[start], boxes[end]), kind, start, end, weight)
        for (start, end, kind), weight in sorted(weights.items())
        if start != end
    )
    rows = max((box.y for box in boxes), default=_TOP) + _ROW
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


def _order(
    groups: Sequence[Sequence[LineageNode]], weights: Iterable[tuple[int, int, EdgeKind]]
) -> list[float]:
    """Return the row of each group in its column."""
    neighbours: defaultdict[int, list[int]] = defaultdict(list)
    for start, end, _ in weights:
        neighbours[start].append(end)
        neighbours[end].append(start)
    columns: list[list[int]] = [[], [], []]
    for number, group in enumerate(groups):
        columns[_COLUMN[group[0].kind]].append(number)
    place = [0.0] * len(groups)
    for column in columns:
        _number(column, place)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            means = {
                n: sum(place[m] for m in neighbours[n]) / len(neighbours[n])
                for n in column
                if neighbours[n]
            }
            column.sort(key=lambda n: (means.get(n, 1e9), groups[n][0].name, n))
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


def _box(group: Sequence[LineageNode], row: float) -> Box:
    first = group[0]
    name = _short(first.name, 33 if len(group) == 1 else 26)
    label = name if len(group) == 1 else f"{name}  + {len(group) - 1}"
    column = _COLUMN[first.kind]
    return Box(_X[column], round(_TOP + row * _ROW), first.kind, label, tuple(group))


def _path(start: Box, end: Box) -> str:
    y1, y2 = start.y + start.height // 2, end.y + end.height // 2
    if start.x == end.x:  # within a column: a bow at its right edge
        x = start.x + start.width
        bow = round(min(80.0, 18 + abs(y2 - y1) / 5))
        return f"M{x} {y1}C{x + bow} {y1} {x + bow} {y2} {x} {y2}"
    x1, x2 = (start.x, end.x + end.width) if start.x > end.x else (start.x + start.width, end.x)
    reach = (x1 - x2) // 2 if abs(x1 - x2) < _X[1] else (x1 - x2) // 5
    return f"M{x1} {y1}C{x1 - reach} {y1} {x2 + reach} {y2} {x2} {y2}"


def _short(name: str, room: int) -> str:
    return name if len(name) <= room else name[: room - 1].rstrip() + "…"
