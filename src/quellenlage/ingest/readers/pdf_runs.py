"""The text of a PDF as runs with their places, taken out by PDFium in a process of its own.

This file is started as a program, ``pdf_runs.py PAGES CHARACTERS MEGABYTES``, reads the file
from standard input and imports nothing of the package: a broken or hostile PDF may cost this
process its time, its memory or its life, and no more. It writes one JSON object a line: first
what the file says of itself, then one for each page.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from ctypes import byref, c_double
from typing import Any

import pypdfium2
from pypdfium2 import raw

_GAP = 1.0
"""A gap of this many times the letters' size ends a run: it may be the one between columns."""

Run = tuple[float, float, float, float, str]
"""Left end, right end, base line, size of the letters (points, from below left), text."""


def main() -> int:
    """Write the runs of a file; end with 2 and a reason where there are none."""
    pages, characters, megabytes = map(int, sys.argv[1:4])
    _limit_memory(megabytes)
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        return _fail("it is encrypted" if locked else "its PDF data is damaged")
    if len(document) > pages:
        return _fail(f"it has {len(document):,} pages, above the limit of {pages:,}")
    _write({"pages": len(document), "metadata": document.get_metadata_dict()})
    left = characters
    for number in range(len(document)):
        page = _page(document, number, left)
        left -= sum(len(run[-1]) for run in page["runs"])
        _write(page)
        if left <= 0:
            return _fail(f"its text has more characters than the limit of {characters:,}")
    return 0


def _write(record: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(record)}\n")


def _fail(reason: str) -> int:
    _write({"error": reason})
    return 2


def _page(document: pypdfium2.PdfDocument, number: int, most: int) -> dict[str, Any]:
    try:
        page = document[number]
        letters = page.get_textpage()  # held, or PDFium closes it
        width, height = page.get_size()
        return {"width": width, "height": height, "runs": list(_runs(letters.raw, most))}
    except pypdfium2.PdfiumError:
        return {"runs": []}  # a broken page costs itself only


def _limit_memory(megabytes: int) -> None:
    try:
        import resource  # noqa: PLC0415 (there is none on Windows)
    except ImportError:
        return
    limit = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _runs(page: Any, most: int) -> Iterator[Run]:
    """Yield the runs of a page: letters on one line without a wide gap, in the file's order."""
    box = tuple(c_double() for _ in range(4))  # left, right, bottom, top
    origin = c_double(), c_double()
    letters: list[str] = []
    left = right = base = size = 0.0
    for index in range(min(raw.FPDFText_CountChars(page), most)):
        letter = chr(min(raw.FPDFText_GetUnicode(page, index), 0x10FFFF))
        ends = letter in "\r\n"
        if ends or letter.isspace():
            if letters and ends:
                yield left, right, base, size, "".join(letters)
            letters = [*letters, " "] if letters and not ends else []
            continue
        raw.FPDFText_GetCharBox(page, index, *map(byref, box))
        raw.FPDFText_GetCharOrigin(page, index, *map(byref, origin))
        x0, x1, y = box[0].value, box[1].value, origin[1].value
        height = raw.FPDFText_GetFontSize(page, index) or 1.0
        if letters and _apart(x0 - right, y - base, max(size, height)):
            yield left, right, base, size, "".join(letters)
            letters = []
        if not letters:
            left, right, base, size = x0, x1, y, height
        letters.append("\ufffd" if letter == "\0" or "\ud800" <= letter <= "\udfff" else letter)
        left, right, size = min(left, x0), max(right, x1), max(size, height)
    if letters:
        yield left, right, base, size, "".join(letters)


def _apart(gap: float, rise: float, size: float) -> bool:
    return gap > _GAP * size or gap < -3 * size or abs(rise) > 0.6 * size


if __name__ == "__main__":
    sys.exit(main())
