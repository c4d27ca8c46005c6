"""Tag the times of a document."""

from __future__ import annotations

from msgspec.structs import replace

from quellenlage.extract.times.found import Found
from quellenlage.extract.times.grammar import parse
from quellenlage.extract.times.lexicon import lexicon_of
from quellenlage.extract.times.lists import (
    borrow,
    open_repeated,
    tie_months,
    tie_nights,
    tie_today,
    tie_weekdays,
)
from quellenlage.extract.times.reading import Reading
from quellenlage.extract.times.series import count_from_beginning
from quellenlage.extract.times.tense import direction
from quellenlage.languages import Language
from quellenlage.model import PROSE_ROLES, Document, Tense, TimeMention, TimexType
from quellenlage.text.ids import content_id

_TODAY = "doc:day+0"
_LONG = 400  # tokens: a shorter text shows too little of its kind
_TOKENS_PER_DAY = 400  # a daily tells at least one day or hour in so many tokens


def tag_times(document: Document, language: Language) -> tuple[TimeMention, ...]:
    """Return the time expressions of the document's prose, in text order, none overlapping."""
    lexicon = lexicon_of(language.calendar)
    mentions: list[TimeMention] = []
    tokens, beginning = 0, None
    for block in document.blocks:
        if block.role in PROSE_ROLES:
            reading = Reading(document.text, block.start, block.end, lexicon)
            found = borrow(reading, parse(reading))
            tie_weekdays(found, reading)
            tie_months(found, reading)
            tie_today(found, reading)
            tie_nights(found, reading)
            beginning = count_from_beginning(found, reading, beginning)
            open_repeated(found, reading)
            tokens += len(reading.forms)
            mentions.extend(_mention(document, reading, expression) for expression in found)
    return tuple(mentions if _is_daily(mentions, tokens) else map(_present, mentions))


def _is_daily(mentions: list[TimeMention], tokens: int) -> bool:
    """Tell whether a text is news of the day, in which "heute" is the day it appeared.

    Magazines tell hardly any weekday, "gestern" or hour; their "heute" is nowadays.
    """
    near = sum(mention.rule in _NEAR_RULES and mention.template != _TODAY for mention in mentions)
    return tokens < _LONG or near * _TOKENS_PER_DAY >= tokens


_NEAR_RULES = frozenset({"today", "weekday", "weekday-day-month", "clock", "day-part", "morning"})


def _present(mention: TimeMention) -> TimeMention:
    if mention.rule == "today" and mention.template == _TODAY:
        return replace(mention, template="PRESENT_REF")
    return mention


def _mention(document: Document, reading: Reading, found: Found) -> TimeMention:
    start, end = reading.spans[found.start][0], reading.spans[found.end - 1][1]
    return TimeMention(
        id=content_id("t", document.id, start, end),
        document=document.id,
        start=start,
        end=end,
        type=found.type,
        template=found.template,
        mod=found.mod,
        begin=found.begin,
        end_point=found.end_point,
        place=found.place,
        tense=_tense(reading, found),
        rule=found.rule,
    )


def _tense(reading: Reading, found: Found) -> Tense | None:
    """Return the tense of the clause of a date; durations and sets lie in none."""
    if found.type not in (TimexType.DATE, TimexType.TIME):
        return None
    told = direction(reading, found.start)
    return None if told is None else Tense.PAST if told == "past" else Tense.FUTURE
