"""Tellings that are one claim because they stand amid the same other statements.

Two articles that tell the same background in a row mean the same by what stands beside it, even
in words that have little in common. This is the order constraint of aligning parallel texts
(Gale & Church 1993), for two reports of one matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from quellenlage.resolve.claims.likeness import Judge
from quellenlage.resolve.claims.telling import Telling

_REACH = 3
"""Tellings before and after a matched one that are looked at."""

_LEAST_WORDS = 1.5
_LEAST_SCORE = 0.2
_MOST_COUNTERPARTS = 8
"""Matches of one telling that are looked at: claims that everybody repeats say little."""


def pairs_amid(
    told: Sequence[Telling], judge: Judge, pairs: Sequence[tuple[int, int, float]]
) -> Iterator[tuple[int, int, float]]:
    """Yield further pairs beside those in ``pairs``: neither has a counterpart of its own.

    Both must be quotations or the sentence of one, share a word, and not be the words of two
    speakers. Each telling gets at most one such counterpart in another article.
    """
    met = _Met(told, pairs)
    found: dict[tuple[int, int], float] = {}
    for one, other, _ in pairs:
        if told[one].document == told[other].document or met.common(one, other):
            continue
        for left in _beside(told, one):
            for right in _beside(told, other):
                if met.any(left, told[right].document) or met.any(right, told[left].document):
                    continue
                score = _likely(told, judge, left, right)
                if score is not None:
                    found[min(left, right), max(left, right)] = score
    yield from _one_to_one(told, found)


class _Met:
    """Which telling has a counterpart in which article."""

    def __init__(self, told: Sequence[Telling], pairs: Sequence[tuple[int, int, float]]) -> None:
        self._documents: dict[int, set[str]] = defaultdict(set)
        for one, other, _ in pairs:
            self._documents[one].add(told[other].document)
            self._documents[other].add(told[one].document)

    def any(self, telling: int, document: str) -> bool:
        return document in self._documents.get(telling, ())

    def common(self, one: int, other: int) -> bool:
        return max(len(self._documents[one]), len(self._documents[other])) > _MOST_COUNTERPARTS


def _beside(told: Sequence[Telling], index: int) -> list[int]:
    """Return what the same article tells right before and after."""
    document = told[index].document
    around = range(max(0, index - _REACH), min(len(told), index + _REACH + 1))
    return [near for near in around if near != index and told[near].document == document]


def _likely(told: Sequence[Telling], judge: Judge, one: int, other: int) -> float | None:
    left, right = told[one], told[other]
    if left.quotation is None or right.quotation is None:
        return None
    if left.speaker is not None and right.speaker is not None and left.speaker != right.speaker:
        return None
    score, words = judge.shared(*sorted((one, other)))
    return score if words >= _LEAST_WORDS and score >= _LEAST_SCORE else None


def _one_to_one(
    told: Sequence[Telling], found: Mapping[tuple[int, int], float]
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs, the most alike first, each telling once per other article."""
    taken: set[tuple[int, str]] = set()
    for (one, other), score in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        ends = {(one, told[other].document), (other, told[one].document)}
        if not ends & taken:
            taken |= ends
            yield one, other, score
