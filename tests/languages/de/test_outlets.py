"""The table of agencies and outlets."""

from __future__ import annotations

from collections import Counter

from quellenlage.languages import Language

GERMAN_SPEAKING = {"DE", "AT", "CH", "LI"}


def test_there_are_more_than_250_german_language_outlets_and_agencies(german: Language) -> None:
    sources = (*german.sources.outlets, *german.sources.agencies)
    assert sum(source.country in GERMAN_SPEAKING for source in sources) >= 250


def test_no_address_and_no_name_stands_for_two(german: Language) -> None:
    sources = (*german.sources.outlets, *german.sources.agencies)
    domains = Counter(domain for source in sources for domain in source.domains)
    names = Counter(source.name for source in sources)
    assert [key for key, count in domains.items() if count > 1] == []
    assert [key for key, count in names.items() if count > 1] == []


def test_the_owner_of_a_large_group_is_named(german: Language) -> None:
    owned = {source.name: source.owner for source in german.sources.outlets}
    assert owned["Hamburger Abendblatt"] == "FUNKE"
    assert sum(owner is not None for owner in owned.values()) >= 120
