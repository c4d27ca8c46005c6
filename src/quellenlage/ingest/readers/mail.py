"""E-mail: newsletters (.eml) and the web archives that browsers write in its form (MHTML)."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import Header, decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from functools import partial
from io import BytesIO
from typing import Final

from msgspec.structs import replace

from quellenlage.ingest.draft import Draft, UnreadableError
from quellenlage.ingest.opening import read_bytes
from quellenlage.ingest.outlets import host_of
from quellenlage.ingest.plain import read_plain
from quellenlage.ingest.readers.webpage import read_page
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Source, Told
from quellenlage.ingest.telling import add_told
from quellenlage.text.encoding import NotTextError, decode
from quellenlage.text.normalise import squeeze

_LONGEST_HEADER: Final = 2_000
_HEADER_LINE: Final = re.compile(rb"\s*[A-Za-z][A-Za-z0-9-]{1,60}:")
_MARKUP: Final = ("text/html", "application/xhtml+xml")


def read_mail(source: Source, reading: Reading) -> Iterator[Draft | Source]:
    """Read a message: its text as an article, its attachments as files of their own."""
    message = _parse(read_bytes(source, reading.limits), reading)
    told = _sender(message, reading)
    attached = [part for part in message.walk() if part.get_filename()]
    failed: UnreadableError | None = None
    try:
        draft = _text_of(message, reading)
        yield add_told(replace(draft, title=told.title or draft.title), told, reading)
    except UnreadableError as error:
        failed = error
    for number, part in enumerate(attached, 1):
        name = squeeze(_header(part.get_filename())) or f"{number}"
        yield source.inside(f"!/{name}", name, partial(BytesIO, _payload(part)), Told())
    if failed and not attached:
        raise failed


def read_mhtml(source: Source, reading: Reading) -> Iterator[Draft]:
    """Read a web archive (RFC 2557): its first page is the article's."""
    data = read_bytes(source, reading.limits)
    message = _parse(data, reading)
    page = next((part for part in message.walk() if part.get_content_type() in _MARKUP), None)
    if page is None:
        raise UnreadableError("the web archive holds no page")
    address = message["Snapshot-Content-Location"] or page["Content-Location"]
    told = Told(
        url=squeeze(_header(address)) if host_of(_header(address)) else None,
        retrieved=squeeze(_header(message["Date"])) or None,
    )
    yield add_told(read_page(_payload(page), reading), told, reading)


def _parse(data: bytes, reading: Reading) -> Message:
    if not _HEADER_LINE.match(data):
        raise UnreadableError("it is no e-mail: it does not begin with a header")
    if data.count(b"\nContent-Type:") > reading.limits.max_members:
        raise UnreadableError("it has more parts than the limit allows")
    try:
        return email.message_from_bytes(data)
    except (MessageError, RecursionError) as error:
        raise UnreadableError("its parts are broken or nested too deep") from error


def _text_of(message: Message, reading: Reading) -> Draft:
    """Return the message's text, rather as it was laid out than as plain text."""
    parts = [part for part in message.walk() if not part.is_multipart() and not part.get_filename()]
    markup = next((part for part in parts if part.get_content_type() in _MARKUP), None)
    plain = next((part for part in parts if part.get_content_type() == "text/plain"), None)
    if markup is not None:
        try:
            return read_page(_payload(markup), reading)
        except UnreadableError:
            if plain is None:
                raise
    if plain is None:
        raise UnreadableError("the message has no text")
    data = _payload(plain)
    try:
        text = decode(data, declared=plain.get_content_charset()).text
    except NotTextError as error:
        raise UnreadableError(str(error)) from error
    return read_plain(data, text, reading)


def _sender(message: Message, reading: Reading) -> Told:
    name, address = parseaddr(_header(message["From"]))
    host = address.rsplit("@", 1)[-1] if "@" in address else ""
    return Told(
        title=squeeze(_header(message["Subject"])) or None,
        outlet=reading.outlets.canonical(squeeze(name) or None, f"https://{host}"),
        published=squeeze(_header(message["Date"])) or None,
    )


def _header(value: object) -> str:
    """Return a header as text, its encoded words (RFC 2047) resolved."""
    text = _unannounced(value) if isinstance(value, Header) else str(value or "")
    text = text[:_LONGEST_HEADER]
    try:
        return str(make_header(decode_header(text)))
    except (MessageError, LookupError, UnicodeError, ValueError):
        return text


def _unannounced(header: Header) -> str:
    """Return a header with bytes beyond ASCII, which many programs write as they are."""
    parts = (part for part, _ in decode_header(header))
    try:
        return decode(b"".join(p if isinstance(p, bytes) else p.encode() for p in parts)).text
    except (NotTextError, MessageError, UnicodeError):
        return str(header)


def _payload(part: Message) -> bytes:
    """Return the content of a part, its transfer encoding undone; charset errors stay bytes."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, AssertionError, LookupError) as error:
        raise UnreadableError("a part of it is encoded wrongly") from error
    return data if isinstance(data, bytes) else b""
