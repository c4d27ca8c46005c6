"""Events and dated claims in calendar order, each with its interval and what it rests on."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Generic, TypeVar

from quellenlage.model import (
    Article,
    Claim,
    Event,
    Factuality,
    Id,
    Ref,
    RefKind,
    Span,
    TimeExpression,
    TimelineEntry,
    TimexType,
)
from quellenlage.text.ids import content_id
from quellenlage.text.intervals import precision_of

T = TypeVar("T")

UNREAL = frozenset({Factuality.DENIED, Factuality.CONDITIONAL})
"""Nobody says of such an event that it was or will be: it has no place on the calendar."""


class _Places(Generic[T]):
    """Things by where they stand in the articles."""

    def __init__(self, placed: Iterator[tuple[Id, Span, T]]) -> None:
        self._spans: defaultdict[Id, list[tuple[Span, T]]] = defaultdict(list)
        for document, span, thing in placed:
            self._spans[document].append((span, thing))
        self._starts: dict[Id, list[int]] = {}
        self._longest: dict[Id, int] = {}
        for document, pairs in self._spans.items():
            pairs.sort(key=lambda pair: pair[0])
            self._starts[document] = [span.start for span, _ in pairs]
            self._longest[document] = max(len(span) for span, _ in pairs)

    def at(self, document: Id, span: Span) -> Iterator[T]:
        """Yield what overlaps ``span`` of ``document``, in text order."""
        starts = self._starts.get(document)
        if starts is None:
            return
        first = bisect_left(starts, span.start - self._longest[document])
        for place, thing in self._spans[document][first : bisect_left(starts, span.end)]:
            if place.overlaps(span):
                yield thing


def build_timeline(
    articles: Sequence[Article],
    times: Sequence[TimeExpression],
    events: Sequence[Event],
    claims: Sequence[Claim],
) -> tuple[TimelineEntry, ...]:
    """Return the timeline: events with a time, then claims whose words hold a date.

    A claim that tells an event already listed for overlapping days is not listed again.
    ``origins`` is the number of origins known to differ of the best supported claim that an entry
    is told in; 0 where none is known to be independent.
    """
    told = _Places(
        (item.document, item.spans[0], event) for event in events for item in event.evidence
    )
    claimed = _Places(
        (rendering.document, span, claim)
        for claim in claims
        for rendering in claim.renderings
        for span in rendering.spans
    )
    dated = _Places(
        (time.document, Span(time.start, time.end), time) for time in times if _on_calendar(time)
    )
    entries = [entry for event in events if (entry := _of_event(event, claimed)) is not None]
    entries += [entry for claim in claims if (entry := _of_claim(claim, dated, told)) is not None]
    known = {article.document.id for article in articles}
    kept = [entry for entry in entries if known.issuperset(entry.documents)]
    unique = {(e.earliest, e.latest, e.text): e for e in reversed(kept)}
    return tuple(sorted(unique.values(), key=lambda e: (e.earliest, e.latest, e.text, e.id)))


def _on_calendar(time: TimeExpression) -> bool:
    dated = time.type in (TimexType.DATE, TimexType.TIME)
    return dated and time.earliest is not None and time.latest is not None


def _of_event(event: Event, claimed: _Places[Claim]) -> TimelineEntry | None:
    time = event.time
    if time is None or time.earliest is None or time.latest is None:
        return None
    if event.factuality in UNREAL:
        return None
    linked = (c for item in event.evidence for c in claimed.at(item.document, item.spans[0]))
    return TimelineEntry(
        id=content_id("tl", event.id),
        earliest=time.earliest,
        latest=time.latest,
        precision=time.precision,
        basis=time.basis,
        text=event.text,
        ref=Ref(kind=RefKind.EVENT, id=event.id),
        documents=tuple(sorted({item.document for item in event.evidence})),
        origins=max((_known(claim) for claim in linked), default=0),
    )


def _of_claim(
    claim: Claim, dated: _Places[TimeExpression], told: _Places[Event]
) -> TimelineEntry | None:
    """Return the entry of a claim, by the first date in its words, unless an event tells it.

    A part of the day counts only where no date stands ("in der Nacht auf den 29. April").
    """
    places = [(r.document, span) for r in claim.renderings for span in r.spans]
    told_times = [t for document, span in places for t in dated.at(document, span)]
    dates = (t for t in told_times if t.type is TimexType.DATE)
    time = next(dates, next(iter(told_times), None))
    if time is None or time.earliest is None or time.latest is None:
        return None
    for document, span in places:
        if any(_same_days(event, time) for event in told.at(document, span)):
            return None
    first, last = date.fromisoformat(time.earliest), date.fromisoformat(time.latest)
    return TimelineEntry(
        id=content_id("tl", claim.id),
        earliest=time.earliest,
        latest=time.latest,
        precision=precision_of(first, last),
        basis=f"Zeitangabe im Wortlaut, gelesen als {time.value}.",
        text=claim.text,
        ref=Ref(kind=RefKind.CLAIM, id=claim.id),
        documents=tuple(sorted({rendering.document for rendering in claim.renderings})),
        origins=_known(claim),
    )


def _same_days(event: Event, time: TimeExpression) -> bool:
    days = event.time
    if days is None or not (days.earliest and days.latest and time.earliest and time.latest):
        return False
    return days.earliest <= time.latest and time.earliest <= days.latest


def _known(claim: Claim) -> int:
    """Return on how many origins a claim rests that are known to differ."""
    return claim.counts.independent + claim.counts.same
