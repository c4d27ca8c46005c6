"""An editor's decision, kept apart from automatic results and replayed over them."""

from __future__ import annotations

from enum import StrEnum

from quellenlage.model.base import Noun


class VerdictKind(StrEnum):
    """What an editor decided."""

    CONFIRM = "confirm"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"


class Quote(Noun, frozen=True, kw_only=True):
    """Words of an article with what stands before and after them.

    The TextQuoteSelector of the W3C Web Annotation Data Model: verdicts name text, never
    ids, because ids of clusters may change when a pile grows.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""


class Verdict(Noun, frozen=True, kw_only=True):
    """One decision about what the quoted words stand for: an actor, a claim, a discrepancy.

    ``merge`` and ``split`` speak of all ``quotes`` together, ``confirm`` and ``reject`` of
    each.
    """

    kind: VerdictKind
    about: str
    quotes: tuple[Quote, ...]
    note: str = ""
