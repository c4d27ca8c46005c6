"""An interval of days has the precision of the calendar unit it fills."""

from __future__ import annotations

from datetime import date

import pytest

from quellenlage.model import Precision
from quellenlage.text.intervals import precision_of


@pytest.mark.parametrize(
    ("earliest", "latest", "precision"),
    [
        (date(2023, 4, 10), date(2023, 4, 10), Precision.DAY),
        (date(2023, 4, 3), date(2023, 4, 9), Precision.WEEK),
        (date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        (date(2023, 10, 1), date(2023, 12, 31), Precision.QUARTER),
        (date(1994, 1, 1), date(1994, 12, 31), Precision.YEAR),
        (date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE),
        (date(2023, 3, 21), date(2023, 3, 31), Precision.INTERVAL),
        (date(1, 1, 1), date.max, Precision.INTERVAL),
    ],
)
def test_the_unit_is_read_from_the_days(earliest: date, latest: date, precision: Precision) -> None:
    assert precision_of(earliest, latest) is precision
