"""Aids that a user may plug in to see more claims as one: a thesaurus, a sentence encoder.

Neither is needed, and neither takes anything away: both only add to what tellings share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Self

import msgspec
import numpy as np

from quellenlage.text.similarity import Senses, root
from quellenlage.text.vectors import (
    Encode,
    Vectors,
    nearest_of_all,
    neighbourhoods,
    unit_vectors,
)


class Aids(msgspec.Struct, frozen=True):
    """What the user plugged in; nothing by default."""

    encode: Encode | None = None
    senses: Senses = {}


NO_AIDS = Aids()


class Closeness:
    """How near texts are to each other for a sentence encoder."""

    def __init__(self, vectors: Vectors, floor: float) -> None:
        self._vectors = vectors.astype(np.float16)  # half the room, three digits
        self._floor = floor

    @classmethod
    def of(cls, encode: Encode, texts: Sequence[str], unrelated: Sequence[str]) -> Self:
        """Encode ``texts``; how near ``unrelated`` ones come is the encoder's zero."""
        distinct = sorted(set(texts))
        place = {text: index for index, text in enumerate(distinct)}
        vectors = unit_vectors(encode, distinct)
        floor = max(0.0, nearest_of_all(unit_vectors(encode, unrelated)))
        return cls(vectors[[place[text] for text in texts]], min(floor, 0.99))

    def between(self, one: int, other: int) -> float:
        """Return how near two texts are: 0 for unrelated ones, 1 for the same."""
        cosine = float(np.dot(*self._vectors[[one, other]].astype(np.float32)))
        return round(max(0.0, (cosine - self._floor) / (1 - self._floor)), 3)

    def neighbourhoods(self) -> list[tuple[int, ...]]:
        """Return keys of each text, of which near ones share some."""
        return neighbourhoods(self._vectors.astype(np.float32))


def rooted(senses: Senses, derivations: Sequence[str]) -> Senses:
    """Return the meanings of words by their roots, as tellings hold them."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for word, meanings in senses.items():
        found[root(word, derivations)] |= meanings
    return {word: frozenset(meanings) for word, meanings in found.items()}


def first_sense(term: str, senses: Mapping[str, frozenset[int]]) -> str:
    """Return one name for a word and its synonyms, to find what is worth comparing."""
    return f"~{min(senses[term])}" if term in senses else term
