"""Spellings of one sound share a key; others keep their distance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.text.transliteration import (
    fold,
    spelling_distance,
    spelling_key,
    spelling_similarity,
    to_latin,
)

WORDS = st.text(alphabet="abcdefghijklmnoprstuvwyzäöüßčš", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Wolkutschenko", "Volkuchenko"),
        ("Scharapow", "Sharapov"),
        ("Jaroschewskij", "Yaroshevsky"),
        ("Schtscherbin", "Shcherbin"),
        ("Dschalil", "Jalil"),
    ],
)
def test_german_and_english_spellings_are_near(german: str, english: str) -> None:
    assert spelling_similarity(german, english) >= 0.9


@pytest.mark.parametrize(
    ("left", "right"), [("Müller", "Miller"), ("Bergner", "Berger"), ("Minsk", "Pinsk")]
)
def test_other_words_are_not_near(left: str, right: str) -> None:
    assert spelling_similarity(left, right) < 0.9


def test_two_german_surnames_of_one_sound_are_not_surely_one() -> None:
    assert spelling_similarity("Meier", "Meyer") == 0.93


def test_lost_accents_are_no_difference() -> None:
    assert spelling_similarity("Vukčić", "Vukcic") == 0.98


def test_umlauts_are_folded_as_german_writes_them() -> None:
    assert fold("Jürgen Großöhme") == "juergen grossoehme"


def test_cyrillic_is_transcribed_as_german_does() -> None:
    assert to_latin("щербаков") == "schtscherbakow"
    assert spelling_key("Щербаков") == spelling_key("Schtscherbakow")


@given(WORDS, WORDS)
def test_similarity_has_no_direction(left: str, right: str) -> None:
    assert spelling_similarity(left, right) == spelling_similarity(right, left)


@given(WORDS)
def test_a_word_is_like_itself(word: str) -> None:
    assert spelling_similarity(word, word) >= 0.98 or not spelling_key(word)


@given(WORDS, WORDS)
def test_distance_is_never_negative(left: str, right: str) -> None:
    assert spelling_distance(left, right) >= 0
