"""Articles as JSON: one object, a list of them, or one to a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from quellenlage.ingest.draft import Draft, UnreadableError
from quellenlage.ingest.lines import split_lines, unwrap
from quellenlage.ingest.plain import Piece, draft_lines
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Told
from quellenlage.ingest.stamps import berlin_value
from quellenlage.model import BlockRole, DateBasis, DateKind, Flag, StatedDate
from quellenlage.text.encoding import NotTextError, decode
from quellenlage.text.normalise import normalise_text, squeeze, word_key

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "text": ("text", "maintext", "plaintext", "body", "content", "articleBody", "raw_text"),
    "title": ("title", "headline"),
    "lead": ("lead", "description", "summary"),
    "outlet": (
        "outlet", "publisher", "sitename", "source-hostname", "source", "source_domain", "hostname",
    ),
    "url": ("url", "link", "canonical", "responded_url", "requested_url"),
    "authors": ("authors", "author", "byline"),
    "published": (
        "published", "date", "publishing_date", "date_publish", "datePublished", "date_published",
        "publish_date", "published_at",
    ),
    "modified": ("modified", "date_modify", "dateModified", "date_modified", "updated_at"),
    "retrieved": ("retrieved", "date_download", "crawl_date", "scraped_at"),
}  # fmt: skip
"""The names under which crawlers and exports keep each field (Fundus, news-please, trafilatura)."""

_SECTIONS: Final = {
    "summary": BlockRole.LEAD,
    "sections": None,
    "headline": BlockRole.SUBHEADING,
    "paragraphs": None,
}

CRAWLERS: Final = frozenset({
    "maintext", "plaintext", "publishing_date", "raw_text", "hostname", "date_download",
    "fingerprint", "source_domain", "free_access", "meta_lang", "source-hostname",
})  # fmt: skip
"""Fields that only a crawler writes: its text is cleaned already, and credits may be gone."""


def read_object(raw: bytes, record: Any, reading: Reading, part: str = "") -> Draft:
    """Return the article that one JSON object holds.

    Raises:
        UnreadableError: if it is no object, or one without text.
    """
    if not isinstance(record, Mapping):
        raise UnreadableError("the JSON value is no object with a text")
    told = list(_paragraphs(_first(record, "text"), None, 0))
    text = normalise_text("\n\n".join(paragraph for paragraph, _ in told))
    if not text.strip():
        raise UnreadableError('the JSON object has no text (field "text")')
    title, url = _string(record, "title"), _string(record, "url")
    key = word_key(title or "")
    if title and key not in word_key(text[: len(title) + 400]):
        text = f"{title}\n\n{text}"
    known = {word_key(paragraph): role for paragraph, role in told if role}
    if key:
        known[key] = BlockRole.HEADLINE
    pieces = [
        Piece(line, known.get(word_key(line.text)) if known else None)
        for line in unwrap(split_lines(text), text)
    ]
    draft = draft_lines(raw, text, reading, pieces)
    flags = draft.flags
    if CRAWLERS & record.keys():
        flags = (*flags, Flag.ALREADY_CLEANED)
    return msgspec.structs.replace(
        draft,
        part=part,
        title=title or draft.title,
        titles=tuple(dict.fromkeys([*filter(None, [title]), *draft.titles])),
        outlet=reading.outlets.canonical(_string(record, "outlet"), url) or draft.outlet,
        url=url,
        authors=tuple(_strings(_first(record, "authors"))) or draft.authors,
        modified=berlin_value(_string(record, "modified")),
        retrieved=berlin_value(_string(record, "retrieved")),
        stated_dates=(*_dates(record), *draft.stated_dates),
        flags=flags,
    )


def crawl_told(record: Mapping[str, Any]) -> Told:
    """Return what a crawler's record says of the page that it keeps."""
    inner = record.get("html")
    kept = {**(inner if isinstance(inner, Mapping) else {}), **record}
    return Told(
        url=_string(kept, "url"),
        title=_string(kept, "title"),
        outlet=_string(kept, "outlet"),
        authors=tuple(_strings(_first(kept, "authors"))),
        published=_string(kept, "published"),
        modified=_string(kept, "modified"),
        retrieved=_string(kept, "retrieved"),
        basis=DateBasis.GIVEN,
    )


def parse_objects(data: bytes) -> list[Any]:
    """Return the objects of a JSON file: the file's one, or those of its list.

    Raises:
        UnreadableError: if it is no JSON.
    """
    value = parse_object(data)
    if isinstance(value, Mapping):
        lists = (value.get(name) for name in ("articles", "items", "results", "references"))
        value = next((found for found in lists if isinstance(found, list)), value)
    return list(value) if isinstance(value, list) else [value]


def parse_object(data: bytes) -> Any:
    """Return the value of a JSON text.

    Raises:
        UnreadableError: if it is none.
    """
    try:
        return json.loads(decode(data).text, strict=False)
    except NotTextError as error:
        raise UnreadableError(str(error)) from error
    except RecursionError as error:
        raise UnreadableError("its JSON is nested too deep") from error
    except ValueError as error:
        raise UnreadableError(f"it is no valid JSON ({error})") from error


def _first(record: Mapping[str, Any], field: str) -> Any:
    return next((record[name] for name in FIELDS[field] if record.get(name)), None)


def _string(record: Mapping[str, Any], field: str) -> str | None:
    strings = _strings(_first(record, field))
    return strings[0] if strings else None


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [text] if (text := squeeze(value)) else []
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [_stamp(value)]
    if isinstance(value, Mapping):
        return _strings(value.get("name"))
    return [text for item in value for text in _strings(item)] if isinstance(value, list) else []


def _stamp(value: float) -> str:
    try:
        return datetime.fromtimestamp(value, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return str(value)


def _paragraphs(
    value: Any, role: BlockRole | None, depth: int
) -> Iterator[tuple[str, BlockRole | None]]:
    """Yield the paragraphs of a text with their roles.

    It is a string, a list of paragraphs, or Fundus' summary and sections with headlines.
    """
    if isinstance(value, str):
        yield value, role
    elif isinstance(value, list) and depth < 8:
        for item in value:
            yield from _paragraphs(item, role, depth + 1)
    elif isinstance(value, Mapping) and depth < 8:
        for name, inner in _SECTIONS.items():
            yield from _paragraphs(value.get(name), inner, depth + 1)


def _dates(record: Mapping[str, Any]) -> Iterator[StatedDate]:
    kinds = (
        ("published", DateKind.PUBLISHED),
        ("modified", DateKind.MODIFIED),
        ("retrieved", DateKind.RETRIEVED),
    )
    for field, kind in kinds:
        value = berlin_value(_string(record, field))
        if value:
            yield StatedDate(value=value, kind=kind, basis=DateBasis.GIVEN)
