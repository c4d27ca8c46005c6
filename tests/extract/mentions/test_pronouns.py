# ruff: noqa: E501  (the cases are a table)
"""Whom a pronoun stands for: the subject before, the same paragraph, the fitting gender."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from quellenlage.extract.mentions import find_mentions
from quellenlage.languages import Language
from quellenlage.model import AnnotatedDocument, MentionForm

# (text, the pronoun with some words around it, whom it names)
CASES = [
    ("Martin Kernbach traf Paul Ostrow. Er sagte, das Treffen sei gut gewesen.", "Er sagte", "Kernbach"),
    ("Martin Kernbach nannte Paul Ostrow einen Freund.\n\nEr sagte: „Wir kennen uns lange.“", "Er sagte", "Kernbach"),
    ("Kernbach lobte Ostrow, tadelte aber Norland. Er sagte, es sei zu spät. Martin Kernbach und Paul Ostrow schwiegen.", "Er sagte", "Kernbach"),
    ("Bei einem Besuch in Rom gab sich Martin Kernbach zuversichtlich. „Das wird gut“, fügte er hinzu.", "er hinzu", "Kernbach"),
    ("Der Sprecher Paul Ostrow widersprach.\n\nBei einem Besuch in Rom gab sich Martin Kernbach am Mittwoch gelassen. „Das wird gut“, wurde er zitiert.", "er zitiert", "Kernbach"),
    ("Paul Ostrow erklärte, er glaube an Frieden.\n\nNiemand sprach mit Leo Brandner oder dem Präsidenten Martin Kernbach über den Streit. Er hat wiederholt erklärt, dass sein Land neutral sei.", "Er hat", "Kernbach"),
    ("Anna Riedel und Martin Kernbach stritten. Sie warf ihm Untätigkeit vor.", "Sie warf", "Riedel"),
    ("Anna Riedel und Martin Kernbach stritten. Sie warf ihm Untätigkeit vor.", "ihm Unt", "Kernbach"),
    ("Anna Riedel verlangte Auskunft von Martin Kernbach. Sie warf ihm vor, er habe gelogen.", "er habe", "Kernbach"),
    ("Martin Kernbach sagte, er trete zurück.", "er trete", "Kernbach"),
    ("Martin Kernbach wies den Vorwurf zurück. Die Mauer sei geprüft worden, sagte er.", "sagte er", "Kernbach"),
    ("Anna Riedel wies den Vorwurf zurück. Die Taucher hätten nichts gefunden, sagte sie.", "sagte sie", "Riedel"),
    ("Die Ministerin Anna Riedel sprach mit dem Botschafter. Er versprach Hilfe.", "Er versprach", "Botschafter"),
    ("Der Minister sprach in Rom. Er forderte mehr Geld.", "Er forderte", "Minister"),
    ("Die Sprecherin wich aus. Man arbeite daran, teilte sie mit.", "sie mit", "Sprecherin"),
    ("Am Montag kam Martin Kernbach nach Rom. Dort traf er Anna Riedel.", "er Anna", "Kernbach"),
    ("Martin Kernbach dankte Paul Ostrow. Ostrow lobte ihn.", "ihn.", "Kernbach"),
    ("Laut Martin Kernbach fehlt das Geld. Er rechnet mit zwei Millionen Euro.", "Er rechnet", "Kernbach"),
    ("Nach dem Treffen mit Paul Ostrow sagte Martin Kernbach nichts. Er reiste ab.", "Er reiste", "Kernbach"),
    ("„Das genügt“, sagte Martin Kernbach. Paul Ostrow hatte zuvor gewarnt. „Ich gehe“, fügte er hinzu.", "er hinzu", "Ostrow"),
    ("Martin Kernbach leitet das Amt. Im Mai ging er in den Ruhestand. Nun sitzt er am Tisch.", "er am", "Kernbach"),
    ("Der Vorsitzende Leo Brandner verlangte Ruhe. „Uns ist das egal“, sagte er.", "sagte er", "Brandner"),
    ("Anna Riedel legte die Papiere vor. Der Bürgermeister stellte sich hinter sie.", "sie.", "Riedel"),
    ("Auch Anna Riedel kam. Paul Ostrow sprach lange. Sie schwieg.", "Sie schwieg", "Riedel"),
    ("Paul Ostrow schrieb an Anna Riedel. Eine Antwort bekam er nie.", "er nie", "Ostrow"),
    ("Als Paul Ostrow nach dem Brief gefragt wurde, sagte er, er kenne ihn nicht.", "er kenne", "Ostrow"),
]  # fmt: skip

_PRONOUN = re.compile(r"\b(er|sie|ihn|ihm)\b", re.IGNORECASE)


@pytest.mark.parametrize(("text", "around", "expected"), CASES)
def test_a_pronoun_joins_whom_it_stands_for(
    text: str,
    around: str,
    expected: str,
    annotate: Callable[[str], AnnotatedDocument],
    german: Language,
) -> None:
    """The actor of the pronoun is called by the expected name or noun."""
    annotated = annotate(text)
    written = annotated.document.text
    start = written.index(around)
    at = start + next(match.start() for match in _PRONOUN.finditer(around))
    entities = find_mentions(annotated, german)
    for entity in entities:
        forms = {(mention.start, mention.form) for mention in entity.mentions}
        if (at, MentionForm.PRONOUN) in forms:
            words = {written[m.start : m.end] for m in entity.mentions}
            assert any(expected in one for one in words)
            return
    pytest.fail("the pronoun names nobody")
