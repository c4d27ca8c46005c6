"""Values of TIMEX3 as intervals of days: what first and last day does a value mean?

The notation is that of TIMEX3 (ISO-TimeML, after ISO 8601): ``2023-04-10``, ``2023-W15``,
``2023-W15-WE``, ``2023-Q2``, ``2023-H1``, ``2023-SP``, ``199`` (a decade), ``19`` (a
century), each with a part of the day behind ``T``; ``X`` for digits left open; ``P3D`` for
durations; ``PRESENT_REF``. An interval of two values is written ``2007/2008``.
"""

from __future__ import annotations

import re
from datetime import date

import msgspec

from quellenlage.model.document import Precision
from quellenlage.text.calendar import SEASON_START, Unit, day_of, days_in, shift, shift_days

DAY_PARTS = ("TMO", "TMI", "TAF", "TEV", "TNI")
"""Morning, midday, afternoon, evening and night in TIMEX3; ``TMO`` and so on stand for hours."""

REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")

_DAY_TAIL = re.compile(r"T(?:MO|MI|AF|EV|NI|\d\d(?::\d\d(?::\d\d)?)?(?:Z|[+-]\d\d:?\d\d)?)$")
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_DURATION = re.compile(
    r"P(?=.)(?:(?:\d+(?:\.\d+)?|X)(?:CE|DE|WE|Y|M|W|D|Q|H|EV))*"
    r"(?:T(?:(?:\d+(?:\.\d+)?|X)(?:NI|H|M|S))+)?"
)


class Interval(msgspec.Struct, frozen=True, order=True):
    """The days from ``earliest`` to ``latest``, both included; never reversed."""

    earliest: date
    latest: date
    precision: Precision

    def contains(self, other: Interval) -> bool:
        """Tell whether every day of ``other`` is a day of this interval."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    def overlaps(self, other: Interval) -> bool:
        """Tell whether the two intervals share a day."""
        return self.earliest <= other.latest and other.earliest <= self.latest


def interval(value: str) -> Interval | None:
    """Return the days that a TIMEX3 value means, or ``None`` where it has none on the calendar.

    Open digits, durations, references, sets and dates that do not exist give ``None``.
    """
    if "/" in value:
        return _between(*value.split("/", 1))
    day, tail = split_tail(value)
    if tail and not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return None
    found = _interval(day) if value.isascii() else None
    if found is not None and tail.startswith("T") and ":" in tail:
        return Interval(found.earliest, found.latest, Precision.MINUTE)
    return found


def split_tail(value: str) -> tuple[str, str]:
    """Part a value into the date and the time of day, ``""`` where it tells none."""
    match = _DAY_TAIL.search(value)
    return (value[: match.start()], match.group()) if match else (value, "")


def is_duration(value: str) -> bool:
    """Tell whether ``value`` is a duration in the notation of TIMEX3."""
    return bool(_DURATION.fullmatch(value))


def underspecified(value: str) -> bool:
    """Tell whether ``value`` leaves digits of its date open."""
    return "X" in value and not value.startswith("P")


def cover_days(first: Interval, second: Interval) -> Interval:
    """Return the smallest interval that holds both; its precision where they are equal."""
    if first == second:
        return first
    return Interval(
        min(first.earliest, second.earliest),
        max(first.latest, second.latest),
        Precision.INTERVAL,
    )


def _between(first: str, last: str) -> Interval | None:
    begin, end = (interval(first), interval(last)) if "/" not in last else (None, None)
    if begin is None or end is None or begin.earliest > end.latest:
        return None
    return Interval(begin.earliest, end.latest, Precision.INTERVAL)


def _interval(value: str) -> Interval | None:
    if match := _DATE.fullmatch(value):
        return _date(int(match[1]), int(match[2]), match[3])
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), match[3])
    if match := _PART.fullmatch(value):
        return _part(int(match[1]), match[2])
    if re.fullmatch(r"\d{2,4}", value):
        return _years(value)
    return None


def _date(year: int, month: int, day: str | None) -> Interval | None:
    if day is not None:
        found = day_of(year, month, int(day))
        return Interval(found, found, Precision.DAY) if found else None
    return _months(year, month, 1, Precision.MONTH)


def _months(year: int, month: int, count: int, precision: Precision) -> Interval | None:
    first = day_of(year, month, 1)
    if first is None:
        return None
    last = shift(first, Unit.MONTH, count - 1) or date.max  # the last winter has one month
    return Interval(first, last.replace(day=days_in(last.year, last.month)), precision)


def _week(year: int, week: int, day: str | None) -> Interval | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    first, length = {None: (0, 7), "WE": (5, 2)}.get(day, (int(day or 1) if day != "WE" else 0, 1))
    if day not in (None, "WE"):
        first -= 1
    start, end = shift_days(monday, first), shift_days(monday, first + length - 1)
    if start is None or end is None:
        return None
    precision = {7: Precision.WEEK, 2: Precision.INTERVAL, 1: Precision.DAY}[length]
    return Interval(start, end, precision)


def _part(year: int, part: str) -> Interval | None:
    if part[0] == "Q":
        return _months(year, 3 * int(part[1]) - 2, 3, Precision.QUARTER)
    if part[0] == "H" and part[1].isdigit():
        return _months(year, 6 * int(part[1]) - 5, 6, Precision.HALF)
    return _months(year, SEASON_START[part], 3, Precision.SEASON)


def _years(value: str) -> Interval | None:
    width = 10 ** (4 - len(value))
    year = int(value) * width
    if year + width - 1 < 1 or (len(value) == 4 and year < 1):
        return None
    precision = {1: Precision.YEAR, 10: Precision.DECADE, 100: Precision.CENTURY}[width]
    return Interval(date(max(year, 1), 1, 1), date(year + width - 1, 12, 31), precision)
