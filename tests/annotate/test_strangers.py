"""Words no lexicon knows, told to be names by where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quellenlage.model import AnnotatedDocument

Annotate = Callable[[str], AnnotatedDocument]


def names(annotated: AnnotatedDocument) -> list[tuple[str, str]]:
    text = annotated.document.text
    return [(annotated.span(n.start, n.end).slice(text), n.label) for n in annotated.entities]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Der Rat in Kolmsund hat getagt.", "Kolmsund", "LOC"),
        ("Der Streit in der Region Torvmark dauert an.", "Torvmark", "LOC"),
        ("Im Hafen von Kolmsund liegen drei Schiffe.", "Kolmsund", "LOC"),
        ("Das meldete die Agentur Dravopress am Montag.", "Dravopress", "ORG"),
        ("Die Schiffe gehören der Reederei Drawar-Linie.", "Drawar-Linie", "ORG"),
        ("Auch der Radweg an der Drawe ist gesperrt.", "Drawe", "LOC"),
        ("Der Patient liegt im Krankenhaus Kolmsund.", "Krankenhaus Kolmsund", "ORG"),
        ("Das stand am Montag im Kolmsunder Anzeiger.", "Kolmsunder Anzeiger", "ORG"),
    ],
)
def test_a_word_no_lexicon_knows_is_a_name_where_names_stand(
    annotate: Annotate, text: str, name: str, label: str
) -> None:
    assert (name, label) in names(annotate(text))


def test_a_name_told_once_is_a_name_throughout(annotate: Annotate) -> None:
    """The form beside "in" tells what the form in the headline is."""
    found = names(annotate("Kolmsund wartet auf Geld\n\nDer Rat tagte am Montag in Kolmsund."))
    assert found.count(("Kolmsund", "LOC")) == 2


@pytest.mark.parametrize("text", ["Der Schaden am Kai ist groß.", "Er kam nach Polizeiangaben um."])
def test_a_plain_noun_is_no_name(annotate: Annotate, text: str) -> None:
    assert names(annotate(text)) == []


def test_a_place_of_writing_is_a_place(annotate: Annotate) -> None:
    found = names(annotate("Wolvstadt. Der Rat hat am Montag getagt."))
    assert ("Wolvstadt", "LOC") in found
