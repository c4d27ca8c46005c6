"""Where articles agree and where they differ: the matrix of claims, and the disagreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from quellenlage.dossier.lookup import Lookup, Quoted
from quellenlage.model import (
    Claim,
    Discrepancy,
    DiscrepancyKind,
    Evidence,
    Id,
    RefKind,
    Rendered,
    Rendering,
)

WIDE = 40
"""Articles up to which the matrix has a column for each; beyond, a row names those that speak."""

NAMED = 12
"""Articles up to which a key below the matrix tells which column is whose."""

_RANK = {kind: rank for rank, kind in enumerate(DiscrepancyKind)}
_SIDES = "abcdefghijklmnopqrstuvwxyz"


class Cell(msgspec.Struct, frozen=True):
    """How one article tells a claim; ``how`` is ``None`` where it only disputes it.

    ``sides`` are the letters of the sides it takes in disagreements on the claim.
    """

    document: Id
    how: Rendered | None
    rendering: Rendering | None
    sides: str


class Row(msgspec.Struct, frozen=True):
    """A claim with the articles that speak of it, in their order; all others are silent."""

    claim: Claim
    cells: tuple[Cell, ...]
    disputed: tuple[Discrepancy, ...]


def discrepancies(lookup: Lookup) -> list[Discrepancy]:
    """Return the disagreements: contradictions first, spellings last, the surest first."""
    return sorted(lookup.story.discrepancies, key=lambda d: (_RANK[d.kind], -d.score, d.id))


def disputes(lookup: Lookup) -> dict[Id, list[Discrepancy]]:
    """Return the disagreements by the claim they are about."""
    by_claim: defaultdict[Id, list[Discrepancy]] = defaultdict(list)
    for item in discrepancies(lookup):
        kind, ref = item.about.kind, item.about.id
        if kind is RefKind.CLAIM:
            by_claim[ref].append(item)
        elif kind is RefKind.QUOTATION and ref in lookup.quotations:
            for claim in lookup.quotations[ref].claims:
                by_claim[claim].append(item)
    return by_claim


def about(lookup: Lookup, discrepancy: Discrepancy) -> tuple[str, str | None]:
    """Return what a disagreement is about, in words, and the id under which the page has it."""
    kind, ref = discrepancy.about.kind, discrepancy.about.id
    if kind is RefKind.ACTOR:
        return lookup.name(ref) or "", ref if ref in lookup.actors else None
    if kind is RefKind.CLAIM and ref in lookup.claims:
        return lookup.claims[ref].text, ref
    if kind is RefKind.COMMITMENT and ref in lookup.commitments:
        return lookup.commitments[ref].what, ref
    if kind is RefKind.QUOTATION and ref in lookup.quotations:
        quotation = lookup.quotations[ref]
        target = quotation.claims[0] if quotation.claims else None
        return lookup.words(quotation.document, quotation.spans), target
    return (lookup.events[ref].text, ref) if ref in lookup.events else ("", None)


def shared_claims(lookup: Lookup) -> list[Claim]:
    """Return the claims told by two or more articles, the most told first."""
    shared = [claim for claim in lookup.story.claims if len(lookup.articles(claim)) > 1]
    return sorted(shared, key=lambda c: (-len(lookup.articles(c)), -c.score, c.id))


def matrix(lookup: Lookup, by_claim: dict[Id, list[Discrepancy]]) -> list[Row]:
    """Return a row for every claim told by two or more articles."""
    return [_row(lookup, claim, by_claim.get(claim.id, [])) for claim in shared_claims(lookup)]


def by_document(row: Row) -> dict[Id, Cell]:
    """Return the cells of a row by article."""
    return {cell.document: cell for cell in row.cells}


def alike(lookup: Lookup, evidence: Iterable[Evidence]) -> list[list[Evidence]]:
    """Return evidence in groups that have the same sentence around the same words."""
    groups: defaultdict[Quoted, list[Evidence]] = defaultdict(list)
    for item in evidence:
        groups[lookup.in_sentence(item.document, item.spans)].append(item)
    return list(groups.values())


def documents(discrepancy: Discrepancy) -> list[Id]:
    """Return the articles that bear the sides of a disagreement, each once."""
    cited = (evidence.document for side in discrepancy.sides for evidence in side.evidence)
    return list(dict.fromkeys(cited))


def _row(lookup: Lookup, claim: Claim, disputed: list[Discrepancy]) -> Row:
    sides: defaultdict[Id, set[str]] = defaultdict(set)
    for item in disputed:
        for letter, side in zip(_SIDES, item.sides, strict=False):
            for evidence in side.evidence:
                sides[evidence.document].add(letter)
    told: dict[Id, Rendering] = {}
    order = list(Rendered)
    for rendering in sorted(claim.renderings, key=lambda r: (order.index(r.how), r.id)):
        told.setdefault(rendering.document, rendering)
    cells = []
    for document in sorted({*told, *sides} & lookup.numbers.keys(), key=lookup.numbers.__getitem__):
        found = told.get(document)
        how = found.how if found else None
        cells.append(Cell(document, how, found, "".join(sorted(sides.get(document, ())))))
    return Row(claim, tuple(cells), tuple(disputed))
