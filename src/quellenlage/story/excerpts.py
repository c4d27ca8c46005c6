"""The same story with only those sentences of the articles on which it rests.

For passing a dossier on where copyright forbids whole articles. Texts keep their length: every
character that is left out becomes ``█``, line breaks stay. So all offsets are those of the full
dossier, and links, verdicts and annotations made on one fit the other. ``Document.excerpt`` says
which stretches are given.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from quellenlage.model import (
    Actor,
    BlockRole,
    Document,
    Event,
    Evidence,
    Excerpts,
    Id,
    LineageEdge,
    Novelty,
    Span,
    Story,
)
from quellenlage.text.sentences import sentence_around

AROUND = 40
"""Characters before and after a sentence that are given with it: together about a line."""

FILLER = "█"
"""Stands for one character that is left out."""

_WHOLE = frozenset({BlockRole.HEADLINE, BlockRole.SUBHEADING, BlockRole.CREDIT})
"""Blocks that are given whole: they name an article and its source."""


def excerpt(story: Story) -> Story:
    """Return the story with the texts cut down to what bears evidence.

    Evidence is what quotations, claims, disagreements, commitments, credits, links between
    sources and the events of the timeline point to. Of everything else what lies in the given
    text stays; what does not is left out, and ``Story.excerpts`` counts it by kind. A story
    of excerpts is returned as it is.
    """
    if story.excerpts is not None:
        return story
    kept = _Kept(story)
    times = tuple(t for t in story.times if kept.has(t.document, [Span(t.start, t.end)]))
    mentions = tuple(m for m in story.mentions if kept.has(m.document, [Span(m.start, m.end)]))
    needed = _needed_events(story)
    events = tuple(kept.event(event) for event in story.events if event.id in needed)
    left_out = {
        "times": len(story.times) - len(times),
        "mentions": len(story.mentions) - len(mentions),
        "events": len(story.events) - len(events),
    }
    return replace(
        story,
        documents=tuple(kept.document(document) for document in story.documents),
        times=times,
        mentions=mentions,
        events=events,
        actors=tuple(kept.actor(actor) for actor in story.actors),
        lineage=replace(story.lineage, edges=tuple(map(kept.edge, story.lineage.edges))),
        novelty=tuple(kept.novelty(item) for item in story.novelty),
        excerpts=Excerpts(
            characters=sum(len(document.text) for document in story.documents),
            kept=kept.characters(),
            left_out=left_out,
        ),
    )


class _Kept:
    """The stretches of each article that are given."""

    def __init__(self, story: Story) -> None:
        wanted: defaultdict[Id, set[Span]] = defaultdict(set)
        for document, spans in _evidence(story):
            wanted[document].update(spans)
        self._spans = {d.id: _given(d, wanted[d.id]) for d in story.documents}
        self._documents = {node.id: node.document for node in story.lineage.nodes}

    def characters(self) -> int:
        return sum(len(span) for spans in self._spans.values() for span in spans)

    def has(self, document: Id | None, spans: Iterable[Span]) -> bool:
        """Tell whether all of ``spans`` lie in the given text."""
        given = self._spans.get(document or "", ())
        return all(_holds(given, span) for span in spans)

    def document(self, document: Document) -> Document:
        given = self._spans[document.id]
        return replace(document, text=_masked(document.text, given), excerpt=given)

    def evidence(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(item for item in evidence if self.has(item.document, item.spans))

    def event(self, event: Event) -> Event:
        return replace(event, evidence=self.evidence(event.evidence))

    def actor(self, actor: Actor) -> Actor:
        roles = (replace(role, evidence=self.evidence(role.evidence)) for role in actor.roles)
        return replace(actor, roles=tuple(roles))

    def edge(self, edge: LineageEdge) -> LineageEdge:
        ours, theirs = self._documents.get(edge.from_), self._documents.get(edge.to)
        passages = (
            p
            for p in edge.passages
            if self.has(ours, p.from_spans) and self.has(theirs, p.to_spans)
        )
        return replace(edge, passages=tuple(passages))

    def novelty(self, item: Novelty) -> Novelty:
        document = item.document
        return replace(
            item,
            new=tuple(p for p in item.new if self.has(document, p.spans)),
            known=tuple(
                known
                for known in item.known
                if self.has(document, known.spans)
                and self.has(known.first.document, known.first.spans)
            ),
            corrects=tuple(c for c in item.corrects if self.has(document, c.spans)),
        )


def _holds(given: Sequence[Span], span: Span) -> bool:
    place = bisect_right(given, span.start, key=lambda outer: outer.start) - 1
    return place >= 0 and given[place].contains(span)


def _needed_events(story: Story) -> set[Id]:
    """Return the events on the timeline and those that a disagreement is about."""
    return {entry.ref.id for entry in story.timeline} | {d.about.id for d in story.discrepancies}


def _evidence(story: Story) -> Iterator[tuple[Id, Sequence[Span]]]:
    """Yield the places that the story rests on."""
    for quotation in story.quotations:
        parties = [quotation.speaker, quotation.addressee, quotation.cue, quotation.frame]
        yield quotation.document, quotation.spans
        yield from ((quotation.document, party.spans) for party in parties if party)
    for claim in story.claims:
        yield from ((rendering.document, rendering.spans) for rendering in claim.renderings)
    for credit in story.attributions:
        if credit.start is not None and credit.end is not None:
            yield credit.document, [Span(credit.start, credit.end)]
        yield from ((credit.document, link.spans) for link in credit.chain)
    needed = _needed_events(story)
    cited: list[Iterable[Evidence]] = [
        *(event.evidence for event in story.events if event.id in needed),
        *(commitment.evidence for commitment in story.commitments),
        *(side.evidence for item in story.discrepancies for side in item.sides),
        *(edge.evidence for edge in story.lineage.edges),
    ]
    for evidence in cited:
        yield from ((item.document, item.spans) for item in evidence)


def _given(document: Document, wanted: Iterable[Span]) -> tuple[Span, ...]:
    """Return the stretches of a document to give: sentences around ``wanted``, joined."""
    whole = [(block.start, block.end) for block in document.blocks if block.role in _WHOLE]
    whole += [(c.span.start, c.span.end) for c in document.credits if c.span]
    whole += [(d.span.start, d.span.end) for d in document.stated_dates if d.span]
    around = [_with_margin(document.text, span) for span in wanted]
    joined: list[tuple[int, int]] = []
    for start, end in sorted([*whole, *around]):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(Span(start, end) for start, end in joined)


def _with_margin(text: str, span: Span) -> tuple[int, int]:
    """Return the sentence around a span, with a few whole words more on its line."""
    start, end = sentence_around(text, span.start, span.end)
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    left = before.find(" ") + 1 if len(before) == AROUND else 0
    right = after.rfind(" ") if len(after) == AROUND else len(after)
    return start - len(before[left:]), end + max(0, right)


def _masked(text: str, given: Iterable[Span]) -> str:
    pieces, place = [], 0
    for span in given:
        pieces += [_filled(text[place : span.start]), span.slice(text)]
        place = span.end
    return "".join([*pieces, _filled(text[place:])])


def _filled(text: str) -> str:
    return "".join(char if char == "\n" else FILLER for char in text)
