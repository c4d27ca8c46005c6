"""Word files (.docx): paragraphs and tables in their order, headings with their role."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from lxml import etree
from msgspec.structs import replace

from quellenlage.ingest.draft import Draft, Limits, UnreadableError
from quellenlage.ingest.laid_out import LaidLine, read_laid_out
from quellenlage.ingest.opening import DAMAGED, read_bytes
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Source

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_DEEPEST: Final = 200
_RTF, _ZIP, _OLE = b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_doc(source: Source, reading: Reading) -> Iterator[Source]:
    """Tell what a .doc file is: press databases give this suffix to RTF and web pages."""
    data = read_bytes(source, reading.limits)
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(_OLE):
        raise UnreadableError("it is a Word file of the old kind; save it as .docx")
    if start.startswith(_RTF):
        label = "file.rtf"
    elif start.startswith(_ZIP):
        label = "file.docx"
    else:
        label = "file.html" if start.startswith(b"<") or b":" in start[:40] else "file.txt"
    yield replace(source, label=label, open=lambda: BytesIO(data))


def read_docx(source: Source, reading: Reading) -> Iterator[Draft]:
    """Read a Word file: one article, or those of a press database's export."""
    data = read_bytes(source, reading.limits)
    body = _part(data, _BODY, reading.limits)
    if body is None:
        raise UnreadableError("it is no Word file: it has no document inside")
    headings = _heading_styles(_part(data, _STYLES, reading.limits))
    root = _parse(body).find(f"{_W}body")
    if root is None:
        raise UnreadableError("the Word file has no body")
    yield from read_laid_out(data, list(_lines(root, headings, 0)), reading)


def _part(data: bytes, name: str, limits: Limits) -> bytes | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(name) as stream:
            part = stream.read(limits.max_bytes + 1)
    except KeyError:
        return None
    except (*DAMAGED, RuntimeError, ValueError, OSError) as error:
        raise UnreadableError(f"it is no readable Word file ({error})") from error
    if len(part) > limits.max_bytes:
        raise UnreadableError(f"it unpacks to more than the limit of {limits.max_bytes:,} bytes")
    return part


def _parse(data: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"its XML is damaged ({error})") from error
    if root is None:
        raise UnreadableError("its XML is damaged")
    return root


def _heading_styles(styles: bytes | None) -> dict[str, int]:
    """Return the level of each heading style by its id: the title is 0, other texts have none."""
    levels: dict[str, int] = {}
    if styles is None:
        return levels
    for style in _parse(styles).iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        told = (name.get(f"{_W}val") or "").lower() if name is not None else ""
        key = style.get(f"{_W}styleId") or ""
        if told == "title":
            levels[key] = 0
        elif told.startswith("heading ") and told[8:].isdigit():
            levels[key] = int(told[8:])
        elif outline is not None and (outline.get(f"{_W}val") or "").isdigit():
            levels[key] = int(outline.get(f"{_W}val")) + 1
    return levels


def _lines(parent: Any, headings: dict[str, int], depth: int) -> Iterator[LaidLine]:
    """Yield the lines below ``parent``: a paragraph is one, and so is a row of a plain table."""
    if depth > _DEEPEST:
        return
    for child in parent:
        if child.tag == f"{_W}p":
            yield _paragraph(child, headings)
        elif child.tag == f"{_W}tr":
            yield from _row(child, headings, depth)
        elif child.tag not in {f"{_W}sectPr", f"{_W}tblPr", f"{_W}tblGrid"}:
            yield from _lines(child, headings, depth + 1)


def _row(row: Any, headings: dict[str, int], depth: int) -> Iterator[LaidLine]:
    cells = [
        [line for line in _lines(cell, headings, depth + 1) if line.text.strip()]
        for cell in (*row.iterchildren(f"{_W}tc"), *row.iterfind(f"{_W}sdt/{_W}sdtContent/{_W}tc"))
    ]
    if all(len(cell) <= 1 for cell in cells):
        yield LaidLine("\t".join(line.text.strip() for cell in cells for line in cell))
    else:
        for cell in cells:
            yield from cell


def _paragraph(paragraph: Any, headings: dict[str, int]) -> LaidLine:
    parts: list[str] = []
    breaks = False
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}tab":
            parts.append("\t")
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif node.tag in {f"{_W}br", f"{_W}cr"}:
            breaks = breaks or node.get(f"{_W}type") == "page"
            parts.append("\n")
        elif node.tag in {f"{_W}pageBreakBefore", f"{_W}lastRenderedPageBreak"}:
            breaks = breaks or node.tag == f"{_W}pageBreakBefore"
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    level = headings.get(style.get(f"{_W}val") or "") if style is not None else None
    return LaidLine("".join(parts), level, page_break=breaks)
