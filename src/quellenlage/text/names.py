"""Whether two written names may be one name, with reasons.

The verdict is the least of the scores that the features give
(:mod:`quellenlage.text.name_features`), and three-valued, because spelling alone cannot decide
everything: Friedman is Friedmann, Meyer is not Mayer.
"""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

from quellenlage.text.chinese import opens_with_family, other_chinese, same_chinese
from quellenlage.text.name_features import CANDIDATE_FROM, FEATURES, SAME_FROM, Feature, Pair
from quellenlage.text.spellings import NameLore, WrittenName, align, parse
from quellenlage.text.transliteration import fold


class NameVerdict(StrEnum):
    """What the spelling of two names says."""

    SAME = "same"
    CANDIDATE = "candidate"
    DIFFERENT = "different"


class NameComparison(msgspec.Struct, frozen=True):
    """The verdict on two names, its score from 0 to 1, and the features that made it."""

    verdict: NameVerdict
    score: float
    features: tuple[Feature, ...]


def compare_names(a: str, b: str, lore: NameLore) -> NameComparison:
    """Compare two names by their spelling alone."""
    left, right = parse(a, lore), parse(b, lore)
    if right.text < left.text:
        left, right = right, left
    decided = _decided(left, right, lore)
    if decided:
        return _verdict((decided,))
    pair = Pair(left, right, align(left, right, lore), lore)
    return _verdict(tuple(found for feature in FEATURES if (found := feature(pair))))


def is_surname_alone(name: str, links: frozenset[str]) -> bool:
    """Tell whether a name is one word, or a surname with its small words ("von der Brenke")."""
    words = name.split()
    return len(words) < 2 or words[0].lower() in links - _OWN


def surnames(name: str) -> tuple[str, ...]:
    """Return the words of a full name by which its bearer may be called alone.

    The last one; the first as well where the name is Chinese or Korean, family name first.
    """
    words = name.split()
    given = words[1] if len(words) == _TWO else ""
    eastern = _EASTERN.match(given) or opens_with_family(tuple(map(fold, words)))
    return (words[-1], words[0]) if eastern else (words[-1],)


_TWO = 2
_EASTERN = re.compile(r"^[A-Z]\w+-[a-z]\w+$")  # "Kim Jong-un"
_OWN = frozenset({"abu", "abd", "abdel", "mc", "mac", "o", "ben", "bin", "ibn"})
"""Small words that open a full name as well: "Abu Karim", "Ben Brenner"."""


def _verdict(features: tuple[Feature, ...]) -> NameComparison:
    vetoed = any(feature.veto for feature in features)
    score = min((feature.score for feature in features), default=0.0)
    score = round(min(score, 0.5) if vetoed else score, 3)
    if vetoed or score < CANDIDATE_FROM:
        verdict = NameVerdict.DIFFERENT
    else:
        verdict = NameVerdict.SAME if score >= SAME_FROM else NameVerdict.CANDIDATE
    return NameComparison(verdict, score, features)


def _decided(left: WrittenName, right: WrittenName, lore: NameLore) -> Feature | None:
    """What a table or plain identity decides before anything is compared."""
    first, second = lore.known.get(left.text), lore.known.get(right.text)
    if first and second:
        if first == second:
            sentence = f"Beide Namen stehen in der Tabelle für {first}."
            return Feature("known", 1.0, sentence, left.text, right.text)
        sentence = f"Die Tabelle kennt zwei Verschiedene: {first} und {second}."
        return Feature("known", 0.0, sentence, left.text, right.text, veto=True)
    if left.text == right.text and left.marks == right.marks:
        return Feature("identical", 1.0, "Die Namen sind gleich.", left.text, right.text)
    if same_chinese(left.words, right.words):
        sentence = "Ein chinesischer Name in Pinyin und in Wade-Giles."
        return Feature("chinese", 0.96, sentence, left.text, right.text)
    if other_chinese(left.words, right.words):
        sentence = "Zwei chinesische Namen aus verschiedenen Silben."
        return Feature("chinese", 0.4, sentence, left.text, right.text, veto=True)
    return None
