"""States, capitals, seats of government, with adjectives and inhabitants."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

import msgspec

from quellenlage.model.actor import Gender

Words = tuple[str, ...]


class ArticleGender(StrEnum):
    """The gender of a place name that carries an article, as the tables abbreviate it."""

    FEMININE = "f"
    MASCULINE = "m"
    PLURAL = "pl"


class Status(StrEnum):
    """Whether a state is, is disputed, or is gone."""

    STATE = "state"
    DISPUTED = "disputed"
    FORMER = "former"


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state with its names, adjectives (undeclined), inhabitants, capital and seats."""

    name: str
    adjectives: Words
    people: Words
    capital: str
    also: Words = ()
    code: str | None = None
    people_also: Words = ()
    capital_also: Words = ()
    capital_adjectives: Words | None = None
    seats: Words = ()
    gender: ArticleGender | None = None
    status: Status = Status.STATE


class Union(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A community of states that acts as one."""

    name: str
    also: Words = ()
    adjectives: Words = ()
    seats: Words = ()
    gender: ArticleGender | None = None


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A city or region; ``adjectives`` are formed by rule where ``None``."""

    name: str
    also: Words = ()
    state: str | None = None
    adjectives: Words | None = None
    gender: ArticleGender | None = None


class PlaceKind(StrEnum):
    """What a name in the tables names."""

    STATE = "state"
    UNION = "union"
    CITY = "city"
    REGION = "region"


class Known(msgspec.Struct, frozen=True):
    """What a written name stands for.

    ``speaks_for`` is the state or union whose government it names where it acts; ``gender``
    is that of the name with its article.
    """

    key: str
    kind: PlaceKind
    gender: Gender
    speaks_for: str | None = None
    ambiguous: bool = False


class PlaceTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """States, unions of states, cities and regions, and how their words decline."""

    states: tuple[State, ...]
    unions: tuple[Union, ...]
    cities: tuple[Place, ...]
    regions: tuple[Place, ...]
    ambiguous: Words
    adjective_endings: Words
    city_ending: str
    people_endings: Words
    local_prepositions: frozenset[str]
    """Prepositions before places that have no article: "in", "aus"."""
    directions: frozenset[str]
    """Prepositions before such places that also stand before other words: "nach"."""
    belonging: frozenset[str]
    """What joins a body or an office to its place: "von"."""
    town_endings: tuple[str, ...]
    """How names of towns end: "-stadt"."""
    shore_prepositions: frozenset[str]
    """What stands before a river with its article: "an"."""
    place_nouns: frozenset[str]
    """Nouns right before the name of a place, in the same case: "Region"."""
    still_verbs: Words
    """Verbs that leave a place a place."""
    addressed_verbs: Words
    """Verbs whose bare object is somebody: "er warf *Kiew* vor, ..."."""

    @cached_property
    def names(self) -> dict[str, Known]:
        """Every written name of a place; where two share one, the state wins, then order."""
        table: dict[str, Known] = {}
        for key, words, known in self._entries():
            for word in words:
                ambiguous = word in self.ambiguous
                table.setdefault(word, msgspec.structs.replace(known, key=key, ambiguous=ambiguous))
        return table

    def _entries(self) -> list[tuple[str, Words, Known]]:
        entries = [
            (p.name, (p.name, *p.also), Known(p.name, PlaceKind.STATE, gender(p.gender)))
            for p in self.states
        ]
        entries += [
            (u.name, (u.name, *u.also), Known(u.name, PlaceKind.UNION, gender(u.gender)))
            for u in self.unions
        ]
        for union in self.unions:
            entries += [(seat, (seat,), _seat(seat, union.name)) for seat in union.seats]
        for state in self.states:
            capital = (state.capital, *state.capital_also)
            entries.append((state.capital, capital, _seat(state.capital, state.name)))
            entries += [(seat, (seat,), _seat(seat, state.name)) for seat in state.seats]
        for kind, places in ((PlaceKind.CITY, self.cities), (PlaceKind.REGION, self.regions)):
            entries += [
                (p.name, (p.name, *p.also), Known(p.name, kind, gender(p.gender))) for p in places
            ]
        return entries

    @cached_property
    def adjectives(self) -> dict[str, str]:
        """Undeclined adjective in lower case → the name of its state, union, city or region."""
        table: dict[str, str] = {}
        named = [(place.name, place.adjectives) for place in self.states]
        named += [(place.name, place.adjectives) for place in self.unions]
        named += [(place.name, place.adjectives or ()) for place in self.regions]
        for name, adjectives in named:
            for adjective in adjectives:
                table.setdefault(adjective.lower(), name)
        return table

    @cached_property
    def city_adjectives(self) -> dict[str, str]:
        """Adjective of a city, as it is written ("Minsker") → the name of the city."""
        table: dict[str, str] = {}
        for state in self.states:
            own = state.capital_adjectives
            for adjective in _formed(state.capital, self.city_ending) if own is None else own:
                table.setdefault(adjective, state.capital)
            for seat in (*state.capital_also, *state.seats):
                for adjective in _formed(seat, self.city_ending):
                    table.setdefault(adjective, state.capital)
        for city in self.cities:
            own = city.adjectives
            for adjective in _formed(city.name, self.city_ending) if own is None else own:
                table.setdefault(adjective, city.name)
        return table

    @cached_property
    def inhabitants(self) -> dict[str, tuple[str, Gender]]:
        """Word for an inhabitant in the singular → the state, and its gender."""
        table: dict[str, tuple[str, Gender]] = {}
        for state in self.states:
            people = (*state.people, *state.people_also)
            for place, word in enumerate(people):
                his_or_hers = Gender.FEMININE if place % 2 else Gender.MASCULINE
                table.setdefault(word, (state.name, his_or_hers))
        return table

    @cached_property
    def seat_prefixes(self) -> Words:
        """Seats of government that open compounds without a hyphen ("Kremlsprecher")."""
        seats = [seat for state in self.states for seat in state.seats]
        seats += [seat for union in self.unions for seat in union.seats]
        return tuple(seat for seat in seats if seat.isalpha() and len(seat) > 4)

    @cached_property
    def governments(self) -> dict[str, str]:
        """Capital or seat → the state or union it speaks for."""
        return {name: known.speaks_for for name, known in self.names.items() if known.speaks_for}


_GENDERS = {
    ArticleGender.FEMININE: Gender.FEMININE,
    ArticleGender.MASCULINE: Gender.MASCULINE,
    ArticleGender.PLURAL: Gender.PLURAL,
}


def gender(article: ArticleGender | None) -> Gender:
    """Return the gender of a name; without an article German place names are neuter."""
    return _GENDERS[article] if article else Gender.NEUTER


def _seat(name: str, owner: str) -> Known:
    return Known(name, PlaceKind.CITY, Gender.NEUTER, speaks_for=owner)


def _formed(city: str, ending: str) -> Words:
    if " " in city:
        return ()
    return (city + ending[1:] if city.endswith(ending[0]) else city + ending,)
