"""Base forms, compounds and Konjunktiv of German words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.languages import Language, load_language

GERMAN = load_language("de")


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("Häusern", "NOUN", "Haus"),
        ("Binnenhäfen", "NOUN", "Binnenhafen"),
        ("US-Präsidenten", "NOUN", "US-Präsident"),
        ("sprach", "VERB", "sprechen"),
        ("verbot", "VERB", "verbieten"),
        ("entschieden", "VERB", "entscheiden"),
        ("angekündigt", "VERB", "ankündigen"),
        ("evakuiert", "VERB", "evakuieren"),
        ("zurückzuweisen", "VERB", "zurückweisen"),
        ("könnte", "AUX", "können"),
        ("sei", "AUX", "sein"),
        ("vereinbarten", "ADJ", "vereinbart"),
        ("zufrieden", "ADJ", "zufrieden"),
        ("besten", "ADJ", "gut"),
        ("zum", "ADP", "zu"),
        ("Arkenfurt", "PROPN", "Arkenfurt"),
    ],
)
def test_base_forms(german: Language, form: str, upos: str, lemma: str) -> None:
    assert german.rules.lemma(form, upos) == lemma


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Krokodilsmaul", ("Krokodil", "Maul")),
        ("Sicherheitsgarantie", ("Sicherheit", "Garantie")),
        ("Waffenstillstand", ("Waffe", "Stillstand")),
        ("Haushaltsausschuss", ("Haushalt", "Ausschuss")),
        ("Gasleitung", ("Gas", "Leitung")),
        ("EU-Verhandlung", ("EU", "Verhandlung")),
        ("Minister", ()),
        ("Information", ()),
        ("Haus", ()),
        ("", ()),
    ],
)
def test_compounds(german: Language, word: str, parts: tuple[str, ...]) -> None:
    assert german.rules.parts(word) == parts


@pytest.mark.parametrize(
    ("form", "tense", "when"),
    [
        ("sei", "Pres", "always"),
        ("könne", "Pres", "always"),
        ("habe", "Pres", "unless_first"),
        ("berichte", "Pres", "unless_first"),
        ("wäre", "Past", "always"),
        ("könnten", "Past", "always"),
        ("beträfe", "Past", "always"),
        ("gingen", "Past", "perhaps"),
        ("sollte", "Past", "perhaps"),
    ],
)
def test_konjunktiv_by_form(german: Language, form: str, tense: str, when: str) -> None:
    assert german.rules.subjunctive(form) == (tense, when)


@pytest.mark.parametrize("form", ["ist", "hat", "war", "sagt", "ging", "führen"])
def test_indicatives_by_form(german: Language, form: str) -> None:
    assert german.rules.subjunctive(form) is None


def test_particles_join_known_verbs_only(german: Language) -> None:
    assert german.rules.separable("vor", "werfen") == "vorwerfen"
    assert german.rules.separable("weiter", "meinen") == ""


@pytest.mark.parametrize(("form", "name"), [("Lettlands", "Lettland"), ("Marx’", "Marx")])
def test_names_lose_their_genitive(german: Language, form: str, name: str) -> None:
    assert german.rules.nominative(form) == name


@given(st.text(alphabet=st.characters(categories=["L", "N", "P"]), max_size=50))
def test_no_word_breaks_the_rules(word: str) -> None:
    for upos in ("NOUN", "VERB", "ADJ", "PROPN", "ADV", "NUM", "PUNCT"):
        assert isinstance(GERMAN.rules.lemma(word, upos), str)
    assert isinstance(GERMAN.rules.parts(word), tuple)
    GERMAN.rules.subjunctive(word)
