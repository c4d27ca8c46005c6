"""The words of a calendar table by class: capitalised nouns, and words in any case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import msgspec

from quellenlage.languages.tables.calendar import CalendarTable

_CLASS_NAMES = """
    other digits1 digits2 digits3 number year clock clockday daymonth dmy iso numword one half
    vague ordinal decade decadeword month monthshort weekday weekdaypart weekdayadverb unit units
    unitof unitsof unitshort daypart dayparts early season edge edgenoun relative told today
    deicticadjective deictic deicticnoun reference setadverb setadjective every all per times
    timesword durationadjective vaguelong feast approx determiner preposition clockword later and
    halfof namedyear step whole dot comma hyphen slash open close
"""

CHARACTER = {name: chr(0xE000 + index) for index, name in enumerate(_CLASS_NAMES.split())}
"""The character of every class of word the grammar knows."""

OTHER = CHARACTER["other"]


class Word(msgspec.Struct, frozen=True):
    """A class, by its character, and what the word means in that class."""

    kind: str
    value: Any = None


Entries = Iterator[tuple[str, Word]]


def nouns(table: CalendarTable) -> Entries:
    """Yield the capitalised forms. Where a form has two classes the later one wins."""
    particles = table.particles
    capitals = {
        value: [word for word in words if word[0].isupper()]
        for value, words in table.references.items()
    }
    return chain(
        _by_value("month", table.months),
        _by_value("monthshort", table.month_abbreviations),
        _units(table),
        _by_value("daypart", {sign: part.nouns for sign, part in table.day_parts.items()}),
        _by_value("dayparts", {sign: part.plural for sign, part in table.day_parts.items()}),
        _by_value("weekday", table.weekdays),
        _weekday_parts(table),
        _by_value("season", table.seasons),
        _by_value("edge", table.edges),
        _by_form("edgenoun", table.edge_nouns),
        _by_form("deicticnoun", table.deictic_nouns),
        _by_value("reference", capitals),
        _by_form("feast", {name: rule for name, rule in table.feasts.items() if rule}),
        _by_form("decadeword", particles.decade_nouns),
        _by_form("decadeword", particles.decades_bare),
        _plain("namedyear", table.named_years.words),
        _plain("halfof", particles.half_of),
        _plain("clockword", particles.clock),
        _plain("timesword", [word.capitalize() for word in table.sets.times]),
    )


def words(table: CalendarTable) -> Entries:
    """Yield lower-case forms of words that may stand in any case; the later class wins."""
    particles, endings = table.particles, table.endings
    small = {
        value: [word for word in words if word[0].islower()]
        for value, words in table.references.items()
    }
    weekdays = {number: [forms[0].lower() + "s"] for number, forms in table.weekdays.items()}
    return chain(
        _plain("preposition", particles.prepositions),
        _plain("determiner", particles.determiners),
        _plain("one", table.numbers.one),
        _plain("and", particles.and_),
        _plain("vague", table.vague.words),
        _plain("every", table.sets.every),
        _plain("all", table.sets.all),
        _plain("per", table.sets.per),
        _plain("whole", particles.whole),
        _by_stem("vague", dict.fromkeys(table.vague.stems), endings),
        _by_stem("relative", table.relatives, endings),
        _by_stem("told", table.relatives_told, endings),
        _by_stem("deicticadjective", table.deictic_adjectives, endings),
        _by_form("today", table.deictic_days),
        _by_stem("deictic", table.deictic_words, ("", *endings)),
        _by_form("setadverb", table.sets.adverbs),
        _by_stem("setadjective", table.sets.adjectives, endings),
        _by_stem("vaguelong", table.duration_adjectives.vague, ("", *endings)),
        _by_value("weekdayadverb", weekdays),
        _by_stem("half", {table.numbers.half[-1]: 0.5}, ("", *endings)),
        _by_value("approx", table.approximators),
        _by_form("later", particles.later),
        _by_value("reference", small),
        _stems_by_value("reference", table.references_adjective, endings),
        _by_form("decadeword", particles.decade_words),
        _by_value("early", {sign: part.adverbs for sign, part in table.day_parts.items()}),
    )


def phrases(table: CalendarTable) -> Entries:
    """Yield phrases of several words that act as one."""
    kinds = {"reference": "reference", "approximate": "approx", "vague": "vague", "step": "step"}
    feasts = {name: rule for name, rule in table.feasts.items() if not name.isalpha()}
    return chain(
        *(_by_form(kinds[name], entries) for name, entries in table.phrases.items()),
        _by_form("feast", feasts),
    )


def _units(table: CalendarTable) -> Entries:
    for name, unit in table.units.items():
        value = ("day" if name == "workday" else name, unit.code)
        yield from _by_value("unit", {value: unit.singular})
        yield from _by_value("units", {value: unit.plural})
    for word, name in table.unit_abbreviations.items():
        yield word, Word(CHARACTER["unitshort"], (name, table.units[name].code))


def _weekday_parts(table: CalendarTable) -> Entries:
    """Yield "Montagabend" for every weekday and part of the day."""
    for number, forms in table.weekdays.items():
        for sign, part in table.day_parts.items():
            compounds = [forms[0] + noun.lower() for noun in part.nouns]
            yield from _by_value("weekdaypart", {(number, sign): compounds})


def _by_value(kind: str, table: Mapping[Any, Iterable[str]]) -> Entries:
    for value, forms in table.items():
        for form in forms:
            yield form, Word(CHARACTER[kind], value)


def _by_form(kind: str, table: Mapping[str, Any]) -> Entries:
    for form, value in table.items():
        yield form, Word(CHARACTER[kind], value)


def _plain(kind: str, forms: Iterable[str]) -> Entries:
    for form in forms:
        yield form, Word(CHARACTER[kind], form)


def _by_stem(kind: str, table: Mapping[str, Any], endings: tuple[str, ...]) -> Entries:
    for stem, value in table.items():
        for ending in endings:
            yield stem + ending, Word(CHARACTER[kind], value)


def _stems_by_value(
    kind: str, table: Mapping[str, Iterable[str]], endings: tuple[str, ...]
) -> Entries:
    for value, stems in table.items():
        yield from _by_stem(kind, dict.fromkeys(stems, value), endings)
