"""Number words."""

from __future__ import annotations

import pytest

from quellenlage.extract.times.numbers import cardinal, ordinal
from quellenlage.languages import Language


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("drei", 3), ("einundzwanzig", 21), ("siebzehn", 17), ("hundert", 100),
        ("zweihundertfünf", 205), ("zweitausendfünf", 2005), ("dreieinhalb", 3.5),
        ("neunzehnhundertachtundneunzig", 1998), ("eineinhalb", 1.5), ("fünfzig", 50),
    ],
)  # fmt: skip
def test_cardinals(word: str, number: float, german: Language) -> None:
    assert cardinal(word, german.calendar.numbers) == number


@pytest.mark.parametrize("word", ["haus", "und", "einund", "hunderthundert", "zig" * 100, ""])
def test_what_is_no_number(word: str, german: Language) -> None:
    assert cardinal(word, german.calendar.numbers) is None


@pytest.mark.parametrize(
    ("word", "number"),
    [("ersten", 1), ("dritte", 3), ("zwölftem", 12), ("zwanzigster", 20), ("siebzehntes", 17)],
)
def test_ordinals(word: str, number: int, german: Language) -> None:
    table = german.calendar
    assert ordinal(word, table.numbers, table.endings) == number


@pytest.mark.parametrize("word", ["letzten", "weitere", "drei", "achtung"])
def test_what_is_no_ordinal(word: str, german: Language) -> None:
    table = german.calendar
    assert ordinal(word, table.numbers, table.endings) is None
