"""Which dated article or dated event is nearest to an undated one, by inverted indexes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from quellenlage.resolve.dates.told import Sentence, Told

_COMMON = 50  # articles or sentences: a term of more of them tells nothing
_SHARED = 4  # names and nouns that two sentences on one event share at least
_OVERLAP = 0.4  # of the shorter sentence
_NEAREST = 3


class DatedEvent(msgspec.Struct, frozen=True):
    """A sentence of some article whose day is known."""

    day: date
    article: int
    words: str
    sentence: Sentence


class EventIndex:
    """Dated events by the names and nouns of their sentences."""

    def __init__(self, events: Sequence[DatedEvent]) -> None:
        self.events = events
        self._by_term: dict[str, list[int]] = defaultdict(list)
        for number, event in enumerate(events):
            for term in event.sentence.terms:
                self._by_term[term].append(number)

    def same_event(
        self, sentence: Sentence, *, article: int, weekday: int | None = None
    ) -> tuple[DatedEvent, tuple[str, ...]] | None:
        """Return the event of another article that a sentence tells too, with shared words.

        Where the sentence names a weekday, the day of the event must fall on it.
        """
        shared: Counter[int] = Counter()
        for term in sentence.terms:
            numbers = self._by_term.get(term, ())
            if len(numbers) <= _COMMON or len(self.events) <= 2 * _COMMON:
                shared.update(numbers)
        best: tuple[int, date, int] | None = None
        for number, count in sorted(shared.items()):
            event = self.events[number]
            shorter = min(len(event.sentence.terms), len(sentence.terms))
            if event.article == article or count < _SHARED or count < _OVERLAP * shorter:
                continue
            if weekday is not None and event.day.isoweekday() != weekday:
                continue
            if best is None or (count, event.day) > best[:2]:
                best = (count, event.day, number)
        if best is None:
            return None
        event = self.events[best[2]]
        words = [form for term, form in sentence.terms.items() if term in event.sentence.terms]
        return event, tuple(words)


class ArticleIndex:
    """Articles by the names and nouns they share."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._terms = [_terms(article.sentences) for article in told]
        self._by_term: dict[str, list[int]] = defaultdict(list)
        for number, terms in enumerate(self._terms):
            for term in terms:
                self._by_term[term].append(number)

    def nearest(self, article: int, dated: Mapping[int, date]) -> date | None:
        """Return the middle date of the dated articles that share most words."""
        shared: Counter[int] = Counter()
        for term in self._terms[article]:
            numbers = self._by_term[term]
            if len(numbers) <= _COMMON:
                shared.update(numbers)
        known = [
            (count, number)
            for number, count in shared.items()
            if number != article and number in dated and count >= _SHARED
        ]
        known.sort(key=lambda pair: (-pair[0], pair[1]))
        days = sorted(dated[number] for _, number in known[:_NEAREST])
        return days[len(days) // 2] if days else None


def _terms(sentences: Iterable[Sentence]) -> frozenset[str]:
    return frozenset(term for sentence in sentences for term in sentence.terms)
