"""Every place in the articles that a finding points to, article by article.

The index is the largest thing the page needs, so it holds bare offsets, is built only when the
articles are about to be written, and lets go of each article once it is asked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from quellenlage.model import Evidence, Id, Lineage, Span, Story


class EvidenceIndex:
    """The spans that bear findings, by article."""

    def __init__(self, story: Story) -> None:
        self._places: dict[Id, array[int]] = {d.id: array("I") for d in story.documents}
        for document, spans in all_evidence(story):
            for span in spans[:1]:
                self._places[document].extend((span.start, span.end))

    def take(self, document: Id) -> set[Span]:
        """Return the spans of one article, and forget them."""
        places = self._places.pop(document, array("I"))
        pairs = set(zip(places[::2], places[1::2], strict=True))
        return {Span(start, end) for start, end in pairs}


def all_evidence(story: Story) -> Iterable[tuple[Id, Sequence[Span]]]:
    """Yield everything in a story that a reader may want to follow into the text."""
    for quotation in story.quotations:
        yield quotation.document, quotation.spans
    for claim in story.claims:
        for rendering in claim.renderings:
            yield rendering.document, rendering.spans
    yield from _cited(story)
    for new in story.novelty:
        yield from ((new.document, passage.spans) for passage in new.new)
        yield from ((new.document, passage.spans) for passage in new.corrects)
        for known in new.known:
            yield new.document, known.spans
            yield known.first.document, known.first.spans
    yield from _passages(story.lineage)


def _cited(story: Story) -> Iterable[tuple[Id, Sequence[Span]]]:
    """Yield what is cited as evidence by findings across articles."""
    lists: Iterable[Iterable[Evidence]] = (
        *(role.evidence for actor in story.actors for role in actor.roles),
        *(event.evidence for event in story.events),
        *(commitment.evidence for commitment in story.commitments),
        *(side.evidence for item in story.discrepancies for side in item.sides),
        *(edge.evidence for edge in story.lineage.edges),
    )
    for evidence in lists:
        yield from ((item.document, item.spans) for item in evidence)


def _passages(lineage: Lineage) -> Iterable[tuple[Id, Sequence[Span]]]:
    document = {node.id: node.document for node in lineage.nodes}
    for edge in lineage.edges:
        for passage in edge.passages:
            for node, spans in ((edge.from_, passage.from_spans), (edge.to, passage.to_spans)):
                if (target := document.get(node)) is not None:
                    yield target, spans
