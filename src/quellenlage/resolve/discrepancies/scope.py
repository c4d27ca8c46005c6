"""Figures of one article that differ because one counts a part and the other the whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quellenlage.languages.tables.events import NumberWords
from quellenlage.model import Discrepancy, DiscrepancyKind, Ref
from quellenlage.resolve.discrepancies.numbers import counted_once, narrows, widens
from quellenlage.resolve.discrepancies.shelf import Place, Shelf, disagree, told_at

RATIO = 3
"""A whole is at most so many times the part that is set against it."""


def compare_scopes(shelf: Shelf, about: dict[tuple[str, int], Ref]) -> Iterator[Discrepancy]:
    """Yield figures of one noun in neighbouring sentences, the lower one for a part alone.

    A word of one sentence must narrow what it counts ("allein") and one of the other widen it
    ("einschließlich"); a preposition that only may widen must open its sentence ("Mit ...").
    """
    words = shelf.table.numbers
    for article in shelf.pile.articles:
        places = [Place(article, sentence) for sentence in article.findings.sentences]
        for one, other in pairwise(places):
            if one.sentence.numbers and other.sentence.numbers:
                yield from _compare((one, other), about, words)


def _compare(
    pair: tuple[Place, Place], about: dict[tuple[str, int], Ref], words: NumberWords
) -> Iterator[Discrepancy]:
    part, whole = pair if narrows(pair[0], words) else (pair[1], pair[0])
    ref = about.get(part.key) or about.get(whole.key)
    if ref is None or not narrows(part, words) or not widens(whole, words):
        return
    left, right = counted_once(part, words), counted_once(whole, words)
    for noun in sorted(left.keys() & right.keys()):
        if left[noun] < right[noun] <= RATIO * left[noun]:
            sides = [
                told_at(place.figure(counted[noun], noun), [place])
                for place, counted in ((part, left), (whole, right))
            ]
            why = ["Die eine Zahl gilt nach dem Wortlaut für einen Teil, die andere für mehr."]
            yield disagree(DiscrepancyKind.SCOPE, ref, sides, score=0.7, why=why)
