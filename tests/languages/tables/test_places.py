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


# ISO 3166-1 alpha-2 codes of the members of the United Nations, and of the observers.
MEMBERS = [
    "AF",
    "EG",
    "AL",
    "DZ",
    "AD",
    "AO",
    "AG",
    "GQ",
    "AR",
    "AM",
    "AZ",
    "ET",
    "AU",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BT",
    "BO",
    "BA",
    "BW",
    "BR",
    "BN",
    "BG",
    "BF",
    "BI",
    "CV",
    "CL",
    "CN",
    "CR",
    "CI",
    "DK",
    "DE",
    "DM",
    "DO",
    "DJ",
    "EC",
    "SV",
    "ER",
    "EE",
    "SZ",
    "FJ",
    "FI",
    "FR",
    "GA",
    "GM",
    "GE",
    "GH",
    "GD",
    "GR",
    "GT",
    "GN",
    "GW",
    "GY",
    "HT",
    "HN",
    "IN",
    "ID",
    "IQ",
    "IR",
    "IE",
    "IS",
    "IL",
    "IT",
    "JM",
    "JP",
    "YE",
    "JO",
    "KH",
    "CM",
    "CA",
    "KZ",
    "QA",
    "KE",
    "KG",
    "KI",
    "CO",
    "KM",
    "CG",
    "CD",
    "KP",
    "KR",
    "HR",
    "CU",
    "KW",
    "LA",
    "LS",
    "LV",
    "LB",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MA",
    "MH",
    "MR",
    "MU",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NZ",
    "NI",
    "NL",
    "NE",
    "NG",
    "MK",
    "NO",
    "OM",
    "AT",
    "PK",
    "PW",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PL",
    "PT",
    "RW",
    "RO",
    "RU",
    "SB",
    "ZM",
    "WS",
    "SM",
    "ST",
    "SA",
    "SE",
    "CH",
    "SN",
    "RS",
    "SC",
    "SL",
    "ZW",
    "SG",
    "SK",
    "SI",
    "SO",
    "ES",
    "LK",
    "KN",
    "LC",
    "VC",
    "ZA",
    "SD",
    "SS",
    "SR",
    "SY",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TO",
    "TT",
    "TD",
    "CZ",
    "TN",
    "TR",
    "TM",
    "TV",
    "UG",
    "UA",
    "HU",
    "UY",
    "UZ",
    "VU",
    "VE",
    "AE",
    "US",
    "GB",
    "VN",
    "CF",
    "CY",
    "VA",
    "PS",
]


def test_every_member_and_observer_is_there_by_its_code(german: Language) -> None:
    assert len(set(MEMBERS)) == 195
    assert set(MEMBERS) - {state.code for state in german.places.states} == set()


def test_every_word_of_a_state_leads_back_to_it(german: Language) -> None:
    places = german.places
    for state in places.states:
        for name in (state.name, *state.also):
            assert places.names[name].key == state.name
        for adjective in state.adjectives:
            assert places.adjectives[adjective.lower()] == state.name
        for seat in state.seats:
            assert places.names[seat].speaks_for is not None, seat
        assert places.names[state.capital].key in {state.name, state.capital}
        for people in (*state.people, *state.people_also):
            assert people in places.inhabitants  # some belong to two: the Congos, Serbia


def test_disputed_and_former_states_are_marked(german: Language) -> None:
    status = {state.name: state.status for state in german.places.states}
    for name in ("Abchasien", "Südossetien", "Transnistrien", "Nordzypern", "Volksrepublik Donezk"):
        assert status[name] is Status.DISPUTED
    for name in ("Sowjetunion", "Jugoslawien", "Tschechoslowakei"):
        assert status[name] is Status.FORMER
