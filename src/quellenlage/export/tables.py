"""The story as tables: one for each kind, with columns that depend on the model alone.

Lists within a cell are joined by " | ", spans are written ``start-end``, and each row that
stands in an article carries its words. Values that a spreadsheet would take for a formula
are preceded by an apostrophe (OWASP's advice against CSV injection).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from quellenlage.model import (
    Actor,
    Attribution,
    Block,
    Claim,
    Commitment,
    Credit,
    Discrepancy,
    Document,
    Event,
    LineageEdge,
    LineageNode,
    Mention,
    ModelInfo,
    Novelty,
    Quotation,
    Skipped,
    StatedDate,
    Story,
    TimeExpression,
    TimelineEntry,
)

LEFT_OUT = {"documents": {"text", "blocks", "stated_dates", "credits"}}
"""Columns that have a table of their own; the text stands in ``blocks``."""

Cell = str | int | float | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Table(msgspec.Struct, frozen=True):
    """One table: its name, its columns, and the findings of which it is made."""

    name: str
    columns: tuple[str, ...]
    items: Sequence[msgspec.Struct | tuple[str, msgspec.Struct]]
    texts: dict[str, str]

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the rows, each with a cell for every column."""
        for item in self.items:
            document, noun = item if isinstance(item, tuple) else (None, item)
            plain = msgspec.to_builtins(noun)
            if document is not None:
                plain["document"] = document
            if "words" in self.columns:
                plain["words"] = _words(plain, self.texts)
            yield [_cell(plain.get(column)) for column in self.columns]


def tables(story: Story) -> tuple[Table, ...]:
    """Return every table of a story, the empty ones too."""
    texts = {document.id: document.text for document in story.documents}
    inner: list[tuple[str, type[msgspec.Struct], Sequence[Any]]] = [
        ("blocks", Block, [(d.id, block) for d in story.documents for block in d.blocks]),
        ("stated_dates", StatedDate, [(d.id, s) for d in story.documents for s in d.stated_dates]),
        ("credits", Credit, [(d.id, credit) for d in story.documents for credit in d.credits]),
    ]
    kinds: list[tuple[str, type[msgspec.Struct], Sequence[Any]]] = [
        ("documents", Document, story.documents),
        *inner,
        ("times", TimeExpression, story.times),
        ("quotations", Quotation, story.quotations),
        ("attributions", Attribution, story.attributions),
        ("actors", Actor, story.actors),
        ("mentions", Mention, story.mentions),
        ("events", Event, story.events),
        ("claims", Claim, story.claims),
        ("commitments", Commitment, story.commitments),
        ("discrepancies", Discrepancy, story.discrepancies),
        ("lineage_nodes", LineageNode, story.lineage.nodes),
        ("lineage_edges", LineageEdge, story.lineage.edges),
        ("timeline", TimelineEntry, story.timeline),
        ("novelty", Novelty, story.novelty),
        ("skipped", Skipped, story.skipped),
        ("models", ModelInfo, story.models),
        ("settings", type(story.settings), (story.settings,)),
    ]
    return tuple(Table(name, _columns(name, kind), items, texts) for name, kind, items in kinds)


def _columns(name: str, kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the fields of a kind, and the columns that the tables add."""
    fields = msgspec.structs.fields(kind)
    names = [f.encode_name for f in fields if f.encode_name not in LEFT_OUT.get(name, ())]
    if kind in {Block, StatedDate, Credit}:
        names.insert(0, "document")
    if "document" in names and {"start", "span", "spans"} & set(names):
        names.append("words")
    return tuple(names)


def _words(row: dict[str, Any], texts: dict[str, str]) -> str | None:
    """Return the words of the article that a row points at, or nothing."""
    text = texts.get(row.get("document") or "")
    if text is None:
        return None
    spans = row.get("spans") or [row.get("span") or row]
    return " … ".join(
        text[span["start"] : span["end"]] for span in spans if span.get("start") is not None
    )


def _cell(value: Any) -> Cell:
    match value:
        case None | bool() | int() | float():
            return value
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
