"""Names of people put together from what the base saw of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quellenlage.extract.mentions import find_mentions
from quellenlage.languages import Language
from quellenlage.model import ActorType, AnnotatedDocument


def _people(annotated: AnnotatedDocument, language: Language) -> list[tuple[str, ...]]:
    found = find_mentions(annotated, language)
    return [entity.names for entity in found if entity.type is ActorType.PERSON]


@pytest.mark.parametrize(
    "name",
    [
        "Ramsan Scharapow",
        "Ursula von der Brenke",
        "Mohammed bin Karabi",
        "Osama bin Tarnuk",
        "Abd al-Karim as-Sahdi",
        "Uladsimir Makarej",
    ],
)
def test_a_given_name_leads_on_to_the_whole_name(
    name: str, annotate: Callable[[str], AnnotatedDocument], german: Language
) -> None:
    text = f"{name}, Richter von Windloh, hat am Montag gesprochen. {name} lobte die Arbeit."
    assert (name,) in _people(annotate(text), german)


def test_a_surname_of_several_words_is_found_where_it_stands_alone(
    annotate: Callable[[str], AnnotatedDocument], german: Language
) -> None:
    text = (
        "Ursula von der Brenke besuchte den Hafen. Am Abend lobte von der Brenke die Arbeiter. "
        "Von der Brenke reist morgen weiter."
    )
    mentions = [
        text[mention.start : mention.end]
        for entity in find_mentions(annotate(text), german)
        if "Ursula von der Brenke" in entity.names
        for mention in entity.mentions
    ]
    assert mentions[:3] == ["Ursula von der Brenke", "von der Brenke", "Von der Brenke"]


def test_the_day_before_a_name_is_no_part_of_it(
    annotate: Callable[[str], AnnotatedDocument], german: Language
) -> None:
    text = "In Windloh ist am Dienstag Scharapewkin eingetroffen. Scharapewkin ist Richter."
    assert ("Scharapewkin",) in _people(annotate(text), german)


def test_a_place_behind_a_name_is_no_surname(
    annotate: Callable[[str], AnnotatedDocument], german: Language
) -> None:
    text = "Am Montag bat Ursula Russland um Hilfe. Ursula von der Polizei sagte nichts."
    assert all(
        "Moskau" not in name and "Polizei" not in name
        for names in _people(annotate(text), german)
        for name in names
    )
