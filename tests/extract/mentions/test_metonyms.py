"""Capitals that act, or are acted upon as only somebody can be, and capitals that are places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quellenlage.extract.mentions import find_mentions
from quellenlage.languages import Language
from quellenlage.model import AnnotatedDocument, MentionForm


@pytest.fixture(scope="module")
def forms(
    annotate: Callable[[str], AnnotatedDocument], german: Language
) -> Callable[[str, str], set[MentionForm]]:
    def read(text: str, words: str) -> set[MentionForm]:
        return {
            mention.form
            for entity in find_mentions(annotate(text), german)
            for mention in entity.mentions
            if text[mention.start : mention.end] == words
        }

    return read


@pytest.mark.parametrize(
    "text",
    [
        "Er wirft Kiew vor, den Vertrag zu brechen.",
        "Die Außenministerin drohte Kiew mit Sanktionen.",
        "Er sagte Kiew weitere Hilfe zu.",
        "Er warf dem Westen und Kiew vor, zu lügen.",
        "Die Union forderte Kiew auf, die Grenze zu öffnen.",
    ],
)
def test_the_object_of_a_verb_that_addresses_somebody_is_the_state(
    forms: Callable[[str, str], set[MentionForm]], text: str
) -> None:
    assert forms(text, "Kiew") == {MentionForm.METONYM}


@pytest.mark.parametrize(
    "text",
    [
        "Er reiste am Montag nach Kiew.",
        "Der Minister hat Kiew am Abend verlassen.",
        "Er warnte in Kiew vor einem Krieg.",
    ],
)
def test_the_object_of_other_verbs_stays_a_place(
    forms: Callable[[str, str], set[MentionForm]], text: str
) -> None:
    assert forms(text, "Kiew") == {MentionForm.NAME}
