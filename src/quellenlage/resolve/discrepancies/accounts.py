"""Two accounts of one quantity in one article: the organisers' figure and that of the police."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise, product

import msgspec

from quellenlage.languages.tables.differences import DifferenceTable
from quellenlage.model import Discrepancy, DiscrepancyKind, Ref, Span
from quellenlage.resolve.discrepancies.numbers import Amount, compatible, read_amount
from quellenlage.resolve.discrepancies.shelf import Place, Shelf, disagree, told_at
from quellenlage.resolve.discrepancies.subjects import subject_of
from quellenlage.resolve.discrepancies.tallies import (
    counts_people,
    read_tallies,
    segment_at,
    words_of,
)

MOST_NEW = 3
"""So many content words the second account may add: its voice, and little else."""


GATHERED = "protesting"
"""The name of the table for people who only gathered."""


class Count(msgspec.Struct, frozen=True):
    """A figure of a sentence with what it counts, and the part of the sentence it stands in."""

    place: Place
    span: Span
    segment: Span
    amount: Amount
    noun: str
    fate: str | None
    people: bool

    @property
    def text(self) -> str:
        """The words of the figure and what it counts."""
        return " ".join(self.span.slice(self.place.article.document.text).split())

    @property
    def crowd(self) -> bool:
        """Whether it counts people of whom nothing is told but that they were there."""
        return self.fate in (None, GATHERED) and self.people

    def fits(self, other: Count) -> bool:
        """Tell whether two figures count one thing, as far as their nouns and verbs tell."""
        if self.fate is not None and self.fate == other.fate:
            return True
        if self.fate != other.fate and not (self.crowd and other.crowd):
            return False
        return (self.noun == other.noun != "") or (self.people and other.people)


def compare_accounts(
    shelf: Shelf, about: dict[tuple[str, int], Ref], table: DifferenceTable
) -> Iterator[Discrepancy]:
    """Yield figures that one article gives by two accounts, in one sentence or in neighbours.

    Each stands in a part of its sentence that marks it as somebody's account; or the second
    is marked as another account ("nach anderen Angaben").
    """
    for article in shelf.pile.articles:
        places = [Place(article, sentence) for sentence in article.findings.sentences]
        counts = [read_counts(place, shelf, table) for place in places]
        for here in counts:
            for one, other in combinations(here, 2):
                if _are_two(one, other, table):
                    yield _discrepancy(shelf, about, one, other)
        for before, behind in pairwise(counts):
            single = len(before) == len(behind) == 1
            for one, other in product(before, behind):
                if _elsewhere(one, other, table) or (single and _are_two(one, other, table)):
                    yield _discrepancy(shelf, about, one, other)


def read_counts(place: Place, shelf: Shelf, table: DifferenceTable) -> list[Count]:
    """Return every figure of a sentence with what it counts."""
    numbers = place.sentence.numbers
    if not numbers:
        return []
    fates = {tally.span: tally.fate for tally in read_tallies(place, table)}
    passed = {noun.casefold() for noun in shelf.table.numbers.no_amounts}
    return [
        Count(
            place=place,
            span=span,
            segment=segment_at(place, span, table),
            amount=read_amount(place.text, value, shelf.table.numbers),
            noun=noun,
            fate=fates.get(span),
            people=bool(noun) and counts_people(words_of(place, span)[-1], table),
        )
        for (value, noun), span in zip(numbers, place.sentence.figures, strict=False)
        if noun not in passed
    ]


def _are_two(one: Count, other: Count, table: DifferenceTable) -> bool:
    if _elsewhere(one, other, table):
        return True
    if compatible(one.amount, other.amount):
        return False
    if one.segment == other.segment or not one.fits(other) or not (one.noun and other.noun):
        return False
    left, right = (set(words_of(c.place, c.segment)) for c in (one, other))
    if table.accounts.isdisjoint(left) or table.accounts.isdisjoint(right):
        return False
    if not table.partial.isdisjoint(left | right):
        return False
    known = _terms(one, table)
    new = {at for term, at in _terms(other, table).items() if term not in known}
    return bool(new) and len(new) <= MOST_NEW


def _elsewhere(one: Count, other: Count, table: DifferenceTable) -> bool:
    """Tell whether words between two figures for one thing announce another account of it.

    Then bounds are told on purpose: "mindestens 20, nach anderen Angaben bis zu 50".
    """
    near = one.place.key == other.place.key and "" in (one.noun, other.noun)
    if one.amount.value == other.amount.value or not (near or one.fits(other)):
        return False
    text = one.place.article.document.text[one.span.end : other.span.start].casefold()
    return any(phrase in text for phrase in table.elsewhere)


def _terms(count: Count, table: DifferenceTable) -> dict[str, int]:
    """Return what the part of a sentence says beside the figure and that it is an account.

    Each term comes with the place of its word.
    """
    sentence, span = count.place.sentence, count.span
    return {
        term: at
        for term, at in zip(sentence.terms, sentence.at, strict=True)
        if count.segment.start <= at < count.segment.end
        and not span.start <= at < span.end
        and term.casefold() not in table.accounts
    }


def _discrepancy(
    shelf: Shelf, about: dict[tuple[str, int], Ref], one: Count, other: Count
) -> Discrepancy:
    sides = [told_at(count.text, [count.place]) for count in (one, other)]
    ref = subject_of(shelf, about, [one.place, other.place])
    why = ["Der Artikel nennt zwei Angaben verschiedener Herkunft für dasselbe."]
    return disagree(DiscrepancyKind.CONTRADICTION, ref, sides, score=0.65, why=why)
