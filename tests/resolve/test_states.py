"""Capitals, seats and office holders stand for their states."""

from __future__ import annotations

from msgspec.structs import replace

from quellenlage.languages import Language
from quellenlage.model import Actor, ActorType, Role
from quellenlage.resolve.states import states_behind
from tests.resolve.piles import pile


def actor(name: str, kind: ActorType, *roles: str) -> Actor:
    given = tuple(Role(role=role, evidence=()) for role in roles)
    return Actor(id=name, name=name, type=kind, names=(name,), roles=given, score=1.0, why=())


def test_a_capital_and_an_office_stand_for_the_state_that_is_named(german: Language) -> None:
    actors = [
        actor("Norwegen", ActorType.GPE),
        actor("Oslo", ActorType.GPE),
        actor("Ada Wolm", ActorType.PERSON, "norwegische Ministerin"),
        actor("Bo Lund", ActorType.PERSON, "Bürgermeister"),
    ]
    made = replace(pile(), actors={one.id: one for one in actors})
    assert states_behind(made, german.places) == {"Oslo": "Norwegen", "Ada Wolm": "Norwegen"}
