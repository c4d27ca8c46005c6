"""Saved web pages, also with all their pictures inside (SingleFile)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from msgspec.structs import replace

from quellenlage.ingest.draft import Draft
from quellenlage.ingest.html import read_html
from quellenlage.ingest.opening import read_bytes
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Source, Told
from quellenlage.ingest.telling import add_told

_ARCHIVE: Final = re.compile(rb"\s*(?:From:|MIME-Version:|Snapshot-Content-Location:)", re.I)
_TOP: Final = 16_384
_SINGLE_FILE: Final = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S{1,4000})"
    rb"(?:\s+saved date:\s*(?P<date>[^\n(]{1,80}))?"
)
_BROWSER: Final = re.compile(rb"<!--\s*saved from url=\(\d+\)(?P<url>\S{1,4000}?)\s*-->")
_EMBEDDED: Final = re.compile(rb"data:[\w/+.;=-]{0,100},[^\"'<>\s)]{256,}")
_LONGEST_ATTRIBUTE: Final = 1_000_000
_BULK: Final = re.compile(
    rb"=\s*(?:\"[^\"<>]{%d,}\"|'[^'<>]{%d,}')" % (_LONGEST_ATTRIBUTE, _LONGEST_ATTRIBUTE)
)


def read_web_page(source: Source, reading: Reading) -> Iterator[Draft | Source]:
    """Read one saved web page."""
    data = read_bytes(source, reading.limits)
    if _ARCHIVE.match(data):
        # Browsers also give web archives (MHTML) the suffix of a page.
        yield replace(source, label="page.mhtml", open=lambda: BytesIO(data))
    else:
        yield read_page(data, reading)


def read_page(data: bytes, reading: Reading) -> Draft:
    """Return the article of a page; what programs note on saving it tells where it is from.

    Raises:
        UnreadableError: if it is no HTML, or shows no article.
    """
    draft = read_html(without_bulk(data), reading)
    return add_told(replace(draft, raw=data), saved_from(data), reading)


def without_bulk(data: bytes) -> bytes:
    """Return a page without embedded files and without attributes of a million characters."""
    if b"data:" in data:
        data = _EMBEDDED.sub(b"data:,", data)
    return _BULK.sub(b'=""', data) if len(data) > _LONGEST_ATTRIBUTE else data


def saved_from(data: bytes) -> Told:
    """Return the address and the day of saving that SingleFile or a browser notes on top."""
    found = _SINGLE_FILE.search(data, 0, _TOP) or _BROWSER.search(data, 0, _TOP)
    if not found:
        return Told()
    date = found.groupdict().get("date") or b""
    return Told(
        url=found["url"].decode("utf-8", "replace"),
        retrieved=date.decode("utf-8", "replace").replace("GMT+", "+").replace("GMT-", "-") or None,
    )
