"""Rich Text Format, as word processors and press databases write it (Microsoft, RTF 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from quellenlage.ingest.draft import Draft, UnreadableError
from quellenlage.ingest.laid_out import LaidLine, read_laid_out
from quellenlage.ingest.opening import read_bytes
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Source

_TOKEN: Final = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)"
)
_HIDDEN: Final = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "objdata", "header", "headerl",
    "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "fldinst", "datafield",
    "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "themedata", "xmlnstbl",
    "colorschememapping", "latentstyles", "datastore", "pntext", "pntxta", "pntxtb", "pn",
    "bkmkstart", "bkmkend", "nonshppict", "annotation", "atnid", "atnauthor", "filetbl", "private",
    "listtext", "mmathPr", "wgrffmtfilter",
})  # fmt: skip
"""Destinations whose text no reader of the page sees."""

_SIGNS: Final = {
    "line": "\n", "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ",
    "qmspace": " ", "cell": "\t", "nestcell": "\t",
}  # fmt: skip
_ENDS: Final = frozenset({"par", "row", "nestrow", "sect", "page"})
_SYMBOLS: Final = {"~": "\xa0", "_": "-", "-": "", "\n": "\n", "\r": "\n"}
_CHARSETS: Final = {
    77: "mac_roman", 128: "cp932", 161: "cp1253", 162: "cp1254", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 238: "cp1250", 255: "cp850",
}  # fmt: skip
_DEEPEST: Final = 10_000
_FONT: Final = re.compile(r"\\f(\d{1,5})\b[^{};]{0,200}?\\fcharset(\d{1,3})")


class _State(msgspec.Struct, frozen=True):
    """What holds inside of a group: whether it is seen, its code page, its skipped letters."""

    hidden: bool = False
    codec: str = "cp1252"
    skip: int = 1
    outline: int | None = None


class _Writer:
    """Walks over the tokens and gathers lines; groups lie on a list, not on the call stack."""

    def __init__(self, text: str) -> None:
        fonts = _FONT.findall(text[:200_000])
        self.fonts = {int(f): _CHARSETS.get(int(c), "") for f, c in fonts}
        self.lines: list[LaidLine] = []
        self.state = _State()
        self.groups: list[_State] = []
        self.parts: list[str] = []
        self.bytes = bytearray()
        self.default = "cp1252"
        self.to_skip = 0
        self.starred = False

    def flush_bytes(self) -> None:
        if self.bytes:
            self.parts.append(self.bytes.decode(self.state.codec, "replace"))
            self.bytes.clear()

    def write(self, text: str) -> None:
        if self.to_skip:
            dropped = min(self.to_skip, len(text))
            self.to_skip -= dropped
            text = text[dropped:]
        if not self.state.hidden and text:
            self.flush_bytes()
            self.parts.append(text)

    def end_line(self, *, page_break: bool = False) -> None:
        self.flush_bytes()
        text = "".join(self.parts)
        self.parts = []
        self.lines.append(LaidLine(text, self.state.outline, page_break=page_break))

    def brace(self, brace: str) -> None:
        self.flush_bytes()
        self.to_skip = 0
        if brace == "{":
            if len(self.groups) >= _DEEPEST:
                raise UnreadableError("its groups are nested too deep")
            self.groups.append(self.state)
        elif self.groups:
            self.state = self.groups.pop()

    def byte(self, digits: str) -> None:
        if self.to_skip:
            self.to_skip -= 1
        elif not self.state.hidden:
            self.bytes.append(int(digits, 16))

    def symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.starred = True
        else:
            self.write(_SYMBOLS.get(symbol, symbol if symbol in "\\{}" else ""))

    def word(self, word: str, number: int | None) -> None:
        starred, self.starred = self.starred, False
        if word in _HIDDEN or starred:
            self._set(hidden=True)
        elif word in _SIGNS:
            self.write(_SIGNS[word])
        elif word in _ENDS and not self.state.hidden:
            self.end_line(page_break=word in {"page", "sect"})
        elif word == "u" and number is not None:
            self.to_skip = 0
            self.write(_character(number))
            self.to_skip = self.state.skip
        else:
            self._setting(word, number)

    def _setting(self, word: str, number: int | None) -> None:
        if word == "uc" and number is not None:
            self._set(skip=min(max(number, 0), 8))
        elif word == "ansicpg" and number:
            self.default = _codec(f"cp{number}")
            self._set(codec=self.default)
        elif word == "mac":
            self.default = "mac_roman"
            self._set(codec=self.default)
        elif word in {"f", "af"} and number is not None:
            self._set(codec=self.fonts.get(number) or self.default)
        elif word == "outlinelevel" and number is not None:
            self._set(outline=number + 1 if 0 <= number < 9 else None)
        elif word == "pard":
            self._set(outline=None)
        elif word == "v":
            self._set(hidden=number != 0)

    def _set(self, **changes: object) -> None:
        self.flush_bytes()
        self.state = msgspec.structs.replace(self.state, **changes)


def read_rtf(source: Source, reading: Reading) -> Iterator[Draft]:
    """Read a Rich Text file: one article, or those of a press database's export."""
    data = read_bytes(source, reading.limits)
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableError("it is no RTF file")
    lines = rtf_lines(_without_binaries(data).decode("latin-1"))
    yield from read_laid_out(data, lines, reading)


def rtf_lines(text: str) -> list[LaidLine]:
    """Return the lines of an RTF text (bytes as Latin-1 characters)."""
    writer = _Writer(text)
    for match in _TOKEN.finditer(text):
        word, number, digits, symbol, brace, plain = match.groups()
        if plain is not None:
            writer.starred = False
            if not writer.state.hidden:
                # Bytes above 127 are none of RTF's, but stand in files all the same.
                writer.write(plain.encode("latin-1").decode(writer.state.codec, "replace"))
        elif word is not None:
            writer.word(word, int(number) if number else None)
        elif digits is not None:
            writer.byte(digits)
        elif brace is not None:
            writer.brace(brace)
        else:
            writer.symbol(symbol)
    writer.end_line()
    return _joined_surrogates(writer.lines)


def _character(number: int) -> str:
    return chr(number % 0x10000)


def _joined_surrogates(lines: list[LaidLine]) -> list[LaidLine]:
    r"""Join the halves that ``\u`` writes characters beyond the first plane in."""
    return [
        msgspec.structs.replace(
            line, text=line.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        )
        if any("\ud800" <= sign <= "\udfff" for sign in line.text)
        else line
        for line in lines
    ]


def _codec(name: str) -> str:
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def _without_binaries(data: bytes) -> bytes:
    r"""Return RTF without the raw bytes that ``\binN`` announces."""
    if b"\\bin" not in data:
        return data
    kept: list[bytes] = []
    at = 0
    for match in re.finditer(rb"\\bin(\d{1,9}) ?", data):
        if match.start() >= at:
            kept.append(data[at : match.start()])
            at = match.end() + int(match[1])
    return b"".join([*kept, data[at:]])
