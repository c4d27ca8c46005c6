"""The registry of formats: the reader for each suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from quellenlage.ingest.draft import Draft, UnreadableError
from quellenlage.ingest.html import read_html
from quellenlage.ingest.markdown import read_markdown
from quellenlage.ingest.objects import parse_object, parse_objects, read_object
from quellenlage.ingest.opening import read_byte_lines, read_bytes
from quellenlage.ingest.plain import read_plain
from quellenlage.ingest.sheet import Reading
from quellenlage.model import Flag
from quellenlage.text.encoding import NotTextError, decode


class Failed(msgspec.Struct, frozen=True):
    """A part of a file that gave no article, and why."""

    part: str
    reason: str


Reader: TypeAlias = Callable[[Path, Reading], Iterator[Draft | Failed]]


def read_text_file(path: Path, reading: Reading) -> Iterator[Draft]:
    """Read plain text."""
    yield _from_text(path, reading, read_plain)


def read_markdown_file(path: Path, reading: Reading) -> Iterator[Draft]:
    """Read Markdown."""
    yield _from_text(path, reading, read_markdown)


def read_html_file(path: Path, reading: Reading) -> Iterator[Draft]:
    """Read one saved web page."""
    yield read_html(read_bytes(path, reading.limits), reading)


def read_json_file(path: Path, reading: Reading) -> Iterator[Draft | Failed]:
    """Read a JSON file of one article or a list of them."""
    data = read_bytes(path, reading.limits)
    records = parse_objects(data)
    if len(records) == 1:
        yield read_object(data, records[0], reading)
        return
    if not records:
        raise UnreadableError("its JSON list is empty")
    for number, record in enumerate(records, 1):
        raw = msgspec.json.encode(record, order="sorted")
        yield _read_part(f"#{number}", partial(read_object, raw, record, reading))


def read_json_lines(path: Path, reading: Reading) -> Iterator[Draft | Failed]:
    """Read a file with one JSON object a line; a broken line costs that line only."""
    empty = True
    for number, line in read_byte_lines(path, reading.limits):
        empty = False
        yield _read_part(f":{number}", partial(_json_line, line, reading))
    if empty:
        raise UnreadableError("the file is empty")


def _json_line(line: bytes, reading: Reading, part: str) -> Draft:
    if not line:
        raise UnreadableError(f"the line is longer than {reading.limits.max_bytes:,} bytes")
    return read_object(line.strip(), parse_object(line), reading, part)


def _read_part(part: str, make: Callable[[str], Draft]) -> Draft | Failed:
    try:
        return make(part)
    except UnreadableError as error:
        return Failed(part, str(error))


def _from_text(
    path: Path, reading: Reading, reader: Callable[[bytes, str, Reading], Draft]
) -> Draft:
    data = read_bytes(path, reading.limits)
    try:
        decoded = decode(data)
    except NotTextError as error:
        raise UnreadableError(str(error)) from error
    draft = reader(data, decoded.text, reading)
    if decoded.guessed:
        return msgspec.structs.replace(draft, flags=(*draft.flags, Flag.ENCODING_GUESSED))
    return draft


READERS: Final[dict[str, Reader]] = {
    ".txt": read_text_file,
    ".md": read_markdown_file,
    ".html": read_html_file,
    ".htm": read_html_file,
    ".json": read_json_file,
    ".jsonl": read_json_lines,
}
"""The reader of each suffix; a further ".gz" is seen through."""


def reader_for(path: Path) -> Reader | None:
    """Return the reader for the suffix of ``path``, or None where there is none."""
    suffix = path.suffix.lower()
    if suffix == ".gz":
        suffix = Path(path.stem).suffix.lower()
    return READERS.get(suffix)
