from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quellenlage.text.ids import content_id


@given(st.lists(st.text()))
def test_the_same_content_gives_the_same_id(parts: list[str]) -> None:
    assert content_id("x", *parts) == content_id("x", *parts)


def test_parts_are_told_apart() -> None:
    assert content_id("x", "ab", "c") != content_id("x", "a", "bc")


def test_an_id_is_prefix_hyphen_and_twelve_digits() -> None:
    prefix, digits = content_id("q", "Text").split("-")
    assert prefix == "q"
    assert len(digits) == 12
    assert int(digits, 16) >= 0
