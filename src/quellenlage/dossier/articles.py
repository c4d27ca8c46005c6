"""The articles' full texts: highlights in the text, notes in the margin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Literal, TypeAlias

import msgspec

from quellenlage.dossier.agreement import about
from quellenlage.dossier.dates import period
from quellenlage.dossier.evidence import EvidenceIndex
from quellenlage.dossier.interface import Interface
from quellenlage.dossier.lookup import Lookup
from quellenlage.dossier.segments import Mark, ShownBlock, cut_blocks
from quellenlage.model import (
    Attribution,
    Claim,
    Commitment,
    Discrepancy,
    Document,
    Id,
    Mention,
    Quotation,
    Span,
    TimeExpression,
)

Marked: TypeAlias = Quotation | TimeExpression | Mention | Attribution
"""The findings that are highlighted in the articles' texts."""


class MarginNote(msgspec.Struct, frozen=True, order=True):
    """What stands beside a paragraph: a link into the page, and other articles it speaks of.

    ``label`` is a key of the interface's texts.
    """

    start: int
    kind: Literal["claim", "copied", "known", "dispute", "commitment"]
    target: str
    text: str
    documents: tuple[Id, ...] = ()
    label: str = ""


class Paragraph(msgspec.Struct, frozen=True):
    """A block of an article, its number, and what stands in the margin beside it."""

    number: int
    block: ShownBlock
    notes: tuple[MarginNote, ...]


class Articles:
    """What is shown of each article; what an article needs is let go once it was asked for."""

    def __init__(self, lookup: Lookup, interface: Interface) -> None:
        self._lookup = lookup
        self._interface = interface
        self._evidence = EvidenceIndex(lookup.story)
        self._found: defaultdict[Id, list[Marked]] = defaultdict(list)
        story = lookup.story
        found = chain[Marked](story.quotations, story.times, story.mentions, story.attributions)
        for item in found:
            self._found[item.document].append(item)
        self._passages: defaultdict[Id, list[tuple[Span, str, Id]]] = defaultdict(list)
        for document, span, kind, other in _shared_passages(lookup):
            self._passages[document].append((span, kind, other))
        self._notes: defaultdict[Id, list[tuple[int, Claim | Discrepancy | Commitment]]]
        self._notes = defaultdict(list)
        for document, start, thing in _remarks(lookup):
            self._notes[document].append((start, thing))
        self._new = {item.document: item for item in story.novelty}

    def paragraphs(self, document: Document) -> Iterator[Paragraph]:
        """Yield an article's blocks in order; an article can be asked for once."""
        marks = set(self._marks(document))
        notes = sorted(set(self._margin(document.id)))
        blocks = cut_blocks(document, marks, self._evidence.take(document.id))
        place = 0
        for number, block in enumerate(blocks, start=1):
            first = place
            while place < len(notes) and notes[place].start < block.end:
                place += 1
            beside = (note for note in notes[first:place] if note.start >= block.start)
            # Once a paragraph is enough: who speaks there, and with which article it is shared.
            once = {(note.text, note.documents): note for note in reversed(tuple(beside))}
            yield Paragraph(number, block, tuple(sorted(once.values())))

    def _marks(self, document: Document) -> Iterator[Mark]:
        for item in self._found.pop(document.id, ()):
            yield from _marks_of(item, self._lookup, self._interface)
        if (novelty := self._new.pop(document.id, None)) is not None:
            for new in novelty.new:
                yield from (Mark(span.start, span.end, "n", "") for span in new.spans)
        for span, kind, _ in self._passages.get(document.id, ()):
            if kind == "copied":
                yield Mark(span.start, span.end, "p", "")

    def _margin(self, document: Id) -> Iterator[MarginNote]:
        lookup = self._lookup
        for span, kind, other in self._passages.pop(document, ()):
            target = lookup.href(other) if not lookup.folder else f"{lookup.numbers[other]:05}.html"
            yield MarginNote(span.start, "copied" if kind == "copied" else "known", target,
                             lookup.label(other), (other,))  # fmt: skip
        for start, thing in self._notes.pop(document, ()):
            match thing:
                case Claim():
                    others = tuple(d for d in lookup.articles(thing) if d != document)
                    who = lookup.name(thing.speaker) or ""
                    yield MarginNote(start, "claim", thing.id, who, others)
                case Discrepancy():
                    values = " / ".join(side.value for side in thing.sides)
                    text = values or about(lookup, thing)[0]
                    yield MarginNote(start, "dispute", thing.id, text)
                case Commitment():
                    yield MarginNote(start, "commitment", thing.id, thing.what,
                                     label=f"commitment.{thing.kind}")  # fmt: skip


