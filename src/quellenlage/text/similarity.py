"""How much two sets of terms say the same: rare words weigh more than common ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from math import log2

import msgspec

_COMMON = 4
"""Up to so many sentences a term is rare and weighs fully."""

_NAME_WEIGHT = 0.5


def frequencies(sentences: Iterable[Collection[str]]) -> Counter[str]:
    """Return in how many sentences each term stands."""
    return Counter(term for terms in sentences for term in set(terms))


def weigh(term: str, frequency: int) -> float:
    """Return the weight of ``term``, between 0 and 1, given in how many sentences it stands.

    Like an inverse document frequency, but free of the number of sentences and in steps of
    a doubling: text that does not use a term never changes its weight. Names (terms with a
    capital) weigh half, because a story is full of its names; figures weigh nothing, because
    two tellings that differ in a figure alone tell the same thing differently.
    """
    if term[:1].isdigit():
        return 0.0
    step = int(log2(frequency / _COMMON)) if frequency > _COMMON else 0
    return (1.0 if term == term.casefold() else _NAME_WEIGHT) / (1 + step)


def weights(frequency: Mapping[str, int]) -> dict[str, float]:
    """Return the weight of every term that ``frequency`` counts."""
    return {term: weigh(term, count) for term, count in frequency.items()}


class Overlap(msgspec.Struct, frozen=True):
    """What two sets of terms share.

    ``dice`` is the shared weight relative to both sets together, ``contained`` relative to
    the lighter one, each 0 to 1; ``weight`` is the shared weight itself, ``count`` the number
    of shared terms that weigh anything.
    """

    dice: float
    contained: float
    weight: float
    count: int

    @property
    def score(self) -> float:
        """The mean of both shares: a short wording within a long one loses only half."""
        return (self.dice + self.contained) / 2


NOTHING = Overlap(0.0, 0.0, 0.0, 0)


def overlap(left: Mapping[str, float], right: Mapping[str, float]) -> Overlap:
    """Compare two sets of terms, given with their weights."""
    if len(left) > len(right):
        left, right = right, left
    shared = [weight for term, weight in left.items() if weight > 0 and term in right]
    if not shared:
        return NOTHING
    weight, one, other = sum(shared), sum(left.values()), sum(right.values())
    return Overlap(2 * weight / (one + other), weight / min(one, other), weight, len(shared))
