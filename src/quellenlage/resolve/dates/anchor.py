"""Anchor time mentions: give every expression its place on the calendar."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import timedelta

from quellenlage.model import (
    Anchor,
    AnchorKind,
    Article,
    DateBasis,
    Document,
    Modifier,
    Tense,
    TimeExpression,
    TimeMention,
    TimexType,
)
from quellenlage.resolve.dates.context import (
    LONG_STEP,
    Context,
    counted_from,
    evaluate_told,
    faded,
    reference_days,
    remember,
)
from quellenlage.text.template import evaluate, evaluate_between, open_value, parse_template
from quellenlage.text.timevalue import Interval, interval, underspecified

_PAST_WEEKDAY = re.compile(r"doc:weekday=(\d)<=(?:;(T.+))?")
_LONG_AGO = 3  # years: a text that tells such a year is a look back
_OF_YEAR = re.compile(r"doc:((?:date|month|season|quarter)=[0-9A-Z-]+)(?:<=|~)")
_NEAREST = re.compile(r"doc:(?:date|feast)=[a-z0-9+-]+~")
_SLACK = timedelta(days=90)  # less is often told in another tense than it lies in


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
    state = Context(document)
    starts = [block.start for block in document.blocks]
    found = []
    for mention in sorted(mentions, key=_start):
        block = bisect_right(starts, mention.start)
        if block != state.block:
            state.block, state.week, state.year = block, None, None
        if faded(mention, state):
            state.day = None
        found.append(_anchor(mention, state))
    return tuple(found)


def _start(mention: TimeMention) -> int:
    return mention.start


def _anchor(mention: TimeMention, state: Context) -> TimeExpression:
    ahead = mention.tense is Tense.FUTURE
    value, anchor = _value(_by_tense(mention, state), state, ahead=ahead)
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
        remember(expression, days, state)
    return expression


def _value(template: str, state: Context, *, ahead: bool = False) -> tuple[str, Anchor]:
    """Return the value of a template and what it was counted from.

    ``ahead`` says that it is told as still to come, and so lies in no past year told before.
    """
    parsed = parse_template(template)
    if parsed is None:
        return template, Anchor(kind=AnchorKind.NONE)
    for frame, inside in (
        (state.week, _in_week(template, state)),
        (state.year, None if ahead else _in_year(template, state)),
    ):
        if frame is not None and inside is not None:
            anchor = Anchor(kind=AnchorKind.TIME, ref=frame.id, inferred=frame.inferred)
            return inside, anchor
    told = counted_from(template, state)
    if told is not None:
        value, _ = evaluate_told(template, told)
        return value, Anchor(kind=AnchorKind.TIME, ref=told.id, inferred=told.inferred)
    reference = reference_days(state.document)
    if reference is None or LONG_STEP.match(template):
        return open_value(template), Anchor(kind=AnchorKind.OPEN)
    value, _ = evaluate_between(template, reference.earliest, reference.latest)
    return value, Anchor(kind=AnchorKind.PUBLICATION, inferred=_is_inferred(state.document))


def _by_tense(mention: TimeMention, state: Context) -> str:
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


def _in_week(template: str, state: Context) -> str | None:
    """Return a past weekday's day in the week told before: "Anfang voriger Woche … am Montag"."""
    match = _PAST_WEEKDAY.fullmatch(template)
    if match is None or state.week is None:
        return None
    day = state.week.earliest + timedelta(days=int(match[1]) - 1)
    return day.isoformat() + (match[2] or "")


def _in_year(template: str, state: Context) -> str | None:
    """Return a month's or day's place in the past year told before: "1991 … im April"."""
    reference, near = reference_days(state.document), template.startswith("near:")
    if state.year is None or (reference is None and not near):
        return None
    if reference is not None and reference.earliest.year - state.year.latest.year < _LONG_AGO:
        return None
    if near:
        return evaluate(template, state.year.latest)
    match = _OF_YEAR.fullmatch(template)
    if match is None:
        return None
    value = evaluate(f"doc:year+0,{match[1]}", state.year.latest)
    return None if underspecified(value) else value


def _days(mention: TimeMention, value: str, state: Context) -> Interval | None:
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


def _days_of(template: str, state: Context) -> Interval | None:
    parsed = parse_template(template)
    if parsed is None:
        return interval(template)
    told = counted_from(template, state)
    if told is not None:
        return evaluate_told(template, told)[1]
    reference = reference_days(state.document)
    if reference is None or LONG_STEP.match(template):
        return None
    return evaluate_between(template, reference.earliest, reference.latest)[1]


def _point(template: str | None, state: Context) -> str | None:
    """Return the value of an end of a duration, ``None`` where nothing is known of it."""
    return None if template is None else _value(template, state)[0]


def _anchor_of(mention: TimeMention, anchor: Anchor, state: Context) -> Anchor:
    """Return the anchor of a duration from its points where its value needs none."""
    counted = mention.place or mention.begin or mention.end_point
    if anchor.kind is AnchorKind.NONE and counted is not None:
        return _value(counted, state)[1]
    return anchor


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


def _is_inferred(document: Document) -> bool:
    return document.published is not None and document.published.basis is DateBasis.INFERRED
