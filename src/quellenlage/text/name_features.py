"""The table of features by which two written names are compared.

Each looks at both names and returns what it found as a score, a sentence and the two values, or
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.text.spellings import Alignment, NameLore, WrittenName
from quellenlage.text.transliteration import is_doublet, same_letters, spelling_similarity

_DOUBLET = 0.93  # similarity of two spellings of one sound: Hofmann, Hoffmann
SAME_FROM = 0.95
"""The least score of two spellings of one name."""
CANDIDATE_FROM = 0.7
"""The least score of two names that context may still join."""


class Feature(msgspec.Struct, frozen=True):
    """What one look at two names found; a veto makes them different whatever else speaks for it."""

    name: str
    score: float
    sentence: str
    left: str
    right: str
    veto: bool = False


class Pair(msgspec.Struct, frozen=True):
    """Two names taken apart, with the words that answer each other."""

    left: WrittenName
    right: WrittenName
    alignment: Alignment
    lore: NameLore


def _digits(pair: Pair) -> Feature | None:
    left, right = pair.left.numbers, pair.right.numbers
    if left == right:
        return None
    sentence = "Die Zahlen in den Namen sind verschieden."
    return Feature("digits", 0.3, sentence, " ".join(left), " ".join(right), veto=True)


def _generation(pair: Pair) -> Feature | None:
    left, right = pair.left.marks, pair.right.marks
    if left == right:
        return None
    sentence = "Ein Zusatz unterscheidet Verwandte oder Träger eines Namens."
    return Feature("generation", 0.4, sentence, " ".join(left), " ".join(right), veto=True)


def _initials(pair: Pair) -> Feature | None:
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


def _words(pair: Pair) -> Feature | None:
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
    score, i, j = min((_weighed(pair, *one), *one[1:]) for one in compared)
    left, right = pair.left.words[i], pair.right.words[j]
    return Feature("words", score, _spelling_sentence(score), left, right)


def _weighed(pair: Pair, similarity: float, i: int, j: int) -> float:
    """Weigh unlike letters by what the names are: transcribed, or written in Latin letters.

    What transcriptions leave open tells two German or Nordic surnames apart.
    """
    if not CANDIDATE_FROM <= similarity < 1.0:
        return similarity
    native = pair.left.words[i].endswith(pair.lore.native) and pair.right.words[j].endswith(
        pair.lore.native
    )
    transcribed = any(
        name.oriental or (len(name.words) > 1 and name.words[0] in pair.lore.variants)
        for name in (pair.left, pair.right)
    )
    left, right = pair.left.printed[i], pair.right.printed[j]
    if native and not transcribed and not same_letters(left, right):
        return 0.86 if is_doublet(left, right) else 0.72
    if transcribed and not native and 0.8 <= similarity < SAME_FROM:
        return min(SAME_FROM - 0.001, round(similarity + 0.04, 3))
    return similarity


def _spelling_sentence(score: float) -> str:
    if score >= 1.0:
        return "Die Wörter stimmen überein."
    if score >= SAME_FROM:
        return "Die Schreibungen geben denselben Namen wieder."
    if score >= CANDIDATE_FROM:
        return "Die Schreibungen sind ähnlich, aber nicht sicher derselbe Name."
    return "Die Wörter sind verschieden."


def _abbreviates(pair: Pair) -> bool:
    found = _initials(pair)
    return found is not None and not found.veto


def _given(pair: Pair) -> Feature | None:
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
    short = min(len(left), len(right)) > 2 and (left.startswith(right) or right.startswith(left))
    his_or_hers = any(
        _stems(*pair, exact=True) for pair in _endings(left, right, lore.gendered_given)
    )
    for holds, score, sentence in (
        (left == right, 1.0, "Die Vornamen stimmen überein."),
        (variant, 0.98, "Die Vornamen sind Formen eines Namens."),
        (initial, 0.88, "Ein Vorname ist abgekürzt."),
        (his_or_hers and not translated, 0.4, "Die Vornamen eines Mannes und einer Frau."),
        (his_or_hers, 0.75, "Die Vornamen können die eines Mannes und einer Frau sein."),
        (translated and similarity >= _DOUBLET, 0.97, "Die Vornamen sind Formen eines Namens."),
        (translated, 0.845, "Die Vornamen sind Übersetzungen voneinander."),
        (short, 0.845, "Ein Vorname kann die Kurzform des anderen sein."),
        (listed and similarity < 0.9, 0.4, "Die Vornamen sind verschieden."),
        (near, similarity, "Die Vornamen sind ähnlich geschrieben."),
    ):
        if holds:
            return score, sentence
    return 0.4, "Die Vornamen sind verschieden."


_NONE: frozenset[int] = frozenset()


def _surplus(pair: Pair) -> Feature | None:
    """Words that one name has more: a given name before a surname, a second given name, more."""
    surplus = pair.alignment.surplus
    if not surplus or pair.alignment.joined is not None or _abbreviates(pair):
        return None
    shorter = min(pair.left, pair.right, key=lambda name: len(name.words))
    longer = pair.right if shorter is pair.left else pair.left
    single = len(shorter.words) == 1
    leading = surplus == tuple(range(len(surplus))) and pair.alignment.ordered
    middle = len(surplus) == 1 and 0 < surplus[0] < len(longer.words) - 1
    links = all(longer.words[place] in pair.lore.links for place in surplus)
    joined = all(place in longer.hyphened for place in surplus)
    for holds, score, sentence in (
        (single and joined, 0.74, "Ein Name ist ein Teil des Doppelnamens."),
        (
            single and longer.words[-1] in {longer.words[place] for place in surplus},
            0.6,
            "Nur der erste Teil des längeren Namens kommt im kürzeren vor.",
        ),
        (single, 0.78, "Ein Name besteht nur aus dem letzten Teil des anderen."),
        (links, 0.95, "Ein Name hat ein Namenswort wie „von“ mehr."),
        (middle, 0.84, "Ein Name hat in der Mitte einen Vornamen mehr."),
        (leading, 0.78, "Ein Name besteht nur aus dem Familiennamen des anderen."),
        (surplus[0] > 1 and joined, 0.86, "Ein Familienname ist ein Teil des Doppelnamens."),
        (True, 0.66, "Ein Name hat mehr Wörter als der andere."),
    ):
        if holds:
            return Feature("surplus", score, sentence, pair.left.text, pair.right.text)
    return None


def _order(pair: Pair) -> Feature | None:
    if pair.alignment.ordered:
        return None
    sentence = "Die Wörter stehen in anderer Reihenfolge."
    return Feature("order", 0.96, sentence, pair.left.text, pair.right.text)


def _gendered(pair: Pair) -> Feature | None:
    """Surnames of a man and a woman: Iwanow and Iwanowa."""
    if not pair.left.words or not pair.right.words:
        return None
    left, right = pair.left.words[-1], pair.right.words[-1]
    if any(_stems(*stems) for stems in _endings(left, right, pair.lore.gendered)):
        sentence = "Die Familiennamen eines Mannes und einer Frau."
        return Feature("gendered", 0.5, sentence, left, right, veto=True)
    return None


def _endings(
    left: str, right: str, endings: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield what is left of both words where one ends as his name and the other as hers."""
    for his, hers in endings:
        for one, other in ((left, right), (right, left)):
            if one.endswith(his) and other.endswith(hers):
                yield one.removesuffix(his), other.removesuffix(hers)


def _stems(one: str, other: str, *, exact: bool = False) -> bool:
    if exact:
        return len(one) > 2 and one == other
    return bool(one) and spelling_similarity(one, other) >= 0.8


FEATURES = (_digits, _generation, _initials, _words, _given, _surplus, _order, _gendered)
"""Each looks at two names; the order is that of the explanation."""
