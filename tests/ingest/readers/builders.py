"""Small files of every format, built here so that each test says what is in them."""

from __future__ import annotations

import gzip
import html
import io
import zipfile
from collections.abc import Iterable, Sequence

from tests.ingest.samples import FIRST, SECOND, THIRD

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def page(title: str = "Altenfurt erneuert die alte Brücke", extra: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{title} | Weselbote</title>{extra}</head><body>"
        f"<nav><a href='/'>Start</a></nav><article><h1>{title}</h1>"
        f"<p class='author'>Von Mina Talberg</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD} (npa)</p>"
        "</article><footer>Impressum</footer></body></html>"
    )


def docx(paragraphs: Iterable[str]) -> bytes:
    """A Word file; "# " begins a heading, a tab parts the cells of a table's row."""
    body = "".join(map(_word_line, paragraphs))
    style = (
        '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    )
    return zipped({
        "word/document.xml": f"<w:document {_W}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {_W}>{style}</w:styles>",
    })  # fmt: skip


def _word_line(line: str) -> str:
    if "\t" in line:
        cells = "".join(f"<w:tc>{_word_line(cell)}</w:tc>" for cell in line.split("\t"))
        return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    style = '<w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>' if line.startswith("# ") else ""
    text = html.escape(line.removeprefix("# "))
    return f'<w:p>{style}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def zipped(members: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def rtf(text: str) -> bytes:
    written = "".join(map(_rtf_sign, text))
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}{\header Archiv}\pard\f0 "
    return f"{head}{written}}}".encode("latin-1")


def _rtf_sign(sign: str) -> str:
    if sign == "\n":
        return "\\par\n"
    if sign in "{}\\":
        return f"\\{sign}"
    if sign.isascii():
        return sign
    return f"\\'{sign.encode('cp1252')[0]:02x}" if sign in "äöüÄÖÜß" else f"\\u{ord(sign)}?"


def warc(records: Iterable[tuple[str, str, str | bytes, int]], *, packed: bool = True) -> bytes:
    """A web archive of responses: address, media type, body, status."""
    written = []
    for url, kind, body, status in records:
        data = body.encode() if isinstance(body, str) else body
        answer = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n\r\n".encode() + data
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-05-14T10:00:00Z\r\n"
            f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        ).encode()
        record = head + answer + b"\r\n\r\n"
        written.append(gzip.compress(record) if packed else record)
    return b"".join(written)


Placed = tuple[float, float, float, str]


def pdf(pages: Sequence[Sequence[Placed]]) -> bytes:
    """A PDF whose pages are texts at places: x, y (points from below left), size, text."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman "
                   "/Encoding /WinAnsiEncoding >>")  # fmt: skip
    kids = []
    for placed in pages:
        drawn = "".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(t)}) Tj ET\n"
                        for x, y, size, t in placed)  # fmt: skip
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        out
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
        ).encode()
    )


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def export_entry(number: int, outlet: str) -> str:
    """An article as a press database writes it, its fields below."""
    return f"""Neue Brücke für Altenfurt, Folge {number}

{FIRST}

{SECOND.replace("März", f"Monat {number}")}

{THIRD}

Quelle:\t{outlet} vom {10 + number}.05.2025, Nr. 109, S. 5
Ressort:\tPolitik
Dokumentnummer:\tAB{number}
Alle Rechte vorbehalten: (c) {outlet} Verlag
© Archiv der Presse
"""
