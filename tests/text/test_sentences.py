from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.text.sentences import sentence_around

TEXT = (
    "Der Rat tagte. Am 10. April sagte Dr. Krüger: „Es war gut.“ Alle gingen.\nMorgen folgt mehr."
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Rat", "Der Rat tagte."),
        ("Krüger", "Am 10. April sagte Dr. Krüger: „Es war gut.“"),
        ("Alle gingen.", "Alle gingen."),
        ("tagte. Am", "Der Rat tagte. Am 10. April sagte Dr. Krüger: „Es war gut.“"),
        ("folgt", "Morgen folgt mehr."),
    ],
)
def test_words_are_shown_in_their_whole_sentence(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    left, right = sentence_around(TEXT, start, start + len(words))
    assert TEXT[left:right] == sentence


@given(st.text(alphabet="aA. \n„“!", min_size=1, max_size=60), st.data())
def test_the_sentence_always_holds_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    left, right = sentence_around(text, start, end)
    assert 0 <= left <= start
    assert end <= right <= len(text)
