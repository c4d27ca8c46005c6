"""What a reader makes of its input, before it is a document."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import msgspec

from quellenlage.model import (
    PROSE_ROLES,
    Block,
    BlockRole,
    Credit,
    Document,
    Flag,
    Span,
    StatedDate,
)
from quellenlage.text.ids import content_id
from quellenlage.text.quotation_marks import pair_marks


class UnreadableError(ValueError):
    """An input gives no article; the message says why, and becomes ``Skipped.reason``."""


class Mark(msgspec.Struct, frozen=True):
    """A role for the characters ``[start, end)``."""

    role: BlockRole
    start: int
    end: int


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much a reader takes in before it says no.

    ``max_bytes`` bounds a file, a member of an archive, a record or a line of a .jsonl, each
    unpacked; ``max_unpacked`` all that one archive unpacks to, ``max_members`` how many
    members it has, ``max_ratio`` how many times its packed size a member may have,
    ``max_depth`` how deep archives lie in one another. ``max_characters``
    and ``max_lines`` bound an article's text and what a page shows, ``max_elements`` a
    page's tree, ``max_pages`` a PDF;
    ``max_seconds`` the time that a foreign program may take for one file; a line above
    ``long_line`` characters is flagged.
    """

    max_bytes: int = 64 * 1024 * 1024
    max_unpacked: int = 4 * 1024 * 1024 * 1024
    max_members: int = 100_000
    max_ratio: int = 200
    max_depth: int = 3
    max_characters: int = 2_000_000
    max_lines: int = 20_000
    max_elements: int = 100_000
    max_pages: int = 2_000
    max_seconds: int = 60
    long_line: int = 20_000


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An article as one reader sees it; ``part`` tells the articles of one file apart.

    ``raw`` are the original bytes. The other fields are those of
    :class:`quellenlage.model.Document`.
    """

    raw: bytes
    text: str
    marks: tuple[Mark, ...]
    part: str = ""
    url: str | None = None
    title: str | None = None
    titles: tuple[str, ...] = ()
    kicker: str | None = None
    section: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    language: str = "de"
    modified: str | None = None
    retrieved: str | None = None
    flags: tuple[Flag, ...] = ()
    stated_dates: tuple[StatedDate, ...] = ()
    credits: tuple[Credit, ...] = ()


def finish(draft: Draft, source: str, name: str) -> Document:
    """Return the document; ``source`` is the input as given, ``name`` its last part.

    The id rests on text, outlet, address and name, so the same agency report in two outlets
    is two articles.
    """
    input_name = f"{name}{draft.part}"
    identity = content_id("d", draft.text, draft.outlet or "", draft.url or "", input_name)
    return Document(
        id=identity,
        input=f"{source}{draft.part}",
        sha256=sha256(draft.raw).hexdigest(),
        text=draft.text,
        blocks=tuple(
            Block(
                id=content_id("b", identity, mark.start, mark.end),
                role=mark.role,
                start=mark.start,
                end=mark.end,
            )
            for mark in draft.marks
        ),
        url=draft.url,
        title=draft.title,
        titles=draft.titles,
        kicker=draft.kicker,
        section=draft.section,
        outlet=draft.outlet,
        authors=draft.authors,
        language=draft.language,
        modified=draft.modified,
        retrieved=draft.retrieved,
        flags=tuple(sorted({*draft.flags, *_flags_of_text(draft)})),
        stated_dates=draft.stated_dates,
        credits=draft.credits,
    )


def _flags_of_text(draft: Draft) -> Iterator[Flag]:
    prose = [Span(mark.start, mark.end) for mark in draft.marks if mark.role in PROSE_ROLES]
    if any(not quoted.closed and not quoted.single for quoted in pair_marks(draft.text, prose)):
        yield Flag.UNCLOSED_QUOTATION
