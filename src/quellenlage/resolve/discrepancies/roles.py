"""One person in offices that are not one: adviser here, head of the office there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from quellenlage.model import (
    Actor,
    ActorType,
    Discrepancy,
    DiscrepancyKind,
    Evidence,
    Id,
    Ref,
    RefKind,
    Role,
    Side,
)
from quellenlage.resolve.discrepancies.shelf import LONGEST_STORY, Shelf, disagree
from quellenlage.resolve.tellings import Days

MOST_EVIDENCE = 3


def compare_roles(shelf: Shelf) -> Iterator[Discrepancy]:
    """Yield persons to whom different articles give offices of different kinds at one time.

    A person may hold several; only where no article gives both is it worth a look.
    """
    for identity in sorted(shelf.pile.actors):
        actor = shelf.pile.actors[identity]
        if actor.type is ActorType.PERSON and len(actor.roles) > 1:
            yield from _of_actor(actor, shelf)


def _of_actor(actor: Actor, shelf: Shelf) -> Iterator[Discrepancy]:
    offices: defaultdict[int, list[Role]] = defaultdict(list)
    for role in actor.roles:
        office = _office(role.role, shelf)
        if office is not None:
            offices[office].append(role)
    for one, other in combinations(sorted(offices), 2):
        left, right = _documents(offices[one]), _documents(offices[other])
        if not left.isdisjoint(right) or not _at_one_time(offices[one], offices[other]):
            continue
        sides = [_side(offices[one]), _side(offices[other])]
        why = [f"{actor.name} trägt in verschiedenen Artikeln verschiedene Ämter."]
        ref = Ref(kind=RefKind.ACTOR, id=actor.id)
        yield disagree(DiscrepancyKind.CONTRADICTION, ref, sides, score=0.5, why=why)


def _office(role: str, shelf: Shelf) -> int | None:
    """Return the number of the group of offices that the first fitting word belongs to."""
    for word in role.replace("-", " ").split():
        folded = word.casefold()
        fitting = [
            (len(noun), -number)
            for number, group in enumerate(shelf.table.comparing.offices)
            for noun in group
            if folded.endswith((noun.casefold(), f"{noun.casefold()}s"))
        ]
        if fitting:
            return -max(fitting)[1]
    return None


def _documents(roles: list[Role]) -> set[Id]:
    return {item.document for role in roles for item in role.evidence}


def _at_one_time(left: list[Role], right: list[Role]) -> bool:
    """Tell whether the days on which the roles are given are known and near each other.

    Offices change, and some hold several in turn.
    """
    return any(
        first is not None and second is not None and first.gap(second) <= LONGEST_STORY
        for first in map(_days, left)
        for second in map(_days, right)
    )


def _days(role: Role) -> Days | None:
    if role.earliest is None or role.latest is None:
        return None
    first, last = role.earliest[:10], role.latest[:10]
    return Days(date.fromisoformat(first), date.fromisoformat(last), role.role)


def _side(roles: list[Role]) -> Side:
    ordered = sorted(roles, key=lambda role: (-len(role.evidence), role.role))
    evidence: list[Evidence] = [item for role in ordered for item in role.evidence]
    return Side(value=ordered[0].role, evidence=tuple(evidence[:MOST_EVIDENCE]))
