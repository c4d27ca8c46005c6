"""Agencies and outlets that the pile itself makes known."""

from __future__ import annotations

from msgspec.structs import replace

from quellenlage.languages import Language
from quellenlage.model import Attribution, CreditedKind, NodeKind
from quellenlage.resolve.lineage.registry import Registry
from tests.resolve.piles import article, credit, write


def signed(attribution: Attribution, rule: str) -> Attribution:
    return replace(attribution, rule=rule)


def test_a_sign_and_the_name_beside_it_are_one_agency(german: Language) -> None:
    one = write("Der Kai ist gesperrt. (lpd)", outlet="Bote")
    other = write("Das meldete der Levetaler Presse-Dienst (lpd) am Abend.", outlet="Levepost")
    sign = signed(credit(one, "lpd", kind=CreditedKind.ANONYMOUS), "sign")
    registry = Registry([article(one, attributions=[sign]), article(other)], german)
    assert registry.find("lpd") == (NodeKind.AGENCY, "Levetaler Presse-Dienst")
    assert registry.find("Levetaler Presse-Dienst") == registry.find("lpd")


def test_a_sign_in_brackets_alone_may_be_an_authors(german: Language) -> None:
    one = write("Der Kai ist gesperrt. (jb)", outlet="Bote")
    sign = signed(credit(one, "jb", kind=CreditedKind.ANONYMOUS), "sign")
    assert Registry([article(one, attributions=[sign])], german).find("jb") is None


def test_a_dateline_makes_a_sign_an_agencys(german: Language) -> None:
    one = write("Leve (lpd) - Der Kai ist gesperrt.", outlet="Bote")
    sign = signed(credit(one, "lpd", kind=CreditedKind.ANONYMOUS), "credit:dateline")
    registry = Registry([article(one, attributions=[sign])], german)
    assert registry.find("lpd") == (NodeKind.AGENCY, "lpd")


def test_an_outlet_of_the_pile_is_known_in_another_case(german: Language) -> None:
    registry = Registry([article(write("Text.", outlet="Neue Levetaler Nachrichten"))], german)
    assert registry.find("Neuen Levetaler Nachrichten") == (
        NodeKind.OUTLET,
        "Neue Levetaler Nachrichten",
    )
