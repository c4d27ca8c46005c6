"""The timeline as TimelineJS reads it (timeline.knightlab.com/docs/json-format.html)."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import msgspec

from quellenlage.model import (
    Document,
    Event,
    Factuality,
    Id,
    Precision,
    RefKind,
    Story,
    TimelineEntry,
)

_YEARS = {Precision.YEAR, Precision.DECADE, Precision.CENTURY}
_GROUPS = {
    Factuality.PLANNED: "geplant",
    Factuality.REQUESTED: "verlangt",
    Factuality.POSSIBLE: "möglich",
    Factuality.CONDITIONAL: "bedingt",
    Factuality.DENIED: "bestritten",
}


def write_timeline(story: Story) -> Mapping[str, bytes]:
    """Return the timeline as ``timeline.json``; TimelineJS takes texts for HTML."""
    events = {event.id: event for event in story.events}
    documents = {document.id: document for document in story.documents}
    data = {
        "scale": "human",
        "title": {"text": {"headline": escape(story.settings.title or "Zeitleiste"), "text": ""}},
        "events": [_slide(entry, events, documents) for entry in story.timeline],
    }
    return {"timeline.json": msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"}


def _slide(
    entry: TimelineEntry, events: Mapping[Id, Event], documents: Mapping[Id, Document]
) -> dict[str, Any]:
    told = [documents[identity] for identity in entry.documents]
    names = "; ".join(f"{d.outlet or d.input}: {d.title or d.input}" for d in told)
    slide: dict[str, Any] = {
        "unique_id": entry.id,
        "start_date": _date(entry.earliest, entry.precision),
        "group": _group(entry, events),
        "text": {
            "headline": escape(entry.text),
            "text": f"<p>{escape(entry.basis)}</p><p>{escape(names)}</p>"
            f"<p>Bekannte Ursprünge: {entry.origins}</p>",
        },
    }
    if entry.latest != entry.earliest:
        slide["end_date"] = _date(entry.latest, entry.precision)
    return slide


def _date(day: str, precision: Precision) -> dict[str, int]:
    """Return a day as precisely as it is known: TimelineJS shows what it is given."""
    year, month, of_month = (int(part) for part in day.split("-"))
    if precision in _YEARS:
        return {"year": year}
    if precision is Precision.MONTH:
        return {"year": year, "month": month}
    return {"year": year, "month": month, "day": of_month}


def _group(entry: TimelineEntry, events: Mapping[Id, Event]) -> str:
    event = events.get(entry.ref.id) if entry.ref.kind is RefKind.EVENT else None
    if event is None:
        return {RefKind.COMMITMENT: "Zusage", RefKind.CLAIM: "Aussage"}.get(
            entry.ref.kind, "Ereignis"
        )
    return _GROUPS.get(event.factuality, "Ereignis")
