"""What the network sees of a word: its form, affixes, shape, clusters and class in the tables.

All of it depends on the form alone. A running analysis therefore computes the vector of each
form once and looks it up ever after; the vector is the same whatever was read before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from quellenlage.annotate.clusters import Clusters
from quellenlage.annotate.word_classes import CLASSES, WordClasses

Floats: TypeAlias = NDArray[np.float32]

_DIGIT = re.compile(r"\d")
_CACHED_FORMS = 60_000

# Column: rows of its table, width of its vector. Row 0 stands for "no such feature".
COLUMNS: Mapping[str, tuple[int, int]] = {
    "word": (8192, 64),
    "shape": (512, 24),
    "prefix3": (2048, 32),
    "suffix2": (1024, 24),
    "suffix3": (4096, 40),
    "suffix4": (4096, 48),
    "suffix5": (4096, 40),
    "cluster": (1200, 96),
    "cluster8": (257, 40),
    "cluster5": (33, 16),
    "tail": (1200, 32),
    "class": (len(CLASSES) + 1, 24),
}


class Lexicon:
    """What is known of words without reading them in a sentence."""

    def __init__(self, clusters: Clusters, classes: WordClasses) -> None:
        self._clusters = clusters
        self._classes = classes

    def features(self, form: str) -> list[int]:
        """Return one row per column of :data:`COLUMNS` for ``form``."""
        plain = _DIGIT.sub("0", form.lower())
        cluster = self._clusters.of(form)
        tail = 0 if cluster else self._clusters.of_tail(form)
        return [
            _row("w" + plain, "word"),
            _row(_shape(form), "shape"),
            _row("p" + form[:3], "prefix3"),
            _row("2" + plain[-2:], "suffix2"),
            _row("3" + plain[-3:], "suffix3"),
            _row("4" + plain[-4:], "suffix4"),
            _row("5" + plain[-5:], "suffix5"),
            _row(f"c{cluster}", "cluster") if cluster else 0,
            (cluster & 255) + 1 if cluster else 0,
            (cluster & 31) + 1 if cluster else 0,
            _row(f"t{tail}", "tail") if tail else 0,
            self._classes.of(form),
        ]


def _row(text: str, column: str) -> int:
    return crc32(text.encode()) % (COLUMNS[column][0] - 1) + 1


def _shape(form: str) -> str:
    shape = ""
    for char in form[:40]:
        if char.isupper():
            kind = "X"
        elif char.islower():
            kind = "x"
        else:
            kind = "d" if char.isdigit() else char
        if shape[-3:] != kind * 3:
            shape += kind
    return shape[:10]


class Vectors:
    """The vector of every form met so far, computed by ``compute`` from rows of features."""

    def __init__(self, lexicon: Lexicon, compute: Callable[[NDArray[np.int64]], Floats]) -> None:
        self._lexicon = lexicon
        self._compute = compute
        self._rows: dict[str, int] = {}
        self._vectors: Floats = np.zeros((0, 0), dtype="float32")

    def of(self, forms: Sequence[str]) -> Floats:
        """Return one vector per form."""
        if len(self._rows) > _CACHED_FORMS:
            self._rows = {}
        new = [form for form in dict.fromkeys(forms) if form not in self._rows]
        if new:
            self._add(new)
        return self._vectors[[self._rows[form] for form in forms]]

    def _add(self, forms: list[str]) -> None:
        features = np.array([self._lexicon.features(form) for form in forms], dtype="int64")
        vectors, used = self._compute(features), len(self._rows)
        if used + len(forms) > len(self._vectors):
            grown = np.zeros((2 * used + len(forms) + 2048, vectors.shape[1]), dtype="float32")
            if used:
                grown[:used] = self._vectors[:used]
            self._vectors = grown
        self._vectors[used : used + len(forms)] = vectors
        for form in forms:
            self._rows[form] = len(self._rows)
