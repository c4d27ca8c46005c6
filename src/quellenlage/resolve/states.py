"""Which state a person, a capital or a seat of government stands for."""

from __future__ import annotations

from quellenlage.languages.tables.places import PlaceTable
from quellenlage.model import Actor, ActorType, Id
from quellenlage.resolve.pile import Pile


def states_behind(pile: Pile, places: PlaceTable) -> dict[Id, Id]:
    """Map actors to the actor of the state in whose name they act.

    "Moskau" and "Kreml" say what Russia does; so do those whose office names the state
    ("russischer Präsident"). Only states that the articles name themselves are found.
    """
    known = {actor.name: actor.id for actor in pile.actors.values() if actor.type is ActorType.GPE}
    seats: dict[str, Id] = {}
    adjectives: dict[str, Id] = {}
    for state in places.states:
        identity = known.get(state.name)
        if identity is not None:
            words = (state.capital, *state.capital_also, *state.seats)
            seats.update(dict.fromkeys(words, identity))
            adjectives.update(dict.fromkeys(map(str.casefold, state.adjectives), identity))
    found: dict[Id, Id] = {}
    for actor in pile.actors.values():
        behind = seats.get(actor.name) or _by_office(actor, adjectives)
        if behind is not None and behind != actor.id:
            found[actor.id] = behind
    return found


def _by_office(actor: Actor, adjectives: dict[str, Id]) -> Id | None:
    """Return the state whose adjective opens an office, if all offices name the same."""
    if actor.type is not ActorType.PERSON:
        return None
    named = {
        state
        for role in actor.roles
        for adjective, state in adjectives.items()
        if role.role.casefold().startswith(adjective)
    }
    return named.pop() if len(named) == 1 else None
