"""Markdown: headings say their role, and a block of fields may stand at the top."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from quellenlage.ingest.draft import Draft
from quellenlage.ingest.lines import Line, cut, split_lines, unwrap
from quellenlage.ingest.plain import Piece, draft_lines
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.stamps import berlin_value
from quellenlage.model import BlockRole, DateBasis, DateKind, StatedDate
from quellenlage.text.normalise import normalise_text, squeeze

_FRONT: Final = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD: Final = re.compile(r"^(\w+)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_HEADING: Final = re.compile(r"^(#{1,6})\s+(?=\S)")
_QUOTED: Final = re.compile(r"^>\s+(?=\S)")
_IMAGE: Final = re.compile(r"^!\[[^\]]*\]\([^)]*\)$")
_EMPHASIS: Final = re.compile(r"^(\*\*|__|\*|_)(?=\S)([^*_]+)(?<=\S)\1$")
_RULE: Final = re.compile(r"^(?:[-*_=]\s?){3,}$")


def read_markdown(raw: bytes, text: str, reading: Reading) -> Draft:
    """Return the article in ``text``; marks of headings stay outside of the blocks.

    Raises:
        UnreadableError: if there is nothing to read.
    """
    text = normalise_text(text)
    front = _FRONT.match(text)
    fields = dict(_FIELD.findall(front[1])) if front else {}
    body = front.end() if front else 0
    pieces: list[Piece] = []
    for line in unwrap(split_lines(text), text):
        seen = any(piece.role is BlockRole.HEADLINE for piece in pieces)
        pieces.append(_piece(line, before=line.start < body, headed=seen))
    draft = draft_lines(raw, text, reading, pieces)
    return _with_fields(draft, {k.lower(): squeeze(v) for k, v in fields.items()}, reading)


def _piece(line: Line, *, before: bool, headed: bool) -> Piece:
    if before or _RULE.match(line.text):
        return Piece(line, BlockRole.BOILERPLATE)
    if _IMAGE.match(line.text):
        return Piece(line, BlockRole.CAPTION)
    heading = _HEADING.match(line.text)
    if heading:
        top = len(heading[1]) == 1 and not headed
        role = BlockRole.HEADLINE if top else BlockRole.SUBHEADING
        return Piece(cut(line, heading.end())[1], role)
    quoted = _QUOTED.match(line.text)
    if quoted:
        return Piece(cut(line, quoted.end())[1])
    emphasis = _EMPHASIS.match(line.text)
    if emphasis:
        return Piece(Line(emphasis[2], line.start + emphasis.start(2), line.group))
    return Piece(line)


def _with_fields(draft: Draft, fields: dict[str, str], reading: Reading) -> Draft:
    url = fields.get("url") or fields.get("link")
    title = fields.get("title") or draft.title
    published = berlin_value(fields.get("date") or fields.get("published"))
    given = StatedDate(value=published or "", kind=DateKind.PUBLISHED, basis=DateBasis.GIVEN)
    outlet = fields.get("outlet") or fields.get("publisher") or fields.get("source")
    return msgspec.structs.replace(
        draft,
        url=url or draft.url,
        title=title,
        titles=tuple(dict.fromkeys([*filter(None, [title]), *draft.titles])),
        kicker=None if fields else draft.kicker,
        outlet=reading.outlets.canonical(outlet, url) or draft.outlet,
        authors=tuple(filter(None, [fields.get("author", "")])) or draft.authors,
        stated_dates=((given, *draft.stated_dates) if published else draft.stated_dates),
    )
