"""The edges of the lineage that articles state themselves: whom they credit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.model import (
    Article,
    Attribution,
    AttributionScope,
    EdgeKind,
    Evidence,
    LineageEdge,
    LineageNode,
    Span,
)
from quellenlage.resolve.lineage.nodes import Sources, Voice, article_node, is_pronoun
from quellenlage.text.ids import content_id


class Credit(msgspec.Struct, frozen=True):
    """One step of one credit: the dependent node, the source, what bears it and why."""

    dependent: LineageNode
    source: LineageNode
    evidence: Evidence | None
    why: str


def read_credits(articles: Sequence[Article], sources: Sources) -> Iterator[Credit]:
    """Yield every step of every credit: article to nearest source, that one to the next."""
    for article in articles:
        node = article_node(article.document)
        for attribution in article.findings.attributions:
            if sources.says_nothing(attribution):
                continue
            dependent, outlet = node, article.document.outlet
            for voice in sources.chain(attribution):
                if dependent is node and outlet and sources.name_of(outlet) == voice.node.name:
                    continue  # an agency's own report credits itself
                if voice.node.id == dependent.id or is_pronoun(voice.link):
                    continue
                yield Credit(
                    dependent=dependent,
                    source=voice.node,
                    evidence=_evidence(attribution, voice),
                    why=_why(attribution, dependent, voice),
                )
                dependent = voice.node


def credit_edges(steps: Sequence[Credit]) -> list[LineageEdge]:
    """Join credits that say the same into one edge with all their evidence."""
    grouped: defaultdict[tuple[str, str], list[Credit]] = defaultdict(list)
    for credit in steps:
        grouped[credit.dependent.id, credit.source.id].append(credit)
    return [
        LineageEdge(
            id=content_id("edge", EdgeKind.CREDITS, *ends),
            from_=ends[0],
            to=ends[1],
            kind=EdgeKind.CREDITS,
            evidence=tuple(sorted({c.evidence for c in group if c.evidence}, key=_place)),
            score=1.0,
            why=tuple(sorted({credit.why for credit in group})),
        )
        for ends, group in sorted(grouped.items())
    ]


def _place(evidence: Evidence) -> tuple[str, tuple[Span, ...]]:
    return evidence.document, evidence.spans


def _evidence(attribution: Attribution, voice: Voice) -> Evidence | None:
    if voice.link.spans:
        return Evidence(document=attribution.document, spans=voice.link.spans)
    if attribution.start is None or attribution.end is None:
        return None
    return Evidence(
        document=attribution.document, spans=(Span(attribution.start, attribution.end),)
    )


def _why(attribution: Attribution, dependent: LineageNode, voice: Voice) -> str:
    name = f"„{voice.link.name}“"
    if dependent.document is None:
        return f"{dependent.name} beruft sich nach den Worten eines Artikels auf {name}."
    if attribution.scope is AttributionScope.ARTICLE:
        return f"Der Artikel nennt {name} als Quelle des ganzen Textes."
    return f"Der Artikel nennt {name} als Quelle einer Stelle."
