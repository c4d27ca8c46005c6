"""An article's credit to a source, as a chain from the article back to the first voice."""

from __future__ import annotations

from enum import StrEnum

from quellenlage.model.base import Id, Noun
from quellenlage.model.span import Span


class CreditedKind(StrEnum):
    """What kind of source is credited."""

    AGENCY = "agency"
    OUTLET = "outlet"
    OFFICIAL = "official"
    PERSON = "person"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"


class AttributionScope(StrEnum):
    """Whether a credit covers the whole article or the passage it stands in."""

    ARTICLE = "article"
    PASSAGE = "passage"


class Credited(Noun, frozen=True, kw_only=True):
    """Who is credited. ``actor`` is the article's own entity until resolve names the actor."""

    actor: Id | None
    name: str
    kind: CreditedKind


class ChainLink(Noun, frozen=True, kw_only=True):
    """One voice in a chain, with the characters that name it.

    ``kind`` is what its words say it is, ``None`` where they say nothing.
    """

    actor: Id | None
    name: str
    kind: CreditedKind | None = None
    spans: tuple[Span, ...] = ()


class Attribution(Noun, frozen=True, kw_only=True):
    """A credit: who, for what, and through whom.

    ``start`` and ``end`` are the characters of the credit; both are ``None`` where it
    stands in the page's metadata only. ``passage`` is what the credit covers; ``None`` for
    the whole article. ``chain`` runs from the nearest source to the first voice and always
    holds the credited one.
    """

    id: Id
    document: Id
    start: int | None
    end: int | None
    credited: Credited
    scope: AttributionScope
    passage: Span | None = None
    chain: tuple[ChainLink, ...]
    rule: str
