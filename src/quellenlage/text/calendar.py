"""Arithmetic of the Gregorian calendar on days and on units larger than a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum


class Unit(StrEnum):
    """Calendar units that a reference day can be moved by."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


MONTHS_IN = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.SEASON: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}

SEASONS = ("SP", "SU", "FA", "WI")
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or ``None`` where the calendar has none such."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def days_in(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return monthrange(year, month)[1]


def first_of(day: date, unit: Unit) -> date | None:
    """Return the first day of the ``unit`` that holds ``day``; Saturday for a weekend.

    A season is the meteorological one (March, June, September, December).
    """
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return shift_days(day, -day.weekday())
    if unit is Unit.WEEKEND:
        return shift_days(day, 5 - day.weekday())
    if unit is Unit.SEASON:
        back = day.month % 3
        return first_of_month(day.year * 12 + day.month - 1 - back)
    length = MONTHS_IN[unit]
    return first_of_month((day.year * 12 + day.month - 1) // length * length)


def first_of_month(index: int) -> date | None:
    """Return the first day of the month ``index`` (twelve times the year plus month less one)."""
    return day_of(index // 12, index % 12 + 1, 1)


def shift_days(day: date, count: int) -> date | None:
    """Return the day ``count`` days later, or ``None`` beyond the years 1 to 9999."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def shift(day: date, unit: Unit, count: int) -> date | None:
    """Return ``day`` moved by ``count`` units, or ``None`` beyond the years 1 to 9999.

    A day that the target month lacks becomes its last day, as in "31. März" less a month.
    """
    if unit is Unit.DAY:
        return shift_days(day, count)
    if unit in (Unit.WEEK, Unit.WEEKEND):
        return shift_days(day, 7 * count) if abs(count) < 10**6 else None
    index = day.year * 12 + day.month - 1 + count * MONTHS_IN[unit]
    first = first_of_month(index) if abs(index) < 10**6 else None
    if first is None:
        return None
    return first.replace(day=min(day.day, days_in(first.year, first.month)))


def easter(year: int) -> date:
    """Return Easter Sunday (Gauss's method in the form of Meeus, Jones and Butcher, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def advent(year: int) -> date:
    """Return the fourth Sunday of Advent, the last Sunday before Christmas Day."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.isoweekday())
