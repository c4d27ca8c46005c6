"""Vectors of texts: how near two are, and which of many are worth comparing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Encode = Callable[[Sequence[str]], NDArray[Any]]
"""Turns texts into vectors, a row for each; the same text has the same vector always."""

Vectors = NDArray[Any]

_TABLES = 16
_FEWEST_PLANES = 6
_MOST_PLANES = 30
_IN_A_BUCKET = 4


def unit_vectors(encode: Encode, texts: Sequence[str]) -> Vectors:
    """Return the vectors of texts at length 1; a text that says nothing to the encoder has 0."""
    vectors = np.asarray(encode(texts), dtype=np.float32).reshape(len(texts), -1)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    lengths[lengths == 0] = 1.0
    vectors /= lengths
    return vectors


def nearest_of_all(vectors: Vectors) -> float:
    """Return the highest cosine between any two of a few vectors."""
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -1.0)
    return float(cosines.max(initial=-1.0))


def neighbourhoods(vectors: Vectors) -> list[tuple[int, ...]]:
    """Return keys for each vector, such that near ones are likely to share one.

    Locality-sensitive hashing by random hyperplanes (Charikar 2002): a key tells on which side
    of a few planes a vector lies. The planes are the same in every run. Time is linear.
    """
    count, dimensions = vectors.shape
    planes = min(_MOST_PLANES, max(_FEWEST_PLANES, (count // _IN_A_BUCKET).bit_length()))
    chance = np.random.default_rng(0)
    powers = 1 << np.arange(planes, dtype=np.int64)
    keys = np.empty((count, _TABLES), dtype=np.int64)
    for table in range(_TABLES):
        normals = chance.standard_normal((dimensions, planes), dtype=np.float32)
        keys[:, table] = ((vectors @ normals > 0) @ powers) * _TABLES + table
    return [tuple(row) for row in keys.tolist()]
