"""Whether two written names may be one name, with reasons.

A readable table of features: each looks at both names and returns what it found as a score, a
sentence and the two values, or nothing. The verdict is the least of the scores, and three-valued,
because spelling alone cannot decide everything: Friedman is Friedmann, Meyer is not Mayer.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from quellenlage.text.chinese import chinese_key, same_chinese
from quellenlage.text.phonetic import daitch_mokotoff
from quellenlage.text.spellings import Alignment, NameLore, WrittenName, align, parse
from quellenlage.text.transliteration import consonants, spelling_similarity

SAME_FROM = 0.95
"""The least score of two spellings of one name."""
CANDIDATE_FROM = 0.7
"""The least score of two names that context may still join."""


class NameVerdict(StrEnum):
    """What the spelling of two names says."""

    SAME = "same"
    CANDIDATE = "candidate"
    DIFFERENT = "different"


class Feature(msgspec.Struct, frozen=True):
    """What one look at two names found; a veto makes them different whatever else speaks for it."""

    name: str
    score: float
    sentence: str
    left: str
    right: str
    veto: bool = False


class NameComparison(msgspec.Struct, frozen=True):
    """The verdict on two names, its score from 0 to 1, and the features that made it."""

    verdict: NameVerdict
    score: float
    features: tuple[Feature, ...]


class _Pair(msgspec.Struct, frozen=True):
    """Two names taken apart, with the words that answer each other."""

    left: WrittenName
    right: WrittenName
    alignment: Alignment
    lore: NameLore


def compare_names(a: str, b: str, lore: NameLore) -> NameComparison:
    """Compare two names by their spelling alone."""
    left, right = parse(a, lore), parse(b, lore)
    if right.text < left.text:
        left, right = right, left
    decided = _decided(left, right, lore)
    if decided:
        return _verdict((decided,))
    pair = _Pair(left, right, align(left, right, lore), lore)
    return _verdict(tuple(found for feature in FEATURES if (found := feature(pair))))


def block_keys(name: str, lore: NameLore) -> frozenset[str]:
    """Return keys of which two names that may be one share at least one.

    A name of several words is keyed by its first and last word together, in either order, so
    that neither a common given name nor a common surname fills a block.
    """
    written = parse(name, lore)
    if not written.words:
        return frozenset()
    last = _word_keys(written.words[-1]) | {f"~{consonants(written.words[-1])}"}
    keys = {f"*{consonants(''.join(written.words), whole=True)}"}
    if len(written.words) == 1:
        keys |= last
    else:
        first = _given_keys(written.words[0], lore)
        keys |= {"|".join(sorted((one, other))) for one in first for other in last}
        if len(written.words[0]) == 1 or written.words[0] in lore.translations:
            keys |= {f"{written.words[0][0]}. {written.words[-1]}"}
    chinese = chinese_key(written.words)
    if chinese is not None:
        keys.add(f"+{chinese}")
    known = lore.known.get(written.text)
    return frozenset(keys | {f"={known}"} if known else keys)


def _word_keys(word: str) -> frozenset[str]:
    """Return the codes of a word; a short one is its own, or two digits would join too much."""
    return daitch_mokotoff(word) if len(word) > 2 else frozenset({word})


def _given_keys(word: str, lore: NameLore) -> set[str]:
    groups = lore.translations.get(word, _NONE)
    return {f"#{group}" for group in groups} or set(_word_keys(word))


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
    return None


def _digits(pair: _Pair) -> Feature | None:
    left, right = pair.left.numbers, pair.right.numbers
    if left == right:
        return None
    sentence = "Die Zahlen in den Namen sind verschieden."
    return Feature("digits", 0.3, sentence, " ".join(left), " ".join(right), veto=True)


def _generation(pair: _Pair) -> Feature | None:
    left, right = pair.left.marks, pair.right.marks
    if left == right:
        return None
    sentence = "Ein Zusatz unterscheidet Verwandte oder Träger eines Namens."
    return Feature("generation", 0.4, sentence, " ".join(left), " ".join(right), veto=True)


def _initials(pair: _Pair) -> Feature | None:
    """An abbreviation against the words it stands for, or against another abbreviation."""
    left, right = pair.left, pair.right
    if not (left.abbreviation or right.abbreviation):
        return None
    if left.abbreviation and right.abbreviation:
        sentence = "Zwei verschiedene Abkürzungen."
        return Feature("initials", 0.3, sentence, left.text, right.text, veto=True)
    short, full = (left, right) if left.abbreviation else (right, left)
    if len(full.words) > 1 and short.text == "".join(word[0] for word in full.words):
        sentence = "Die Abkürzung besteht aus den Anfangsbuchstaben."
        return Feature("initials", 0.85, sentence, left.text, right.text)
    return None


def _words(pair: _Pair) -> Feature | None:
    """The words that are no given names: the least alike of them decides."""
    if _abbreviates(pair):
        return None
    compared = [
        (similarity, left, right)
        for left, right, similarity in pair.alignment.pairs
        if not pair.alignment.is_given(left, right)
    ]
    joined = pair.alignment.joined
    if joined is not None:
        sentence = "Zusammengeschrieben klingen die Namen gleich."
        return Feature("words", joined, sentence, pair.left.text, pair.right.text)
    if not compared:
        sentence = "Kein Wort des einen Namens entspricht einem des anderen."
        return Feature("words", 0.0, sentence, pair.left.text, pair.right.text)
    score, i, j = min(compared)
    left, right = pair.left.words[i], pair.right.words[j]
    return Feature("words", score, _spelling_sentence(score), left, right)


def _spelling_sentence(score: float) -> str:
    if score >= 1.0:
        return "Die Wörter stimmen überein."
    if score >= SAME_FROM:
        return "Die Schreibungen geben denselben Namen wieder."
    if score >= CANDIDATE_FROM:
        return "Die Schreibungen sind ähnlich, aber nicht sicher derselbe Name."
    return "Die Wörter sind verschieden."


def _abbreviates(pair: _Pair) -> bool:
    found = _initials(pair)
    return found is not None and not found.veto


def _given(pair: _Pair) -> Feature | None:
    """Given names that do not answer each other tell two people apart."""
    if pair.alignment.joined is not None:
        return None
    for i, j, similarity in pair.alignment.pairs:
        if not pair.alignment.is_given(i, j):
            continue
        left, right = pair.left.words[i], pair.right.words[j]
        score, sentence = _given_score(left, right, similarity, pair.lore)
        return Feature("given", score, sentence, left, right, veto=score < CANDIDATE_FROM)
    return None


def _given_score(left: str, right: str, similarity: float, lore: NameLore) -> tuple[float, str]:
    variant = bool(lore.variants.get(left, _NONE) & lore.variants.get(right, _NONE))
    translated = bool(lore.translations.get(left, _NONE) & lore.translations.get(right, _NONE))
    listed = left in lore.translations and right in lore.translations
    initial = 1 in (len(left), len(right)) and left[0] == right[0]
    near = similarity >= 0.8
    for holds, score, sentence in (
        (left == right, 1.0, "Die Vornamen stimmen überein."),
        (variant, 0.98, "Die Vornamen sind Formen eines Namens."),
        (initial, 0.88, "Ein Vorname ist abgekürzt."),
        (translated and near, 0.97, "Die Vornamen sind Schreibungen eines Namens."),
        (translated, 0.8, "Die Vornamen sind Übersetzungen voneinander."),
        (listed and similarity < 0.9, 0.4, "Die Vornamen sind verschieden."),
        (near, similarity, "Die Vornamen sind ähnlich geschrieben."),
    ):
        if holds:
            return score, sentence
    return 0.4, "Die Vornamen sind verschieden."


_NONE: frozenset[int] = frozenset()


def _surplus(pair: _Pair) -> Feature | None:
    """Words that one name has more: a given name before a surname, a second given name, more."""
    surplus = pair.alignment.surplus
    if not surplus or pair.alignment.joined is not None or _abbreviates(pair):
        return None
    shorter = min(pair.left, pair.right, key=lambda name: len(name.words))
    longer = pair.right if shorter is pair.left else pair.left
    words = " ".join(longer.words[place] for place in surplus)
    if len(shorter.words) == 1:
        if longer.words[-1] in words.split():
            sentence = "Nur der erste Teil des längeren Namens kommt im kürzeren vor."
            return Feature("surplus", 0.6, sentence, pair.left.text, pair.right.text)
        sentence = "Ein Name besteht nur aus dem letzten Teil des anderen."
        return Feature("surplus", 0.78, sentence, pair.left.text, pair.right.text)
    if all(word in pair.lore.links for word in words.split()):
        sentence = "Ein Name hat ein Namenswort wie „von“ mehr."
        return Feature("surplus", 0.95, sentence, pair.left.text, pair.right.text)
    if len(surplus) == 1 and 0 < surplus[0] < len(longer.words) - 1:
        sentence = "Ein Name hat in der Mitte einen Vornamen mehr."
        return Feature("surplus", 0.84, sentence, pair.left.text, pair.right.text)
    sentence = "Ein Name hat mehr Wörter als der andere."
    return Feature("surplus", 0.66, sentence, pair.left.text, pair.right.text)


def _order(pair: _Pair) -> Feature | None:
    if pair.alignment.ordered:
        return None
    sentence = "Die Wörter stehen in anderer Reihenfolge."
    return Feature("order", 0.96, sentence, pair.left.text, pair.right.text)


def _gendered(pair: _Pair) -> Feature | None:
    """Surnames of a man and a woman: Iwanow and Iwanowa."""
    if not pair.left.words or not pair.right.words:
        return None
    left, right = pair.left.words[-1], pair.right.words[-1]
    for his, hers in pair.lore.gendered:
        for one, other in ((left, right), (right, left)):
            if one.endswith(his) and other.endswith(hers) and _stems(one, his, other, hers):
                sentence = "Die Familiennamen eines Mannes und einer Frau."
                return Feature("gendered", 0.5, sentence, left, right, veto=True)
    return None


def _stems(one: str, his: str, other: str, hers: str) -> bool:
    stem, other_stem = one[: -len(his)], other[: -len(hers)]
    return bool(stem) and spelling_similarity(stem, other_stem) >= 0.8


FEATURES = (_digits, _generation, _initials, _words, _given, _surplus, _order, _gendered)
"""Each looks at two names; the order is that of the explanation."""
