"""Words of a noun phrase in the nominative."""

from __future__ import annotations

import pytest

from quellenlage.languages.de.declension import bare_adjective, bare_noun, bare_possessive


@pytest.mark.parametrize(
    ("form", "gender", "plural", "expected"),
    [
        ("staatlichen", "Neut", True, "staatliche"),
        ("früheren", "Masc", False, "früherer"),
        ("regionalen", "Neut", False, "regionales"),
        ("Berliner", "Fem", False, "Berliner"),
    ],
)
def test_an_adjective_stands_without_its_article(
    form: str, gender: str, plural: bool, expected: str
) -> None:
    assert bare_adjective(form, gender, plural=plural) == expected


def test_a_possessive_keeps_its_owner() -> None:
    assert bare_possessive("seines", "Neut", plural=False) == "sein"
    assert bare_possessive("ihrer", "Fem", plural=False) == "ihre"


def test_a_noun_loses_the_ending_of_its_case_alone() -> None:
    assert bare_noun("Hauses", "Haus", plural=False) == "Haus"
    assert bare_noun("Beobachtern", "Beobachter", plural=True) == "Beobachter"
    assert bare_noun("Staaten", "Staat", plural=True) == "Staaten"
