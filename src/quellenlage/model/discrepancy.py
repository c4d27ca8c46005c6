"""Two renderings that cannot both be taken as they stand."""

from __future__ import annotations

from enum import StrEnum

from quellenlage.model.base import Id, Noun
from quellenlage.model.span import Evidence
from quellenlage.model.verdict import VerdictKind


class DiscrepancyKind(StrEnum):
    """Why two renderings differ."""

    CONTRADICTION = "contradiction"
    UPDATE = "update"  # the later article knows more
    SCOPE = "scope"  # they speak of different things or periods
    WORDING = "wording"  # one direct quotation in other words
    SPELLING = "spelling"


class RefKind(StrEnum):
    """What kind of thing a reference names."""

    CLAIM = "claim"
    EVENT = "event"
    ACTOR = "actor"
    QUOTATION = "quotation"
    COMMITMENT = "commitment"


class Ref(Noun, frozen=True, kw_only=True):
    """A reference to something else in the story."""

    kind: RefKind
    id: Id


class Side(Noun, frozen=True, kw_only=True):
    """One of the values that stand against each other, with what bears it."""

    value: str
    evidence: tuple[Evidence, ...]


class Discrepancy(Noun, frozen=True, kw_only=True):
    """A disagreement; all sides are kept, none is preferred."""

    id: Id
    kind: DiscrepancyKind
    about: Ref
    sides: tuple[Side, ...]
    score: float
    why: tuple[str, ...]
    verdict: VerdictKind | None = None
