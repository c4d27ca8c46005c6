"""All comparisons, best first, none told twice."""

from __future__ import annotations

from collections.abc import Sequence

from quellenlage.languages import Language
from quellenlage.model import Claim, Discrepancy, Event, Ref, RefKind
from quellenlage.resolve.discrepancies.corrections import compare_corrections
from quellenlage.resolve.discrepancies.dates import compare_dates
from quellenlage.resolve.discrepancies.deadlines import compare_deadlines
from quellenlage.resolve.discrepancies.negations import compare_negations
from quellenlage.resolve.discrepancies.numbers import compare_numbers
from quellenlage.resolve.discrepancies.parties import compare_parties
from quellenlage.resolve.discrepancies.places import compare_places
from quellenlage.resolve.discrepancies.quantities import compare_quantities
from quellenlage.resolve.discrepancies.roles import compare_roles
from quellenlage.resolve.discrepancies.scope import compare_scopes
from quellenlage.resolve.discrepancies.shelf import Shelf
from quellenlage.resolve.discrepancies.spelling import compare_spellings
from quellenlage.resolve.discrepancies.voices import compare_voices
from quellenlage.resolve.discrepancies.wording import compare_wordings
from quellenlage.resolve.pile import Pile


def find_discrepancies(
    pile: Pile, claims: Sequence[Claim], events: Sequence[Event], language: Language
) -> tuple[Discrepancy, ...]:
    """Return where articles differ in figures, parties, dates, places, voices, offices, words.

    Best score first. Of discrepancies between the same values about the same thing the best
    one is kept.
    """
    shelf = Shelf(pile, language.events)
    about = _subjects(shelf, claims, events)
    corrections = language.content.corrections
    found = [
        *compare_numbers(shelf, about, corrections),
        *compare_corrections(shelf, about, corrections),
        *compare_quantities(shelf, about),
        *compare_scopes(shelf, about),
        *compare_negations(shelf, about),
        *compare_deadlines(shelf, about),
        *compare_parties(shelf, about),
        *compare_dates(shelf, claims, events),
        *compare_places(shelf, events),
        *compare_voices(shelf),
        *compare_roles(shelf),
        *compare_wordings(shelf, claims),
        *compare_spellings(shelf),
    ]
    best: dict[tuple[str, ...], Discrepancy] = {}
    for item in sorted(found, key=lambda d: (-d.score, d.id)):
        values = tuple(side.value for side in item.sides)
        best.setdefault((item.kind, item.about.kind, *values), item)
    return tuple(best.values())


def _subjects(
    shelf: Shelf, claims: Sequence[Claim], events: Sequence[Event]
) -> dict[tuple[str, int], Ref]:
    """Return for every sentence the claim or else the event it tells."""
    found: dict[tuple[str, int], Ref] = {}
    for claim in claims:
        for rendering in claim.renderings:
            for span in rendering.spans:
                place = shelf.place_at(rendering.document, span.start)
                if place is not None:
                    key = (rendering.document, place.sentence.start)
                    found.setdefault(key, Ref(kind=RefKind.CLAIM, id=claim.id))
    for event in events:
        for item in event.evidence:
            place = shelf.place_at(item.document, item.spans[-1].start)
            if place is not None:
                key = (item.document, place.sentence.start)
                found.setdefault(key, Ref(kind=RefKind.EVENT, id=event.id))
    return found
