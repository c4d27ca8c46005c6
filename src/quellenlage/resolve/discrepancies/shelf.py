"""The sentences of all articles by place, and how a discrepancy is put together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from quellenlage.languages.tables.events import EventTable
from quellenlage.model import (
    Article,
    DateBasis,
    Discrepancy,
    DiscrepancyKind,
    Evidence,
    Id,
    Ref,
    Sentence,
    Side,
    Span,
)
from quellenlage.resolve.pile import Pile
from quellenlage.resolve.tellings import content_of, published_days
from quellenlage.text.ids import content_id
from quellenlage.text.similarity import Content, content, frequencies, units, weights

SHARED_ACTORS = 2
SHARED_PART = 0.3
LONGEST_STORY = 62
"""Days that may lie between two articles whose figures are compared."""


class Place(msgspec.Struct, frozen=True):
    """A sentence of an article."""

    article: Article
    sentence: Sentence

    @property
    def span(self) -> Span:
        """The characters of the sentence."""
        return Span(self.sentence.start, self.sentence.end)

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.article.document.text[self.sentence.start : self.sentence.end]

    @property
    def evidence(self) -> Evidence:
        """The sentence as evidence."""
        return Evidence(document=self.article.document.id, spans=(self.span,))


class Shelf:
    """All articles as the comparisons look at them."""

    def __init__(self, pile: Pile, table: EventTable) -> None:
        self.pile = pile
        self.table = table
        self.articles = {article.document.id: article for article in pile.articles}
        self.places = [
            Place(article, sentence)
            for article in pile.articles
            for sentence in article.findings.sentences
        ]
        self._starts = {
            identity: [sentence.start for sentence in article.findings.sentences]
            for identity, article in self.articles.items()
        }
        self.frequency = frequencies(place.sentence.terms for place in self.places)
        self._weights = weights(self.frequency)
        self._named = {
            article.document.id: frozenset(
                pile.actor_of[entity.id]
                for entity in article.findings.entities
                if (entity.names or entity.key) and entity.id in pile.actor_of
            )
            for article in pile.articles
        }

    def content(self, terms: Iterable[str]) -> Content:
        """Return terms weighed in the pile, ready to be compared, without figures."""
        return content_of((term for term in terms if not term[:1].isdigit()), self._weights)

    def content_at(self, place: Place) -> Content:
        """Return what a sentence says, its compounds by their parts, without figures."""
        found = units(place.sentence.terms, place.sentence.at)
        words = {term: at for term, at in found.items() if not term[:1].isdigit()}
        return content(words, self._weights)

    def of_one_matter(self, one: Article, other: Article) -> bool:
        """Tell whether two articles name much the same actors, within days of each other.

        Sentences that say the same of unrelated matters ("Fünf Menschen wurden verletzt") do
        not disagree.
        """
        left, right = self._named[one.document.id], self._named[other.document.id]
        shared, fewer = len(left & right), min(len(left), len(right))
        first, second = published_days(one), published_days(other)
        if first is not None and second is not None and first.gap(second) > LONGEST_STORY:
            return False
        return shared >= SHARED_ACTORS and shared >= SHARED_PART * fewer

    def place_at(self, document: Id, char: int) -> Place | None:
        """Return the sentence of ``document`` that holds the character ``char``."""
        article = self.articles.get(document)
        if article is None:
            return None
        index = bisect_right(self._starts[document], char) - 1
        if index < 0 or char >= article.findings.sentences[index].end:
            return None
        return Place(article, article.findings.sentences[index])

    def text(self, document: Id, spans: Sequence[Span]) -> str:
        """Return the words of some spans, with single spaces."""
        whole = self.articles[document].document.text
        return " ".join(" ".join(span.slice(whole).split()) for span in spans)


def in_time(one: Article, other: Article) -> int:
    """Return -1 where ``one`` is known to be the earlier article, 1 where ``other`` is, else 0.

    Dates that were inferred decide nothing.
    """
    first, second = published_days(one), published_days(other)
    stated = all(
        article.document.published is not None
        and article.document.published.basis is not DateBasis.INFERRED
        for article in (one, other)
    )
    if first is None or second is None or not stated or first.gap(second) == 0:
        return 0
    return -1 if first.latest < second.earliest else 1


def disagree(
    kind: DiscrepancyKind, about: Ref, sides: Sequence[Side], *, score: float, why: Sequence[str]
) -> Discrepancy:
    """Return the discrepancy of ``sides``, put in order of their values."""
    ordered = tuple(sorted(sides, key=lambda side: (side.value, str(side.evidence))))
    values = [(side.value, [(e.document, e.spans) for e in side.evidence]) for side in ordered]
    return Discrepancy(
        id=content_id("di", kind, about.kind, *values),
        kind=kind,
        about=about,
        sides=ordered,
        score=round(score, 3),
        why=tuple(why),
    )
