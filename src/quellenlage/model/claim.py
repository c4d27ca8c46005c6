"""One proposition in all its wordings, and on how many independent origins it rests."""

from __future__ import annotations

from enum import StrEnum

from quellenlage.model.base import Id, Noun
from quellenlage.model.span import Span
from quellenlage.model.verdict import VerdictKind


class Rendered(StrEnum):
    """How an article tells a claim."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    REPORTED = "reported"
    ASSERTED = "asserted"


class Rendering(Noun, frozen=True, kw_only=True):
    """One article's wording of a claim. ``quotation`` is set unless it is plainly asserted."""

    id: Id
    document: Id
    spans: tuple[Span, ...]
    how: Rendered
    quotation: Id | None = None
    via: tuple[Id, ...] = ()


class OriginClass(StrEnum):
    """What is known of where a rendering comes from; unknown never counts as independent."""

    INDEPENDENT = "independent"
    SAME = "same"
    UNKNOWN = "unknown"


class Origin(Noun, frozen=True, kw_only=True, rename={"class_": "class"}):
    """Renderings that go back to one source, and in words why.

    ``name`` is the source ("BelTA") where it has one.
    """

    class_: OriginClass
    name: str | None = None
    renderings: tuple[Id, ...]
    reason: str


class OriginCounts(Noun, frozen=True, kw_only=True):
    """How many origins of each class a claim has."""

    independent: int
    same: int
    unknown: int


class Claim(Noun, frozen=True, kw_only=True):
    """One proposition as told by one or more articles; ``text`` is its clearest rendering."""

    id: Id
    text: str
    speaker: Id | None
    renderings: tuple[Rendering, ...]
    origins: tuple[Origin, ...]
    counts: OriginCounts
    score: float
    why: tuple[str, ...]
    verdict: VerdictKind | None = None
