"""Values of TIMEX3 as intervals of days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.model import Precision
from quellenlage.text.calendar import Unit, advent, easter, first_of, shift
from quellenlage.text.template import Place, feast_day, write_place
from quellenlage.text.timevalue import (
    Interval,
    cover_days,
    interval,
    is_duration,
    split_tail,
    underspecified,
)

DAYS = st.dates(date(1000, 1, 1), date(2900, 12, 31))


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        ("2023-04-10", "2023-04-10", "2023-04-10", Precision.DAY),
        ("2023-04-10T20:30", "2023-04-10", "2023-04-10", Precision.MINUTE),
        ("2023-04-10TEV", "2023-04-10", "2023-04-10", Precision.DAY),
        ("2023-W15", "2023-04-10", "2023-04-16", Precision.WEEK),
        ("2023-W15-WE", "2023-04-15", "2023-04-16", Precision.INTERVAL),
        ("2023-W15-3", "2023-04-12", "2023-04-12", Precision.DAY),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("2023-Q2", "2023-04-01", "2023-06-30", Precision.QUARTER),
        ("2023-H2", "2023-07-01", "2023-12-31", Precision.HALF),
        ("2023-WI", "2023-12-01", "2024-02-29", Precision.SEASON),
        ("2023", "2023-01-01", "2023-12-31", Precision.YEAR),
        ("199", "1990-01-01", "1999-12-31", Precision.DECADE),
        ("18", "1800-01-01", "1899-12-31", Precision.CENTURY),
        ("2007/2008", "2007-01-01", "2008-12-31", Precision.INTERVAL),
    ],
)
def test_value_means_days(value: str, earliest: str, latest: str, precision: Precision) -> None:
    found = interval(value)
    assert found is not None
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)
    assert found.precision is precision


@pytest.mark.parametrize(
    "value",
    ["2023-02-31", "0000", "2023-W54", "2023-13", "XXXX-04-10", "P3D", "PRESENT_REF", "", "/",
     "2008/2007", "1" * 10**6, "２０２３", "2023-04TEV", "2023-04-10/2023/1"],
)  # fmt: skip
def test_what_is_no_day_has_no_days(value: str) -> None:
    assert interval(value) is None


@given(st.text(max_size=30))
def test_any_string_is_read_without_a_crash(value: str) -> None:
    found = interval(value)
    assert found is None or found.earliest <= found.latest


@given(DAYS, st.sampled_from(Unit))
def test_a_unit_written_and_read_holds_its_day(day: date, unit: Unit) -> None:
    first = first_of(day, unit)
    assert first is not None
    place = Place(first, unit)
    found = interval(write_place(place))
    assert found is not None
    assert (found.earliest, found.latest) == (first, place.last)
    assert unit is Unit.WEEKEND or found.earliest <= day <= found.latest


@given(DAYS, st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR]), st.integers(1, 500))
def test_moving_ahead_and_back_keeps_the_order(day: date, unit: Unit, count: int) -> None:
    ahead, back = shift(day, unit, count), shift(day, unit, -count)
    assert ahead is not None
    assert back is not None
    assert back < day < ahead


@given(st.integers(1583, 4000))
def test_feasts_fall_on_their_weekdays(year: int) -> None:
    assert easter(year).isoweekday() == advent(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    assert date(year, 12, 18) <= advent(year) <= date(year, 12, 24)


def test_known_easters() -> None:
    assert [easter(year).isoformat() for year in (2000, 2008, 2023, 2038)] == [
        "2000-04-23", "2008-03-23", "2023-04-09", "2038-04-25",
    ]  # fmt: skip


def test_durations_are_told_from_dates() -> None:
    assert all(is_duration(value) for value in ("P3D", "PT2H", "PXY", "P1.5Y", "P2Y9M", "PT1NI"))
    assert not any(is_duration(value) for value in ("P", "PRESENT_REF", "2023", "P3"))


def test_open_digits_are_seen() -> None:
    assert underspecified("XXXX-04-10")
    assert not underspecified("2023-04-10")
    assert not underspecified("PXD")


def test_time_of_day_is_parted_from_the_date() -> None:
    assert split_tail("2023-04-10T20:30") == ("2023-04-10", "T20:30")
    assert split_tail("2023-04-10") == ("2023-04-10", "")


INTERVALS = st.builds(
    lambda first, second: Interval(min(first, second), max(first, second), Precision.INTERVAL),
    DAYS,
    DAYS,
)


@given(DAYS)
def test_a_day_lies_in_every_unit_that_holds_it(day: date) -> None:
    """A day in its week and month, the month in its quarter, half, year, decade and century."""
    written = {}
    for unit in Unit:
        first = first_of(day, unit)
        assert first is not None
        found = interval(write_place(Place(first, unit)))
        assert found is not None
        written[unit] = found
    for inner, outer in (
        (Unit.DAY, Unit.WEEK), (Unit.DAY, Unit.MONTH), (Unit.WEEKEND, Unit.WEEK),
        (Unit.MONTH, Unit.QUARTER), (Unit.MONTH, Unit.SEASON), (Unit.QUARTER, Unit.HALF),
        (Unit.HALF, Unit.YEAR), (Unit.YEAR, Unit.DECADE), (Unit.DECADE, Unit.CENTURY),
    ):  # fmt: skip
        assert written[outer].contains(written[inner])


@given(INTERVALS, INTERVALS, INTERVALS)
def test_containment_is_an_order(first: Interval, second: Interval, third: Interval) -> None:
    assert first.contains(first)
    if first.contains(second) and second.contains(third):
        assert first.contains(third)
    if first.contains(second) and second.contains(first):
        assert (first.earliest, first.latest) == (second.earliest, second.latest)
    if first.contains(second):
        assert first.overlaps(second)


@given(INTERVALS, INTERVALS)
def test_the_cover_of_two_intervals_holds_both_and_no_more(
    first: Interval, second: Interval
) -> None:
    both = cover_days(first, second)
    assert both == cover_days(second, first)
    assert both.contains(first)
    assert both.contains(second)
    assert {both.earliest, both.latest} <= {
        first.earliest, first.latest, second.earliest, second.latest,
    }  # fmt: skip


@given(DAYS, DAYS)
def test_earlier_values_sort_first(one: date, other: date) -> None:
    first, second = interval(one.isoformat()), interval(other.isoformat())
    assert first is not None
    assert second is not None
    assert (first < second) == (one < other)


@given(DAYS, st.integers(0, 3000), st.sampled_from([Unit.DAY, Unit.WEEK]))
def test_moving_days_and_weeks_there_and_back_changes_nothing(
    day: date, count: int, unit: Unit
) -> None:
    ahead = shift(day, unit, count)
    assert ahead is not None
    assert shift(ahead, unit, -count) == day


@given(DAYS, DAYS)
def test_two_values_in_order_make_the_interval_between_them(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    found = interval(f"{first}/{last}")
    assert found is not None
    assert (found.earliest, found.latest) == (first, last)
    assert first == last or interval(f"{last}/{first}") is None


@given(st.integers(1583, 4000))
def test_a_counted_weekday_falls_in_its_month(year: int) -> None:
    found = feast_day("w05-7-2", year)
    assert found is not None
    assert (found.month, found.isoweekday()) == (5, 7)
    assert 8 <= found.day <= 14


@pytest.mark.parametrize(
    ("feast", "year", "day"),
    [
        ("easter-46", 2024, "2024-02-14"), ("easter+60", 2023, "2023-06-08"),
        ("advent-21", 2023, "2023-12-03"), ("advent-32", 2023, "2023-11-22"),
        ("w05-7-2", 2023, "2023-05-14"), ("w10-7-1", 2024, "2024-10-06"),
    ],
)  # fmt: skip
def test_movable_feasts_of_known_years(feast: str, year: int, day: str) -> None:
    assert str(feast_day(feast, year)) == day


def test_a_fifth_weekday_that_a_month_lacks_is_no_day() -> None:
    assert feast_day("w02-1-5", 2023) is None
