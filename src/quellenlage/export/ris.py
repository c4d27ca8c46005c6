"""The articles as RIS references, for Zotero, EndNote and others (type NEWS)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quellenlage.export.citations import Citation, citations, one_line, shared_date
from quellenlage.model import Story


def write_ris(story: Story) -> Mapping[str, bytes]:
    """Return the articles as ``articles.ris``, in UTF-8."""
    lines = [line for citation in citations(story) for line in _lines(citation)]
    return {"articles.ris": "".join(f"{line}\r\n" for line in lines).encode("utf-8", "replace")}


def _lines(citation: Citation) -> Iterator[str]:
    document = citation.document
    day = shared_date(citation)
    fields = [
        ("TY", "NEWS"),
        ("ID", document.id),
        ("TI", citation.title),
        *(("AU", author) for author in document.authors),
        ("T2", document.outlet),
        ("PY", f"{day[0]:04d}" if day else None),
        ("DA", "/".join(f"{part:02d}" for part in day) + "/" * (4 - len(day)) if day else None),
        ("Y2", (document.retrieved or "")[:10].replace("-", "/") or None),
        ("LA", document.language),
        ("UR", document.url),
        ("N1", citation.note),
        ("N1", f"Eingabe: {document.input}"),
    ]
    yield from (f"{tag}  - {one_line(value)}" for tag, value in fields if value)
    yield "ER  - "
