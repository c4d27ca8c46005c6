"""From bytes to text: byte order mark, then UTF-8, UTF-16 by its pattern, then a vote.

The vote is among the single-byte encodings that German files are written in; it counts the
letters and marks of German that each makes of the bytes beyond ASCII.
"""

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

CANDIDATES: Final = ("cp1252", "mac_roman", "cp850")
"""Windows, the old Macintosh and DOS; on equal votes the first."""

SAMPLE: Final = 65_536
_GERMAN: Final = frozenset("äöüÄÖÜßéèáàçñ„“”‚‘’–—…»«§€°\xa0")
_BEYOND: Final = re.compile(rb"[\x80-\xff]")
_UTF8_LETTER: Final = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|\xc2[\x80-\xbf]"
)
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
    bytes do. Else a vote decides, which a ``declared`` encoding mostly wins; Windows-1252 is
    what German files without any sign are written in.

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
    if _is_damaged_utf8(data):
        return Decoded(data.decode("utf-8", _AS_WINDOWS), "utf-8", guessed=True)
    named = _single_byte(declared) if declared else None
    best = _voted(data, named)
    return Decoded(data.decode(best, "replace"), best, guessed=best != named)


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a few bytes of another encoding in it, or cut off within a letter."""
    sample = data[: 4 * SAMPLE]
    whole = len(_UTF8_LETTER.findall(sample))
    return whole >= 3 and whole >= 5 * len(_BEYOND.findall(_UTF8_LETTER.sub(b"", sample)))


def _replace_as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252 (an error handler of :mod:`codecs`)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


_AS_WINDOWS: Final = "quellenlage-cp1252"
codecs.register_error(_AS_WINDOWS, _replace_as_windows)


def _voted(data: bytes, named: str | None) -> str:
    """Return the encoding that makes most German letters of the bytes beyond ASCII.

    The one that is ``named`` stays unless another makes far more of them: a page in Polish
    or Russian has few in any.
    """
    sample = b"".join(_BEYOND.findall(data)[:SAMPLE])
    chances = [named] if named else []
    chances += [name for name in CANDIDATES if name != named]
    scores = {name: _german(sample, name) for name in chances}
    best = max(chances, key=lambda name: (scores[name], -chances.index(name)))
    if named and scores[named] + 0.5 > scores[best]:
        return named
    return best


def _german(sample: bytes, name: str) -> float:
    """Return the share of the characters beyond ASCII that are usual in German."""
    text = [sign for sign in sample.decode(name, "replace") if ord(sign) > 127]
    return sum(sign in _GERMAN for sign in text) / max(1, len(text))


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
