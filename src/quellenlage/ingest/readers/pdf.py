"""PDF files with a text layer; the file itself is opened in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Final

import msgspec

from quellenlage.ingest.draft import Draft, Limits, UnreadableError
from quellenlage.ingest.laid_out import read_laid_out
from quellenlage.ingest.opening import read_bytes
from quellenlage.ingest.readers import pdf_runs
from quellenlage.ingest.readers.pdf_layout import PdfPage, Run, lay_out_pages
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Source

_MEGABYTES: Final = 2_048
"""Memory that the process may take; PDFium itself needs less than 100 of them."""

_FEWEST: Final = 20
"""Letters a page has at least where it has a text layer, on average."""


class _Line(msgspec.Struct):
    """One line of what :mod:`pdf_runs` writes."""

    error: str | None = None
    pages: int | None = None
    metadata: dict[str, str] = {}
    width: float = 0.0
    height: float = 0.0
    runs: tuple[Run, ...] = ()


def read_pdf(source: Source, reading: Reading) -> Iterator[Draft]:
    """Read the text of a PDF: one article, or those of a press database's export."""
    data = read_bytes(source, reading.limits)
    if b"%PDF" not in data[:1024]:
        raise UnreadableError("it is no PDF")
    lines = _run(data, reading.limits)
    pages = [PdfPage(line.width, line.height, line.runs) for line in lines if line.pages is None]
    letters = sum(len(run.text) for page in pages for run in page.runs)
    if letters < _FEWEST * max(1, len(pages)):
        raise UnreadableError("it has no text layer; it may be a scan, which OCR can make readable")
    laid = lay_out_pages(pages, reading.language.exports.suspends)
    yield from read_laid_out(data, laid, reading)


def _run(data: bytes, limits: Limits) -> list[_Line]:
    """Return what the process writes that opens the file."""
    numbers = (limits.max_pages, limits.max_characters, _MEGABYTES)
    command = [sys.executable, "-I", pdf_runs.__file__, *map(str, numbers)]
    try:
        done = subprocess.run(  # noqa: S603 (our own program, with numbers and our own file)
            command, input=data, capture_output=True, timeout=limits.max_seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        reason = f"reading it took longer than {limits.max_seconds} seconds"
        raise UnreadableError(reason) from error
    try:
        lines = [msgspec.json.decode(line, type=_Line) for line in done.stdout.splitlines()]
    except msgspec.DecodeError as error:
        raise UnreadableError("the program that opens PDF files broke off") from error
    told = next((line.error for line in lines if line.error), None)
    if told is None and (done.returncode or not lines):
        told = "the program that opens PDF files broke off"
    if told:
        raise UnreadableError(told)
    return lines
