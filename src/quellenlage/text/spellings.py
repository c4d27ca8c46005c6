"""A written name taken apart, and the words of two names set against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise, permutations

import msgspec
from msgspec.structs import replace

from quellenlage.text.transliteration import fold, spelling_similarity, to_latin

_NUMBER = re.compile(r"\d+")
_GAP = re.compile(r"([\s\-‐‑–/,]+)")
_SERVANT = re.compile(r"^(?:Abd[aeu]l|Abdou?l)(?=\w{4})")  # "Abdelaziz" is "Abd al-Asis"
_HYPHENS = frozenset("-‐‑")
_ORIENTAL = frozenset({"bin", "ben", "ibn", "bint", "abu", "abd", "abdel", "abdul"})
_MOST_WORDS = 5  # beyond, words are set against each other in order


class NameLore(msgspec.Struct, frozen=True):
    """What a language knows of names; every word folded (:func:`fold`).

    ``variants`` and ``translations`` give the groups a given name belongs to: forms of one
    name that the press takes for one person, and the same name in other languages.
    ``articles`` may come and go ("al"), ``links`` belong to a surname ("von"), ``marks`` tell
    a father from a son, ``titles`` are no part of a name. ``gendered`` are endings of one
    surname for a man and a woman, ``gendered_given`` of one given name; ``known`` maps written
    names to what they stand for.
    ``native`` are endings of surnames that no transcription varies ("mann"); ``offices`` stand
    before a name and are no part of it ("Präsident").
    """

    variants: Mapping[str, frozenset[int]] = {}
    translations: Mapping[str, frozenset[int]] = {}
    articles: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    gendered: tuple[tuple[str, str], ...] = ()
    gendered_given: tuple[tuple[str, str], ...] = ()
    native: tuple[str, ...] = ()
    offices: frozenset[str] = frozenset()
    known: Mapping[str, str] = {}


class WrittenName(msgspec.Struct, frozen=True):
    """A name as words that count, with what was set aside; ``printed`` keeps their accents.

    ``hyphened`` are the places of words behind a hyphen; ``oriental`` tells that an article or
    link shows the name to come from the Near East ("al", "bin").
    """

    words: tuple[str, ...]
    printed: tuple[str, ...]
    marks: tuple[str, ...]
    numbers: tuple[str, ...]
    abbreviation: bool
    hyphened: frozenset[int] = frozenset()
    oriental: bool = False

    @property
    def text(self) -> str:
        """The words and numbers, joined: equal for names that differ in nothing that counts."""
        return " ".join((*self.words, *self.numbers))


class _Word(msgspec.Struct, frozen=True):
    """A word of a name: folded, as printed, and whether it stands behind a hyphen."""

    form: str
    printed: str
    hyphen: bool


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
    raw = _GAP.split(name.strip().strip("„“\"'()"))
    hyphens = [False, *(gap.strip() in _HYPHENS for gap in raw[1::2])]
    folded = [
        _Word(fold(to_latin(part)), part, hyphen)
        for word, hyphen in zip(raw[::2], hyphens, strict=True)
        for part in _SERVANT.sub("Abd ", word).split()
    ]
    marks = tuple(sorted(word.form for word in folded if word.form in lore.marks))
    words = [word for word in folded if word.form not in lore.marks | lore.titles]
    while len(words) > 1 and words[0].form in lore.offices and not words[1].hyphen:
        words = words[1:]
    without = [word for word in words if word.form not in lore.articles]
    stripped = [replace(word, form=word.form.strip(".’'`")) for word in without or words]
    letters = [word for word in stripped if word.form and not word.form.isdigit()]
    return WrittenName(
        words=tuple(word.form for word in letters),
        printed=tuple(word.printed.strip(".’'`") for word in letters),
        marks=marks,
        numbers=tuple(_NUMBER.findall(name)),
        abbreviation=len(raw) == 1 and 2 <= len(raw[0]) <= 6 and raw[0].isupper(),
        hyphened=frozenset(place for place, word in enumerate(letters) if word.hyphen),
        oriental=0 < len(without) < len(words) or any(w.form in _ORIENTAL for w in words),
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
    joined = _joined(first, second) if first and second else 0.0
    apart = len(first) != len(second) and joined >= 0.95
    return Alignment(
        pairs=tuple(sorted(pairs)),
        surplus=tuple(sorted(set(range(max(len(first), len(second)))) - set(places))),
        ordered=list(places) == sorted(places),
        joined=min(joined, 0.96) if apart else None,
        sizes=(len(first), len(second)),
    )


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """Return how alike the names are written together, the family name first or last."""
    orders = {second, (*second[1:], second[0]), (second[-1], *second[:-1])}
    return max(spelling_similarity("".join(first), "".join(order)) for order in orders)


def _variant_score(left: str, right: str, lore: NameLore) -> float:
    """Score two forms of one name, which stand for each other wherever they stand."""
    none: frozenset[int] = frozenset()
    return 0.98 if lore.variants.get(left, none) & lore.variants.get(right, none) else 0.0


def _alike(left: str, right: str) -> float:
    if len(left) == 1 or len(right) == 1:
        return 0.88 if left[0].lower() == right[0].lower() else 0.0
    if min(len(left), len(right)) >= 3 and (left + "s" == right or right + "s" == left):
        return 0.94  # a genitive that was not taken off
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
