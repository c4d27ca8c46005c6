"""Figures that differ in sentences which otherwise say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from quellenlage.languages.tables.events import NumberWords
from quellenlage.model import Discrepancy, DiscrepancyKind, Ref
from quellenlage.resolve.discrepancies.shelf import (
    Place,
    Shelf,
    disagree,
    gathered,
    in_time,
    told_at,
)
from quellenlage.text.blocking import candidate_pairs
from quellenlage.text.figures import parse_figure, print_figure
from quellenlage.text.similarity import overlap

ALIKE = 0.5
"""So much of their weight two sentences of one claim or event must share."""

ALIKE_APART = 0.6
"""So much, where nothing else has joined them."""

ALIKE_UNDATED = 0.75
"""So much, where the day of an article is unknown: what it counts may be another day's."""

SHARED_WORDS = 2
LEAST_COPIED = 8
ROUNDING = 0.1
"""Approximate figures may differ by so much of the larger one."""

_FIGURE = re.compile(r"\d+(?:[.,' \u00a0\u202f]\d{3})*(?:,\d+)?")


class Amount(msgspec.Struct, frozen=True):
    """A figure as told: its value and whether it is meant roughly, at least or at most."""

    value: float
    rough: bool = False
    least: bool = False
    most: bool = False


class _Pair(msgspec.Struct, frozen=True):
    """Two sentences that count one noun differently, the lower figure first."""

    low: Place
    high: Place
    noun: str
    values: tuple[float, float]
    score: float
    ref: Ref


def compare_numbers(
    shelf: Shelf, about: dict[tuple[str, int], Ref], corrections: Sequence[str]
) -> Iterator[Discrepancy]:
    """Yield the figures of one noun that cannot both hold.

    Only sentences with one figure of the noun each are compared, in different articles, that
    share most of their other words. ``about`` names the claim or event of a sentence.
    Sentences with a phrase of ``corrections`` take a figure back and are passed over. What
    many articles tell is one discrepancy, with the places of each figure.
    """
    pairs = list(_pairs(shelf, about, corrections))
    best: dict[tuple[str, tuple[float, float], tuple[str, int]], _Pair] = {}
    for pair in pairs:
        key = (pair.noun, pair.values, pair.low.key)
        if key not in best or pair.score > best[key].score:
            best[key] = pair
    told = (((pair.noun, pair.values), pair.low, pair.high) for pair in pairs)
    for what, low, high in gathered(told):
        noun, values = what
        chosen = max((best[noun, values, place.key] for place in low), key=lambda p: p.score)
        yield _discrepancy(chosen, low, high, shelf.table.numbers)


def _pairs(
    shelf: Shelf, about: dict[tuple[str, int], Ref], corrections: Sequence[str]
) -> Iterator[_Pair]:
    words = shelf.table.numbers
    places = [place for place in shelf.places if counted_once(place, words)]
    places = [p for p in places if not any(c in p.text.casefold() for c in corrections)]
    terms = [tuple(t for t in p.sentence.terms if not t[:1].isdigit()) for p in places]
    for left, right in candidate_pairs(terms, shelf.frequency):
        one, other = places[left], places[right]
        if one.article is other.article or not shelf.of_one_matter(one.article, other.article):
            continue
        refs = about.get(one.key), about.get(other.key)
        shared = overlap(shelf.content_at(one), shelf.content_at(other))
        dated = all(p.article.document.published is not None for p in (one, other))
        if not dated and shelf.named_places(one).isdisjoint(shelf.named_places(other)):
            continue  # "die Nacht in Zelten" may be any night, anywhere
        needed = ALIKE_UNDATED if not dated else ALIKE if refs[0] == refs[1] else ALIKE_APART
        if shared.score < needed or shared.words < SHARED_WORDS:
            continue
        ref = refs[0] or refs[1]
        if ref is not None and shelf.of_one_time(one, other) and shelf.of_one_place(one, other):
            yield from _compare(one, other, ref, shared.score, words)


def counted_once(place: Place, words: NumberWords) -> dict[str, float]:
    """Return the nouns that the sentence counts once, with their figure.

    What it counts for one of many ("jeweils drei") is no figure of the whole.
    """
    if not words.each.isdisjoint(place.text.casefold().split()):
        return {}
    found: dict[str, list[float]] = {}
    for value, noun in place.sentence.numbers:
        found.setdefault(noun, []).append(value)
    passed = {noun.casefold() for noun in words.no_amounts | words.units_of_time}
    return {n: v[0] for n, v in found.items() if n and len(v) == 1 and n.casefold() not in passed}


def _compare(
    one: Place, other: Place, ref: Ref, score: float, words: NumberWords
) -> Iterator[_Pair]:
    left, right = counted_once(one, words), counted_once(other, words)
    for noun in sorted(left.keys() & right.keys()):
        mine = read_amount(one.text, left[noun], words)
        yours = read_amount(other.text, right[noun], words)
        if not compatible(mine, yours):
            low, high = (one, other) if mine.value < yours.value else (other, one)
            values = (min(mine.value, yours.value), max(mine.value, yours.value))
            yield _Pair(low, high, noun, values, score, ref)


