"""The articles as CSL-JSON, for Zotero and Pandoc (citation-style-language/schema)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from quellenlage.export.citations import Citation, citations, one_line
from quellenlage.model import Story


def write_csl(story: Story) -> Mapping[str, bytes]:
    """Return the articles as ``articles.csl.json``."""
    items = [_item(citation) for citation in citations(story)]
    data = msgspec.json.format(msgspec.json.encode(items), indent=1)
    return {"articles.csl.json": data + b"\n"}


def _item(citation: Citation) -> dict[str, Any]:
    document = citation.document
    retrieved = (document.retrieved or "")[:10]
    fields = {
        "id": document.id,
        "type": "article-newspaper",
        "title": citation.title,
        "author": [{"literal": one_line(author)} for author in document.authors],
        "container-title": document.outlet,
        "issued": _date(citation),
        "accessed": {"raw": retrieved} if retrieved else None,
        "language": document.language,
        "URL": document.url,
        "note": " ".join(part for part in (citation.note, f"Eingabe: {document.input}") if part),
    }
    return {name: value for name, value in fields.items() if value}


def _date(citation: Citation) -> dict[str, Any] | None:
    """Return a day, or the interval in which the article appeared."""
    if not citation.first:
        return None
    days = [citation.first] if citation.first == citation.last else [citation.first, citation.last]
    return {"date-parts": days}
