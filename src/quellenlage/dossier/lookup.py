"""What every part of the page asks of a story: names for ids, words for spans, links."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quellenlage.dossier.segments import anchor
from quellenlage.model import (
    BlockRole,
    Claim,
    Document,
    EdgeKind,
    Evidence,
    Id,
    LineageNode,
    Mention,
    Span,
    Story,
)
from quellenlage.text.sentences import sentence_around

RUNNING_TEXT = frozenset({BlockRole.LEAD, BlockRole.BODY})
"""The parts of an article that read as sentences."""

_LABEL = 36
"""Characters of the short name of an article; its whole title is where the link leads."""

_OPENING = 200
"""Characters in which the first words of an article without title are looked for."""


class Note(NamedTuple):
    """A footnote: what is cited. ``start`` and ``end`` are 0 where it is the whole article."""

    document: Document
    start: int
    end: int


class Quoted(NamedTuple):
    """Words of an article with the rest of their sentence before and after."""

    before: str
    words: str
    after: str


class Lookup:
    """A story by id. ``folder`` holds the texts where they stand in files of their own."""

    def __init__(self, story: Story, *, folder: str | None = None) -> None:
        self.story = story
        self.folder = folder
        self.documents = {document.id: document for document in story.documents}
        self.numbers = {document.id: n for n, document in enumerate(story.documents, start=1)}
        self.actors = {actor.id: actor for actor in story.actors}
        self.places = {actor.id: n for n, actor in enumerate(story.actors)}
        self.claims = {claim.id: claim for claim in story.claims}
        self.quotations = {quotation.id: quotation for quotation in story.quotations}
        self.attributions = {credit.id: credit for credit in story.attributions}
        self.events = {event.id: event for event in story.events}
        self.commitments = {item.id: item for item in story.commitments}
        self.nodes = {node.id: node for node in story.lineage.nodes}
        self._relying: defaultdict[Id, list[LineageNode]] = defaultdict(list)
        for edge in story.lineage.edges:
            if edge.kind is EdgeKind.CREDITS:
                self._relying[edge.to].append(self.nodes[edge.from_])
        for relying in self._relying.values():
            relying.sort(key=lambda node: (self.numbers.get(node.document or "", 0), node.name))
        self._notes = array("I")

    def words(self, document: Id, spans: Iterable[Span]) -> str:
        """Return the words of an article at ``spans``, split ones joined by an ellipsis."""
        text = self.documents[document].text
        return " … ".join(" ".join(span.slice(text).split()) for span in spans)

    def in_sentence(self, document: Id, spans: Sequence[Span], value: str = "") -> Quoted:
        """Return the words at the first of ``spans`` with the whole sentence around them.

        Where they hold ``value`` in so many letters, that alone is what is pointed at.
        """
        text = self.documents[document].text
        core = spans[0]
        start, end = sentence_around(text, core.start, core.end)
        found = text.find(value, core.start, core.end) if value else -1
        if found >= 0:
            core = Span(found, found + len(value))
        parts = text[start : core.start], core.slice(text), text[core.end : end]
        return Quoted(*(" ".join(part.split()) if i == 1 else _squeeze(part)
                        for i, part in enumerate(parts)))  # fmt: skip

    def is_fragment(self, document: Id, spans: Sequence[Span]) -> bool:
        """Tell whether words are part of a sentence and need its rest to be understood."""
        return len(spans) == 1 and self.words(document, spans)[:1].islower()

    def file(self, document: Id) -> str:
        """Return the file that holds an article's text, seen from the page; empty for itself."""
        return f"{self.folder}/{self.numbers[document]:05}.html" if self.folder else ""

    def href(self, document: Id, spans: Sequence[Span] = ()) -> str:
        """Return the link to the first of ``spans`` in an article's text, or to the article."""
        if spans:
            return f"{self.file(document)}#{anchor(document, spans[0])}"
        return f"#{document}"

    def label(self, document: Id) -> str:
        """Return how an article is called in short: outlet, else title, else file name."""
        return _shortened(self.documents[document].outlet or self.heading(document), _LABEL)

    def heading(self, document: Id) -> str:
        """Return how an article is called in full: title, else first words, else file name."""
        shown = self.documents[document]
        return shown.title or self._opening(shown) or self.file_name(shown)

    def file_name(self, document: Document) -> str:
        """Return the name of an article's file, without the folder it lay in."""
        return document.input.replace("\\", "/").rsplit("/", 1)[-1]

    def _opening(self, document: Document) -> str | None:
        """Return the first words of an article, unless excerpts leave them out."""
        block = next((block for block in document.blocks if block.role in RUNNING_TEXT), None)
        if block is None or document.excerpt is not None:
            return None
        text = " ".join(document.text[block.start : block.end][:_OPENING].split())
        return f"„{_shortened(text, _LABEL)}“"

    def names(self) -> dict[Id, str]:
        """Return number and short name of every article."""
        return {one: f"[{number}] {self.label(one)}" for one, number in self.numbers.items()}

    def shows_title(self, document: Document) -> bool:
        """Tell whether an article's text holds its headline, so that none need stand above."""
        return any(block.role is BlockRole.HEADLINE for block in document.blocks)

    def name(self, actor: Id | None) -> str | None:
        """Return an actor's name."""
        return self.actors[actor].name if actor in self.actors else None

    def articles(self, claim: Claim) -> list[Id]:
        """Return the articles that tell a claim, each once, in their order."""
        return list(dict.fromkeys(rendering.document for rendering in claim.renderings))

    def published(self, document: Id) -> str:
        """Return the first day on which an article may have been published, for sorting."""
        day = self.documents[document].published
        return day.earliest if day else "9999"

    def one_each(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        """Return the first piece of evidence of each article."""
        first: dict[Id, Evidence] = {}
        for item in evidence:
            first.setdefault(item.document, item)
        return list(first.values())

    def relying(self, node: Id) -> Sequence[LineageNode]:
        """Return who credits a node, in order of their articles, then of their names."""
        return self._relying.get(node, ())

    def mention_href(self, mention: Mention) -> str:
        """Return the link to a mention in its article's text."""
        return self.href(mention.document, [Span(mention.start, mention.end)])

    def parties(self) -> list[Id]:
        """Return who is bound by, owed or asks for a commitment, the busiest first."""
        counts = Counter(
            actor
            for item in self.story.commitments
            for actor in {*item.obligor, *item.beneficiary, *item.requested_by}
            if actor in self.actors
        )
        return sorted(counts, key=lambda actor: (-counts[actor], actor))

    def tokens(self, items: Iterable[Id | None]) -> str:
        """Return actors and articles as the short numbers by which the page filters."""
        numbers = {
            self.places.get(item, self.numbers.get(item)) for item in items if item is not None
        }
        return " ".join(str(n) for n in sorted(n for n in numbers if n is not None))

    def note(self, document: Id, spans: Sequence[Span]) -> int:
        """Add a footnote and return its number; they are counted through the whole page."""
        start, end = (spans[0].start, spans[0].end) if spans else (0, 0)
        self._notes.extend((self.numbers[document] - 1, start, end))
        return len(self._notes) // 3

    def notes(self) -> Iterable[Note]:
        """Yield the footnotes given so far, in order."""
        for place in range(0, len(self._notes), 3):
            number, start, end = self._notes[place : place + 3]
            yield Note(self.story.documents[number], start, end)

    def paragraph(self, document: Document, offset: int) -> int:
        """Return the number of the block that holds ``offset``, counted from 1."""
        return max(1, bisect_right(document.blocks, offset, key=lambda block: block.start))


def _shortened(text: str, room: int) -> str:
    """Return as many words as fit, and an ellipsis where some do not."""
    if len(text) <= room:
        return text
    cut = text[: room - 1]
    words = cut.rpartition(" ")[0]
    return (words if len(words) > room // 2 else cut).rstrip(" ,;:–-") + " …"


def _squeeze(text: str) -> str:
    """Return text with runs of white space as one space, those at its ends too."""
    inner = " ".join(text.split())
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and inner else ""
    return f"{left}{inner}{right}"
