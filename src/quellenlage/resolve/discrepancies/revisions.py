"""Figures of which an article says that they were given at first, and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quellenlage.languages.tables.differences import DifferenceTable
from quellenlage.model import Discrepancy, DiscrepancyKind, Ref
from quellenlage.resolve.discrepancies.accounts import Count, read_counts
from quellenlage.resolve.discrepancies.numbers import compatible
from quellenlage.resolve.discrepancies.shelf import Place, Shelf, disagree, told_at
from quellenlage.resolve.discrepancies.subjects import subject_of
from quellenlage.resolve.discrepancies.tallies import words_of

RATIO = 4
"""A figure that another exceeds more often counts something else."""


def compare_revisions(
    shelf: Shelf,
    about: dict[tuple[str, int], Ref],
    table: DifferenceTable,
    corrections: Sequence[str],
) -> Iterator[Discrepancy]:
    """Yield figures told at first ("zunächst war von ... die Rede") with those told now.

    Or both stand in the sentence that tells the change ("von ... auf ... korrigiert").

    The figure of now is the nearest of the same thing: in the same sentence, else before it,
    else behind it. Sentences with a phrase of ``corrections`` are the outlet's own notices.
    """
    for article in shelf.pile.articles:
        places = [Place(article, sentence) for sentence in article.findings.sentences]
        counts = [read_counts(place, shelf, table) for place in places]
        for index, place in enumerate(places):
            if any(phrase in place.text.casefold() for phrase in corrections):
                continue
            revised = _revised(counts[index], table)
            if revised is not None:
                yield _discrepancy(shelf, about, *revised)
            elif counts[index] and _is_former(place, table):
                now = _now(counts, index)
                if now is not None:
                    yield _discrepancy(shelf, about, counts[index][0], now)


def _is_former(place: Place, table: DifferenceTable) -> bool:
    words = words_of(place, place.span)
    told = f" {' '.join(words)} "
    return not table.formerly.isdisjoint(words) and any(f" {t} " in told for t in table.told)


def _revised(counts: Sequence[Count], table: DifferenceTable) -> tuple[Count, Count] | None:
    """Read "von 86 auf 76 Tote korrigiert": the figures of a sentence that tells the change."""
    for former, now in pairwise(counts):
        words = set(words_of(former.place, former.place.span))
        changed = not table.revised_from.isdisjoint(_before(former))
        changed &= not table.revised_to.isdisjoint(_before(now))
        one = "" in (former.noun, now.noun) or former.fits(now)
        if changed and one and not table.revised.isdisjoint(words):
            return former, now
    return None


def _before(count: Count) -> list[str]:
    """Return the two words before a figure, in lower case: "auf rund"."""
    ahead = count.place.text[: count.span.start - count.place.sentence.start]
    return ahead.casefold().split()[-2:]


def _now(counts: Sequence[Sequence[Count]], index: int) -> Count | None:
    """Return the nearest figure for what the first of a sentence counts, if it is another."""
    former = counts[index][0]
    around = [*counts[index][1:]]
    around += [count for before in reversed(counts[:index]) for count in before]
    around += [count for behind in counts[index + 1 :] for count in behind]
    found = next((c for c in around if former.noun and c.noun and former.fits(c)), None)
    if found is None or compatible(former.amount, found.amount):
        return None
    low, high = sorted((former.amount.value, found.amount.value))
    return found if high <= RATIO * low else None


def _discrepancy(
    shelf: Shelf, about: dict[tuple[str, int], Ref], former: Count, now: Count
) -> Discrepancy:
    sides = [told_at(count.text, [count.place]) for count in (former, now)]
    ref = subject_of(shelf, about, [former.place, now.place])
    why = ["Der Artikel nennt eine frühere Angabe und die, die an ihre Stelle getreten ist."]
    return disagree(DiscrepancyKind.UPDATE, ref, sides, score=0.7, why=why)
