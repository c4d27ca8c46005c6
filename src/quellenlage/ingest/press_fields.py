"""The field lines of a press database's export, and the article that they stand around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from quellenlage.ingest.authors import clean_authors, split_authors
from quellenlage.ingest.dates import dates_in_line
from quellenlage.ingest.draft import Draft, UnreadableError
from quellenlage.ingest.lines import Line, count_words, cut
from quellenlage.ingest.outlets import host_of
from quellenlage.ingest.plain import Piece, draft_lines
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Told
from quellenlage.ingest.telling import add_told
from quellenlage.languages.tables.exports import ExportTable
from quellenlage.model import BlockRole, DateBasis, DateKind
from quellenlage.text.normalise import word_key

_LABEL: Final = re.compile(
    r"^(?P<label>[^\W\d_][^:\t\n]{0,39}?)\s*(?:(?::(?!//)[ \t]*|\t+)(?P<value>.*))?$"
)
_CODE: Final = re.compile(r"^(?P<label>[A-Z]{2,3})(?:\s{2,}|\t)(?P<value>.*)$")
_LONGEST_LABEL: Final = 4
_SHORTEST: Final = 12
_HEADER: Final = 10
_LONGEST_HEADER: Final = 25
_ROLES: Final = {
    "title": BlockRole.HEADLINE,
    "lead": BlockRole.LEAD,
    "caption": BlockRole.CAPTION,
    "body": None,
}
"""The role of a field's value; that of any other field is a leftover."""


class Field(msgspec.Struct, frozen=True):
    """A line "Label: value"; ``meaning`` is None where the label is not known.

    ``value`` is the offset of the value in the line; a ``bare`` label has none.
    """

    label: str
    meaning: str | None
    value: int
    bare: bool


def find_field(text: str, table: ExportTable) -> Field | None:
    """Return the field that a line is; a line without label and mark is none."""
    code = _CODE.match(text[:2000])
    if code and (meaning := _meaning(code["label"], table.codes)):
        return Field(code["label"], meaning, code.start("value"), bare=not code["value"].strip())
    if len(text) > 2000:
        return None
    match = _LABEL.match(text)
    if not match:
        return None
    label, value = word_key(match["label"]), match["value"]
    meaning = _meaning(label, table.fields)
    if value is None:
        # A line of its own is a label only where its word is one, and begins with a capital.
        known = meaning is not None and text[:1].isupper()
        return Field(label, meaning, len(text), bare=True) if known else None
    if meaning is None and (label.count(" ") >= _LONGEST_LABEL or len(text) > 200):
        return None
    return Field(label, meaning, match.start("value"), bare=not value.strip())


def _meaning(label: str, fields: dict[str, tuple[str, ...]]) -> str | None:
    return next((meaning for meaning, labels in fields.items() if label in labels), None)


def draft_entry(
    text: str, entry: Sequence[tuple[Piece, Field | None]], reading: Reading, part: str
) -> Draft:
    """Return one article of an export: ``entry`` are its lines and the fields among them.

    Raises:
        UnreadableError: if there is no text among the fields.
    """
    begin, end = entry[0][0].line.start, entry[-1][0].line.end
    shown = text[begin:end]
    pieces: list[Piece] = []
    values: dict[str, str] = {}
    open_field: Field | None = None
    for piece, field in entry:
        line = replace(piece.line, start=piece.line.start - begin)
        if field is not None and field.meaning:
            pieces.extend(_field_pieces(line, field))
            if not field.bare:
                values.setdefault(field.meaning, line.text[field.value :].strip())
            open_field = field if field.bare else None
        elif field is not None:
            pieces.append(Piece(line, BlockRole.BOILERPLATE))
            open_field = None
        else:
            role = piece.role
            if open_field is not None and open_field.meaning not in {None, "body"}:
                values.setdefault(open_field.meaning or "", line.text)
                role = _ROLES.get(open_field.meaning or "", BlockRole.BOILERPLATE)
                open_field = None
            pieces.append(Piece(line, role))
    if sum(count_words(p.line.text) for p in pieces if p.role is None) < _SHORTEST:
        raise UnreadableError("the entry has fields, but no text")
    draft = draft_lines(shown.encode("utf-8", "replace"), shown, reading, pieces)
    for meaning, value in _header(entry, reading).items():
        values.setdefault(meaning, value)
    return replace(_with_values(draft, values, reading), part=part)


def _header(entry: Sequence[tuple[Piece, Field | None]], reading: Reading) -> dict[str, str]:
    """Return the date that stands by itself above an article's text, and the outlet above it."""
    above = ""
    for piece, field in entry[:_HEADER]:
        text = piece.line.text
        if count_words(text) > _LONGEST_HEADER:
            break
        if field is None and len(text) <= 80 and reading.dates.dated.match(text):
            named = 1 <= count_words(above) <= 6 and not any(sign.isdigit() for sign in above)
            return {"published": text, **({"outlet": above} if named else {})}
        above = text if field is None and piece.role is None else ""
    return {}


def _field_pieces(line: Line, field: Field) -> list[Piece]:
    """Return label and value as lines of their own where the value is the article's."""
    role = _ROLES.get(field.meaning or "", BlockRole.BOILERPLATE)
    if field.meaning == "authors":
        return [Piece(line, BlockRole.BYLINE)]
    if field.bare or role is BlockRole.BOILERPLATE:
        return [Piece(line, BlockRole.BOILERPLATE)]
    label, value = cut(line, field.value)
    return [Piece(label, BlockRole.BOILERPLATE), Piece(value, role)]


def _with_values(draft: Draft, values: dict[str, str], reading: Reading) -> Draft:
    outlet = _outlet(values.get("outlet", ""), reading)
    url = next((word for word in values.get("url", "").split() if host_of(word)), None)
    given = values.get("published", "") or values.get("outlet", "")
    dates = dates_in_line(given, 0, reading.dates, basis=DateBasis.GIVEN, kind=DateKind.PUBLISHED)[
        :1
    ]
    names = clean_authors(split_authors([values.get("authors", "")]), [outlet], reading)
    told = Told(title=values.get("title"), url=url, outlet=outlet, authors=names)
    draft = replace(
        draft,
        title=values.get("title") or draft.title,
        kicker=values.get("kicker") or draft.kicker,
        outlet=(reading.outlets.canonical(outlet, url) if outlet else None) or draft.outlet,
        authors=names or draft.authors,
        stated_dates=(
            *(replace(date, span=None) for date in dates),
            *draft.stated_dates,
        ),
    )
    return add_told(draft, told, reading)


def _outlet(value: str, reading: Reading) -> str | None:
    """Return the outlet's name in "Weselbote vom 12.05.2023, Nr. 109, S. 5"."""
    ends = "|".join(map(re.escape, reading.language.exports.name_ends))
    name = re.split(rf"[,;|(]|\s(?:{ends})\b\.?|\s\d", value, maxsplit=1, flags=re.IGNORECASE)[0]
    return name.strip() or None
