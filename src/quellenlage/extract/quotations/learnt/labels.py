"""Labels of the sequence models, and what they say as ranges of tokens."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from quellenlage.extract.quotations.draft import Range
from quellenlage.model import QuotationType

OUTSIDE = "O"
FRAME = "Frame"
TYPES = (
    QuotationType.INDIRECT,
    QuotationType.INDIRECT_FREE_INDIRECT,
    QuotationType.REPORTED,
    QuotationType.FREE_INDIRECT,
    QuotationType.DIRECT,
)
SPAN_LABELS = (OUTSIDE, *(f"{at}-{name}" for name in (*TYPES, FRAME) for at in "BI"))
"""Where contents and frames begin and go on; a content may go on behind a frame."""


class LabelledSpan(msgspec.Struct, frozen=True):
    """The content of one quotation as the labels give it."""

    type: QuotationType
    content: tuple[Range, ...]


def spans_of(labels: Sequence[str]) -> tuple[LabelledSpan, ...]:
    """Return the contents that a sequence of labels marks.

    A content goes on behind a frame if its next label says so; anything outside ends it.
    """
    found: list[tuple[str, list[int]]] = []
    current: tuple[str, list[int]] | None = None
    for token, label in enumerate(labels):
        at, _, name = label.partition("-")
        if label == OUTSIDE:
            current = None
        elif name != FRAME:
            if at == "B" or current is None or current[0] != name:
                current = (name, [])
                found.append(current)
            current[1].append(token)
    return tuple(LabelledSpan(QuotationType(name), ranges(tokens)) for name, tokens in found)


def ranges(tokens: Sequence[int]) -> tuple[Range, ...]:
    """Return tokens in order as ranges without gaps."""
    found: list[Range] = []
    for token in tokens:
        if found and found[-1][1] == token:
            found[-1] = (found[-1][0], token + 1)
        else:
            found.append((token, token + 1))
    return tuple(found)
