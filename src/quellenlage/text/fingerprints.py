"""Words with their offsets, and winnowed hashes of word n-grams by which copied text is found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

import msgspec

GRAM = 5
"""Words in one fingerprint: the shortest copied run that is noticed has ``GRAM + WINDOW - 1``."""

WINDOW = 4
"""Of so many neighbouring n-grams at least one is kept."""

_WORD = re.compile(r"\w+")


class Word(msgspec.Struct, frozen=True):
    """A word as it is compared (case-folded), and its characters ``[start, end)``."""

    form: str
    start: int
    end: int


def words_in(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words of ``text[start:end]``: runs of letters and digits, case-folded."""
    for match in _WORD.finditer(text, start, end):
        yield Word(match.group().casefold(), match.start(), match.end())


def stretches(
    text: str, kept: Iterable[tuple[int, int]], dropped: Iterable[tuple[int, int]]
) -> list[list[Word]]:
    """Return the words within ``kept`` and outside ``dropped``, one list per unbroken stretch.

    Both are character ranges in any order; no stretch crosses a border of either.
    """
    holes = _joined(dropped)
    ends = [end for _, end in holes]
    result: list[list[Word]] = []
    for start, end in sorted(kept):
        position = start
        for low, high in holes[bisect_right(ends, start) :]:
            if low >= end:
                break
            result.append(list(words_in(text, position, max(position, low))))
            position = high
        if position < end:
            result.append(list(words_in(text, position, end)))
    return [stretch for stretch in result if stretch]


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sort ranges and join those that overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def winnow(
    words: Sequence[Word], *, gram: int = GRAM, window: int = WINDOW
) -> list[tuple[int, int]]:
    """Return the winnowed hashes of all word ``gram``-grams, each with its start offset.

    Two texts that share a run of ``gram + window - 1`` words share at least one hash. From
    every ``window`` neighbouring hashes the rightmost smallest is kept (Schleimer, Wilkerson
    & Aiken 2003, "Winnowing: local algorithms for document fingerprinting"). A text shorter
    than a window keeps its smallest hash; one shorter than a gram has none.
    """
    hashes = [_hash(words[i : i + gram]) for i in range(len(words) - gram + 1)]
    kept: list[tuple[int, int]] = []
    last = -1
    for left in range(max(1, len(hashes) - window + 1) if hashes else 0):
        chosen = min(range(left, min(left + window, len(hashes))), key=lambda i: (hashes[i], -i))
        if chosen != last:
            kept.append((hashes[chosen], words[chosen].start))
            last = chosen
    return kept


def _hash(words: Sequence[Word]) -> int:
    joined = " ".join(word.form for word in words)
    digest = blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1  # 63 bits: fits a signed integer everywhere
