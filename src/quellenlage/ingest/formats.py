"""The registry of formats: the reader for each suffix, and the walk through nested inputs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from msgspec.structs import replace

from quellenlage.ingest.draft import Draft, UnreadableError
from quellenlage.ingest.opening import inner_label
from quellenlage.ingest.readers.archive import read_tar, read_zip
from quellenlage.ingest.readers.catalogue import read_ris
from quellenlage.ingest.readers.feed import read_feed
from quellenlage.ingest.readers.mail import read_mail, read_mhtml
from quellenlage.ingest.readers.pdf import read_pdf
from quellenlage.ingest.readers.records import read_json, read_json_lines
from quellenlage.ingest.readers.rtf import read_rtf
from quellenlage.ingest.readers.texts import read_markdown_file, read_text
from quellenlage.ingest.readers.warc import read_warc
from quellenlage.ingest.readers.webpage import read_web_page
from quellenlage.ingest.readers.word import read_doc, read_docx
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Failed, Item, Link, Reader, Source
from quellenlage.ingest.telling import add_told

READERS: Final[dict[str, Reader]] = {
    ".html": read_web_page,
    ".htm": read_web_page,
    ".xhtml": read_web_page,
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
    ".txt": read_text,
    ".md": read_markdown_file,
    ".markdown": read_markdown_file,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".doc": read_doc,
    ".rtf": read_rtf,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
    ".warc": read_warc,
    ".ris": read_ris,
    ".eml": read_mail,
    ".zip": read_zip,
    ".tar": read_tar,
    ".tgz": read_tar,
}
"""The reader of each suffix; a further ".gz" is seen through."""


def reader_for(label: str) -> Reader | None:
    """Return the reader for the suffix of a file name, or None where there is none."""
    return READERS.get(PurePosixPath(inner_label(label)).suffix)


def known_suffixes() -> str:
    """Return the suffixes of all formats in one line."""
    return f"{', '.join(READERS)}, each also with .gz"


def read_source(source: Source, reading: Reading) -> Iterator[Draft | Failed | Link]:
    """Yield what ``source`` and everything inside of it give, each with its full part."""
    reader = reader_for(source.label)
    if reader is None:
        kind = PurePosixPath(source.label).suffix or "a file without suffix"
        yield Failed(source.part, f"the format is not supported: {kind}")
        return
    if source.depth > reading.limits.max_depth:
        yield Failed(source.part, f"it lies more than {reading.limits.max_depth} archives deep")
        return
    try:
        for item in reader(source, reading):
            yield from _resolve(item, source, reading)
            if reason := source.budget.reason():
                yield Failed(source.part, reason)
                return
    except UnreadableError as error:
        yield Failed(source.part, str(error))
    except Exception as error:  # noqa: BLE001 (whatever a broken input brings to light, the rest goes on)
        told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        yield Failed(source.part, f"its reader stumbled over it ({told})")


def _resolve(item: Item, outer: Source, reading: Reading) -> Iterator[Draft | Failed | Link]:
    if isinstance(item, Source):
        yield from read_source(item, reading)
    elif isinstance(item, Draft):
        placed = replace(item, part=f"{outer.part}{item.part}")
        yield add_told(placed, outer.told, reading)
    elif isinstance(item, Link):
        instead = next(_resolve(item.instead, outer, reading))
        if not isinstance(instead, Link):
            yield replace(item, part=f"{outer.part}{item.part}", instead=instead)
    else:
        yield replace(item, part=f"{outer.part}{item.part}")
