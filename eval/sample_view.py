"""A story beside the sample's gold: which document is which, which finding bears which words."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from itertools import combinations
from typing import TypeVar

from eval.report import Counts, Measure
from eval.sample_gold import Gold, GoldActor, GoldDocument, Words
from quellenlage.model import Document, Evidence, Id, Span, Story

TASK = "sample"
HALF = 0.5
"""The share of gold words that a finding must cover to be the one meant."""

_ARTICLE = re.compile(r"^(?:der|die|das|den|dem|des|ein|eine|einer|einem|eines)\s+", re.IGNORECASE)
_T = TypeVar("_T")


class View:
    """A story's findings, reached by the words of the gold."""

    def __init__(self, story: Story, gold: Gold) -> None:
        self.story = story
        self.gold = gold

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The story's documents by the keys of the gold; those that were not read are left out."""
        found = {}
        for expected in self.gold.documents:
            for document in self.story.documents:
                if expected.file in document.input and _is(expected, document):
                    found[expected.key] = document
        return found

    @cached_property
    def keys(self) -> dict[Id, str]:
        """The keys of the gold by the ids of the story's documents."""
        return {document.id: key for key, document in self.documents.items()}

    @cached_property
    def names_of(self) -> dict[Id, frozenset[str]]:
        """All names of each actor of the story, folded."""
        return {a.id: frozenset(map(fold, (a.name, *a.names))) for a in self.story.actors}

    def place(self, words: Words) -> tuple[Id, Span] | None:
        """Return the document and span where the words stand, ``None`` where they are lost."""
        document = self.documents.get(words.document)
        span = words.find(document.text) if document else None
        return (document.id, span) if document and span else None

    def bears(self, words: Words, evidence: Iterable[Evidence]) -> bool:
        """Tell whether one of the places in ``evidence`` is what the gold's words say.

        It is where it covers half of them, or lies half within them (a trigger).
        """
        place = self.place(words)
        if place is None:
            return False
        document, span = place
        return any(
            covered(span, item.spans) >= HALF
            or any(covered(inner, (span,)) > HALF for inner in item.spans)
            for item in evidence
            if item.document == document
        )

    def best(
        self, words: Words, found: Iterable[_T], spans: Callable[[_T], tuple[Id, Sequence[Span]]]
    ) -> _T | None:
        """Return which of ``found`` covers most of the words, ``None`` where none covers half.

        Of several that cover as much the shortest is meant.
        """
        place = self.place(words)
        if place is None:
            return None
        best: tuple[float, int] = (HALF, 0)
        chosen: _T | None = None
        for item in found:
            document, at = spans(item)
            if document != place[0]:
                continue
            rank = (covered(place[1], at), -sum(map(len, at)))
            if rank[0] >= HALF and (chosen is None or rank > best):
                best, chosen = rank, item
        return chosen

    def is_actor(self, expected: str, actor: Id | None, name: str | None) -> bool:
        """Tell whether an actor, or one known by ``name`` only, is the one the gold names."""
        entry = next(a for a in self.gold.actors if a.name == expected)
        names = self.names_of.get(actor, frozenset()) if actor else frozenset()
        return any(_calls(called, entry) for called in names | ({fold(name)} if name else set()))


def fold(name: str) -> str:
    """Return a name without article, case and surrounding marks, as it is compared."""
    return _ARTICLE.sub("", name.strip(' „“"»«()')).casefold()


def rate(name: str, outcomes: Sequence[bool], *, floor: bool = True) -> Measure:
    """Return the share of what is right as a measure of this task."""
    value = sum(outcomes) / len(outcomes) if outcomes else 0.0
    return Measure(TASK, name, value, len(outcomes), floor)


def covered(span: Span, others: Iterable[Span]) -> float:
    """Return the share of ``span`` that ``others`` (without overlap) cover."""
    shared = sum(
        max(0, min(span.end, other.end) - max(span.start, other.start)) for other in others
    )
    return shared / len(span)


def count_pairs(
    gold: Iterable[tuple[_T, Hashable]], predicted: Callable[[_T], frozenset[Hashable]]
) -> Counts:
    """Count pairs of items that belong together against pairs that were put together.

    ``gold`` gives each item its cluster; ``predicted`` the clusters it was found in.
    """
    items = [(cluster, predicted(item)) for item, cluster in gold]
    counts = Counts()
    for (left, found_left), (right, found_right) in combinations(items, 2):
        together = bool(found_left & found_right)
        counts.true += together and left == right
        counts.false += together and left != right
        counts.missed += not together and left == right
    return counts


def _is(expected: GoldDocument, document: Document) -> bool:
    return expected.line is None or expected.title in (document.title or document.text)


def _calls(called: str, entry: GoldActor) -> bool:
    """Persons are known by a name alone; all others also by the noun the text gives them."""
    if called in set(map(fold, (entry.name, *entry.names))):
        return True
    return entry.type != "PER" and called.split(" ", maxsplit=1)[0] in set(map(fold, entry.nouns))
