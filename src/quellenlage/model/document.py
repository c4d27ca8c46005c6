"""One article as read: text, blocks, metadata, and what the page states of date and source."""

from __future__ import annotations

from enum import StrEnum

from quellenlage.model.base import Id, Noun
from quellenlage.model.span import Span


class BlockRole(StrEnum):
    """What a stretch of an article is for."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    PULL_QUOTE = "pull_quote"
    BYLINE = "byline"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"


PROSE_ROLES = frozenset({BlockRole.HEADLINE, BlockRole.LEAD, BlockRole.BODY, BlockRole.SUBHEADING})
"""The roles that are the article's own words; annotate and extract pass over all others."""


class Block(Noun, frozen=True, kw_only=True):
    """A stretch of ``Document.text`` with a role; blocks do not overlap and stand in order."""

    id: Id
    role: BlockRole
    start: int
    end: int


class Precision(StrEnum):
    """The calendar unit up to which a date is known."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class DateBasis(StrEnum):
    """What a date rests on, strongest first."""

    GIVEN = "given"  # by the user: --metadata, or a date field of a JSON input
    METADATA = "metadata"  # JSON-LD, OpenGraph, meta elements of the page
    URL = "url"
    DATELINE = "dateline"  # "Minsk, 10. April 2023 (dpa) -"
    TEXT = "text"  # a date line among the text: "05.04.2023 | 2:51 min"
    INFERRED = "inferred"  # concluded from what the article or its neighbours tell


class DateKind(StrEnum):
    """Which moment in an article's life a stated date names."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    RETRIEVED = "retrieved"
    UNCLEAR = "unclear"


class StatedDate(Noun, frozen=True, kw_only=True):
    """A date that the page, its metadata or the user states of the article itself.

    ``value`` is ISO 8601 as precisely as stated (``2023-04``, ``2023-04-10``,
    ``2023-04-10T18:05+02:00``); ``span`` is set where it stands in the text.
    """

    value: str
    kind: DateKind
    basis: DateBasis
    span: Span | None = None


class PublicationDate(Noun, frozen=True, kw_only=True):
    """When an article was published, as an interval of days; the days themselves are included."""

    earliest: str
    latest: str
    precision: Precision
    basis: DateBasis
    why: tuple[str, ...] = ()


class Credit(Noun, frozen=True, kw_only=True):
    """What a whole article says of its source: "(dpa)", "Quelle: ntv.de, als/dpa", author "dpa".

    ``names`` are as written; ``form`` names the pattern; ``span`` is ``None`` where the
    credit stands in the page's metadata only.
    """

    names: tuple[str, ...]
    form: str
    span: Span | None = None


class Flag(StrEnum):
    """What a page says of itself, or what was noticed on reading it."""

    FOREIGN_LANGUAGE = "foreign_language"  # kept, passed over by the analysis
    MACHINE_TRANSLATED = "machine_translated"
    TRANSLATED = "translated"
    CORRECTION = "correction"
    OPINION = "opinion"
    INTERVIEW = "interview"
    LIVE = "live"
    PAID = "paid"  # the publisher's claim, no sign of truncation
    STUB = "stub"  # the page itself says that the rest is for subscribers, and the text is short
    ALREADY_CLEANED = "already_cleaned"  # a crawler's output: credits may be gone
    ENCODING_GUESSED = "encoding_guessed"
    UNCLOSED_QUOTATION = "unclosed_quotation"
    LONG_LINE = "long_line"


class Document(Noun, frozen=True, kw_only=True):
    """One article. ``text`` never changes once read; all offsets count its code points.

    ``published`` is ``None`` until resolve has decided it from ``stated_dates`` and the
    other articles; where nothing dates the article, ``undated`` says what is known of it.
    ``excerpt`` is set where a dossier was written with excerpts only: the spans whose
    characters are given; every other character but line breaks is ``█``.
    """

    id: Id
    input: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    url: str | None = None
    title: str | None = None
    titles: tuple[str, ...] = ()
    kicker: str | None = None
    section: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    language: str = "de"
    published: PublicationDate | None = None
    undated: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    flags: tuple[Flag, ...] = ()
    stated_dates: tuple[StatedDate, ...] = ()
    credits: tuple[Credit, ...] = ()
    excerpt: tuple[Span, ...] | None = None


class Skipped(Noun, frozen=True, kw_only=True):
    """An input that gave no document, and why: one sentence that names the reason."""

    input: str
    reason: str
