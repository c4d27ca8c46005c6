"""Sources that an article makes known itself."""

from __future__ import annotations

from quellenlage.annotate import Base
from quellenlage.extract.mentions import find_mentions
from quellenlage.languages import Language
from quellenlage.model import ActorType, LocalEntity
from tests.factory import make_document


def named(text: str, words: str, base: Base, german: Language, outlet: str = "") -> LocalEntity:
    """Return the entity that the words mention."""
    document = make_document(text, outlet=outlet or None)
    entities = find_mentions(base.annotate(document), german)
    return next(e for e in entities for m in e.mentions if text[m.start : m.end] == words)


def test_a_long_name_and_its_sign_are_one(base: Base, german: Language) -> None:
    text = "Das meldete die Baltische Presse-Union (bpu). Die bpu blieb dabei."
    found = named(text, "Baltische Presse-Union", base, german)
    assert [text[m.start : m.end] for m in found.mentions] == [
        "Baltische Presse-Union",
        "bpu",
        "bpu",
    ]


def test_a_bracket_that_is_no_sign_is_left_alone(base: Base, german: Language) -> None:
    text = "Die Baltische Flotte (rot) lief am Montag aus."
    found = find_mentions(base.annotate(make_document(text)), german)
    assert all("rot" not in entity.names for entity in found)


def test_an_article_knows_its_own_outlet(base: Base, german: Language) -> None:
    text = "Das sagte sie am Montag dem Deichspiegel."
    found = named(text, "Deichspiegel", base, german, outlet="Deichspiegel")
    assert found.type is ActorType.OUTLET


def test_the_outlet_may_be_declined(base: Base, german: Language) -> None:
    text = "Das sagte sie am Montag den Neuen Kolmsunder Nachrichten."
    words = "Neuen Kolmsunder Nachrichten"
    found = named(text, words, base, german, outlet="Neue Kolmsunder Nachrichten")
    assert found.names == ("Neue Kolmsunder Nachrichten",)


def test_a_place_is_no_outlet_that_is_called_by_it(base: Base, german: Language) -> None:
    text = "Der Streit in Dravonien geht weiter. Das sagte der Rat in Dravonien."
    found = named(text, "Dravonien", base, german, outlet="Dravonien aktuell")
    assert found.type is not ActorType.OUTLET
