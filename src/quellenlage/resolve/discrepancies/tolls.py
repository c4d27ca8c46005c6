"""What one disaster, raid or protest cost or drew, as articles on it count it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from quellenlage.languages.tables.differences import DifferenceTable
from quellenlage.model import Article, Discrepancy, DiscrepancyKind, Ref
from quellenlage.resolve.discrepancies.numbers import Amount, compatible, read_amount
from quellenlage.resolve.discrepancies.shelf import (
    Place,
    Shelf,
    disagree,
    in_time,
    told_at,
)
from quellenlage.resolve.discrepancies.subjects import subject_of
from quellenlage.resolve.discrepancies.tallies import Tally, read_tallies
from quellenlage.resolve.tellings import published_days
from quellenlage.text.blocking import candidate_pairs
from quellenlage.text.similarity import overlap

STORY = 0.2
"""So much of the weight of their words two articles on one event share."""

LONGEST = 31
"""Days that may lie between two articles on one event."""

RATIO = 4
"""A toll that another exceeds more often is most likely that of another event."""


class _Toll(msgspec.Struct, frozen=True):
    """The first toll of its kind in an article: the one that its news is about."""

    place: Place
    tally: Tally
    amount: Amount


def compare_tolls(
    shelf: Shelf, about: dict[tuple[str, int], Ref], table: DifferenceTable
) -> Iterator[Discrepancy]:
    """Yield tolls of one kind that articles on one event put at different figures.

    Sentences on a toll are short and of few words that return, so the articles as wholes
    must share their rare words, be near in time, and name a place in common.
    """
    tolls = [(article, _tolls(article, shelf, table)) for article in shelf.pile.articles]
    tolls = [(article, found) for article, found in tolls if found]
    terms = [_terms(article) for article, _ in tolls]
    for left, right in candidate_pairs(terms, shelf.frequency):
        (one, mine), (other, yours) = tolls[left], tolls[right]
        fates = sorted(mine.keys() & yours.keys())
        differing = [f for f in fates if _differ(mine[f], yours[f], shelf)]
        score = _of_one_event(shelf, one, other, terms[left], terms[right]) if differing else 0
        if score:
            for fate in differing:
                yield _discrepancy(shelf, (mine[fate], yours[fate]), about, score)


def _terms(article: Article) -> tuple[str, ...]:
    found = (term for sentence in article.findings.sentences for term in sentence.terms)
    return tuple(dict.fromkeys(term for term in found if not term[:1].isdigit()))


def _tolls(article: Article, shelf: Shelf, table: DifferenceTable) -> dict[str, _Toll]:
    """Return the first toll of every kind; an article with a part first tells no whole."""
    found: dict[str, _Toll] = {}
    for sentence in article.findings.sentences:
        if not sentence.numbers:
            continue
        place = Place(article, sentence)
        for tally in read_tallies(place, table):
            amount = read_amount(place.text, tally.value, shelf.table.numbers)
            if not tally.partial:
                found.setdefault(tally.fate, _Toll(place, tally, amount))
    return found


def _differ(one: _Toll, other: _Toll, shelf: Shelf) -> bool:
    low, high = sorted((one.tally.value, other.tally.value))
    dated = all(t.place.article.document.published is not None for t in (one, other))
    named = shelf.named_places(one.place) & shelf.named_places(other.place)
    return (
        high <= RATIO * low
        and (dated or bool(named))
        and not compatible(one.amount, other.amount)
        and shelf.of_one_time(one.place, other.place)
        and shelf.of_one_place(one.place, other.place)
    )


def _of_one_event(
    shelf: Shelf, one: Article, other: Article, left: tuple[str, ...], right: tuple[str, ...]
) -> float:
    """Return how much two articles share, 0 where they are of two events."""
    first, second = published_days(one), published_days(other)
    if first is not None and second is not None and first.gap(second) > LONGEST:
        return 0.0
    shared = overlap(shelf.content(left), shelf.content(right)).dice
    return shared if shared >= STORY and shelf.share_a_place(one, other) else 0.0


def _discrepancy(
    shelf: Shelf, pair: tuple[_Toll, _Toll], about: dict[tuple[str, int], Ref], score: float
) -> Discrepancy:
    low, high = sorted(pair, key=lambda toll: toll.tally.value)
    order = in_time(low.place.article, high.place.article)
    kind = DiscrepancyKind.UPDATE if order else DiscrepancyKind.CONTRADICTION
    sides = [told_at(_words(toll), [toll.place]) for toll in (low, high)]
    ref = subject_of(shelf, about, [low.place, high.place])
    why = ["Zwei Artikel über dasselbe Ereignis zählen verschieden viele Betroffene einer Art."]
    if kind is DiscrepancyKind.UPDATE:
        why.append(f"Der spätere Artikel nennt die {'höhere' if order < 0 else 'niedrigere'} Zahl.")
    return disagree(kind, ref, sides, score=min(1.0, 0.4 + score), why=why)


def _words(toll: _Toll) -> str:
    return " ".join(toll.tally.span.slice(toll.place.article.document.text).split())
