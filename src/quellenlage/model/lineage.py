"""The graph of who got what from whom: articles, agencies, outlets, primary sources."""

from __future__ import annotations

from enum import StrEnum

from quellenlage.model.base import Id, Noun
from quellenlage.model.span import Evidence, Span
from quellenlage.model.verdict import VerdictKind


class NodeKind(StrEnum):
    """What stands at a node of the lineage."""

    ARTICLE = "article"
    AGENCY = "agency"
    OUTLET = "outlet"
    SOURCE = "source"


class EdgeKind(StrEnum):
    """How the article at ``from`` depends on the node at ``to``."""

    CREDITS = "credits"
    COPIES = "copies"
    REVISES = "revises"


class LineageNode(Noun, frozen=True, kw_only=True):
    """An article, agency, outlet or primary source."""

    id: Id
    kind: NodeKind
    name: str
    document: Id | None = None


class Passage(Noun, frozen=True, kw_only=True):
    """Text that two articles share: the same words, at these places in each."""

    from_spans: tuple[Span, ...]
    to_spans: tuple[Span, ...]


class LineageEdge(Noun, frozen=True, kw_only=True, rename={"from_": "from"}):
    """One dependency. ``share`` is the copied part of the copying article's prose, 0 to 1."""

    id: Id
    from_: Id
    to: Id
    kind: EdgeKind
    share: float | None = None
    passages: tuple[Passage, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    score: float
    why: tuple[str, ...]
    verdict: VerdictKind | None = None


class Lineage(Noun, frozen=True, kw_only=True):
    """The graph of sources; edges point from the dependent to what it depends on."""

    nodes: tuple[LineageNode, ...]
    edges: tuple[LineageEdge, ...]
