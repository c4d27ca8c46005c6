"""How far a text commits itself is read from mood, modals, negation and hedges."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quellenlage.extract.events import find_events
from quellenlage.languages import Language
from quellenlage.model import AnnotatedDocument, Factuality

Annotate = Callable[[str], AnnotatedDocument]


@pytest.mark.parametrize(
    ("text", "trigger", "factuality"),
    [
        ("Die Polizei nahm am Montag zwei Männer fest.", "nahm", Factuality.ASSERTED),
        ("Die Polizei hat den Mann nicht verhaftet.", "verhaftet", Factuality.DENIED),
        ("Der Minister wird am Freitag zurücktreten.", "zurücktreten", Factuality.PLANNED),
        ("Der Minister will am Freitag zurücktreten.", "zurücktreten", Factuality.PLANNED),
        ("Der Minister könnte bald zurücktreten.", "zurücktreten", Factuality.POSSIBLE),
        ("Die Stadt könnte den Hafen verkaufen.", "verkaufen", Factuality.POSSIBLE),
        ("Wenn die Arbeiter streiken, steht der Hafen still.", "streiken", Factuality.CONDITIONAL),
        ("Die Truppen hätten die Stadt angegriffen.", "angegriffen", Factuality.REPORTED),
        ("Die Brücke soll am 1. Juli eröffnet werden.", "eröffnet", Factuality.PLANNED),
        ("Die Stadt kündigte die Schließung des Hafens an.", "Schließung", Factuality.PLANNED),
        ("Der Mann soll die Frau erstochen haben.", "erstochen", Factuality.REPORTED),
        ("Wegen Betrugs ist der Händler angeklagt.", "Betrugs", Factuality.REPORTED),
        ("Der Minister wies den Vorwurf zurück.", "Vorwurf", Factuality.ASSERTED),
        ("In der Tasche wurde keine Bombe gefunden.", "gefunden", Factuality.DENIED),
        ("Nach dem Absturz solle die Stadt zahlen.", "Absturz", Factuality.ASSERTED),
    ],
)
def test_a_sentence_tells_how_sure_its_event_is(
    annotate: Annotate, german: Language, text: str, trigger: str, factuality: Factuality
) -> None:
    found = find_events(annotate(text), (), (), (), german)
    told = {report.trigger.slice(text): report.factuality for report in found}
    assert told.get(trigger) is factuality, told


def test_the_reason_names_the_word_that_decided(annotate: Annotate, german: Language) -> None:
    text = "Der Minister wird am Freitag zurücktreten."
    (report,) = find_events(annotate(text), (), (), (), german)
    assert any("wird" in sentence for sentence in report.why)
