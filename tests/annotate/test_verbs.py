"""Separable verbs and Konjunktiv in running text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quellenlage.model import AnnotatedDocument

Annotate = Callable[[str], AnnotatedDocument]


def at(annotated: AnnotatedDocument, form: str) -> int:
    return annotated.forms.index(form)


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("Die Ministerin warf dem Nachbarland Untätigkeit vor.", "warf", "vorwerfen"),
        ("Das Amt teilte am Montag mit, dass der Hafen schließt.", "teilte", "mitteilen"),
        ("Er weist den Vorwurf zurück.", "weist", "zurückweisen"),
        ("Die Stadt kündigte neue Regeln an.", "kündigte", "ankündigen"),
        ("Der Rat lehnt den Antrag ab.", "lehnt", "ablehnen"),
        ("Sie sagte am Abend kein Wort.", "sagte", "sagen"),
    ],
)
def test_a_verb_has_the_base_form_with_its_particle(
    annotate: Annotate, text: str, form: str, lemma: str
) -> None:
    annotated = annotate(text)
    assert annotated.lemma[at(annotated, form)] == lemma


@pytest.mark.parametrize(
    ("text", "form", "tense"),
    [
        ("Er sagte, die Stadt habe kein Geld.", "habe", "Pres"),
        ("Sie erklärte, der Hafen sei geschlossen.", "sei", "Pres"),
        ("Die Behörde teilte mit, man gehe davon aus.", "gehe", "Pres"),
        ("Der Sprecher sagte, das wäre ein Fehler.", "wäre", "Past"),
        ("Sie sagte, die Züge kämen später.", "kämen", "Past"),
    ],
)
def test_konjunktiv_is_marked_with_its_tense(
    annotate: Annotate, text: str, form: str, tense: str
) -> None:
    annotated = annotate(text)
    feats = annotated.feats[at(annotated, form)]
    assert (feats.get("Mood"), feats.get("Tense")) == ("Sub", tense)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Ich habe kein Geld.", "habe"),
        ("Die Stadt hat kein Geld.", "hat"),
        ("Er ging nach Hause.", "ging"),
    ],
)
def test_indicative_is_no_konjunktiv(annotate: Annotate, text: str, form: str) -> None:
    annotated = annotate(text)
    assert annotated.feats[at(annotated, form)].get("Mood") == "Ind"
