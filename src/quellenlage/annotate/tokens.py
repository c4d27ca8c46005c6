"""A block of text as tokens and sentences, in pieces that a parser can bear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec

from quellenlage.annotate.sentences import sentence_starts
from quellenlage.languages.tables.grammar import GrammarTable

LONGEST_PIECE = 120
"""Tokens that are parsed at once; longer sentences are parsed in pieces."""

_LONGEST_WORD = 200
_STRETCH = re.compile(r"\S+(?:[^\S\n]+\S+)*")
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD},}}")
_CRUDE_TOKEN = re.compile(rf"\w{{1,{_LONGEST_WORD}}}|[^\w\s]")
_CLAUSE_MARKS = frozenset(",;:–—-")


class Tokens(msgspec.Struct):
    """Offsets of tokens in the document, and the token ranges of sentences and pieces."""

    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    pieces: list[tuple[int, int]]

    def forms(self, text: str, first: int, last: int) -> list[str]:
        """Return the words of a range of tokens."""
        starts, ends = self.starts[first:last], self.ends[first:last]
        return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def tokenise(text: str, offset: int, tokenizer: Any, grammar: GrammarTable) -> Tokens:
    """Return the tokens of ``text``, which stands at ``offset`` in its document."""
    found = Tokens([], [], [], [])
    for start, end in _token_ranges(text, tokenizer):
        found.starts.append(start)
        found.ends.append(end)
    borders = _borders(found.starts, sentence_starts(text, grammar))
    for first, last in pairwise([*borders, len(found.starts)]):
        found.sentences.append((first, last))
        found.pieces.extend(_pieces(text, found, first, last))
    found.starts = [start + offset for start in found.starts]
    found.ends = [end + offset for end in found.ends]
    return found


def _token_ranges(text: str, tokenizer: Any) -> Iterator[tuple[int, int]]:
    for stretch in _STRETCH.finditer(text):
        at = stretch.start()
        for word in _LONG_WORD.finditer(text, stretch.start(), stretch.end()):
            yield from _spacy_ranges(text, at, word.start(), tokenizer)
            for token in _CRUDE_TOKEN.finditer(text, word.start(), word.end()):
                yield token.span()
            at = word.end()
        yield from _spacy_ranges(text, at, stretch.end(), tokenizer)


def _spacy_ranges(text: str, start: int, end: int, tokenizer: Any) -> Iterator[tuple[int, int]]:
    if start == end:
        return
    for token in tokenizer(text[start:end]):
        if not token.is_space:
            yield start + token.idx, start + token.idx + len(token)


def _borders(starts: list[int], sentences: list[int]) -> list[int]:
    """Return the first token of every sentence; a border inside a token is passed over."""
    wanted, borders = set(sentences), []
    for token, start in enumerate(starts):
        if token == 0 or start in wanted:
            borders.append(token)
    return borders


def _pieces(text: str, tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    while last - first > LONGEST_PIECE:
        cut = first + LONGEST_PIECE
        for token in range(cut - 1, first + LONGEST_PIECE // 2, -1):
            if text[tokens.starts[token] : tokens.ends[token]] in _CLAUSE_MARKS:
                cut = token + 1
                break
        yield first, cut
        first = cut
    yield first, last
