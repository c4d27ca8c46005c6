"""A written name taken apart, and the words of two names set against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise, permutations

import msgspec

from quellenlage.text.transliteration import fold, spelling_similarity, to_latin

_NUMBER = re.compile(r"\d+")
_GAP = re.compile(r"[\s\-‐‑–/,]+")
_MOST_WORDS = 5  # beyond, words are set against each other in order


class NameLore(msgspec.Struct, frozen=True):
    """What a language knows of names; every word folded (:func:`fold`).

    ``variants`` and ``translations`` give the groups a given name belongs to: forms of one
    name that the press takes for one person, and the same name in other languages.
    ``articles`` may come and go ("al"), ``links`` belong to a surname ("von"), ``marks`` tell
    a father from a son, ``titles`` are no part of a name. ``gendered`` are endings of one
    surname for a man and a woman. ``known`` maps written names to what they stand for.
    """

    variants: Mapping[str, frozenset[int]] = {}
    translations: Mapping[str, frozenset[int]] = {}
    articles: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    gendered: tuple[tuple[str, str], ...] = ()
    known: Mapping[str, str] = {}


class WrittenName(msgspec.Struct, frozen=True):
    """A name as words that count, with what was set aside; ``printed`` keeps their accents."""

    words: tuple[str, ...]
    printed: tuple[str, ...]
    marks: tuple[str, ...]
    numbers: tuple[str, ...]
    abbreviation: bool

    @property
    def text(self) -> str:
        """The words and numbers, joined: equal for names that differ in nothing that counts."""
        return " ".join((*self.words, *self.numbers))


class Alignment(msgspec.Struct, frozen=True):
    """Which words answer each other: places in both names with their similarity.

    ``surplus`` are the places of the longer name that nothing answers; ``joined`` is set where
    the names agree once their words are written together.
    """

    pairs: tuple[tuple[int, int, float], ...]
    surplus: tuple[int, ...]
    ordered: bool
    joined: float | None
    sizes: tuple[int, int]

    def is_given(self, left: int, right: int) -> bool:
        """Tell whether a pair of places are the first words of two names of several words."""
        return left == right == 0 and min(self.sizes) > 1


def parse(name: str, lore: NameLore) -> WrittenName:
    """Take a written name apart."""
    raw = [word for word in _GAP.split(name.strip().strip("„“\"'()")) if word]
    folded = [(fold(to_latin(word)), word) for word in raw]
    marks = tuple(sorted(word for word, _ in folded if word in lore.marks))
    words = [pair for pair in folded if pair[0] not in lore.marks | lore.titles]
    without = [pair for pair in words if pair[0] not in lore.articles]
    stripped = [(word.strip(".’'`"), printed) for word, printed in (without or words)]
    letters = [pair for pair in stripped if pair[0] and not pair[0].isdigit()]
    return WrittenName(
        words=tuple(word for word, _ in letters),
        printed=tuple(printed.strip(".’'`") for _, printed in letters),
        marks=marks,
        numbers=tuple(_NUMBER.findall(name)),
        abbreviation=len(raw) == 1 and 2 <= len(raw[0]) <= 6 and raw[0].isupper(),
    )


def align(left: WrittenName, right: WrittenName, lore: NameLore) -> Alignment:
    """Set the words of two names against each other so that they are most alike."""
    first, second = left.printed, right.printed
    table = [
        [
            max(_alike(one, other), _variant_score(left.words[i], right.words[j], lore))
            for j, other in enumerate(second)
        ]
        for i, one in enumerate(first)
    ]
    flipped = len(first) > len(second)
    if flipped:
        table = [list(column) for column in zip(*table, strict=True)]
    places = _best_places(table, max(len(first), len(second)))
    pairs = [(short, long, table[short][long]) for short, long in enumerate(places)]
    if flipped:
        pairs = [(long, short, similarity) for short, long, similarity in pairs]
    joined = spelling_similarity("".join(first), "".join(second)) if first and second else 0.0
    apart = len(first) != len(second) and joined >= 0.95
    return Alignment(
        pairs=tuple(sorted(pairs)),
        surplus=tuple(sorted(set(range(max(len(first), len(second)))) - set(places))),
        ordered=list(places) == sorted(places),
        joined=min(joined, 0.96) if apart else None,
        sizes=(len(first), len(second)),
    )


def _variant_score(left: str, right: str, lore: NameLore) -> float:
    """Score two forms of one name, which stand for each other wherever they stand."""
    none: frozenset[int] = frozenset()
    return 0.98 if lore.variants.get(left, none) & lore.variants.get(right, none) else 0.0


def _alike(left: str, right: str) -> float:
    if len(left) == 1 or len(right) == 1:
        return 0.88 if left[0].lower() == right[0].lower() else 0.0
    if min(len(left), len(right)) >= 3 and (left + "s" == right or right + "s" == left):
        return 0.95  # a genitive that was not taken off
    return spelling_similarity(left, right)


def _best_places(table: list[list[float]], width: int) -> tuple[int, ...]:
    """Return for each row the column it answers; rows are never more than columns."""
    if not table:
        return ()
    if width > _MOST_WORDS:
        return tuple(range(len(table)))
    return max(
        permutations(range(width), len(table)),
        key=lambda places: (
            sum(table[row][column] for row, column in enumerate(places))
            - 0.01 * sum(b < a for a, b in pairwise(places)),
            tuple(-place for place in places),
        ),
    )
