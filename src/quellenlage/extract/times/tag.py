"""Tag the times of a document."""

from __future__ import annotations

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
from quellenlage.extract.times.profile import adapt
from quellenlage.extract.times.reading import Reading
from quellenlage.extract.times.series import count_from_beginning
from quellenlage.extract.times.tense import direction
from quellenlage.languages import Language
from quellenlage.model import PROSE_ROLES, Document, Tense, TimeMention, TimeProfile, TimexType
from quellenlage.text.ids import content_id


def tag_times(
    document: Document, language: Language, *, profile: TimeProfile = TimeProfile.AUTO
) -> tuple[TimeMention, ...]:
    """Return the time expressions of the document's prose, in text order, none overlapping.

    ``profile`` says what kind of text it is, see :mod:`quellenlage.extract.times.profile`.
    """
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
    return adapt(mentions, tokens, profile)


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
