"""The articles and places that the words of a verdict mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from quellenlage.model import Article, Id, Quote, Span, Verdict
from quellenlage.text.quoting import find_quote

_WORD = re.compile(r"\w+")

LEAST_SHARED = 0.5
"""Share of characters, of all that either covers, from which two places mean the same."""


class Index:
    """Tells which articles can hold the words of a verdict, without looking into all of them."""

    def __init__(self, articles: Sequence[Article], verdicts: Iterable[Verdict]) -> None:
        self._all = [article.document.id for article in articles]
        wanted = {word for verdict in verdicts if (word := _rare_word(verdict))}
        self._holding: defaultdict[str, list[Id]] = defaultdict(list)
        for article in articles if wanted else ():
            for word in wanted & set(_WORD.findall(article.document.text)):
                self._holding[word].append(article.document.id)

    def documents(self, verdict: Verdict) -> list[Id]:
        """Return the articles that have the longest word of a verdict."""
        word = _rare_word(verdict)
        return self._holding[word] if word else self._all


def _rare_word(verdict: Verdict) -> str | None:
    """Return the longest word that stands whole in the first quote; its ends may be cut off."""
    if not verdict.quotes:
        return None
    first = verdict.quotes[0]
    words = _WORD.findall(first.prefix + first.exact + first.suffix)[1:-1]
    return max(words, key=lambda word: (len(word), word), default=None)


def locate(text: str, quotes: Sequence[Quote]) -> list[tuple[Span, ...]]:
    """Return every place of ``text`` where all quotes stand, each near to the first."""
    if not quotes:
        return []
    found = []
    for start in find_quote(text, quotes[0]):
        others = [nearest(text, quote, start) for quote in quotes[1:]]
        if all(other is not None for other in others):
            found.append(tuple(sorted({start, *(other for other in others if other)})))
    return found


def nearest(text: str, quote: Quote, to: Span) -> Span | None:
    """Return the place of the quoted words that is nearest to ``to``."""
    spans = find_quote(text, quote)
    return min(spans, key=lambda span: (abs(span.start - to.start), span), default=None)


def agreement(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Return the shared part of the characters that either covers, 0 to 1 (Jaccard)."""
    shared = sum(
        max(0, min(one.end, other.end) - max(one.start, other.start))
        for one in left
        for other in right
    )
    return shared / (sum(map(len, left)) + sum(map(len, right)) - shared)
