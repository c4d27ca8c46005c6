"""Times alone: from a string to values on the calendar."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quellenlage
from quellenlage import tag_times
from quellenlage.errors import InputError
from quellenlage.model import AnchorKind, TimeExpression
from quellenlage.text.timevalue import interval, is_duration

TEXT = "Am Montag um 20 Uhr begann die Messe, zwei Tage später war sie aus."


def by_words(text: str, **options: object) -> dict[str, TimeExpression]:
    found = tag_times(text, **options)  # type: ignore[arg-type]
    return {text[time.start : time.end]: time for time in found}


def test_a_text_and_its_day_give_values_with_rule_and_anchor() -> None:
    found = by_words(TEXT, dct=date(2023, 4, 14))
    assert {words: time.value for words, time in found.items()} == {
        "Montag": "2023-04-10",
        "20 Uhr": "2023-04-10T20:00",
        "zwei Tage später": "2023-04-12",
    }
    assert all(time.rule for time in found.values())
    assert found["Montag"].anchor.kind is AnchorKind.PUBLICATION
    assert found["20 Uhr"].anchor.ref == found["Montag"].id


def test_a_month_will_do_for_the_day_of_writing() -> None:
    assert by_words("Im Vorjahr fiel Schnee.", dct="2023-04")["Vorjahr"].value == "2022"


def test_without_a_day_the_digits_stay_open() -> None:
    assert by_words(TEXT)["Montag"].value == "XXXX-WXX-1"


@pytest.mark.parametrize("dct", ["2023-02-31", "gestern", "", "P3D", "9" * 400])
def test_what_is_no_day_is_told_in_one_sentence(dct: str) -> None:
    with pytest.raises(InputError, match="no date of the calendar"):
        tag_times(TEXT, dct=dct)


def test_an_unknown_profile_is_told_with_those_there_are() -> None:
    with pytest.raises(InputError, match="auto, daily, magazine, narrative"):
        tag_times(TEXT, profile="weekly")


def test_an_empty_text_has_no_times() -> None:
    assert tag_times("") == tag_times(" \n") == ()


def test_tagging_times_loads_no_linguistics() -> None:
    code = (
        "import sys; from quellenlage import tag_times; tag_times('Heute.');"
        "print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_public_names_are_there_and_others_are_not() -> None:
    assert all(hasattr(quellenlage, name) for name in quellenlage.__all__)
    with pytest.raises(AttributeError):
        quellenlage.nothing  # noqa: B018


HOSTILE = [
    "Am 31. Februar, am 30.02., am 30.02.2014 und am 00.00.0000.",
    "Im Jahr 0, im Jahr 0000 und im 99. Jahrhundert, im 0. Jahrhundert.",
    "Um 25 Uhr, um 24.61 Uhr, um 99:99 Uhr und um 24 Uhr.",
    "1" * 10**6,
    "1" * 10**5 + " Jahre später, vor " + "9" * 400 + " Jahren.",
    "Vor 99999999999 Jahren und in 1e400 Jahren, 999999 Jahrhunderte später.",
    "Am 32. 13. 2015 und am 5. 17. 2014, Montag (99. Dezember).",
    "vor " * 3000 + "Montag " * 3000,
    "am 1., " * 5000 + "2. Mai",
    "２０２３ und ٣ Jahre, ² Tage, Ⅳ. Mai, ½ Jahr",
    "letztes " * 2000 + "Jahr",
    "Nacht auf " * 500,
    "\x00Montag\x00\ud800Heute",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("dct", [None, "0001-01-01", "9999-12-31", "2023-04-14"])
def test_hostile_texts_give_no_nonsense(text: str, dct: str | None) -> None:
    for time in tag_times(text, dct=dct):
        assert 0 <= time.start < time.end <= len(text)
        assert len(time.value) < 60
        _is_sound(time)


def _is_sound(time: TimeExpression) -> None:
    """A value is a duration, open, a reference, or days that exist."""
    value = time.value
    known = is_duration(value) or "X" in value or value.endswith("_REF") or value.startswith("T")
    assert known or interval(value) is not None, value
    if time.earliest and time.latest:
        assert time.earliest <= time.latest


WORDS = """
    am im den der vom 3. 31. 30. Mai Februar Juni 2015 1999 0 99 20.30 Uhr Montag heute gestern
    morgen Abend Nacht Anfang Ende letzten vergangenen kommenden dieser Woche Jahre Jahr zwei ein
    halbes und bis statt , ( ) - / jeden täglich vor seit rund mehr als Ostern Muttertag 60er
    Jahrhundert 99. später zuvor Haus kam wird heuer Winter Wahljahr zweiten auf des Jahres
    9999999 25.12.2014 30.02. 12:30 Saison 2007/08
"""


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=25),
    st.sampled_from([None, "2023-04-14", "2023", "0001-01-01", "9999-12-31"]),
    st.sampled_from(["auto", "daily", "magazine", "narrative"]),
)
def test_any_words_give_sound_values(words: list[str], dct: str | None, profile: str) -> None:
    for time in tag_times(" ".join(words), dct=dct, profile=profile):
        _is_sound(time)
