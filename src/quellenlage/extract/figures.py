"""The figures of a sentence and what they count."""

from __future__ import annotations

import msgspec

from quellenlage.languages.tables.content import ContentTable
from quellenlage.model import AnnotatedDocument
from quellenlage.text.figures import parse_figure, print_figure

_BETWEEN = frozenset({"ADJ", "DET", "CCONJ", "PUNCT"})
_FARTHEST = 6
_CARDINAL = "CARD"  # of the STTS tag set: tells a capitalised number word from a name


class Figure(msgspec.Struct, frozen=True):
    """A figure at ``token``: its value, the lemma of the noun it counts (or ""), its term.

    ``end`` is the token behind the noun, or behind the figure where it counts none.
    """

    token: int
    value: float
    noun: str
    end: int

    @property
    def term(self) -> str:
        """The value in its one canonical form."""
        return print_figure(self.value)


def find_figures(
    annotated: AnnotatedDocument, first: int, last: int, content: ContentTable
) -> tuple[Figure, ...]:
    """Return the figures among tokens ``[first, last)``, number words included.

    A noun of number behind a figure multiplies it ("9,2 Millionen"). What a figure counts is
    the first noun behind it, adjectives passed over, after a noun of number also a
    preposition ("Tausende von Menschen").
    """
    found = []
    for token in range(first, last):
        value = _value(annotated, token, content)
        if value is None:
            continue
        behind = token + 1
        if behind < last:
            factor = content.multipliers.get(annotated.lemma[behind].lower())
            if factor is not None:
                value, behind = value * factor, behind + 1
                if behind < last and annotated.upos[behind] == "ADP":
                    behind += 1
        noun = _noun(annotated, behind, last)
        lemma = "" if noun is None else annotated.lemma[noun].casefold()
        found.append(Figure(token, value, lemma, behind if noun is None else noun + 1))
    return tuple(found)


def _value(annotated: AnnotatedDocument, token: int, content: ContentTable) -> float | None:
    if annotated.upos[token] != "NUM" and annotated.xpos[token] != _CARDINAL:
        return None
    form = annotated.forms[token]
    value = parse_figure(form)
    return content.numerals.get(form.lower()) if value is None else value


def _noun(annotated: AnnotatedDocument, start: int, last: int) -> int | None:
    """Return the token of the noun that a figure before ``start`` counts."""
    for token in range(start, min(start + _FARTHEST, last)):
        if annotated.xpos[token] == "NN":
            return token
        if annotated.upos[token] not in _BETWEEN:
            break
    return None
