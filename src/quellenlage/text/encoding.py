"""From bytes to text: byte order mark, then UTF-8, UTF-16 by its pattern, Windows-1252."""

from __future__ import annotations

import codecs
import re
from typing import Final

import msgspec

BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

SIGNATURES: Final = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"PK\x03\x04", "ZIP archive"),
    (b"\x1f\x8b", "gzip archive"),
    (b"7z\xbc\xaf", "7z archive"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"\xd0\xcf\x11\xe0", "Microsoft Office file"),
    (b"SQLite format 3", "SQLite database"),
    (b"{\\rtf", "RTF file"),
)

SAMPLE: Final = 65_536
_CONTROLS: Final = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_DECLARED: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)


class Decoded(msgspec.Struct, frozen=True):
    """Text with the encoding it was read by; ``guessed`` where nothing in the bytes proves it."""

    text: str
    encoding: str
    guessed: bool = False


class NotTextError(ValueError):
    """Bytes that are no text; the message says what they are."""


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Return ``data`` as text.

    Valid UTF-8 wins over a ``declared`` encoding, because declarations lie more often than
    bytes do; Windows-1252 is what German files without any sign are written in.

    Raises:
        NotTextError: if ``data`` is a known binary format or holds NUL or control bytes.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    _refuse_known_formats(data)
    wide = _wide_encoding(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide, guessed=True)
    _refuse_controls(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    named = _single_byte(declared) if declared else None
    return Decoded(data.decode(named or "cp1252", "replace"), named or "cp1252", guessed=not named)


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that an HTML page names in its first 4 KiB, if any."""
    found = _DECLARED.search(data[:4096])
    return found.group(1).decode("ascii").lower() if found else None


def _refuse_known_formats(data: bytes) -> None:
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            raise NotTextError(f"it is a binary file ({name}), not text")


def _refuse_controls(data: bytes) -> None:
    if b"\0" in data:
        raise NotTextError("it holds NUL bytes, so it is a binary file or damaged")
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(2, len(sample) // 100):
        raise NotTextError("it holds control bytes, so it is a binary file")


def _wide_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: Latin letters leave every other byte NUL."""
    sample = data[:SAMPLE]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    first, second = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if second > 0.6 and first < 0.05:
        return "utf-16-le"
    if first > 0.6 and second < 0.05:
        return "utf-16-be"
    return None


def _single_byte(name: str) -> str | None:
    """Return the codec of a single-byte encoding; Latin-1 means Windows-1252 (WHATWG)."""
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    if codec in {"iso8859-1", "ascii"}:
        return "cp1252"
    return codec if codec.startswith(("iso8859", "cp12", "koi8", "mac")) else None
