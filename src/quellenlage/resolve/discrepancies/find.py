"""All comparisons, best first, none told twice."""

from __future__ import annotations

from collections.abc import Sequence

from quellenlage.languages import Language
from quellenlage.model import Claim, Discrepancy, Event
from quellenlage.resolve.discrepancies.accounts import compare_accounts
from quellenlage.resolve.discrepancies.corrections import compare_corrections
from quellenlage.resolve.discrepancies.dates import compare_dates
from quellenlage.resolve.discrepancies.deadlines import compare_deadlines
from quellenlage.resolve.discrepancies.negations import compare_negations
from quellenlage.resolve.discrepancies.numbers import compare_numbers
from quellenlage.resolve.discrepancies.parties import compare_parties
from quellenlage.resolve.discrepancies.places import compare_places
from quellenlage.resolve.discrepancies.quantities import compare_quantities
from quellenlage.resolve.discrepancies.revisions import compare_revisions
from quellenlage.resolve.discrepancies.roles import compare_roles
from quellenlage.resolve.discrepancies.scope import compare_scopes
from quellenlage.resolve.discrepancies.shelf import Shelf
from quellenlage.resolve.discrepancies.spelling import compare_spellings
from quellenlage.resolve.discrepancies.subjects import subjects
from quellenlage.resolve.discrepancies.tolls import compare_tolls
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
    about = subjects(shelf, claims, events)
    corrections, differences = language.content.corrections, language.differences
    found = [
        *compare_numbers(shelf, about, corrections),
        *compare_corrections(shelf, about, corrections),
        *compare_quantities(shelf, about),
        *compare_tolls(shelf, about, differences),
        *compare_accounts(shelf, about, differences),
        *compare_revisions(shelf, about, differences, corrections),
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
