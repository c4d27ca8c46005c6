"""Anchor time mentions: give every expression its place on the calendar."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from quellenlage.model import (
    Anchor,
    AnchorKind,
    Article,
    DateBasis,
    Document,
    Id,
    Modifier,
    Precision,
    Tense,
    TimeExpression,
    TimeMention,
    TimexType,
)
from quellenlage.text.calendar import Unit, first_of
from quellenlage.text.template import evaluate, evaluate_between, open_value, parse_template
from quellenlage.text.timevalue import Interval, interval, underspecified

_PAST_WEEKDAY = re.compile(r"doc:weekday=(\d)<=(?:;(T.+))?")
_SENTENCE_END = re.compile(r"(?<!\d)[.!?]\s+(?=[^\W\d_a-zäöüß])")
_LONG_AGO = 3  # years: a text that tells such a year is a look back
_FAR = 1000  # characters
_REACH_PAST = 2  # sentences by which a clock time may follow the past date of its day
_OPENING = 8  # characters: "Um 9 Uhr" opens its sentence, and so goes on with the day before it
_OF_YEAR = re.compile(r"doc:((?:date|month|season|quarter)=[0-9A-Z-]+)(?:<=|~)")
_YEARLY = (Precision.YEAR, Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.DAY)
_NEAREST = re.compile(r"doc:(?:date|feast)=[a-z0-9+-]+~")
_SLACK = timedelta(days=90)  # less is often told in another tense than it lies in
_WEEK = re.compile(r"\d{4}-W\d\d")


class _Told(msgspec.Struct, frozen=True):
    """A date told: its id, where it ends, its days, and whether they rest on an inferred one."""

    id: Id
    end: int
    earliest: date
    latest: date
    inferred: bool


class _State(msgspec.Struct):
    """What anchoring knows on its way through an article.

    ``day`` is the last date told to the day, by which clock times go; ``week`` the last week
    told in the same block, in which the weekdays of that block lie; ``year`` the last past
    year told there, in which bare months lie.
    """

    document: Document
    day: _Told | None = None
    week: _Told | None = None
    year: _Told | None = None
    block: int = -1


def anchor_times(articles: Sequence[Article]) -> tuple[TimeExpression, ...]:
    """Anchor every mention of all articles, in the order of the articles.

    The articles hold dated documents (:func:`quellenlage.resolve.dates.date_documents`); one
    without a date keeps open digits and the anchor ``open``.
    """
    return tuple(
        expression
        for article in articles
        for expression in anchor_document(article.document, article.findings.times)
    )


def anchor_document(
    document: Document, mentions: Iterable[TimeMention]
) -> tuple[TimeExpression, ...]:
    """Anchor the mentions of one document by its ``published`` date, in text order."""
    state = _State(document)
    starts = [block.start for block in document.blocks]
    found = []
    for mention in sorted(mentions, key=_start):
        block = bisect_right(starts, mention.start)
        if block != state.block:
            state.block, state.week, state.year = block, None, None
        if _faded(mention, state):
            state.day = None
        found.append(_anchor(mention, state))
    return tuple(found)


def _faded(mention: TimeMention, state: _State) -> bool:
    """Tell whether the last date told is too far back for a clock time to lie on it."""
    if state.day is None or not mention.template.startswith("last:;T"):
        return False
    reference = reference_days(state.document)
    past = reference is None or state.day.earliest <= reference.latest
    if mention.start - state.day.end > _FAR:
        return True
    between = state.document.text[state.day.end : mention.start]
    ends = [match.end() for match in _SENTENCE_END.finditer(between)]
    if past:
        return len(ends) > _REACH_PAST
    return len(ends) > 1 or (bool(ends) and len(between) - ends[0] > _OPENING)


def _start(mention: TimeMention) -> int:
    return mention.start


def _anchor(mention: TimeMention, state: _State) -> TimeExpression:
    value, anchor = _value(_by_tense(mention, state), state)
    days = _days(mention, value, state)
    expression = TimeExpression(
        id=mention.id,
        document=mention.document,
        start=mention.start,
        end=mention.end,
        type=mention.type,
        value=value,
        mod=mention.mod,
        begin=_point(mention.begin, state),
        end_point=_point(mention.end_point, state),
        earliest=days.earliest.isoformat() if days else None,
        latest=days.latest.isoformat() if days else None,
        anchor=_anchor_of(mention, anchor, state),
        rule=mention.rule,
    )
    if mention.type in (TimexType.DATE, TimexType.TIME) and days is not None:
        _remember(expression, days, state)
    return expression


def _value(template: str, state: _State) -> tuple[str, Anchor]:
    """Return the value of a template and what it was counted from."""
    parsed = parse_template(template)
    if parsed is None:
        return template, Anchor(kind=AnchorKind.NONE)
    for frame, inside in (
        (state.week, _in_week(template, state)),
        (state.year, _in_year(template, state)),
    ):
        if frame is not None and inside is not None:
            anchor = Anchor(kind=AnchorKind.TIME, ref=frame.id, inferred=frame.inferred)
            return inside, anchor
    if parsed.anchor == "last" and state.day is not None:
        value, _ = evaluate_between(template, state.day.earliest, state.day.latest)
        told = state.day
        return value, Anchor(kind=AnchorKind.TIME, ref=told.id, inferred=told.inferred)
    reference = reference_days(state.document)
    if reference is None:
        return open_value(template), Anchor(kind=AnchorKind.OPEN)
    value, _ = evaluate_between(template, reference.earliest, reference.latest)
    return value, Anchor(kind=AnchorKind.PUBLICATION, inferred=_is_inferred(state.document))


def _by_tense(mention: TimeMention, state: _State) -> str:
    """Return the template of a day of the year as the tense of its clause has it.

    The nearest year is meant, unless that lies months off on the side that the tense forbids.
    """
    template, reference = mention.template, reference_days(state.document)
    if mention.tense is None or reference is None or not _NEAREST.fullmatch(template):
        return template
    days = evaluate_between(template, reference.earliest, reference.latest)[1]
    if days is None:
        return template
    if mention.tense is Tense.PAST and days.earliest - reference.latest > _SLACK:
        return template.replace("~", "<=")
    if mention.tense is Tense.FUTURE and reference.earliest - days.latest > _SLACK:
        return template.replace("~", ">=")
    return template


def _in_week(template: str, state: _State) -> str | None:
    """Return a past weekday's day in the week told before: "Anfang voriger Woche … am Montag"."""
    match = _PAST_WEEKDAY.fullmatch(template)
    if match is None or state.week is None:
        return None
    day = state.week.earliest + timedelta(days=int(match[1]) - 1)
    return day.isoformat() + (match[2] or "")


