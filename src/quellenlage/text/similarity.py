"""How much two sets of terms say the same: rare words weigh more than common ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import fsum, log2

import msgspec

Senses = Mapping[str, frozenset[int]]
"""The meanings of words, numbered: two words that share one are synonyms."""

_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]*)?(?:e\+[0-9]+)?")

_COMMON = 4
"""Up to so many sentences a term is rare and weighs fully."""

_NAME_WEIGHT = 0.5
_COMPOUND_WEIGHT = 1.5
_FIGURE_WEIGHT = 1.0
"""What a figure that two texts share adds to what they share."""

_SURE = 1.0
"""How much of a word a figure counts that is hardly shared by chance."""

_SYNONYM = 0.75
"""How much a synonym counts beside the word itself."""


def frequencies(sentences: Iterable[Collection[str]]) -> Counter[str]:
    """Return in how many sentences each term stands."""
    return Counter(term for terms in sentences for term in set(terms))


def weigh(term: str, frequency: int) -> float:
    """Return the weight of ``term``, between 0 and 1, given in how many sentences it stands.

    Like an inverse document frequency, but free of the number of sentences and in steps of
    a doubling: text that does not use a term never changes its weight. Names (terms with a
    capital) weigh half, because a story is full of its names; figures weigh nothing, because
    two tellings that differ in a figure alone tell the same thing differently: only a figure
    that both tell counts, see :func:`overlap`.
    """
    if _is_figure(term):
        return 0.0
    step = int(log2(frequency / _COMMON)) if frequency > _COMMON else 0
    return (1.0 if _is_common(term) else _NAME_WEIGHT) / (1 + step)


def weights(frequency: Mapping[str, int]) -> dict[str, float]:
    """Return the weight of every term that ``frequency`` counts."""
    return {term: weigh(term, count) for term, count in frequency.items()}


def units(terms: Sequence[str], at: Sequence[int]) -> dict[str, int]:
    """Return every term once, with the place of the word that it comes from.

    ``at`` is where each term's word begins. A compound is followed by its parts at the same
    place and is left out itself: its parts say what it says, and meet the same words apart.
    """
    found: dict[str, int] = {}
    for index, (term, place) in enumerate(zip(terms, at, strict=True)):
        first = index == 0 or at[index - 1] != place
        followed = index + 1 < len(at) and at[index + 1] == place
        if not (first and followed):
            found.setdefault(term, place)
    return found


_SHORTEST_ROOT = 5
"""Letters that must be left of a word whose ending is cut off."""


def root(term: str, endings: Sequence[str]) -> str:
    """Return what a verb and the noun made of it have in common; names and figures unchanged.

    ``endings`` are tried in order; the first that leaves enough of the word is cut off.
    """
    if not _is_common(term):
        return term
    for ending in endings:
        if term.endswith(ending) and len(term) - len(ending) >= _SHORTEST_ROOT:
            return term[: -len(ending)]
    return term


class Overlap(msgspec.Struct, frozen=True):
    """What two sets of terms share.

    ``dice`` is the shared weight relative to both sets together, ``contained`` relative to
    the set that is shared more, each 0 to 1; ``words`` counts the shared words: a compound is
    one however many of its parts are shared, a name is half a one, and so is a year or a
    small figure.
    """

    dice: float
    contained: float
    words: float

    @property
    def score(self) -> float:
        """The mean of both shares: a short wording within a long one loses only half."""
        return (self.dice + self.contained) / 2


NOTHING = Overlap(0.0, 0.0, 0.0)


class Content(msgspec.Struct, frozen=True):
    """A set of terms ready to be compared: each term's weight and the place of its word.

    ``counts`` tells how much of a word a name or figure is when it is shared; ``senses`` leads
    from meanings to the words that have them.
    """

    weights: dict[str, float]
    places: dict[str, int]
    total: float
    counts: dict[str, float]
    senses: dict[int, str]


def content(
    places: dict[str, int], weights: Mapping[str, float], senses: Senses | None = None
) -> Content:
    """Return terms (with the places of their words) ready to be compared.

    The parts of a compound weigh less than words of their own: together half as much again
    as one word. With ``senses`` synonyms will count as shared words, if less.
    """
    parts = Counter(places.values())
    own = {
        term: weights.get(term, 0.0) * min(1.0, _COMPOUND_WEIGHT / parts[place])
        for term, place in places.items()
    }
    counts = {term: _count(term) for term in places if not _is_common(term)}
    meant = {sense: term for term in places for sense in (senses or {}).get(term, ())}
    return Content(own, places, fsum(own.values()), counts, meant)


def overlap(left: Content, right: Content) -> Overlap:
    """Compare what two texts say.

    A figure that is hardly shared by chance speaks for one proposition where both tell it; one
    that only one of them tells does not speak against it.
    """
    if len(left.weights) > len(right.weights):
        left, right = right, left
    shared = [term for term in left.weights if term in right.weights]
    if not shared or not left.total or not right.total:
        return NOTHING
    told = _FIGURE_WEIGHT * sum(left.counts.get(term) == _SURE for term in shared)
    alike = _synonyms(left, right)
    one = _weight(left, shared, alike.keys()) + told
    other = _weight(right, shared, alike.values()) + told
    mine, theirs = left.total + told, right.total + told
    return Overlap(
        dice=(one + other) / (mine + theirs),
        contained=max(one / mine, other / theirs),
        words=min(_words(shared, left), _words(shared, right)) + _SYNONYM * len(alike),
    )


def _weight(side: Content, shared: Iterable[str], alike: Collection[str]) -> float:
    """Return what the shared words and the synonyms of one side weigh together."""
    known = side.weights
    weight = fsum([known[term] for term in shared])
    return weight + _SYNONYM * fsum(known[term] for term in alike) if alike else weight


def _synonyms(left: Content, right: Content) -> dict[str, str]:
    """Pair words of the left that the right does not have with their synonyms there."""
    found: dict[str, str] = {}
    if not (left.senses and right.senses):
        return found
    for sense in sorted(left.senses.keys() & right.senses.keys()):
        one, other = left.senses[sense], right.senses[sense]
        if one not in right.weights and other not in left.weights and other not in found.values():
            found.setdefault(one, other)
    return found


def _words(shared: Sequence[str], side: Content) -> float:
    places, counts = side.places, side.counts
    common: set[int] = set()
    odd = 0.0
    for term in shared:
        count = counts.get(term)
        if count is None:
            common.add(places[term])
        else:
            odd += count
    return len(common) + odd


def _count(term: str) -> float:
    """Return how much a shared name or figure counts: wholly, if hardly shared by chance.

    That is a figure above nine that is no year.
    """
    return _SURE if _is_figure(term) and len(term) > 1 and not 1800 <= float(term) <= 2100 else 0.5


def _is_figure(term: str) -> bool:
    return term[:1].isdigit() and _FIGURE.fullmatch(term) is not None


def _is_common(term: str) -> bool:
    """Tell whether a term is neither a name nor a figure."""
    return term == term.casefold() and not _is_figure(term)
