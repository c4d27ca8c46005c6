"""Templates of time values: what is to be counted from where, once the reference day is known.

A template is a full TIMEX3 value, or ``ANCHOR:STEP,STEP…;TAIL``. The anchor is ``doc`` (the
article's date), ``last`` (the last day told before), ``near`` (the year the passage speaks of,
else the article's date) or ``told`` (the last date told before, of any length, else the
article's). Steps are taken from left to right:

``week-1``        move to the week before; any :class:`~quellenlage.text.calendar.Unit`, any number
``weekday=1<``    choose a Monday: ``<`` and ``>`` strictly before and after the reference,
                  ``<=`` and ``>=`` the same or the current one, ``~`` the nearest, and without
                  a sign the one in the unit reached so far
``date=04-10~``   choose a day of the year; ``date=12-19@1~`` one that falls on a Monday
``dom=16>=``      choose a day of the month
``month=06<=``, ``season=SU~``, ``quarter=3~``, ``half=2~``, ``feast=easter+39~``  likewise

The tail is a part of the day or a time, ``TEV`` or ``T20:30``. Examples: "gestern Abend" is
``doc:day-1;TEV``, "August vorigen Jahres" is ``doc:year-1,month=08``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from quellenlage.text.calendar import (
    SEASON_START,
    SEASONS,
    Unit,
    advent,
    day_of,
    easter,
    first_of,
    shift,
    shift_days,
)
from quellenlage.text.timevalue import Interval, cover_days, interval

_TEMPLATE = re.compile(r"(doc|last|near|told):([^;]*)(?:;(T.+))?")
_MOVE = re.compile(r"([a-z]+)([+-]\d{1,7})")
_CHOICE = re.compile(r"([a-z]+)=([A-Za-z0-9+-]+?)(?:@([1-7]))?(<=|>=|<|>|~|)")

_UNIT_OF = {
    "weekday": Unit.DAY,
    "date": Unit.DAY,
    "dom": Unit.DAY,
    "feast": Unit.DAY,
    "month": Unit.MONTH,
    "season": Unit.SEASON,
    "quarter": Unit.QUARTER,
    "half": Unit.HALF,
}

_OPEN_MOVE = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.SEASON: "XXXX-XX",
    Unit.HALF: "XXXX-HX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}

_OPEN_CHOICE = {
    "weekday": "XXXX-WXX-{}",
    "date": "XXXX-{}",
    "dom": "XXXX-XX-{}",
    "feast": "XXXX-XX-XX",
    "month": "XXXX-{}",
    "season": "XXXX-{}",
    "quarter": "XXXX-Q{}",
    "half": "XXXX-H{}",
}

_YEARS_AROUND = 12  # two leap days lie at most eight years apart; a weekday recurs within eleven


class Template(msgspec.Struct, frozen=True):
    """A template that waits for a reference day, taken apart."""

    anchor: str
    steps: tuple[str, ...]
    tail: str = ""

    def __str__(self) -> str:
        return f"{self.anchor}:{','.join(self.steps)}" + (f";{self.tail}" if self.tail else "")


class Place(msgspec.Struct, frozen=True):
    """A day with the unit around it that is meant."""

    day: date
    unit: Unit

    @property
    def last(self) -> date:
        """The last day of the unit."""
        if self.unit is Unit.WEEKEND:
            return shift_days(self.day, 1) or self.day
        after = shift(self.day, self.unit, 1)
        return (after and shift_days(after, -1)) or self.day

    def distance(self, day: date) -> int:
        """Return how many days lie between this unit and ``day``."""
        return max((self.day - day).days, (day - self.last).days, 0)


def parse_template(template: str) -> Template | None:
    """Take a template apart; ``None`` for a full value, which waits for nothing."""
    match = _TEMPLATE.fullmatch(template)
    if match is None:
        return None
    steps = tuple(step for step in match[2].split(",") if step)
    return Template(match[1], steps, match[3] or "")


def evaluate(template: str, reference: date) -> str:
    """Return the value of a template seen from one day.

    Where the calendar has no such day the digits stay open, as in :func:`open_value`.
    """
    parsed = parse_template(template)
    if parsed is None:
        return template
    place: Place | None = Place(reference, Unit.DAY)
    for step in parsed.steps:
        place = place and _take(step, place, reference)
    return open_value(template) if place is None else write_place(place) + parsed.tail


def evaluate_between(template: str, earliest: date, latest: date) -> tuple[str, Interval | None]:
    """Return the value of a template, and its days, seen from any day of an interval.

    Where the two ends of the interval give different values, the digits stay open and the
    days cover both.
    """
    first, last = evaluate(template, earliest), evaluate(template, latest)
    days = interval(first), interval(last)
    if first == last or days[0] is None or days[1] is None:
        return (first, days[0]) if first == last else (open_value(template), None)
    return open_value(template), cover_days(days[0], days[1])


def open_value(template: str) -> str:
    """Return the value with ``X`` for every digit that only a reference day could tell."""
    parsed = parse_template(template)
    if parsed is None:
        return template
    value = _OPEN_MOVE[Unit.DAY]
    for step in parsed.steps:
        if match := _MOVE.fullmatch(step):
            value = _OPEN_MOVE[Unit(match[1])]
        elif match := _CHOICE.fullmatch(step):
            value = _OPEN_CHOICE[match[1]].format(match[2])
    return value + parsed.tail


def write_place(place: Place) -> str:
    """Return a place on the calendar as TIMEX3 value."""
    day, year = place.day, f"{place.day.year:04}"
    week = day.isocalendar()
    writers = {
        Unit.DAY: day.isoformat(),
        Unit.WEEK: f"{week.year:04}-W{week.week:02}",
        Unit.WEEKEND: f"{week.year:04}-W{week.week:02}-WE",
        Unit.MONTH: f"{year}-{day.month:02}",
        Unit.QUARTER: f"{year}-Q{(day.month + 2) // 3}",
        Unit.SEASON: f"{year}-{SEASONS[day.month // 3 - 1]}",
        Unit.HALF: f"{year}-H{1 if day.month < 7 else 2}",
        Unit.YEAR: year,
        Unit.DECADE: year[:3],
        Unit.CENTURY: year[:2],
    }
    return writers[place.unit]


def feast_day(feast: str, year: int) -> date | None:
    """Return the day of a movable feast in one year.

    ``easter+39`` and ``advent-7`` count days, ``w05-7-2`` is the second Sunday of May.
    """
    if not 1 < year < 9999:
        return None
    if match := re.fullmatch(r"w(\d\d)-([1-7])-([1-5])", feast):
        first = day_of(year, int(match[1]), 1)
        return first and _nth_weekday(first, int(match[2]), int(match[3]))
    match = re.fullmatch(r"(easter|advent)([+-]\d{1,3})", feast)
    if match is None:
        return None
    return shift_days({"easter": easter, "advent": advent}[match[1]](year), int(match[2]))


def _nth_weekday(first: date, weekday: int, count: int) -> date | None:
    """Return the ``count``-th of a weekday in the month that begins on ``first``."""
    day = shift_days(first, (weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    return day if day is not None and day.month == first.month else None


def _take(step: str, place: Place, reference: date) -> Place | None:
    if match := _MOVE.fullmatch(step):
        unit = Unit(match[1])
        moved = shift(place.day, unit, int(match[2]))
        first = first_of(moved, unit) if moved else None
        return Place(first, unit) if first else None
    match = _CHOICE.fullmatch(step)
    if match is None or match[1] not in _UNIT_OF:
        raise ValueError(f"no step of a time template: {step!r}")
    kind, argument, weekday, sign = match.groups()
    candidates = [Place(day, _UNIT_OF[kind]) for day in _candidates(kind, argument, place)]
    if not sign:
        return next((found for found in candidates if place.day <= found.day <= place.last), None)
    if weekday is not None:
        falling = [found for found in candidates if found.day.isoweekday() == int(weekday)]
        candidates = falling or candidates
    return _choose(candidates, sign, reference)


def _choose(candidates: list[Place], sign: str, reference: date) -> Place | None:
    if sign == "~":
        return min(candidates, key=lambda found: found.distance(reference), default=None)
    if sign in ("<", "<="):
        before = [
            found
            for found in candidates
            if (found.last < reference if sign == "<" else found.day <= reference)
        ]
        return before[-1] if before else None
    return next(
        (
            found
            for found in candidates
            if (found.day > reference if sign == ">" else found.last >= reference)
        ),
        None,
    )


def _candidates(kind: str, argument: str, place: Place) -> Iterable[date]:
    """Return the days that fit, in order, around a place."""
    if kind == "weekday":
        monday = first_of(place.day, Unit.WEEK) or place.day
        days = [shift_days(monday, 7 * week + int(argument) - 1) for week in range(-2, 3)]
    elif kind == "dom":
        starts = [shift(place.day.replace(day=1), Unit.MONTH, step) for step in range(-12, 13)]
        days = [start and day_of(start.year, start.month, int(argument)) for start in starts]
    else:
        around = range(place.day.year - _YEARS_AROUND, place.day.year + _YEARS_AROUND + 1)
        days = [_in_year(kind, argument, year) for year in around]
    return [day for day in days if day is not None]


def _in_year(kind: str, argument: str, year: int) -> date | None:
    if kind == "date":
        month, day = argument.split("-")
        return day_of(year, int(month), int(day))
    if kind == "feast":
        return feast_day(argument, year)
    month_of = {"quarter": 3, "half": 6}
    if kind in month_of:
        return day_of(year, (int(argument) - 1) * month_of[kind] + 1, 1)
    return day_of(year, SEASON_START[argument] if kind == "season" else int(argument), 1)
