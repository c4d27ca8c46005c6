"""A quotation while the rules work on it: tokens instead of characters, roles still open."""

from __future__ import annotations

import msgspec

from quellenlage.extract.quotations.phrases import Phrase
from quellenlage.extract.quotations.reading import Passage, Reading, Segment, Stretch
from quellenlage.model import Medium, QuotationType, Stance

Range = tuple[int, int]
"""Tokens ``[start, end)``."""


class Cue(msgspec.Struct, frozen=True):
    """A predicate or preposition of saying.

    ``tokens`` are its words in order, ``anchor`` the full verb or preposition, ``segment``
    where its finite verb or phrase stands. ``passive`` tells that its subject does not speak.
    """

    tokens: tuple[int, ...]
    anchor: int
    lemma: str
    segment: Segment
    stance: Stance
    medium: Medium
    strong: bool
    passive: bool = False
    known: bool = True
    """Whether a table lists it; other verbs are doubtful cues."""


class Draft(msgspec.Struct, kw_only=True):
    """A quotation before it is weighed and resolved; ``features`` is what a model weighs."""

    type: QuotationType
    rule: str
    content: tuple[Range, ...]
    stretch: Stretch
    passage: Passage | None = None
    cue: Cue | None = None
    frame: tuple[Range, ...] = ()
    speaker: Phrase | None = None
    agreed: bool = False
    addressee: Phrase | None = None
    unattributed: str = ""
    medium: Medium = Medium.SPEECH
    stance: Stance = Stance.NEUTRAL
    reasons: tuple[str, ...] = ()
    features: dict[str, float] = msgspec.field(default_factory=dict)
    score: float = 0.5

    @property
    def start(self) -> int:
        """The first token of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """The token behind the last one of the content."""
        return self.content[-1][1]

    @property
    def size(self) -> int:
        """The number of tokens of the content."""
        return sum(end - start for start, end in self.content)

    def covers(self, token: int) -> bool:
        """Tell whether ``token`` belongs to the content."""
        return any(start <= token < end for start, end in self.content)


def trimmed(reading: Reading, start: int, end: int) -> Range | None:
    """Return the range without commas, colons and final stops at its ends; ``None`` if empty."""
    while (start < end and reading.xpos[start] in {"$,", "$."}) or (
        start < end and reading.forms[start] in {":", ";", "–", "-", "—"}
    ):
        start += 1
    while start < end and (
        reading.xpos[end - 1] in {"$,", "$."} or reading.forms[end - 1] in {":", "–", "-", "—"}
    ):
        end -= 1
    return (start, end) if start < end else None


def without_stop(reading: Reading, start: int, end: int) -> Range | None:
    """Return the range without a final stop; ``None`` if nothing is left."""
    while (
        start < end and reading.xpos[end - 1] == "$." and reading.forms[end - 1] not in {":", ";"}
    ):
        end -= 1
    return (start, end) if start < end else None


def subtract(whole: Range, holes: list[Range]) -> list[Range]:
    """Return what is left of ``whole`` without ``holes``, in order."""
    left, start = [], whole[0]
    for hole in sorted(holes):
        if hole[1] <= start or hole[0] >= whole[1]:
            continue
        if hole[0] > start:
            left.append((start, hole[0]))
        start = max(start, hole[1])
    if start < whole[1]:
        left.append((start, whole[1]))
    return left
