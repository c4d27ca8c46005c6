"""Figures in German notation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.text.figures import parse_figure, print_figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("1.500", 1500),
        ("1.500.000", 1_500_000),
        ("9,2", 9.2),
        ("1.234,56", 1234.56),
        ("200 000", 200_000),
        ("200\u202f000", 200_000),
        ("200,000", 200_000),
        ("1,375", 1.375),
        ("1,200,000", 1_200_000),
        ("-3,5", -3.5),
        ("12.5", 12.5),
    ],
)
def test_a_figure_is_read_as_newspapers_print_it(text: str, value: float) -> None:
    assert parse_figure(text) == value


@pytest.mark.parametrize("text", ["", "drei", "10.", "1.2.3", "3:1", "1990er"])
def test_anything_else_is_no_figure(text: str) -> None:
    assert parse_figure(text) is None


@given(st.integers(0, 10**11))
def test_a_whole_number_survives_printing_and_reading(number: int) -> None:
    assert parse_figure(print_figure(float(number))) == number
