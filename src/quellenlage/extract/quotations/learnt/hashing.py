"""Columns of numbers → features of tokens: each template joins columns around a token.

A feature is the hash of a template's number and of the values it joins ("feature hashing",
Weinberger et al., ICML 2009), so that no table of strings is needed and a whole document is
hashed at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt

Column: TypeAlias = npt.NDArray[np.uint64]
Features: TypeAlias = npt.NDArray[np.uint32]
Template: TypeAlias = tuple[tuple[str, int], ...]
"""Names of columns, each with the distance of the token it is read at."""

BITS = 21
"""Bits of a feature: two million slots for some two hundred thousand features."""

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_FOLD = np.uint64(29)
_SEED = 0x51ED270B
_OUTSIDE = 7


def number(word: str) -> int:
    """Return a number for a word, the same on every machine."""
    return crc32(word.encode("utf-8"))


def numbers(words: Iterable[str]) -> Column:
    """Return a column of numbers for words; those that come back are hashed once."""
    column = list(words)
    known = {word: crc32(word.encode("utf-8")) for word in set(column)}
    return np.fromiter(map(known.__getitem__, column), dtype=np.uint64, count=len(column))


def templates(*lines: str) -> tuple[Template, ...]:
    """Return templates from lines such as ``"pos@-1 pos"``, several parted by ``;``."""
    found = []
    for line in lines:
        for part in line.split(";"):
            names = (name.partition("@") for name in part.split())
            found.append(tuple((name, int(shift or 0)) for name, _, shift in names))
    return tuple(found)


def hash_features(
    columns: Mapping[str, Column], plan: Sequence[Template], *, salt: int = 0
) -> Features:
    """Return for every token one feature per template, each below ``2 ** BITS``."""
    size = len(next(iter(columns.values())))
    found = np.empty((size, len(plan)), dtype=np.uint32)
    shifted: dict[tuple[str, int], Column] = {}
    for at, template in enumerate(plan):
        mixed: Column | np.uint64 = np.uint64((at + 1 + salt) * _SEED)
        for key in template:
            if key not in shifted:
                shifted[key] = _shift(columns[key[0]], key[1])
            joined = mixed ^ shifted[key]
            joined *= _SPREAD
            joined ^= joined >> _FOLD
            mixed = joined
        found[:, at] = (mixed * _MIX) >> np.uint64(64 - BITS)
    return found


def _shift(column: Column, distance: int) -> Column:
    """Return the column read ``distance`` tokens further on."""
    if not distance:
        return column
    moved = np.full(len(column), _OUTSIDE, dtype=np.uint64)
    if distance > 0:
        moved[:-distance] = column[distance:]
    else:
        moved[-distance:] = column[:distance]
    return moved
