"""The lineage as geometry: three columns, from primary sources over agencies to articles."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from quellenlage.model import EdgeKind, Lineage, LineageNode, NodeKind

WIDTH = 1000
_COLUMN = {NodeKind.SOURCE: 0, NodeKind.AGENCY: 1, NodeKind.OUTLET: 1, NodeKind.ARTICLE: 2}
_X = (10, 330, 640)
"""Left edges of the columns; right of the last there is room for the bows between articles."""
_BOX, _ROW, _TOP = 280, 40, 34


class Box(msgspec.Struct, frozen=True):
    """A node with its corner."""

    x: float
    y: float
    width: float
    height: float
    label: str
    node: LineageNode


class Line(msgspec.Struct, frozen=True):
    """An edge as an SVG path, with its kind and a title."""

    path: str
    kind: EdgeKind
    title: str


class Graph(msgspec.Struct, frozen=True):
    """The lineage, ready for the template."""

    width: int
    height: float
    columns: tuple[int, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def draw(lineage: Lineage, words: dict[EdgeKind, str]) -> Graph:
    """Lay out the graph; nodes of a column stand near those they are joined to.

    Within a column the order is the mean height of the neighbours to the right (the
    barycentre heuristic of Sugiyama, Tagawa & Toda 1981); articles keep their order.
    """
    columns: list[list[LineageNode]] = [[], [], []]
    for node in lineage.nodes:
        columns[_COLUMN[node.kind]].append(node)
    height: dict[str, float] = {}
    neighbours = _neighbours(lineage)
    for column in (2, 1, 0):
        if column < 2:
            columns[column].sort(key=lambda n: (_mean(neighbours.get(n.id, ()), height), n.name))
        for row, node in enumerate(columns[column]):
            height[node.id] = _TOP + row * _ROW
    boxes = {
        node.id: Box(_X[c], height[node.id], _BOX, _ROW - 12, _short(node.name), node)
        for c, nodes in enumerate(columns)
        for node in nodes
    }
    lines = tuple(
        Line(
            _path(boxes[edge.from_], boxes[edge.to]),
            edge.kind,
            f"{boxes[edge.from_].node.name} {words[edge.kind]} {boxes[edge.to].node.name}",
        )
        for edge in lineage.edges
        if edge.from_ in boxes and edge.to in boxes
    )
    rows = max((len(column) for column in columns), default=0)
    return Graph(WIDTH, _TOP + max(1, rows) * _ROW, _X, tuple(boxes.values()), lines)


def _neighbours(lineage: Lineage) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for edge in lineage.edges:
        table.setdefault(edge.to, []).append(edge.from_)
        table.setdefault(edge.from_, []).append(edge.to)
    return table


def _mean(nodes: Sequence[str], height: dict[str, float]) -> float:
    known = [height[node] for node in nodes if node in height]
    return sum(known) / len(known) if known else float("inf")


def _path(start: Box, end: Box) -> str:
    y1, y2 = start.y + start.height / 2, end.y + end.height / 2
    if start.x == end.x:  # within a column: a bow at its right edge
        x = start.x + start.width
        bow = min(70.0, 20 + abs(y2 - y1) / 4)
        return f"M{x} {y1} C{x + bow} {y1} {x + bow} {y2} {x} {y2}"
    x1, x2 = (start.x, end.x + end.width) if start.x > end.x else (start.x + start.width, end.x)
    middle = (x1 + x2) / 2
    return f"M{x1} {y1} C{middle} {y1} {middle} {y2} {x2} {y2}"


def _short(name: str) -> str:
    return name if len(name) <= 38 else name[:37].rstrip() + "…"
