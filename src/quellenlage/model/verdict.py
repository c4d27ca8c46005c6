"""What an editor can decide, and the words by which a decision names its subject."""

from __future__ import annotations

from enum import StrEnum

from quellenlage.model.base import Noun


class VerdictKind(StrEnum):
    """What an editor decided."""

    CONFIRM = "confirm"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    CORRECT = "correct"
    ADD = "add"


class Quote(Noun, frozen=True, kw_only=True):
    """Words of an article with what stands before and after them.

    The TextQuoteSelector of the W3C Web Annotation Data Model: verdicts name text, never
    ids, because ids of clusters may change when a pile grows.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
