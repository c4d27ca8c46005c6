"""The graph of a story as GEXF 1.2 (gexf.net), the format of Gephi."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from quellenlage.export.graph import EDGE_COLUMNS, NODE_COLUMNS, Value, draw_graph
from quellenlage.model import Story
from quellenlage.text.markup import xml_text

_NAMESPACE = "http://www.gexf.net/1.2draft"


def write_gexf(story: Story) -> Mapping[str, Iterator[bytes]]:
    """Return the graph as ``graph.gexf``."""
    return {"graph.gexf": (f"{line}\n".encode() for line in _lines(story))}


def _lines(story: Story) -> Iterator[str]:
    graph = draw_graph(story)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<gexf xmlns="{_NAMESPACE}" version="1.2">'
    yield '<graph mode="static" defaultedgetype="directed">'
    yield from _declared("node", NODE_COLUMNS)
    yield from _declared("edge", EDGE_COLUMNS)
    yield "<nodes>"
    for node in graph.nodes:
        yield f"<node id={_attribute(node.id)} label={_attribute(node.label)}>"
        yield from _told(node.told, NODE_COLUMNS)
        yield "</node>"
    yield "</nodes>"
    yield "<edges>"
    for edge in graph.edges:
        yield (
            f"<edge id={_attribute(edge.id)} source={_attribute(edge.source)} "
            f'target={_attribute(edge.target)} weight="{edge.weight}" '
            f"label={_attribute(str(edge.told['kind']))}>"
        )
        yield from _told(edge.told, EDGE_COLUMNS)
        yield "</edge>"
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _declared(kind: str, columns: Mapping[str, str]) -> Iterator[str]:
    yield f'<attributes class="{kind}" mode="static">'
    for name, type_ in columns.items():
        yield f'<attribute id="{name}" title="{name}" type="{type_}"/>'
    yield "</attributes>"


def _told(told: Mapping[str, Value], columns: Iterable[str]) -> Iterator[str]:
    yield "<attvalues>"
    for name in columns:
        if name in told:
            yield f'<attvalue for="{name}" value={_attribute(str(told[name]))}/>'
    yield "</attvalues>"


def _attribute(value: str) -> str:
    return quoteattr(xml_text(value))
