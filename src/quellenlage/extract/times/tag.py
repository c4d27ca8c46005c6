"""Tag the times of a document."""

from __future__ import annotations

from quellenlage.extract.times.found import Found
from quellenlage.extract.times.grammar import parse
from quellenlage.extract.times.lexicon import lexicon_of
from quellenlage.extract.times.lists import borrow, open_repeated, tie_weekdays
from quellenlage.extract.times.reading import Reading
from quellenlage.languages import Language
from quellenlage.extract.times.tense import direction
from quellenlage.model import PROSE_ROLES, Document, Tense, TimeMention, TimexType
from quellenlage.text.ids import content_id


def tag_times(document: Document, language: Language) -> tuple[TimeMention, ...]:
    """Return the time expressions of the document's prose, in text order, none overlapping."""
    lexicon = lexicon_of(language.calendar)
    mentions: list[TimeMention] = []
    for block in document.blocks:
        if block.role in PROSE_ROLES:
            reading = Reading(document.text, block.start, block.end, lexicon)
            found = borrow(reading, parse(reading))
            tie_weekdays(found, reading)
            open_repeated(found, reading)
            mentions.extend(_mention(document, reading, expression) for expression in found)
    return tuple(mentions)


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
    return None if told is None else Tense(told)
