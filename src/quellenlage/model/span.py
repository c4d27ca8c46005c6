"""Where something stands in a text, and how exactly that bears a finding."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from quellenlage.errors import SpanError
from quellenlage.model.base import Id, Noun


class Span(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True, gc=False):
    """A half-open stretch ``[start, end)`` of ``Document.text``, counted in code points.

    Raises:
        SpanError: if the span is empty, reversed or negative.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"no span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def slice(self, text: str) -> str:
        """Return the characters this span names.

        Raises:
            SpanError: if the span reaches beyond ``text``.
        """
        if self.end > len(text):
            raise SpanError(f"[{self.start}, {self.end}) reaches beyond {len(text)} characters")
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end


def cover(spans: Iterable[Span]) -> Span:
    """Return the smallest span that contains all ``spans`` (at least one)."""
    ordered = sorted(spans)
    return Span(ordered[0].start, max(span.end for span in ordered))


class Match(StrEnum):
    """How exactly the characters of an evidence bear what is said of them."""

    EXACT = "exact"
    NORMALISED = "normalised"
    FUZZY = "fuzzy"


class Evidence(Noun, frozen=True, kw_only=True):
    """The characters of one document that bear a finding."""

    document: Id
    spans: tuple[Span, ...]
    match: Match = Match.EXACT
