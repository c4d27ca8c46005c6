"""Text that somebody typed, exported, or copied out of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from quellenlage.ingest.authors import clean_authors, split_authors
from quellenlage.ingest.credits import cut_places, find_credits, find_source_lists, is_credit
from quellenlage.ingest.dates import dates_in_line, label_of
from quellenlage.ingest.draft import Draft, Mark, UnreadableError
from quellenlage.ingest.heads import outlet_above, titles_of
from quellenlage.ingest.lines import Line, cut, split_lines, unwrap
from quellenlage.ingest.notices import find_flags
from quellenlage.ingest.roles import assign_roles
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.signs import without_own_signs
from quellenlage.ingest.tongue import tell_language
from quellenlage.model import PROSE_ROLES, BlockRole, Credit, DateBasis, DateKind, Flag, StatedDate
from quellenlage.text.normalise import normalise_text

_GLUED_BEFORE: Final = re.compile(r"^(?:date|datum):?\s+(?:19|20)\d\d(?:-\d\d){1,2}(?=\s+\S)", re.I)
_GLUED_AFTER: Final = re.compile(r"(?<=\S)\s+(?:date|datum):?\s+(?:19|20)\d\d(?:-\d\d){1,2}$", re.I)
_LONGEST_CREDIT: Final = 120
_LETTER: Final = re.compile(r"[^\W\d_]")


class Piece(msgspec.Struct, frozen=True):
    """A line with the role that its form gives it, if any."""

    line: Line
    role: BlockRole | None = None


def read_plain(raw: bytes, text: str, reading: Reading) -> Draft:
    """Return the article in ``text``, every line with a role.

    Raises:
        UnreadableError: if there is nothing to read.
    """
    return draft_lines(raw, normalise_text(text), reading)


def draft_lines(
    raw: bytes, text: str, reading: Reading, pieces: Sequence[Piece] | None = None
) -> Draft:
    """Return the article in ``text``; ``pieces`` are its lines where the format knows of roles."""
    if not text.strip():
        raise UnreadableError("it holds no text")
    if not _LETTER.search(text):
        raise UnreadableError("it holds no words")
    if len(text) > reading.limits.max_characters:
        raise UnreadableError(
            f"its text has {len(text):,} characters, above the limit of "
            f"{reading.limits.max_characters:,}"
        )
    if pieces is None:
        pieces = [Piece(line) for line in unwrap(split_lines(text), text)]
    if len(pieces) > reading.limits.max_lines:
        raise UnreadableError(f"its text has {len(pieces):,} lines, above the limit")
    pieces = [part for piece in pieces for part in separate(piece, reading)]
    lines = [piece.line for piece in pieces]
    roles = assign_roles(lines, [piece.role for piece in pieces], reading)
    decided = [Piece(line, role) for line, role in zip(lines, roles, strict=True)]
    return compose(raw, text, decided, reading)


def separate(piece: Piece, reading: Reading) -> list[Piece]:
    """Cut off what was glued to a line: a date, an agency's sign at its end, a dateline."""
    line = piece.line
    if piece.role is not None:
        return [piece]
    before, after = _GLUED_BEFORE.search(line.text), _GLUED_AFTER.search(line.text)
    if before:
        head, tail = cut(line, before.end())
        return [Piece(head, BlockRole.BOILERPLATE), *separate(Piece(tail), reading)]
    if after:
        head, tail = cut(line, after.start())
        return [*separate(Piece(head), reading), Piece(tail, BlockRole.BOILERPLATE)]
    return _separate_credits(line, reading)


def _separate_credits(line: Line, reading: Reading) -> list[Piece]:
    begin, end = cut_places(line.text, reading.credits)
    pieces: list[Piece] = []
    if begin:
        head, tail = cut(line, begin)
        pieces, line, end = [Piece(head, BlockRole.CREDIT)], tail, end - (tail.start - line.start)
    if end <= 0:
        return [*pieces, Piece(line, BlockRole.CREDIT)]
    if end < len(line.text):
        head, tail = cut(line, end)
        return [*pieces, Piece(head), Piece(tail, BlockRole.CREDIT)]
    alone = len(line.text) <= _LONGEST_CREDIT and is_credit(line.text, reading.credits)
    if not line.text:
        return pieces
    return [*pieces, Piece(line, BlockRole.CREDIT if alone else None)]


