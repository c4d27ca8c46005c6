"""The sentences of all articles by place, and how a discrepancy is put together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

import msgspec

from quellenlage.languages.tables.events import EventTable
from quellenlage.model import (
    ActorType,
    Article,
    DateBasis,
    Discrepancy,
    DiscrepancyKind,
    Evidence,
    Id,
    MentionForm,
    Ref,
    Sentence,
    Side,
    Span,
    TimeMention,
    TimexType,
)
from quellenlage.resolve.pile import Pile
from quellenlage.resolve.tellings import Days, content_of, days_of, published_days
from quellenlage.text.figures import print_figure
from quellenlage.text.ids import content_id
from quellenlage.text.similarity import Content, content, frequencies, units, weights
from quellenlage.text.timevalue import REFERENCES

SHARED_ACTORS = 2
SHARED_PART = 0.3
MOST_EVIDENCE = 8
LONGEST_STORY = 62
"""Days that may lie between two articles whose figures are compared."""


What = TypeVar("What", bound=Hashable)


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
    def key(self) -> tuple[Id, int]:
        """The document and where in it the sentence begins."""
        return self.article.document.id, self.sentence.start

    def figure(self, value: float, noun: str) -> str:
        """Return the words of the text for a figure and what it counts ("48 Millionen Euro")."""
        pairs = zip(self.sentence.numbers, self.sentence.figures, strict=False)
        spans = [span for counted, span in pairs if counted == (value, noun)]
        if not spans:
            return f"{print_figure(value)} {noun.capitalize()}"
        return " ".join(spans[0].slice(self.article.document.text).split())

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
        self._quoted: dict[Id, list[Span]] = {}
        self._where: dict[Id, list[tuple[int, Id]]] = {}
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

    def apart_in_time(self, one: Place, other: Place) -> bool:
        """Tell whether two sentences name days, and none in common: they tell two events."""
        left, right = self._days_at(one), self._days_at(other)
        return bool(left and right) and all(a.gap(b) > 0 for a in left for b in right)

    def of_one_time(self, one: Place, other: Place) -> bool:
        """Tell whether nothing speaks against two sentences telling of the same days.

        Where the date of an article is unknown, what its words for days mean is unknown too:
        then both must use the same, and "zurzeit" may be any time.
        """
        if self.apart_in_time(one, other):
            return False
        if all(place.article.document.published is not None for place in (one, other)):
            return True
        left, right = ({self._words_of(t) for t in self._times_at(place)} for place in (one, other))
        return left == right and not any(
            time.template in REFERENCES for place in (one, other) for time in self._times_at(place)
        )

    def of_one_place(self, one: Place, other: Place) -> bool:
        """Tell whether two sentences do not each name a place of their own."""
        left, right = self.named_places(one), self.named_places(other)
        return left <= right or right <= left

    def share_a_place(self, one: Article, other: Article) -> bool:
        """Tell whether two articles name a place or state in common."""
        left, right = ({actor for _, actor in self._places_in(a)} for a in (one, other))
        return not left.isdisjoint(right)

    def _places_in(self, article: Article) -> list[tuple[int, Id]]:
        document = article.document.id
        if document not in self._where:
            self._where[document] = sorted(
                (mention.start, self.pile.actor_of[entity.id])
                for entity in article.findings.entities
                if entity.type in (ActorType.GPE, ActorType.LOCATION)
                for mention in entity.mentions
                if mention.form is MentionForm.NAME
            )
        return self._where[document]

    def named_places(self, place: Place) -> frozenset[Id]:
        """Return the places and states that a sentence names."""
        named = self._places_in(place.article)
        first = bisect_left(named, (place.sentence.start, ""))
        last = bisect_left(named, (place.sentence.end, ""))
        return frozenset(actor for _, actor in named[first:last])

    def _times_at(self, place: Place) -> list[TimeMention]:
        inside = (place.sentence.start, place.sentence.end)
        return [t for t in place.article.findings.times if inside[0] <= t.start < inside[1]]

    def _words_of(self, time: TimeMention) -> str:
        return self.text(time.document, [Span(time.start, time.end)]).casefold()

    def _days_at(self, place: Place) -> list[Days]:
        times = (self.pile.times.get(mention.id) for mention in self._times_at(place))
        found = (
            days_of(time)
            for time in times
            if time is not None and time.type in (TimexType.DATE, TimexType.TIME)
        )
        return [days for days in found if days is not None]

    def said_at(self, place: Place) -> Content:
        """Return what a sentence says, without the words that tell who says it."""
        spans = self.quoted(place)
        at = place.sentence.at
        inside = [n for n, char in enumerate(at) if any(s.start <= char < s.end for s in spans)]
        if not inside:
            return self.content_at(place)
        found = units([place.sentence.terms[n] for n in inside], [at[n] for n in inside])
        words = {term: char for term, char in found.items() if not term[:1].isdigit()}
        return content(words, self._weights)

    def quoted(self, place: Place) -> list[Span]:
        """Return the quotations that lie at least in part within a sentence."""
        document = place.article.document.id
        if document not in self._quoted:
            quotations = place.article.findings.quotations
            self._quoted[document] = [span for q in quotations for span in q.spans]
        return [span for span in self._quoted[document] if span.overlaps(place.span)]

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


def gathered(
    found: Iterable[tuple[What, Place, Place]],
) -> list[tuple[What, list[Place], list[Place]]]:
    """Gather pairs of places that differ in the same way: what, and all places of each side.

    Pairs of one kind that share a place tell one difference, told by many articles.
    """
    groups: dict[What, list[tuple[dict[tuple[Id, int], Place], ...]]] = {}
    for what, left, right in found:
        known = groups.setdefault(what, [])
        near = next((g for g in known if left.key in g[0] or right.key in g[1]), None)
        if near is None:
            near = ({}, {})
            known.append(near)
        near[0].setdefault(left.key, left)
        near[1].setdefault(right.key, right)
    return [
        (what, list(group[0].values()), list(group[1].values()))
        for what, known in groups.items()
        for group in known
    ]


def told_at(value: str, places: Sequence[Place]) -> Side:
    """Return a side with the first places that bear it."""
    return Side(value=value, evidence=tuple(place.evidence for place in places[:MOST_EVIDENCE]))


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
