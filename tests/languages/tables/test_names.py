"""The table of names and role nouns is rich and consistent."""

from __future__ import annotations

from collections import Counter

from quellenlage.languages import Language
from quellenlage.model import ActorType, Gender


def test_there_are_enough_nouns_for_people_and_bodies(german: Language) -> None:
    kinds = Counter(noun.type for noun in german.names.nouns.values())
    assert kinds[ActorType.ROLE] >= 400
    assert kinds[ActorType.ORGANISATION] >= 150


def test_given_names_tell_a_gender(german: Language) -> None:
    genders = german.names.genders
    assert genders["angelika"] is Gender.FEMININE
    assert genders["wolodymyr"] is Gender.MASCULINE


def test_no_given_name_stands_in_two_rows(german: Language) -> None:
    for rows in (german.names.given.masculine, german.names.given.feminine):
        counts = Counter(name for row in rows for name in set(row))
        assert [name for name, count in counts.items() if count > 1] == []


def test_every_unique_office_is_a_noun_of_the_table(german: Language) -> None:
    nouns = german.names.nouns
    offices = german.names.offices
    missing = [word for word in (*offices.persons, *offices.bodies) if word not in nouns]
    assert missing == []
