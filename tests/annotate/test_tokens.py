"""Tokens, and the pieces that a parser sees."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from quellenlage.annotate.tokens import LONGEST_PIECE, tokenise
from quellenlage.languages import Language

TOKENIZER = spacy.blank("de").tokenizer


def test_offsets_count_from_the_document(german: Language) -> None:
    tokens = tokenise("Er kam.", 100, TOKENIZER, german.grammar)
    assert list(zip(tokens.starts, tokens.ends, strict=True)) == [
        (100, 102),
        (103, 106),
        (106, 107),
    ]


def test_a_long_sentence_is_parsed_in_pieces_and_stays_one(german: Language) -> None:
    tokens = tokenise("immer weiter " * 200, 0, TOKENIZER, german.grammar)
    assert tokens.sentences == [(0, 400)]
    assert max(last - first for first, last in tokens.pieces) <= LONGEST_PIECE


def test_a_word_without_end_is_cut(german: Language) -> None:
    tokens = tokenise("x" * 1000, 0, TOKENIZER, german.grammar)
    assert tokens.starts[0] == 0
    assert tokens.ends[-1] == 1000


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_tokens_hold_every_visible_character_once(german: Language, text: str) -> None:
    tokens = tokenise(text, 0, TOKENIZER, german.grammar)
    held = "".join(text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True))
    assert "".join(held.split()) == "".join(text.split())
    assert [p[0] for p in tokens.pieces[1:]] == [p[1] for p in tokens.pieces[:-1]]