def _in_year(template: str, state: _State) -> str | None:
    """Return a month's or day's place in the past year told before: "1991 … im April"."""
    reference = reference_days(state.document)
    if state.year is None or reference is None:
        return None
    if reference.earliest.year - state.year.latest.year < _LONG_AGO:
        return None
    if template.startswith("near:"):
        return evaluate(template, state.year.latest)
    match = _OF_YEAR.fullmatch(template)
    if match is None:
        return None
    value = evaluate(f"doc:year+0,{match[1]}", state.year.latest)
    return None if underspecified(value) else value


def _days(mention: TimeMention, value: str, state: _State) -> Interval | None:
    """Return the days an expression lies on: of its place, its points, or its value."""
    if mention.place is not None:
        return _days_of(mention.place, state)
    if mention.begin is not None and mention.end_point is not None:
        first, last = _days_of(mention.begin, state), _days_of(mention.end_point, state)
        if first is None or last is None or first.earliest > last.latest:
            return None
        return Interval(first.earliest, last.latest, first.precision)
    if mention.type is TimexType.SET:
        return None
    found = interval(value) or _days_of(mention.template, state)
    return None if found is None else narrow(found, mention.mod)


def _days_of(template: str, state: _State) -> Interval | None:
    parsed = parse_template(template)
    if parsed is None:
        return interval(template)
    if parsed.anchor == "last" and state.day is not None:
        return evaluate_between(template, state.day.earliest, state.day.latest)[1]
    reference = reference_days(state.document)
    if reference is None:
        return None
    return evaluate_between(template, reference.earliest, reference.latest)[1]


def _point(template: str | None, state: _State) -> str | None:
    """Return the value of an end of a duration, ``None`` where nothing is known of it."""
    return None if template is None else _value(template, state)[0]


def _anchor_of(mention: TimeMention, anchor: Anchor, state: _State) -> Anchor:
    """Return the anchor of a duration from its points where its value needs none."""
    counted = mention.place or mention.begin or mention.end_point
    if anchor.kind is AnchorKind.NONE and counted is not None:
        return _value(counted, state)[1]
    return anchor


def _remember(expression: TimeExpression, days: Interval, state: _State) -> None:
    """Keep the last date told to the day: what follows may be counted from it."""
    inferred = expression.anchor.inferred
    told = _Told(expression.id, expression.end, days.earliest, days.latest, inferred)
    if days.earliest == days.latest and not underspecified(expression.value):
        state.day = told
    elif days.precision is Precision.WEEK or _WEEK.fullmatch(expression.value):
        state.week = replace(told, earliest=_monday(days.earliest))
    if expression.anchor.kind is AnchorKind.NONE and days.precision in _YEARLY:
        state.year = told
    elif expression.anchor.kind is AnchorKind.PUBLICATION:
        state.year = None


def _monday(day: date) -> date:
    return first_of(day, Unit.WEEK) or day


def narrow(days: Interval, mod: Modifier | None) -> Interval:
    """Return the third of an interval that "Anfang", "Mitte" or "Ende" means, at least a day.

    Of a week that is Monday and Tuesday, of a month roughly ten days, of a year four months.
    """
    thirds = {Modifier.START: 0, Modifier.MID: 1, Modifier.END: 2}
    length = (days.latest - days.earliest).days + 1
    if mod not in thirds or length < 3:
        return days
    first = days.earliest + timedelta(days=thirds[mod] * length // 3)
    last = days.earliest + timedelta(days=(thirds[mod] + 1) * length // 3 - 1)
    return Interval(first, last, days.precision)


def reference_days(document: Document) -> Interval | None:
    """Return the days on which a document may have been published."""
    published = document.published
    if published is None:
        return None
    first, last = interval(published.earliest[:10]), interval(published.latest[:10])
    if first is None or last is None or first.earliest > last.latest:
        return None
    return Interval(first.earliest, last.latest, published.precision)


def _is_inferred(document: Document) -> bool:
    return document.published is not None and document.published.basis is DateBasis.INFERRED
