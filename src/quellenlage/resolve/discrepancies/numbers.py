"""Figures that differ in sentences which otherwise say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.languages.tables.events import NumberWords
from quellenlage.model import Discrepancy, DiscrepancyKind, Ref, Side
from quellenlage.resolve.discrepancies.shelf import Place, Shelf, disagree, in_time
from quellenlage.text.blocking import candidate_pairs
from quellenlage.text.figures import parse_figure, print_figure
from quellenlage.text.similarity import overlap

ALIKE = 0.5
"""So much of their weight two sentences of one claim or event must share."""

ALIKE_APART = 0.6
"""So much, where nothing else has joined them."""

SHARED_WORDS = 2
ROUNDING = 0.1
"""Approximate figures may differ by so much of the larger one."""

_FIGURE = re.compile(r"\d+(?:[.,' \u00a0\u202f]\d{3})*(?:,\d+)?")


class Amount(msgspec.Struct, frozen=True):
    """A figure as told: its value and whether it is meant roughly, at least or at most."""

    value: float
    rough: bool = False
    least: bool = False
    most: bool = False


def compare_numbers(
    shelf: Shelf, about: dict[tuple[str, int], Ref], corrections: Sequence[str]
) -> Iterator[Discrepancy]:
    """Yield the figures of one noun that cannot both hold.

    Only sentences with one figure of the noun each are compared, in different articles, that
    share most of their other words. ``about`` names the claim or event of a sentence.
    Sentences with a phrase of ``corrections`` take a figure back and are passed over.
    """
    words = shelf.table.numbers
    places = [place for place in shelf.places if _counted(place, words)]
    places = [p for p in places if not any(c in p.text.casefold() for c in corrections)]
    terms = [tuple(t for t in p.sentence.terms if not t[:1].isdigit()) for p in places]
    for left, right in candidate_pairs(terms, shelf.frequency):
        one, other = places[left], places[right]
        if one.article is other.article or not shelf.of_one_matter(one.article, other.article):
            continue
        refs = about.get(_key(one)), about.get(_key(other))
        shared = overlap(shelf.content_at(one), shelf.content_at(other))
        needed = ALIKE if refs[0] == refs[1] else ALIKE_APART
        if shared.score < needed or shared.words < SHARED_WORDS:
            continue
        ref = refs[0] or refs[1]
        if ref is not None:
            yield from _compare(one, other, ref, shared.score, words)


def _key(place: Place) -> tuple[str, int]:
    return place.article.document.id, place.sentence.start


def _counted(place: Place, words: NumberWords) -> dict[str, float]:
    """Return the nouns that the sentence counts once, with their figure."""
    found: dict[str, list[float]] = {}
    for value, noun in place.sentence.numbers:
        found.setdefault(noun, []).append(value)
    passed = {noun.casefold() for noun in words.no_amounts | words.units_of_time}
    return {n: v[0] for n, v in found.items() if n and len(v) == 1 and n.casefold() not in passed}


def _compare(
    one: Place, other: Place, ref: Ref, score: float, words: NumberWords
) -> Iterator[Discrepancy]:
    left, right = _counted(one, words), _counted(other, words)
    for noun in sorted(left.keys() & right.keys()):
        mine = read_amount(one.text, left[noun], words)
        yours = read_amount(other.text, right[noun], words)
        if compatible(mine, yours):
            continue
        grown = (yours.value - mine.value) * in_time(one.article, other.article) < 0
        kind = DiscrepancyKind.UPDATE if grown else DiscrepancyKind.CONTRADICTION
        sides = [
            Side(value=f"{print_figure(amount.value)} {noun.capitalize()}", evidence=(p.evidence,))
            for amount, p in ((mine, one), (yours, other))
        ]
        why = [f"Gleicher Sachverhalt, gleiches Gezähltes („{noun.capitalize()}“), andere Zahl."]
        if kind is DiscrepancyKind.UPDATE:
            why.append("Der spätere Artikel nennt die höhere Zahl.")
        yield disagree(kind, ref, sides, score=0.5 + score / 2, why=why)


def read_amount(text: str, value: float, words: NumberWords) -> Amount:
    """Return ``value`` with what the words before it in ``text`` say of its exactness."""
    before = _words_before(text, value)
    return Amount(
        value,
        rough=not words.approximate.isdisjoint(before),
        least=not words.lower_bound.isdisjoint(before),
        most=not words.upper_bound.isdisjoint(before),
    )


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
    """Tell whether one figure is the other, rounded to fewer digits."""
    digits = [len(print_figure(value).replace(".", "").rstrip("0")) for value in (low, high)]
    return digits[0] != digits[1]