def narrows(place: Place, words: NumberWords) -> bool:
    """Tell whether a sentence says that its figure counts a part alone."""
    return not words.narrow.isdisjoint(_words(place))


def widens(place: Place, words: NumberWords) -> bool:
    """Tell whether a sentence says that its figure counts the whole."""
    told = _words(place)
    return not words.wide.isdisjoint(told) or (bool(told) and told[0] in words.wide_first)


def _words(place: Place) -> list[str]:
    return [word.strip(',;:.!?()„“"»«').lower() for word in place.text.split()]


def _discrepancy(
    pair: _Pair, low: Sequence[Place], high: Sequence[Place], words: NumberWords
) -> Discrepancy:
    scope = any(narrows(p, words) for p in low) and any(widens(p, words) for p in high)
    kind = DiscrepancyKind.SCOPE if scope else _kind(pair.values, low, high)
    sides = [
        told_at(places[0].figure(value, pair.noun), places)
        for value, places in zip(pair.values, (low, high), strict=True)
    ]
    why = [f"Gleicher Sachverhalt, gleiches Gezähltes („{pair.noun.capitalize()}“), andere Zahl."]
    if kind is DiscrepancyKind.SCOPE:
        why.append("Die eine Zahl gilt nach dem Wortlaut für einen Teil, die andere für mehr.")
    if kind is DiscrepancyKind.UPDATE:
        why.append("Der spätere Artikel nennt die höhere Zahl.")
    return disagree(kind, pair.ref, sides, score=0.5 + pair.score / 2, why=why)


def _kind(
    values: tuple[float, float], low: Sequence[Place], high: Sequence[Place]
) -> DiscrepancyKind:
    """Return UPDATE where the higher figure is the later one and no slip of a copy."""
    order = {in_time(one.article, other.article) for one in low for other in high}
    copied = any(_is_copy(one, other) for one in low for other in high)
    newer = -1 in order and 1 not in order
    if not newer or (copied and _is_slip(values)):
        return DiscrepancyKind.CONTRADICTION
    return DiscrepancyKind.UPDATE


def _is_slip(values: tuple[float, float]) -> bool:
    """Tell whether two figures are the same digits in another order: 120 and 210."""
    digits = [sorted(print_figure(value).replace(".", "").replace("0", "")) for value in values]
    return digits[0] == digits[1]


def _is_copy(one: Place, other: Place) -> bool:
    """Tell whether two sentences are the same word for word but for a figure."""
    left, right = (_FIGURE.sub("0", place.text).casefold().split() for place in (one, other))
    return len(left) >= LEAST_COPIED and left == right


def read_amount(
    text: str, value: float, words: NumberWords, negations: AbstractSet[str] = frozenset()
) -> Amount:
    """Return ``value`` with what the words before it in ``text`` say of its exactness.

    Denied, a bound is the other one: "unter 65 Millionen ist es nicht zu haben".
    """
    before = _words_before(text, value)
    least = not words.lower_bound.isdisjoint(before)
    most = not words.upper_bound.isdisjoint(before)
    if least != most and not negations.isdisjoint(text.casefold().split()):
        least, most = most, least
    rough = not words.approximate.isdisjoint(before)
    return Amount(value, rough=rough, least=least, most=most)


def _words_before(text: str, value: float) -> set[str]:
    """Return the three words before the figure of ``value``; before the first, if in words."""
    for match in _FIGURE.finditer(text):
        figure = parse_figure(match.group())
        if figure and (figure == value or value % figure == 0):
            return {word.lower().strip(",;:") for word in text[: match.start()].split()[-3:]}
    return {word.lower() for word in text.split()} if _FIGURE.search(text) is None else set()


def compatible(left: Amount, right: Amount) -> bool:
    """Tell whether two figures may both be true of one thing."""
    low, high = sorted((left, right), key=lambda amount: amount.value)
    if low.value == high.value:
        return True
    if low.least or high.most:
        return True
    near = high.value - low.value <= ROUNDING * abs(high.value)
    return near and (left.rough or right.rough or _is_rounding(low.value, high.value))


def _is_rounding(low: float, high: float) -> bool:
    """Tell whether one figure is the other, rounded up or down to fewer digits."""
    units = [_unit(value) for value in (low, high)]
    return units[0] != units[1] and high - low < max(units)


def _unit(value: float) -> float:
    """Return the place of the last digit of a figure that is not 0: 100 for 1500."""
    digits = print_figure(value)
    whole, _, decimals = digits.partition(".")
    if decimals:
        return float(10.0 ** -len(decimals))
    return float(10 ** (len(whole) - len(whole.rstrip("0"))))
