"""The graph of a story as GraphML (graphml.graphdrawing.org), for Gephi, yEd and others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from quellenlage.export.graph import EDGE_COLUMNS, NODE_COLUMNS, Value, draw_graph
from quellenlage.model import Story
from quellenlage.text.markup import xml_text

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"integer": "int", "double": "double", "string": "string"}


def write_graphml(story: Story) -> Mapping[str, Iterator[bytes]]:
    """Return the graph as ``graph.graphml``."""
    return {"graph.graphml": (f"{line}\n".encode() for line in _lines(story))}


def _lines(story: Story) -> Iterator[str]:
    graph = draw_graph(story)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<graphml xmlns="{_NAMESPACE}">'
    yield from _declared("node", {"label": "string", **NODE_COLUMNS})
    yield from _declared("edge", {"weight": "integer", **EDGE_COLUMNS})
    yield '<graph id="story" edgedefault="directed">'
    for node in graph.nodes:
        yield f"<node id={quoteattr(node.id)}>"
        yield from _told("node", {"label": node.label, **node.told})
        yield "</node>"
    for edge in graph.edges:
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        yield f"<edge id={quoteattr(edge.id)} {ends}>"
        yield from _told("edge", {"weight": edge.weight, **edge.told})
        yield "</edge>"
    yield "</graph>"
    yield "</graphml>"


def _declared(kind: str, columns: Mapping[str, str]) -> Iterator[str]:
    for name, type_ in columns.items():
        yield (
            f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{_TYPES[type_]}"/>'
        )


def _told(kind: str, told: Mapping[str, Value]) -> Iterator[str]:
    for name, value in told.items():
        yield f'<data key="{kind}-{name}">{escape(xml_text(str(value)))}</data>'
