"""Templates: what is to be counted from where."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.text.template import (
    Template,
    evaluate,
    evaluate_between,
    feast_day,
    open_value,
    parse_template,
)
from quellenlage.text.timevalue import interval

FRIDAY = date(2023, 4, 14)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("template", "value", "opened"),
    [
        ("doc:day-1;TEV", "2023-04-13TEV", "XXXX-XX-XXTEV"),
        ("doc:year-1,month=08", "2022-08", "XXXX-08"),
        ("doc:weekday=1<=", "2023-04-10", "XXXX-WXX-1"),
        ("doc:weekday=5<=", "2023-04-14", "XXXX-WXX-5"),
        ("doc:weekday=5<", "2023-04-07", "XXXX-WXX-5"),
        ("doc:weekday=5>", "2023-04-21", "XXXX-WXX-5"),
        ("doc:week-1", "2023-W14", "XXXX-WXX"),
        ("doc:week-1,weekday=3", "2023-04-05", "XXXX-WXX-3"),
        ("doc:weekday=6<,weekend+0", "2023-W14-WE", "XXXX-WXX-WE"),
        ("doc:date=04-10~", "2023-04-10", "XXXX-04-10"),
        ("doc:date=12-19@1~", "2022-12-19", "XXXX-12-19"),
        ("doc:dom=31<", "2023-03-31", "XXXX-XX-31"),
        ("doc:feast=easter+39~", "2023-05-18", "XXXX-XX-XX"),
        ("doc:year+0,half=2", "2023-H2", "XXXX-H2"),
        ("doc:season=WI~", "2022-WI", "XXXX-WI"),
        ("doc:decade-1", "201", "XXX"),
        ("last:;T20:30", "2023-04-14T20:30", "XXXX-XX-XXT20:30"),
        ("2015-04", "2015-04", "2015-04"),
        ("P3D", "P3D", "P3D"),
    ],
)
def test_template_seen_from_a_day_and_from_nowhere(template: str, value: str, opened: str) -> None:
    assert evaluate(template, FRIDAY) == value
    assert open_value(template) == opened


@pytest.mark.parametrize("template", ["doc:date=02-31~", "doc:year+99999", "doc:day+9999999"])
def test_a_day_that_does_not_exist_stays_open(template: str) -> None:
    assert evaluate(template, FRIDAY) == open_value(template)
    assert "X" in evaluate(template, FRIDAY)


def test_an_interval_of_reference_days_gives_one_value_where_all_agree() -> None:
    value, days = evaluate_between("doc:weekday=1<=", date(2023, 4, 10), FRIDAY)
    assert value == "2023-04-10"
    assert days == interval("2023-04-10")


def test_an_interval_of_reference_days_leaves_open_what_they_disagree_on() -> None:
    value, days = evaluate_between("doc:day-1", date(2023, 4, 10), FRIDAY)
    assert value == "XXXX-XX-XX"
    assert days is not None
    assert (days.earliest, days.latest) == (date(2023, 4, 9), date(2023, 4, 13))


@given(DAYS, st.integers(1, 7))
def test_a_past_weekday_lies_within_the_last_week(day: date, weekday: int) -> None:
    found = date.fromisoformat(evaluate(f"doc:weekday={weekday}<=", day))
    assert found.isoweekday() == weekday
    assert 0 <= (day - found).days <= 6


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_the_nearest_day_of_the_year_is_at_most_half_a_year_off(
    day: date, month: int, of_month: int
) -> None:
    found = date.fromisoformat(evaluate(f"doc:date={month:02}-{of_month:02}~", day))
    assert (found.month, found.day) == (month, of_month)
    assert abs((found - day).days) <= 183


@given(DAYS, st.integers(0, 30), st.sampled_from(["day-1", "week-1", "month=06<=", "year+0"]))
def test_days_seen_from_an_interval_hold_those_seen_from_each_end(
    day: date, width: int, step: str
) -> None:
    last = date.fromordinal(day.toordinal() + width)
    _, days = evaluate_between(f"doc:{step}", day, last)
    assert days is not None
    for end in (day, last):
        inner = interval(evaluate(f"doc:{step}", end))
        assert inner is not None
        assert days.contains(inner)


@given(
    st.sampled_from(["doc", "last"]),
    st.lists(st.sampled_from(["day-1", "week+2", "weekday=1<=", "date=04-10~"]), max_size=3),
    st.sampled_from(["", "TEV", "T20:30"]),
)
def test_template_written_and_read_is_the_same(anchor: str, steps: list[str], tail: str) -> None:
    template = Template(anchor, tuple(steps), tail)
    assert parse_template(str(template)) == template


def test_an_unknown_step_is_refused() -> None:
    with pytest.raises(ValueError, match="no step"):
        evaluate("doc:nonsense", FRIDAY)


def test_feasts_without_a_rule_have_no_day() -> None:
    assert feast_day("nonsense", 2023) is None
    assert feast_day("advent-21", 2023) == date(2023, 12, 3)
