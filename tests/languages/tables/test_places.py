"""The table of states is whole and says nothing twice."""

from __future__ import annotations

from collections import Counter

from quellenlage.languages import Language
from quellenlage.languages.tables.places import PlaceKind, Status
from quellenlage.model import Gender


def test_every_member_of_the_united_nations_is_there(german: Language) -> None:
    codes = [state.code for state in german.places.states if state.status is Status.STATE]
    observers_and_disputed = {"VA", "PS", "XK", "TW", "CK", "NU"}
    assert len(set(codes) - observers_and_disputed) == 193


def test_every_state_has_adjective_capital_and_inhabitants(german: Language) -> None:
    for state in german.places.states:
        assert state.adjectives, state.name
        assert state.capital, state.name
        assert len(state.people) == 2, state.name
        assert len(state.people_also) % 2 == 0, state.name


def test_no_name_stands_for_two_states(german: Language) -> None:
    named = Counter(name for state in german.places.states for name in (state.name, *state.also))
    assert [name for name, count in named.items() if count > 1] == []


def test_no_adjective_belongs_to_two_states(german: Language) -> None:
    told = Counter(a for state in german.places.states for a in state.adjectives)
    assert [adjective for adjective, count in told.items() if count > 1] == []


def test_cities_and_regions_lie_in_states_of_the_table(german: Language) -> None:
    states = {state.name for state in german.places.states}
    for place in (*german.places.cities, *german.places.regions):
        assert place.state is None or place.state in states, place.name


def test_old_and_new_names_are_one_state(german: Language) -> None:
    names = german.places.names
    assert names["Weißrussland"].key == names["Belarus"].key == "Belarus"
    assert names["Birma"].key == "Myanmar"


def test_a_capital_speaks_for_its_state(german: Language) -> None:
    minsk = german.places.names["Minsk"]
    assert (minsk.kind, minsk.speaks_for) == (PlaceKind.CITY, "Belarus")


def test_states_with_an_article_have_its_gender(german: Language) -> None:
    names = german.places.names
    assert names["Ukraine"].gender is Gender.FEMININE
    assert names["Iran"].gender is Gender.MASCULINE
    assert names["USA"].gender is Gender.PLURAL
    assert names["Polen"].gender is Gender.NEUTER


def test_adjectives_of_cities_are_formed_by_rule_or_listed(german: Language) -> None:
    formed = german.places.city_adjectives
    assert formed["Minsker"] == "Minsk"
    assert formed["Münchner"] == "München"
    assert formed["Tokioter"] == "Tokio"
