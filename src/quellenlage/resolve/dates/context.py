"""What was told before in an article: from which later times of the passage are counted."""

from __future__ import annotations

import re
from datetime import date

import msgspec
from msgspec.structs import replace

from quellenlage.model import (
    AnchorKind,
    Document,
    Id,
    Precision,
    TimeExpression,
    TimeMention,
    TimexType,
)
from quellenlage.text.calendar import Unit, first_of
from quellenlage.text.template import evaluate, evaluate_between
from quellenlage.text.timevalue import Interval, interval, underspecified

_SENTENCE_END = re.compile(r"(?<!\d)[.!?]\s+(?=[^\W\d_a-zäöüß])")
LONG_STEP = re.compile(r"last:(?:month|quarter|half|year|decade|century)[+-]")
_WEEK = re.compile(r"\d{4}-W\d\d")
_SIGN = re.compile(r"<=|>=|<|>|~")
_FAR = 1000  # characters
_REACH_PAST = 2  # sentences by which a clock time may follow the past date of its day
_OPENING = 8  # characters: "Um 9 Uhr" opens its sentence, and so goes on with the day before it
_YEARLY = (Precision.YEAR, Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.DAY)


class ToldDate(msgspec.Struct, frozen=True):
    """A date told: its id, where it ends, its days, and whether they rest on an inferred one."""

    id: Id
    end: int
    earliest: date
    latest: date
    inferred: bool


class Context(msgspec.Struct):
    """What anchoring knows on its way through an article.

    ``day`` is the last date told to the day, by which clock times go; ``week`` the last week
    told in the same block, in which the weekdays of that block lie; ``year`` the last past
    year told there, in which bare months lie; ``told`` the last date of any length, from which
    months and years are counted.
    """

    document: Document
    day: ToldDate | None = None
    week: ToldDate | None = None
    year: ToldDate | None = None
    told: ToldDate | None = None
    block: int = -1


def reference_days(document: Document) -> Interval | None:
    """Return the days on which a document may have been published."""
    published = document.published
    if published is None:
        return None
    first, last = interval(published.earliest[:10]), interval(published.latest[:10])
    if first is None or last is None or first.earliest > last.latest:
        return None
    return Interval(first.earliest, last.latest, published.precision)


def faded(mention: TimeMention, state: Context) -> bool:
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


def counted_from(template: str, state: Context) -> ToldDate | None:
    """Return the date told before that "zwei Jahre später", "um 20 Uhr" are counted from."""
    if LONG_STEP.match(template) or template.startswith("told:"):
        return state.told
    return state.day if template.startswith("last:") else None


def evaluate_told(template: str, told: ToldDate) -> tuple[str, Interval | None]:
    """Return the value of a template and its days, counted from a date told before.

    In a narrative time moves on: what is chosen is the next from where that date begins.
    """
    if template.startswith("told:") and "=" in template:
        value = evaluate(_SIGN.sub(">=", template), told.earliest)
        return value, interval(value)
    return evaluate_between(template, told.earliest, told.latest)


def remember(expression: TimeExpression, days: Interval, state: Context) -> None:
    """Keep the last date told to the day: what follows may be counted from it."""
    inferred = expression.anchor.inferred
    told = ToldDate(expression.id, expression.end, days.earliest, days.latest, inferred)
    if expression.type is TimexType.DATE:
        state.told = told
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
