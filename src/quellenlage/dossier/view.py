"""What the templates ask of a story: names for ids, words for spans, links for evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from quellenlage.dossier.segments import Mark, ShownBlock, anchor, cut_blocks
from quellenlage.dossier.words import ACTOR, QUOTATION, day, period
from quellenlage.model import (
    Actor,
    Attribution,
    Claim,
    Discrepancy,
    DiscrepancyKind,
    Document,
    Evidence,
    Factuality,
    Id,
    Lineage,
    Mention,
    Quotation,
    RefKind,
    Span,
    Story,
    TimeExpression,
)

Marked: TypeAlias = Quotation | TimeExpression | Mention | Attribution
"""The findings that are highlighted in the articles' texts."""


class View:
    """A story, indexed for showing."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.documents = {document.id: document for document in story.documents}
        self.actors = {actor.id: actor for actor in story.actors}
        self.claims = {claim.id: claim for claim in story.claims}
        self.quotations = {quotation.id: quotation for quotation in story.quotations}
        self.numbers = {document.id: n for n, document in enumerate(story.documents, start=1)}
        self._events = {event.id: event for event in story.events}
        self._marked: defaultdict[Id, list[Marked]] = defaultdict(list)
        marked: Iterable[Marked] = chain[Marked](
            story.quotations, story.times, story.mentions, story.attributions
        )
        for found in marked:
            self._marked[found.document].append(found)
        self._evidence: defaultdict[Id, set[Span]] = defaultdict(set)
        for document, spans in _all_evidence(story):
            self._evidence[document].update(spans)

    def words(self, document: Id, spans: Iterable[Span]) -> str:
        """Return the words of an article at ``spans``, split ones joined by an ellipsis."""
        text = self.documents[document].text
        return " … ".join(" ".join(span.slice(text).split()) for span in spans)

    def href(self, document: Id, spans: Sequence[Span]) -> str:
        """Return the link to the first of ``spans`` in the article's text."""
        return f"#{anchor(document, spans[0])}" if spans else f"#{document}"

    def label(self, document: Id) -> str:
        """Return how an article is called in short: outlet, else title, else file name."""
        shown = self.documents[document]
        return shown.outlet or shown.title or shown.input.replace("\\", "/").rsplit("/", 1)[-1]

    def one_each(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        """Return the first piece of evidence of each article."""
        first: dict[Id, Evidence] = {}
        for item in evidence:
            first.setdefault(item.document, item)
        return list(first.values())

    def actor(self, actor: Id | None) -> str:
        """Return an actor's name."""
        return self.actors[actor].name if actor in self.actors else "nicht genannt"

    def parties(self, actors: Sequence[Id]) -> str:
        """Return the names of several actors."""
        return ", ".join(self.actor(actor) for actor in actors) or "nicht genannt"

    def published(self, document: Document) -> str:
        """Return when an article was published, in words."""
        if document.published is None:
            return "ohne Datum"
        return period(document.published.earliest, document.published.latest)

    def articles(self, claim: Claim) -> list[Id]:
        """Return the articles that tell a claim, each once, in their order."""
        return list(dict.fromkeys(rendering.document for rendering in claim.renderings))

    def shared_claims(self) -> list[Claim]:
        """Return the claims told by two or more articles, the most told first."""
        shared = [claim for claim in self.story.claims if len(self.articles(claim)) > 1]
        return sorted(shared, key=lambda c: (-len(self.articles(c)), -c.score, c.id))

    def statements(self) -> list[tuple[str, list[Quotation]]]:
        """Return every speaker's name with their quotations, the most quoted first."""
        by_speaker: defaultdict[str, list[Quotation]] = defaultdict(list)
        for quotation in self.story.quotations:
            speaker = quotation.speaker
            if speaker.unattributed is None and quotation.repeats is None:
                by_speaker[speaker.actor or speaker.name or ""].append(quotation)
        ordered = sorted(by_speaker.items(), key=lambda item: (-len(item[1]), item[0]))
        return [(said[0].speaker.name or "", said) for _, said in ordered]

    def unattributed(self) -> list[Quotation]:
        """Return the quotations without a speaker: they are kept, with the reason."""
        return [q for q in self.story.quotations if q.speaker.unattributed and q.repeats is None]

    def discrepancies(self) -> list[Discrepancy]:
        """Return the disagreements: contradictions first, spellings last, the surest first."""
        rank = {kind: number for number, kind in enumerate(DiscrepancyKind)}
        return sorted(self.story.discrepancies, key=lambda d: (rank[d.kind], -d.score, d.id))

    def about(self, discrepancy: Discrepancy) -> str:
        """Return what a disagreement is about, in words."""
        kind, ref = discrepancy.about.kind, discrepancy.about.id
        if kind is RefKind.ACTOR:
            return self.actor(ref)
        if kind is RefKind.CLAIM and ref in self.claims:
            return self.claims[ref].text
        if kind is RefKind.QUOTATION and ref in self.quotations:
            quotation = self.quotations[ref]
            return self.words(quotation.document, quotation.spans)
        return self._events[ref].text if ref in self._events else ""

    def named_actors(self) -> list[tuple[Actor, int]]:
        """Return the actors that have a name or a role, with how often they are mentioned."""
        counts: defaultdict[Id, int] = defaultdict(int)
        for mention in self.story.mentions:
            counts[mention.actor] += 1
        ordered = sorted(self.story.actors, key=lambda a: (-counts[a.id], a.name, a.id))
        return [(actor, counts[actor.id]) for actor in ordered]

    def planned(self) -> frozenset[Id]:
        """Return the timeline entries whose event had not happened yet."""
        planned = {e.id for e in self.story.events if e.factuality is Factuality.PLANNED}
        return frozenset(entry.id for entry in self.story.timeline if entry.ref.id in planned)

    def blocks(self, document: Document) -> tuple[ShownBlock, ...]:
        """Return an article's blocks with everything that was found in them marked."""
        marks = (m for found in self._marked[document.id] for m in _marks(found, self.actors))
        return cut_blocks(document, marks, self._evidence[document.id])


def date_range(story: Story) -> str:
    """Return the days between the first and the last publication."""
    dated = [d.published for d in story.documents if d.published]
    if not dated:
        return "ohne Datum"
    earliest, latest = min(p.earliest for p in dated), max(p.latest for p in dated)
    return day(earliest) if earliest == latest else f"{day(earliest)} bis {day(latest)}"


def _marks(found: Marked, actors: Mapping[Id, Actor]) -> Iterable[Mark]:
    """Yield what is highlighted of one finding in its article's text."""
    match found:
        case Quotation():
            who = found.speaker.name or found.speaker.unattributed or ""
            title = f"Zitat ({QUOTATION[found.type]}): {who}"
            yield from (Mark(s.start, s.end, "m-quote", title) for s in found.spans)
            title = f"Sprecher: {who}"
            yield from (Mark(s.start, s.end, "m-speaker", title) for s in found.speaker.spans)
        case TimeExpression():
            title = f"Zeit: {period(found.earliest, found.latest)} ({found.value})"
            yield Mark(found.start, found.end, "m-time", title)
        case Mention():
            actor = actors[found.actor]
            yield Mark(found.start, found.end, "m-actor", f"{ACTOR[actor.type]}: {actor.name}")
        case Attribution(start=int(start), end=int(end)):
            title = f"Quelle: {' ← '.join(link.name for link in found.chain)}"
            yield Mark(start, end, "m-credit", title)


def _all_evidence(story: Story) -> Iterable[tuple[Id, Sequence[Span]]]:
    """Yield everything in a story that a reader may want to follow into the text."""
    for quotation in story.quotations:
        yield quotation.document, quotation.spans[:1]
    for claim in story.claims:
        for rendering in claim.renderings:
            yield rendering.document, rendering.spans[:1]
    for actor in story.actors:
        yield from _firsts(evidence for role in actor.roles for evidence in role.evidence)
    for event in story.events:
        yield from _firsts(event.evidence)
    for commitment in story.commitments:
        yield from _firsts(commitment.evidence)
    for discrepancy in story.discrepancies:
        yield from _firsts(evidence for side in discrepancy.sides for evidence in side.evidence)
    for new in story.novelty:
        yield from ((new.document, passage.spans[:1]) for passage in new.new)
        yield from ((new.document, passage.spans[:1]) for passage in new.corrects)
        yield from ((known.first.document, known.first.spans[:1]) for known in new.known)
    yield from _lineage_evidence(story.lineage)


def _lineage_evidence(lineage: Lineage) -> Iterable[tuple[Id, Sequence[Span]]]:
    document = {node.id: node.document for node in lineage.nodes}
    for edge in lineage.edges:
        yield from _firsts(edge.evidence)
        for passage in edge.passages:
            for node, spans in ((edge.from_, passage.from_spans), (edge.to, passage.to_spans)):
                if (target := document.get(node)) is not None:
                    yield target, spans[:1]


def _firsts(evidence: Iterable[Evidence]) -> Iterable[tuple[Id, Sequence[Span]]]:
    return ((item.document, item.spans[:1]) for item in evidence)