def _marks_of(found: Marked, lookup: Lookup, interface: Interface) -> Iterator[Mark]:
    """Yield what is highlighted of one finding in its article's text."""
    match found:
        case Quotation():
            who = found.speaker.name or found.speaker.unattributed or ""
            how = interface.plain(f"quotation.{found.type}")
            title = interface.plain("articles.quotation", how=how, who=who)
            yield from (Mark(s.start, s.end, "q", title) for s in found.spans)
            title = interface.plain("articles.speaker", who=who)
            yield from (Mark(s.start, s.end, "s", title) for s in found.speaker.spans)
        case TimeExpression(earliest=str(first), latest=str(last)):
            key = "articles.time_inferred" if found.anchor.inferred else "articles.time"
            title = interface.plain(key, when=period(first, last), value=found.value)
            yield Mark(found.start, found.end, "t", title)
        case TimeExpression():
            yield Mark(found.start, found.end, "t", found.value)
        case Mention():
            actor = lookup.actors[found.actor]
            kind = interface.plain(f"actor.{actor.type}")
            title = interface.plain("articles.actor", type=kind, who=actor.name)
            yield Mark(found.start, found.end, "a", title)
        case Attribution(start=int(start), end=int(end)):
            path = " ← ".join(link.name for link in found.chain)
            yield Mark(start, end, "c", interface.plain("articles.credit", chain=path))


def _remarks(lookup: Lookup) -> Iterator[tuple[Id, int, Claim | Discrepancy | Commitment]]:
    """Yield where a note stands in a margin: claims with a speaker or shared, and disputes."""
    for claim in lookup.story.claims:
        if claim.speaker is not None or len(lookup.articles(claim)) > 1:
            for rendering in claim.renderings:
                yield rendering.document, rendering.spans[0].start, claim
    for item in lookup.story.discrepancies:
        for side in item.sides:
            for evidence in side.evidence:
                yield evidence.document, evidence.spans[0].start, item
    for commitment in lookup.story.commitments:
        for evidence in commitment.evidence:
            yield evidence.document, evidence.spans[0].start, commitment


def _shared_passages(lookup: Lookup) -> Iterator[tuple[Id, Span, str, Id]]:
    """Yield the stretches that an article shares with another: copied, or known from it."""
    document: Mapping[Id, Id | None] = {n.id: n.document for n in lookup.story.lineage.nodes}
    copied: set[tuple[Id, Id]] = set()
    for edge in lookup.story.lineage.edges:
        ours, theirs = document.get(edge.from_), document.get(edge.to)
        if ours is None or theirs is None:
            continue
        for passage in edge.passages:
            copied |= {(ours, theirs), (theirs, ours)}
            yield from ((ours, span, "copied", theirs) for span in passage.from_spans)
            yield from ((theirs, span, "copied", ours) for span in passage.to_spans)
    yield from _known_passages(lookup, copied)


def _known_passages(
    lookup: Lookup, copied: set[tuple[Id, Id]]
) -> Iterable[tuple[Id, Span, str, Id]]:
    for novelty in lookup.story.novelty:
        for known in novelty.known:
            if (novelty.document, known.first.document) not in copied:
                yield novelty.document, known.spans[0], "known", known.first.document
