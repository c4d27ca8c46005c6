"""What one sentence tells and another denies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from quellenlage.languages.tables.events import Negating
from quellenlage.model import (
    Discrepancy,
    DiscrepancyKind,
    Id,
    Ref,
    Span,
    TimeExpression,
    TimexType,
)
from quellenlage.resolve.discrepancies.shelf import Place, Shelf, disagree, gathered, told_at
from quellenlage.text.blocking import candidate_pairs
from quellenlage.text.similarity import overlap

ALIKE = 0.55
"""So much of their weight must be shared where it is told since when something was not done."""

ALIKE_THING = 0.65
"""So much where a thing is denied ("keine Zusage")."""

ALIKE_SAID = 0.4
"""So much suffices where two voices are quoted and one says that there is none of it."""

SHARED_WORDS = 2
SHARED_WITH_THING = 4
"""So many words, the thing denied among them."""

RARE = 30
"""Sentences: a term of more of them brings none together by itself."""

REACH = 30
"""Characters behind a negating article within which the noun it denies begins."""

_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.,;:!?]")


class _Denial(NamedTuple):
    """What a sentence denies: ``what`` compares, ``words`` are those of the text.

    ``since`` is the day after which it never happened; ``None`` where a thing is denied.
    ``wholly`` where the sentence says no more than that there is none ("es gibt keine ...").
    """

    what: str
    words: str
    since: str | None = None
    wholly: bool = False


def compare_negations(shelf: Shelf, about: dict[tuple[str, int], Ref]) -> Iterator[Discrepancy]:
    """Yield what one sentence says there is none of, and another tells of.

    The thing denied ("keine Garantie") must stand undenied in another article's sentence that
    shares most of its words. What has not happened since some day is set against a later day
    that a sentence on the same deed names.
    """
    reader = _Reader(shelf)
    found: list[tuple[_Denial, str, Place, Place]] = []
    for one, other in _candidates(shelf, reader):
        denial = reader.denial(one)
        if denial is not None and reader.tells(other) and _alike(shelf, (one, other), denial):
            value = reader.counter(denial, other)
            if value is not None:
                found.append((denial, value, one, other))
    told = (((denial.what, value), one, other) for denial, value, one, other in found)
    for _, negative, positive in gathered(told):
        ref = next((about[p.key] for p in (*negative, *positive) if p.key in about), None)
        denial = reader.denial(negative[0])
        value = denial and reader.counter(denial, positive[0])
        if ref is not None and denial is not None and value is not None:
            sides = [told_at(denial.words, negative), told_at(value, positive)]
            yield disagree(DiscrepancyKind.CONTRADICTION, ref, sides, score=0.7, why=[_why(denial)])


def _candidates(shelf: Shelf, reader: _Reader) -> list[tuple[Place, Place]]:
    """Return pairs that share two rare terms, or the thing that the first denies, if rare."""
    terms = [tuple(t for t in p.sentence.terms if not t[:1].isdigit()) for p in shelf.places]
    denials = [reader.denial(place) for place in shelf.places]
    found: set[tuple[int, int]] = set()
    for pair in candidate_pairs(terms, shelf.frequency):
        found.update(order for order in (pair, pair[::-1]) if denials[order[0]] is not None)
    telling: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(terms):
        for term in dict.fromkeys(words):
            if shelf.frequency[term] <= RARE:
                telling[term].append(number)
    for number, denial in enumerate(denials):
        if denial is not None and denial.wholly:
            found.update((number, other) for other in telling[denial.what] if other != number)
    return [(shelf.places[one], shelf.places[other]) for one, other in sorted(found)]


def _why(denial: _Denial) -> str:
    if denial.since is None:
        return f"Die eine Stelle verneint, wovon die andere spricht („{denial.words}“)."
    return (
        f"Nach der einen Stelle geschah es nicht mehr („{denial.words}“), nach der andern danach."
    )


def _alike(shelf: Shelf, pair: tuple[Place, Place], denial: _Denial) -> bool:
    one, other = pair
    if one.article is not other.article and not shelf.of_one_matter(one.article, other.article):
        return False
    shared = overlap(shelf.said_at(one), shelf.said_at(other))
    if denial.wholly and shelf.quoted(one) and shelf.quoted(other):
        return shared.score >= ALIKE_SAID and shared.words >= 1
    if denial.since is not None:
        return shared.score >= ALIKE and shared.words >= SHARED_WORDS
    near = shelf.of_one_time(one, other) and shelf.of_one_place(one, other)
    return near and shared.score >= ALIKE_THING and shared.words >= SHARED_WITH_THING


class _Reader:
    """Reads what sentences deny, and when they say something happened."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._words: Negating = shelf.table.negating
        self._times: defaultdict[Id, list[TimeExpression]] = defaultdict(list)
        for time in shelf.pile.times.values():
            if time.type in (TimexType.DATE, TimexType.TIME) and time.earliest and time.latest:
                self._times[time.document].append(time)
        self._denials: dict[tuple[Id, int], _Denial | None] = {}

    def denial(self, place: Place) -> _Denial | None:
        """Return what a sentence denies, ``None`` where that cannot be told."""
        if place.key not in self._denials:
            known = self._is_plain(place)
            self._denials[place.key] = (self._never(place) or self._thing(place)) if known else None
        return self._denials[place.key]

    def tells(self, place: Place) -> bool:
        """Tell whether a sentence states something, denying and asking nothing."""
        words = {word.lower() for word in _WORD.findall(place.text)}
        return self._is_plain(place) and words.isdisjoint(self._words.negations)

    def counter(self, denial: _Denial, place: Place) -> str | None:
        """Return the words of ``place`` that speak against a denial."""
        if denial.since is None:
            same = {term for term in place.sentence.terms if term == denial.what}
            return self._named(place, denial.what) if same else None
        times = self._within(place)
        if len(times) != 1 or (times[0].earliest or "") <= denial.since:
            return None
        return self._text(place, times[0].start, times[0].end)

    def _is_plain(self, place: Place) -> bool:
        words = {word.lower() for word in _WORD.findall(place.text)}
        return "?" not in place.text and words.isdisjoint(self._words.open)

    def _within(self, place: Place) -> list[TimeExpression]:
        return [
            time
            for time in self._times[place.article.document.id]
            if place.sentence.start <= time.start < place.sentence.end
        ]

    def _never(self, place: Place) -> _Denial | None:
        """Read "seit 2022 nicht mehr": since some day never."""
        text = place.article.document.text
        for time in self._within(place):
            before = list(_WORD.finditer(text, place.sentence.start, time.start))[-2:]
            since = [m.start() for m in before if m.group().lower() in self._words.since]
            if not since:
                continue
            end = place.sentence.end
            behind = [
                match
                for match in _WORD.finditer(text, time.end, end)
                if match.group().lower() in self._words.negations
            ]
            if behind:
                words = self._text(place, since[-1], behind[0].end())
                return _Denial(words, words, time.latest)
        return None

    def _thing(self, place: Place) -> _Denial | None:
        """Read "keine Garantie": the first noun behind a negating article."""
        text, before = place.text, ""
        for match in _WORD.finditer(text):
            wholly, before = before in self._words.exists, match.group().lower()
            if match.group().lower() not in self._words.articles:
                continue
            stop = _STOP.search(text, match.end(), match.end() + REACH)
            last = stop.start() if stop else match.end() + REACH
            for term, at in zip(place.sentence.terms, place.sentence.at, strict=False):
                offset = at - place.sentence.start
                if match.end() <= offset < last and text[offset].isupper():
                    words = self._text(place, place.sentence.start + match.start(), at)
                    named = f"{words} {self._named(place, term)}".strip()
                    return _Denial(term, named, wholly=wholly)
        return None

    def _named(self, place: Place, term: str) -> str:
        """Return the word of the text that a term of a sentence stands for."""
        at = dict(zip(reversed(place.sentence.terms), reversed(place.sentence.at), strict=True))[
            term
        ]
        match = _WORD.match(place.article.document.text, at)
        return match.group() if match else term

    def _text(self, place: Place, start: int, end: int) -> str:
        return self._shelf.text(place.article.document.id, [Span(start, end)])
