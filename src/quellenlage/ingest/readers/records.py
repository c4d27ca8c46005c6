"""JSON and JSON lines: articles of crawlers, references of libraries, feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from quellenlage.ingest.draft import Draft, UnreadableError
from quellenlage.ingest.objects import crawl_told, parse_object, parse_objects, read_object
from quellenlage.ingest.opening import read_byte_lines, read_bytes
from quellenlage.ingest.readers.catalogue import is_csl, read_csl
from quellenlage.ingest.readers.webpage import read_page
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Failed, Item, Source
from quellenlage.ingest.telling import add_told
from quellenlage.text.normalise import squeeze

_PAGES: Final = ("html", "raw_html", "content_html", "page_html", "response_body")
"""Fields in which a crawler keeps the page itself."""


def read_json(source: Source, reading: Reading) -> Iterator[Item]:
    """Read a JSON file of one article or a list of them; one that holds JSON lines as well."""
    data = read_bytes(source, reading.limits)
    try:
        records = parse_objects(data)
    except UnreadableError:
        if not _is_lines(data):
            raise
        yield from _lines(enumerate(data.splitlines(), 1), source, reading)
        return
    if len(records) == 1:
        yield from _record(data, records[0], source, reading, "")
        return
    if not records:
        raise UnreadableError("its JSON list is empty")
    for number, record in enumerate(records, 1):
        raw = msgspec.json.encode(record, order="sorted")
        yield from _attempt(partial(_record, raw, record, source, reading), f"#{number}")


def read_json_lines(source: Source, reading: Reading) -> Iterator[Item]:
    """Read a file with one JSON object a line; a broken line costs that line only."""
    yield from _lines(read_byte_lines(source, reading.limits), source, reading)


def _lines(lines: Iterator[tuple[int, bytes]], source: Source, reading: Reading) -> Iterator[Item]:
    empty = True
    for number, line in lines:
        empty = False
        yield from _attempt(partial(_line, line, source, reading), f":{number}")
    if empty:
        raise UnreadableError("the file is empty")


def _line(line: bytes, source: Source, reading: Reading, part: str) -> Iterator[Item]:
    if not line:
        raise UnreadableError(f"the line is longer than {reading.limits.max_bytes:,} bytes")
    yield from _record(line.strip(), parse_object(line), source, reading, part)


def _record(raw: bytes, record: Any, source: Source, reading: Reading, part: str) -> Iterator[Item]:
    page = _page_of(record)
    if page:
        yield _from_page(page, raw, record, reading, part)
    elif is_csl(record):
        yield read_csl(source, part, record, reading)
    else:
        yield read_object(raw, record, reading, part)


def _from_page(page: str, raw: bytes, record: Any, reading: Reading, part: str) -> Draft:
    """Return the article of a kept page, else of the text that the crawler took from it."""
    try:
        draft = read_page(page.encode("utf-8", "replace"), reading)
    except UnreadableError as error:
        try:
            return read_object(raw, record, reading, part)
        except UnreadableError:
            raise error from None
    return replace(add_told(draft, crawl_told(record), reading), part=part)


def _page_of(record: Any) -> str | None:
    """Return the page that a crawler kept beside or instead of its text."""
    if not isinstance(record, Mapping):
        return None
    for name in _PAGES:
        value = record.get(name)
        value = value.get("content") if isinstance(value, Mapping) else value
        if isinstance(value, str) and "<" in value and squeeze(value[:2000]):
            return value
    return None


def _attempt(make: Callable[[str], Iterator[Item]], part: str) -> Iterator[Item]:
    try:
        yield from make(part)
    except UnreadableError as error:
        yield Failed(part, str(error))


def _is_lines(data: bytes) -> bool:
    """Tell whether each of the first lines is an object of its own."""
    lines = [line.strip() for line in data[:1_000_000].splitlines()[:3]]
    return len(lines) > 1 and all(x[:1] == b"{" for x in lines) and lines[0][-1:] == b"}"
