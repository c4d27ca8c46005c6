"""One quantity that several articles put at one figure, and a voice elsewhere at another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quellenlage.model import Discrepancy, DiscrepancyKind, Ref
from quellenlage.resolve.discrepancies.numbers import compatible, counted_once, read_amount
from quellenlage.resolve.discrepancies.shelf import Place, Shelf, disagree, told_at
from quellenlage.text.blocking import candidate_pairs
from quellenlage.text.similarity import Content, overlap

LEAST = 1000
"""Smaller figures meet by chance."""

RATIO = 2
CONTAINED = 0.75
SHARED_WORDS = 2


class _Quantity(NamedTuple):
    """A figure of some noun with the sentences that tell it."""

    value: float
    noun: str
    places: list[Place]


def compare_quantities(shelf: Shelf, about: dict[tuple[str, int], Ref]) -> Iterator[Discrepancy]:
    """Yield figures for what other articles put at another figure.

    A large figure that two articles tell stands for one quantity, which all their sentences
    describe together. A sentence whose words all but stand in that description, and which
    counts the same noun otherwise, speaks of the same quantity.
    """
    quantities = list(_quantities(shelf))
    terms = [tuple(dict.fromkeys(t for p in q.places for t in _terms(p))) for q in quantities]
    for left, right in candidate_pairs(terms, shelf.frequency):
        for one, other in ((left, right), (right, left)):
            known, voice = quantities[one], quantities[other]
            if len({p.article.document.id for p in known.places}) < 2 or not _near(known, voice):
                continue
            found = _differing(shelf, known, terms[one], voice)
            ref = next((about[p.key] for p in (*known.places, *found) if p.key in about), None)
            if found and ref is not None:
                yield _discrepancy(known, voice, found, ref)


def _terms(place: Place) -> tuple[str, ...]:
    return tuple(t for t in place.sentence.terms if not t[:1].isdigit())


def _quantities(shelf: Shelf) -> Iterator[_Quantity]:
    found: defaultdict[tuple[float, str], list[Place]] = defaultdict(list)
    for place in shelf.places:
        for noun, value in counted_once(place, shelf.table.numbers).items():
            if value >= LEAST:
                found[value, noun].append(place)
    for value, noun in sorted(found):
        yield _Quantity(value, noun, found[value, noun])


def _near(one: _Quantity, other: _Quantity) -> bool:
    low, high = sorted((one.value, other.value))
    return one.noun == other.noun and high <= RATIO * low


def _differing(
    shelf: Shelf, known: _Quantity, described: Sequence[str], voice: _Quantity
) -> list[Place]:
    """Return the sentences of ``voice`` that speak of the quantity ``known``."""
    words, negations = shelf.table.numbers, shelf.table.negating.negations
    whole = shelf.content(described)
    first = known.places[0]
    mine = read_amount(first.text, known.value, words, negations)
    return [
        place
        for place in voice.places
        if any(_comparable(shelf, place, p) for p in known.places)
        and not compatible(mine, read_amount(place.text, voice.value, words, negations))
        and _contained(shelf, place, whole, known)
    ]


def _comparable(shelf: Shelf, one: Place, other: Place) -> bool:
    """Tell whether two sentences may count one thing on the same days at the same place."""
    dated = all(place.article.document.published is not None for place in (one, other))
    if not dated and shelf.named_places(one).isdisjoint(shelf.named_places(other)):
        return False
    of_one = shelf.of_one_matter(one.article, other.article)
    return of_one and shelf.of_one_time(one, other) and shelf.of_one_place(one, other)


def _contained(shelf: Shelf, place: Place, whole: Content, known: _Quantity) -> bool:
    own = shelf.said_at(place)
    shared = overlap(own, whole)
    inside = sum(weight for term, weight in own.weights.items() if term in whole.weights)
    same = any(place.key == other.key for other in known.places)
    return not same and shared.words >= SHARED_WORDS and inside >= CONTAINED * own.total


def _discrepancy(
    known: _Quantity, voice: _Quantity, found: Sequence[Place], ref: Ref
) -> Discrepancy:
    sides = [
        told_at(known.places[0].figure(known.value, known.noun), known.places),
        told_at(found[0].figure(voice.value, voice.noun), found),
    ]
    why = ["Mehrere Artikel nennen die eine Zahl, eine andere Stelle für dasselbe die andere."]
    return disagree(DiscrepancyKind.CONTRADICTION, ref, sides, score=0.6, why=why)
