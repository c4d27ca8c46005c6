"""Two wordings compared word by word."""

from __future__ import annotations

import re

import msgspec
from rapidfuzz.distance import Levenshtein

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_TOKENS = 1500
"""Longer wordings are shown side by side but not compared: the work grows with the square."""


class Piece(msgspec.Struct, frozen=True):
    """A stretch of one wording; ``differs`` where the other wording has something else."""

    text: str
    differs: bool


def compare_wordings(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both wordings in pieces, with the words that differ told apart.

    White space and case of letters do not count. The alignment is the one with the fewest
    changed words (Levenshtein distance over words). Joined, the pieces are the wording.
    """
    ours, theirs = _TOKEN.findall(left), _TOKEN.findall(right)
    if max(len(ours), len(theirs)) > _MOST_TOKENS:
        return (Piece(left, False),), (Piece(right, False),)
    same = Levenshtein.opcodes([t.casefold() for t in ours], [t.casefold() for t in theirs])
    changed = [op for op in same if op.tag != "equal"]
    return (
        _pieces(ours, [(op.src_start, op.src_end) for op in changed]),
        _pieces(theirs, [(op.dest_start, op.dest_end) for op in changed]),
    )


def likeness(left: str, right: str) -> float:
    """Return how much two wordings share, 0 to 1: the part of words that need no change."""
    ours, theirs = word_key(left)[:_MOST_TOKENS], word_key(right)[:_MOST_TOKENS]
    return Levenshtein.normalized_similarity(ours, theirs, score_cutoff=0.3)


def same_words(left: str, right: str) -> bool:
    """Tell whether two wordings have the same words in the same order."""
    return word_key(left) == word_key(right)


def word_key(text: str) -> tuple[str, ...]:
    """Return the words of a wording as they are compared: case and punctuation do not count."""
    return tuple(re.findall(r"\w+", text.casefold()))


def _pieces(tokens: list[str], changed: list[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    place = 0
    for start, end in [*changed, (len(tokens), len(tokens))]:
        for text, differs in (
            ("".join(tokens[place:start]), False),
            ("".join(tokens[start:end]), True),
        ):
            if text:
                pieces.append(Piece(text, differs and not text.isspace()))
        place = end
    return tuple(pieces)
