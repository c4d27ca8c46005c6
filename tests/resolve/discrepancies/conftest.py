"""Articles of one matter, given as pairs of day and text, and what differs in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quellenlage.model import DateBasis, DateKind, Discrepancy, Document, StatedDate
from quellenlage.pipeline import analyse
from tests.factory import make_document

Compare = Callable[..., list[Discrepancy]]

PLACE = "Ada Wolm und Bela Lund streiten in Nordland um den Deich. "


@pytest.fixture(scope="module")
def compare() -> Compare:
    """Return what differs in articles, given as pairs of day and text."""

    def found(*articles: tuple[str, str]) -> list[Discrepancy]:
        story = analyse(_document(n, day, text) for n, (day, text) in enumerate(articles))
        return list(story.discrepancies)

    return found


def _document(number: int, day: str, text: str) -> Document:
    given = StatedDate(kind=DateKind.PUBLISHED, basis=DateBasis.GIVEN, value=day)
    return make_document(
        PLACE + text, id=f"d{number}", input=f"{number}.txt", stated_dates=(given,)
    )
