"""Figures that an article itself says were wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quellenlage.model import Discrepancy, DiscrepancyKind, Ref, Side
from quellenlage.resolve.discrepancies.shelf import Place, Shelf, disagree
from quellenlage.resolve.discrepancies.subjects import subject_of

REACH = 2
"""So many sentences after the notice the right figure may stand."""


def compare_corrections(
    shelf: Shelf, about: dict[tuple[str, int], Ref], phrases: Sequence[str]
) -> Iterator[Discrepancy]:
    """Yield the figures of correction notices: what stood there, and what it should be.

    A notice is a sentence with one of ``phrases``; the right figure is the next one of the
    same noun, in the notice itself or up to two sentences later.
    """
    for article in shelf.pile.articles:
        sentences = article.findings.sentences
        for index, sentence in enumerate(sentences):
            place = Place(article, sentence)
            folded = place.text.casefold()
            if not sentence.numbers or not any(phrase in folded for phrase in phrases):
                continue
            following = [Place(article, s) for s in sentences[index + 1 : index + 1 + REACH]]
            found = _corrected(place, following)
            if found is not None:
                yield _discrepancy(shelf, about, found)


def _corrected(
    notice: Place, following: Sequence[Place]
) -> tuple[tuple[Place, float], tuple[Place, float], str] | None:
    wrong, noun = notice.sentence.numbers[0]
    candidates = [(notice, *figure) for figure in notice.sentence.numbers[1:]]
    candidates += [(place, *figure) for place in following for figure in place.sentence.numbers]
    for place, value, counted in candidates:
        if counted == noun and noun and value != wrong:
            return (notice, wrong), (place, value), noun
    return None


def _discrepancy(
    shelf: Shelf,
    about: dict[tuple[str, int], Ref],
    found: tuple[tuple[Place, float], tuple[Place, float], str],
) -> Discrepancy:
    wrong, right, noun = found
    ref = subject_of(shelf, about, [wrong[0], right[0]])
    sides = [
        Side(value=place.figure(value, noun), evidence=(place.evidence,))
        for place, value in (wrong, right)
    ]
    why = ["Der Artikel berichtigt seine eigene frühere Angabe."]
    return disagree(DiscrepancyKind.UPDATE, ref, sides, score=0.9, why=why)
