"""One CSV table per kind of finding, for spreadsheets.

Lists within a cell are joined by " | ", spans are written ``start-end``, and each row that
stands in an article carries its words. Values that a spreadsheet would take for a formula
are preceded by an apostrophe (OWASP's advice against CSV injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from quellenlage.model import Story

_TABLES = (
    "documents",
    "times",
    "quotations",
    "attributions",
    "actors",
    "mentions",
    "events",
    "claims",
    "commitments",
    "discrepancies",
    "timeline",
    "novelty",
    "skipped",
)
_LEFT_OUT = {"documents": {"text", "blocks", "stated_dates", "credits"}}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(story: Story) -> Mapping[str, bytes]:
    """Return one table per kind, named ``csv/<kind>.csv``, in UTF-8 with a byte order mark.

    The mark makes spreadsheets read umlauts right. What is left out of a table (texts and
    blocks of documents) stands in ``dossier.json``.
    """
    plain = msgspec.to_builtins(story)
    texts = {document["id"]: document["text"] for document in plain["documents"]}
    tables = {name: plain[name] for name in _TABLES}
    tables["lineage_nodes"] = plain["lineage"]["nodes"]
    tables["lineage_edges"] = plain["lineage"]["edges"]
    return {
        f"csv/{name}.csv": _table(rows, _LEFT_OUT.get(name, set()), texts)
        for name, rows in tables.items()
    }


def _table(rows: list[dict[str, Any]], left_out: set[str], texts: dict[str, str]) -> bytes:
    flat = [_flatten(row, left_out, texts) for row in rows]
    columns = list(dict.fromkeys(key for row in flat for key in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(flat)
    return out.getvalue().encode("utf-8-sig")


def _flatten(row: dict[str, Any], left_out: set[str], texts: dict[str, str]) -> dict[str, str]:
    flat = {key: _cell(value) for key, value in row.items() if key not in left_out}
    words = _words(row, texts)
    return {**flat, "words": _safe(words)} if words else flat


def _words(row: dict[str, Any], texts: dict[str, str]) -> str:
    """Return the words of the article that a row points at, or nothing."""
    text = texts.get(row.get("document") or "")
    if text is None:
        return ""
    spans = row.get("spans") or [row]
    return " … ".join(
        text[span["start"] : span["end"]] for span in spans if span.get("start") is not None
    )


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case list():
            return _safe(" | ".join(_inner(item) for item in value))
        case _:
            return _safe(_inner(value))


def _inner(value: Any) -> str:
    match value:
        case {"start": int(start), "end": int(end), **rest} if not rest:
            return f"{start}-{end}"
        case dict():
            return "; ".join(f"{key}={_joined(item)}" for key, item in value.items() if item)
        case list():
            return _joined(value)
        case _:
            return str(value)


def _joined(value: Any) -> str:
    if isinstance(value, list):
        items: Iterable[str] = (_inner(item) for item in value)
        return ", ".join(items)
    return _inner(value)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
