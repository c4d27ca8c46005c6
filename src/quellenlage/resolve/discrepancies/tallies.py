"""The figures of a sentence by what befell the people whom they count."""

from __future__ import annotations

import re

import msgspec

from quellenlage.languages.tables.differences import DifferenceTable, Fate
from quellenlage.model import Span
from quellenlage.resolve.discrepancies.shelf import Place

LEAST = 2
YEARS = (1800, 2100)
"""Figures in between that count no noun may be years."""

_BREAK = re.compile(r"[,;:.!?](?=\s|$)|[()–—]")
_WORD = re.compile(r"\w+(?:-\w+)*")


class Tally(msgspec.Struct, frozen=True):
    """A figure of a sentence with its words and the name of what befell those it counts.

    ``span`` runs from the figure through what it counts, ``segment`` is the part of the
    sentence that speaks of it. ``partial`` where it counts a part or some more.
    """

    fate: str
    value: float
    span: Span
    segment: Span
    partial: bool


def read_tallies(place: Place, table: DifferenceTable) -> list[Tally]:
    """Return the figures of people of whom the sentence tells one thing that befell them.

    That is told by the noun they count ("zwölf Verletzte") or, where they are people of any
    kind, by the one predicate in their part of the sentence ("zwölf Menschen starben").
    """
    sentence = place.sentence
    alone = sum(1 for _, noun in sentence.numbers if noun) == 1
    found = []
    for (value, noun), span in zip(sentence.numbers, sentence.figures, strict=False):
        segment = segment_at(place, span, table)
        counted = words_of(place, span)[-1] if noun else ""
        fate = _named(counted, table) or _told(place, segment, counted, table)
        if fate is None and alone and noun:
            segment = place.span
            fate = _told(place, segment, counted, table)
        year = not noun and YEARS[0] <= value <= YEARS[1]
        if fate is not None and value >= LEAST and value.is_integer() and not year:
            partial = not table.partial.isdisjoint(words_of(place, segment))
            found.append(Tally(fate, value, span, segment, partial))
    return found


def segment_at(place: Place, span: Span, table: DifferenceTable) -> Span:
    """Return the part of a sentence, between marks and joining words, that holds ``span``."""
    text, start = place.text, place.sentence.start
    breaks = [(match.start(), match.end()) for match in _BREAK.finditer(text)]
    breaks += [
        (match.start(), match.end())
        for match in _WORD.finditer(text)
        if match.group().lower() in table.joints
    ]
    first, last = span.start - start, span.end - start
    before = max((end for _, end in breaks if end <= first), default=0)
    behind = min((begin for begin, _ in breaks if begin >= last), default=len(text))
    return Span(start + before, start + behind)


def words_of(place: Place, span: Span) -> list[str]:
    """Return the words of a part of a sentence in lower case."""
    return [word.lower() for word in _WORD.findall(span.slice(place.article.document.text))]


def counts_people(noun: str, table: DifferenceTable) -> bool:
    """Tell whether a noun in lower case names people of any kind, or the many of a crowd."""
    return noun in table.people or noun.endswith(tuple(table.kinds))


def _named(noun: str, table: DifferenceTable) -> str | None:
    return next((name for name, fate in table.fates.items() if noun in fate.nouns), None)


def _told(place: Place, segment: Span, noun: str, table: DifferenceTable) -> str | None:
    """Return the one thing that a part of a sentence says befell people, if ``noun`` is them."""
    if noun and not counts_people(noun, table):
        return None
    told = " ".join(words_of(place, segment))
    befallen = [name for name, fate in table.fates.items() if _tells(told, fate)]
    return befallen[0] if len(befallen) == 1 else None


def _tells(told: str, fate: Fate) -> bool:
    return any(f" {predicate} " in f" {told} " for predicate in fate.predicates)
