"""Web archives (WARC, ISO 28500), read as a stream: one record in memory at a time."""

from __future__ import annotations

import mimetypes
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from io import BytesIO
from typing import Final
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from msgspec.structs import replace

from quellenlage.ingest.draft import UnreadableError
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Failed, Source, Told, fresh_budget

KINDS: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""Media types that hold articles, with the suffix of their format."""

_HELD: Final = WarcRecordType.response | WarcRecordType.resource


def read_warc(source: Source, reading: Reading) -> Iterator[Source | Failed]:
    """Yield the pages of a web archive; ``#17`` names its seventeenth record.

    Pictures, scripts and redirects are passed over; pages answered with an error are counted.
    """
    errors: Counter[int] = Counter()
    number = taken = 0
    with source.open() as stream:
        try:
            for number, record in enumerate(ArchiveIterator(stream, parse_http=False), 1):
                if not record.record_type & _HELD:
                    continue
                item = _page(source, record, number, reading, errors)
                if item is not None:
                    taken += 1
                    yield item
        except (OSError, ValueError) as error:
            told = " ".join(str(error).split())[:200]
            yield Failed("", f"its WARC data is damaged behind record {number} ({told})")
            return
    if errors:
        told = ", ".join(f"{count} with {status}" for status, count in sorted(errors.items()))
        yield Failed("", f"pages that were answered with an error are left out: {told}")
    if not number:
        raise UnreadableError("it holds no WARC record")
    if not taken and not errors:
        raise UnreadableError("no record of it holds a page")


def _page(
    source: Source, record: WarcRecord, number: int, reading: Reading, errors: Counter[int]
) -> Source | Failed | None:
    """Return the source of a record that holds a page, a failure, or None for anything else."""
    limit, part = reading.limits.max_bytes, f"#{number}"
    large = record.content_length > limit
    if not large:
        record.freeze()  # a page that is read in part must not leave the archive in its middle
    if record.is_http:
        with suppress(ValueError, OSError):
            record.parse_http(auto_decode="none" if large else "all", quirks_mode=True)
    status = record.http_headers.status_code if record.is_http_parsed else 200
    kind = _media_type(record)
    suffix = KINDS.get(kind)
    if suffix is None or (status is not None and 300 <= status < 400):
        return None
    if status is not None and status >= 400:
        errors[status] += 1
        return None
    if large:
        return Failed(part, f"the record is larger than the limit of {limit:,} bytes")
    try:
        data = record.reader.read(limit + 1)
    except (OSError, ValueError) as error:
        return Failed(part, f"the record is damaged ({' '.join(str(error).split())[:200]})")
    address = record.headers.get("WARC-Target-URI")
    told = Told(
        url=address.strip("<> ") if address else None, retrieved=record.headers.get("WARC-Date")
    )
    # A crawl has as many pages as it has; the budget is for what one of them unpacks to.
    crawl = replace(source, budget=fresh_budget(reading.limits))
    return crawl.inside(part, f"record{suffix}", partial(BytesIO, data), told)


def _media_type(record: WarcRecord) -> str:
    """Return the media type of a record, by its headers or the suffix of its address."""
    if record.is_http_parsed:
        stated = record.http_content_type
    else:
        stated = record.headers.get("Content-Type")
    if stated:
        return stated.split(";", 1)[0].strip().lower()
    address = record.headers.get("WARC-Target-URI") or ""
    guessed, _ = mimetypes.guess_type(urlsplit(address.strip("<> ")).path)
    return guessed or "text/html"
