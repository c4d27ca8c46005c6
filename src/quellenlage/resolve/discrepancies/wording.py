"""One direct quotation in different words: translated twice, shortened or altered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from quellenlage.model import (
    Claim,
    Discrepancy,
    DiscrepancyKind,
    Evidence,
    Ref,
    RefKind,
    Rendered,
    Rendering,
    Side,
)
from quellenlage.resolve.discrepancies.shelf import Shelf, disagree
from quellenlage.text.normalise import words

SHORTEST = 4
LEAST_ALIKE = 0.4
MOST_COMPARED = 40
MOST_SHOWN = 4


def compare_wordings(shelf: Shelf, claims: Sequence[Claim]) -> Iterator[Discrepancy]:
    """Yield claims whose direct renderings put other words between the quotation marks.

    A quotation that is a part of another is no discrepancy; every other wording is set
    against the first.
    """
    for claim in claims:
        direct = [r for r in claim.renderings if r.how is Rendered.DIRECT][:MOST_COMPARED]
        if len(direct) > 1:
            yield from _of_claim(shelf, claim, direct)


def _of_claim(shelf: Shelf, claim: Claim, direct: Sequence[Rendering]) -> Iterator[Discrepancy]:
    first = direct[0]
    seen = {tuple(words(shelf.text(first.document, first.spans)))}
    for other in direct[1:]:
        told = tuple(words(shelf.text(other.document, other.spans)))
        if other.document == first.document or told in seen:
            continue
        seen.add(told)
        changes = word_changes(words(shelf.text(first.document, first.spans)), list(told))
        if changes is not None:
            sides = [_side(shelf, first), _side(shelf, other)]
            ref = Ref(kind=RefKind.CLAIM, id=claim.id)
            score = min(1.0, 0.4 + claim.score / 2)
            yield disagree(DiscrepancyKind.WORDING, ref, sides, score=score, why=changes)


def word_changes(left: list[str], right: list[str]) -> list[str] | None:
    """Return in sentences how the words differ.

    ``None`` where the two are too short or too different to be one quotation, where one is
    part of the other, or where they are equal.
    """
    if min(len(left), len(right)) < SHORTEST or _within(left, right) or _within(right, left):
        return None
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.ratio() < LEAST_ALIKE:
        return None
    changes = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        mine, yours = " ".join(left[i1:i2]), " ".join(right[j1:j2])
        if tag == "replace":
            changes.append(f"Statt „{mine}“ steht „{yours}“.")
        elif tag == "delete":
            changes.append(f"Es fehlt „{mine}“.")
        elif tag == "insert":
            changes.append(f"Es kommt „{yours}“ hinzu.")
    return changes[:MOST_SHOWN]


def _within(part: list[str], whole: list[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def _side(shelf: Shelf, rendering: Rendering) -> Side:
    evidence = Evidence(document=rendering.document, spans=rendering.spans)
    return Side(value=shelf.text(rendering.document, rendering.spans), evidence=(evidence,))
