"""Codes follow the published examples of Daitch and Mokotoff."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.text.phonetic import daitch_mokotoff


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("Auerbach", {"097400", "097500"}),
        ("Ohrbach", {"097400", "097500"}),
        ("Lipshitz", {"874400"}),
        ("Lippszyc", {"874400", "874500"}),
        ("Lewinsky", {"876450"}),
        ("Szlamawicz", {"486740"}),
        ("Shlamovitz", {"486740"}),
        ("Moskowitz", {"645740"}),
        ("Peterson", {"734600", "739460"}),
    ],
)
def test_published_examples(word: str, codes: set[str]) -> None:
    assert daitch_mokotoff(word) == codes


def test_a_word_without_letters_has_no_code() -> None:
    assert daitch_mokotoff("1234") == frozenset()


@given(st.text(max_size=20))
def test_every_code_has_six_digits(word: str) -> None:
    assert all(len(code) == 6 and code.isdigit() for code in daitch_mokotoff(word))
