"""Intervals of calendar days: which unit of the calendar one fills."""

from __future__ import annotations

from datetime import date, timedelta

from quellenlage.model import Precision

_DAY_UNITS = {1: Precision.DAY, 7: Precision.WEEK}

_MONTH_UNITS = {
    1: Precision.MONTH,
    3: Precision.QUARTER,
    6: Precision.HALF,
    12: Precision.YEAR,
    120: Precision.DECADE,
    1200: Precision.CENTURY,
}


def precision_of(earliest: date, latest: date) -> Precision:
    """Return the calendar unit that an interval (both days included) fills, or INTERVAL.

    Seven days are a week wherever they begin; three months from a first day are a quarter.
    """
    length = (latest - earliest).days + 1
    if length in _DAY_UNITS:
        return _DAY_UNITS[length]
    if latest == date.max or earliest.day != 1:
        return Precision.INTERVAL
    after = latest + timedelta(days=1)
    months = (after.year - earliest.year) * 12 + after.month - earliest.month
    return _MONTH_UNITS.get(months, Precision.INTERVAL) if after.day == 1 else Precision.INTERVAL
