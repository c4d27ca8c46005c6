"""Plain text and Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from quellenlage.ingest.draft import Draft, UnreadableError
from quellenlage.ingest.markdown import read_markdown
from quellenlage.ingest.opening import read_bytes
from quellenlage.ingest.plain import read_plain
from quellenlage.ingest.press import read_press
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Source
from quellenlage.model import Flag
from quellenlage.text.encoding import Decoded, NotTextError, decode
from quellenlage.text.normalise import normalise_text


def read_text(source: Source, reading: Reading) -> Iterator[Draft]:
    """Read plain text: one article, or those of a press database's export."""
    data = read_bytes(source, reading.limits)
    decoded = decode_text(data)
    articles = read_press(normalise_text(decoded.text), reading)
    if articles:
        yield from (_flagged(draft, decoded) for draft in articles)
    else:
        yield _flagged(read_plain(data, decoded.text, reading), decoded)


def read_markdown_file(source: Source, reading: Reading) -> Iterator[Draft]:
    """Read Markdown."""
    data = read_bytes(source, reading.limits)
    decoded = decode_text(data)
    yield _flagged(read_markdown(data, decoded.text, reading), decoded)


def decode_text(data: bytes) -> Decoded:
    """Return ``data`` as text.

    Raises:
        UnreadableError: if it is none.
    """
    try:
        return decode(data)
    except NotTextError as error:
        raise UnreadableError(str(error)) from error


def _flagged(draft: Draft, decoded: Decoded) -> Draft:
    flags = (*draft.flags, Flag.ENCODING_GUESSED) if decoded.guessed else draft.flags
    return replace(draft, flags=flags)
