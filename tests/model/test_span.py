from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.errors import SpanError
from quellenlage.model import Span, cover

spans = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda p: Span(p[0], p[0] + p[1]))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_an_empty_reversed_or_negative_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        Span(start, end)


def test_a_span_counts_code_points() -> None:
    assert Span(2, 6).slice("😀 Köln") == "Köln"


def test_a_span_beyond_its_text_is_refused() -> None:
    with pytest.raises(SpanError):
        Span(0, 5).slice("Köln")


@given(spans, spans)
def test_overlapping_is_mutual_and_containing_implies_it(left: Span, right: Span) -> None:
    assert left.overlaps(right) == right.overlaps(left)
    if left.contains(right):
        assert left.overlaps(right)


@given(st.lists(spans, min_size=1))
def test_the_cover_contains_every_span(several: list[Span]) -> None:
    whole = cover(several)
    assert all(whole.contains(span) for span in several)
    assert whole.start in {span.start for span in several}