def compose(raw: bytes, text: str, pieces: Sequence[Piece], reading: Reading) -> Draft:
    """Return the draft of a text all of whose lines have roles; its lines tell the rest."""
    lines = [piece.line for piece in pieces]
    roles = [piece.role or BlockRole.BOILERPLATE for piece in pieces]
    told = list(zip(lines, roles, strict=True))
    prose = "\n".join(line.text for line, role in told if role in PROSE_ROLES)
    titles, kicker = titles_of(lines, roles)
    bylines = [line.text for line, role in told if role is BlockRole.BYLINE]
    flags = list(find_flags([(line.text, role) for line, role in told], reading))
    code = tell_language(prose or text, reading.language)
    if code != reading.language.code:
        flags.append(Flag.FOREIGN_LANGUAGE)
    if any(len(line.text) > reading.limits.long_line for line in lines):
        flags.append(Flag.LONG_LINE)
    return Draft(
        raw=raw,
        text=text,
        marks=tuple(Mark(role, line.start, line.end) for line, role in told),
        title=titles[0] if titles else None,
        titles=tuple(titles),
        kicker=kicker,
        outlet=outlet_above(lines, roles, reading),
        authors=clean_authors(split_authors(bylines[:1]), (), reading),
        language=code,
        flags=tuple(flags),
        stated_dates=tuple(stated_dates(lines, roles, reading)),
        credits=tuple(text_credits(lines, roles, reading)),
    )


_PICTURES: Final = frozenset({BlockRole.CAPTION, BlockRole.PULL_QUOTE})


def text_credits(
    lines: Sequence[Line], roles: Sequence[BlockRole], reading: Reading
) -> list[Credit]:
    """Return the whole-article credits among the lines; a line next to a caption has none."""
    bodies = [place for place, role in enumerate(roles) if role is BlockRole.BODY]

    def is_picture(place: int) -> bool:
        if roles[place] in PROSE_ROLES:
            return False
        if bodies and bodies[0] < place < bodies[-1]:
            return True  # a source in the middle of an article is a picture's
        near = [roles[place], roles[place - 1] if place else None]
        return any(role in _PICTURES for role in near) or _follows_teaser(place)

    def _follows_teaser(place: int) -> bool:
        above = lines[place - 1] if place else None
        return (
            above is not None
            and above.group == lines[place].group
            and roles[place - 1] is BlockRole.BOILERPLATE
        )

    def is_prose(place: int) -> bool:
        return roles[place] in PROSE_ROLES

    placed = [(line.text, line.start) for line in lines]
    found = find_credits(placed, reading.credits, is_picture=is_picture, is_prose=is_prose)
    listed = find_source_lists(placed, reading.credits, is_prose=is_prose)
    return without_own_signs([*found, *listed], [line.text for line in lines], roles, reading)


def stated_dates(
    lines: Sequence[Line], roles: Sequence[BlockRole], reading: Reading
) -> list[StatedDate]:
    """Return the dates in lines that speak of the article itself, not in its prose."""
    found: list[StatedDate] = []
    label = DateKind.UNCLEAR
    for line, role in zip(lines, roles, strict=True):
        if role in PROSE_ROLES or role is BlockRole.PULL_QUOTE:
            continue
        shown, offset = line.text, line.start
        if role is BlockRole.CAPTION:
            shown, offset = line.text[-40:], line.end - len(line.text[-40:])
        dateline = role is BlockRole.CREDIT and reading.credits.dateline.match(f"{shown} ")
        basis = DateBasis.DATELINE if dateline else DateBasis.TEXT
        kind = DateKind.PUBLISHED if dateline else label
        found.extend(dates_in_line(shown, offset, reading.dates, basis=basis, kind=kind))
        label = label_of(line.text, reading.dates)
    return found
