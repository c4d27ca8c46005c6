"""The story as one directed graph: articles, sources, actors, claims, events, commitments.

Lineage edges point from the dependent to what it depends on, all others from who acts or
tells to what is done or told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from quellenlage.model import Commitment, Event, Id, Story
from quellenlage.text.ids import content_id

Value = str | int | float

Link = tuple[Id, Id, str, str]
"""From, to, kind and role."""

NODE_COLUMNS: Mapping[str, str] = {
    "kind": "string",
    "type": "string",
    "document": "string",
    "outlet": "string",
    "earliest": "string",
    "latest": "string",
    "independent": "integer",
    "same": "integer",
    "unknown": "integer",
    "verdict": "string",
}
"""What is told of a node, and of which type it is."""

EDGE_COLUMNS: Mapping[str, str] = {
    "kind": "string",
    "role": "string",
    "share": "double",
    "score": "double",
    "why": "string",
}
"""What is told of an edge, and of which type it is."""


class Node(msgspec.Struct, frozen=True):
    """A node with what is known of it; ``told`` holds only what has a value."""

    id: Id
    label: str
    told: dict[str, Value]


class Edge(msgspec.Struct, frozen=True):
    """An edge; ``weight`` is how often it is found in the articles."""

    id: Id
    source: Id
    target: Id
    weight: int
    told: dict[str, Value]


class Graph(msgspec.Struct, frozen=True):
    """Nodes and edges; no edge names a node that is not there."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def draw_graph(story: Story) -> Graph:
    """Return the graph of a story."""
    return Graph(nodes=tuple(_nodes(story)), edges=tuple(_edges(story)))


def _nodes(story: Story) -> Iterator[Node]:
    documents = {document.id: document for document in story.documents}
    for node in story.lineage.nodes:
        document = documents.get(node.document or "")
        published = document.published if document else None
        yield _node(
            node.id,
            node.name,
            kind=node.kind.value,
            document=node.document,
            outlet=document.outlet if document else None,
            earliest=published.earliest if published else None,
            latest=published.latest if published else None,
        )
    for actor in story.actors:
        yield _node(
            actor.id, actor.name, kind="actor", type=actor.type.value, verdict=actor.verdict
        )
    for claim in story.claims:
        counts = {name: getattr(claim.counts, name) for name in ("independent", "same", "unknown")}
        yield _node(claim.id, claim.text, kind="claim", verdict=claim.verdict, **counts)
    for event in story.events:
        days = (event.time.earliest, event.time.latest) if event.time else (None, None)
        yield _node(
            event.id, event.text, kind="event", type=event.type, earliest=days[0], latest=days[1]
        )
    for promise in story.commitments:
        due = (promise.due.earliest, promise.due.latest) if promise.due else (None, None)
        yield _node(
            promise.id,
            promise.what,
            kind="commitment",
            type=promise.kind.value,
            earliest=due[0],
            latest=due[1],
        )


def _edges(story: Story) -> Iterator[Edge]:
    for edge in story.lineage.edges:
        told = {"share": edge.share, "score": edge.score, "why": " ".join(edge.why)}
        yield _edge(edge.from_, edge.to, kind=edge.kind.value, weight=1, **told)
    counted: Counter[Link] = Counter(_links(story))
    for (source, target, kind, role), number in sorted(counted.items()):
        yield _edge(source, target, kind=kind, role=role or None, weight=number)


def _links(story: Story) -> Iterator[Link]:
    """Yield who is joined to what, once for every time an article says so."""
    yield from _tellings(story)
    yield from ((c.speaker, c.id, "says", "") for c in story.claims if c.speaker)
    for quotation in story.quotations:
        if quotation.addressee and quotation.addressee.actor and quotation.speaker.actor:
            yield quotation.speaker.actor, quotation.addressee.actor, "speaks to", ""
    for event in story.events:
        for participant in event.participants:
            yield participant.actor, event.id, "takes part", participant.role.value
        if event.place:
            yield event.id, event.place, "happens at", ""
    for promise in story.commitments:
        for role in ("obligor", "beneficiary", "requested_by"):
            for actor in getattr(promise, role):
                yield actor, promise.id, "is party to", role


def _tellings(story: Story) -> Iterator[Link]:
    """Yield what the articles name and tell."""
    article = {node.document: node.id for node in story.lineage.nodes if node.document}
    for mention in story.mentions:
        yield article[mention.document], mention.actor, "mentions", ""
    for claim in story.claims:
        for rendering in claim.renderings:
            yield article[rendering.document], claim.id, "tells", rendering.how.value
    told_of: tuple[Event | Commitment, ...] = (*story.events, *story.commitments)
    for told in told_of:
        for evidence in told.evidence:
            yield article[evidence.document], told.id, "reports", ""


def _node(identity: Id, label: str, **told: Value | None) -> Node:
    return Node(identity, label, {name: value for name, value in told.items() if value is not None})


def _edge(source: Id, target: Id, *, kind: str, weight: int, **told: Value | None) -> Edge:
    known = {name: value for name, value in told.items() if value is not None}
    identity = content_id("link", source, target, kind, told.get("role"))
    return Edge(identity, source, target, weight, {"kind": kind, **known})
