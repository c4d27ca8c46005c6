"""One event or claim told for days that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from quellenlage.model import (
    AnchorKind,
    Article,
    Claim,
    Discrepancy,
    DiscrepancyKind,
    Event,
    Evidence,
    Ref,
    RefKind,
    Rendering,
    Side,
    Span,
    TimeExpression,
    TimexType,
)
from quellenlage.resolve.discrepancies.shelf import Shelf, disagree, in_time
from quellenlage.resolve.tellings import Days, days_of
from quellenlage.text.blocking import candidate_pairs
from quellenlage.text.similarity import frequencies, overlap

ALIKE = 0.6
DAY_RULES = frozenset({"weekday", "today", "day-month", "day-month-year"})
"""Rules whose times of day name their day: "Montagabend"; "Mitternacht" names none."""

NEAR = 62
"""Days further apart are taken for two events, not for two dates of one."""


def compare_dates(
    shelf: Shelf, claims: Sequence[Claim], events: Sequence[Event]
) -> Iterator[Discrepancy]:
    """Yield claims and events whose tellings name days that exclude each other."""
    times: dict[str, list[TimeExpression]] = {}
    for time in shelf.pile.times.values():
        if time.type is TimexType.DATE or time.rule in DAY_RULES:
            times.setdefault(time.document, []).append(time)
    for claim in claims:
        yield from _of_claim(shelf, claim, times)
    yield from _of_events(shelf, events)


def _of_claim(
    shelf: Shelf, claim: Claim, times: dict[str, list[TimeExpression]]
) -> Iterator[Discrepancy]:
    dated: list[tuple[Rendering, TimeExpression, Days]] = []
    for rendering in claim.renderings:
        inside = [
            time
            for time in times.get(rendering.document, [])
            if any(span.start <= time.start < span.end for span in rendering.spans)
        ]
        days = days_of(inside[0]) if len(inside) == 1 else None
        if days is not None and _firm(inside[0]):
            dated.append((rendering, inside[0], days))
    for rendering, time, days in dated[1:]:
        first, first_time, first_days = dated[0]
        first_words = _words(shelf, first_time)  # the same words on other days: our own anchor
        pair = shelf.articles[first.document], shelf.articles[rendering.document]
        apart = rendering.document != first.document and days.gap(first_days) > 0
        if apart and shelf.of_one_matter(*pair) and _words(shelf, time) != first_words:
            sides = [_side(shelf, first_time), _side(shelf, time)]
            kind = _kind(*pair)
            ref = Ref(kind=RefKind.CLAIM, id=claim.id)
            why = ["Dieselbe Aussage, aber Zeitangaben, die einander ausschließen."]
            yield disagree(kind, ref, sides, score=claim.score * 0.8, why=why)
            return


def _kind(one: Article, other: Article) -> DiscrepancyKind:
    """Return UPDATE where one article is known to be later and may know the new date."""
    return DiscrepancyKind.UPDATE if in_time(one, other) else DiscrepancyKind.CONTRADICTION


def _firm(time: TimeExpression) -> bool:
    """Tell whether a date rests on nothing inferred."""
    return time.anchor.kind is not AnchorKind.OPEN and not time.anchor.inferred


def _words(shelf: Shelf, time: TimeExpression) -> str:
    return shelf.text(time.document, [Span(time.start, time.end)])


def _side(shelf: Shelf, time: TimeExpression) -> Side:
    span = Span(time.start, time.end)
    words = _words(shelf, time)
    days = time.earliest if time.earliest == time.latest else f"{time.earliest} bis {time.latest}"
    evidence = Evidence(document=time.document, spans=(span,))
    return Side(value=f"{words} ({days})", evidence=(evidence,))


def _of_events(shelf: Shelf, events: Sequence[Event]) -> Iterator[Discrepancy]:
    """Compare events of one type on different days that are told in nearly the same words."""
    dated = [(event, days) for event in events if (days := _days(event)) is not None]
    terms = [_event_terms(shelf, event) for event, _ in dated]
    for left, right in candidate_pairs(terms, frequencies(terms)):
        (one, first), (other, second) = dated[left], dated[right]
        if one.type != other.type or not 0 < first.gap(second) <= NEAR:
            continue
        documents = {e.document for e in one.evidence}
        if not documents.isdisjoint(e.document for e in other.evidence):
            continue
        actors = {p.actor for p in one.participants} & {p.actor for p in other.participants}
        shared = overlap(shelf.content(terms[left]), shelf.content(terms[right]))
        if actors and shared.score >= ALIKE and shared.words >= 4:
            yield _between(shelf, one, other, shared.score)


def _days(event: Event) -> Days | None:
    time = event.time
    if time is None or time.earliest is None or time.earliest != time.latest:
        return None
    return days_of_event(event)


def days_of_event(event: Event) -> Days | None:
    """Return the days of an event, ``None`` where nothing tells them."""
    time = event.time
    if time is None or time.earliest is None or time.latest is None:
        return None
    return Days(date.fromisoformat(time.earliest), date.fromisoformat(time.latest), event.id)


def _event_terms(shelf: Shelf, event: Event) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for item in event.evidence:
        place = shelf.place_at(item.document, item.spans[-1].start)
        if place is not None:
            found.update(dict.fromkeys(t for t in place.sentence.terms if not t[:1].isdigit()))
    return tuple(found)


def _between(shelf: Shelf, one: Event, other: Event, score: float) -> Discrepancy:
    sides = [Side(value=_day(event), evidence=event.evidence[:3]) for event in (one, other)]
    articles = [shelf.articles[event.evidence[0].document] for event in (one, other)]
    kind = _kind(*articles)
    why = ["Gleiche Art, gemeinsame Beteiligte und fast gleiche Worte, aber ein anderer Tag."]
    return disagree(kind, Ref(kind=RefKind.EVENT, id=one.id), sides, score=score * 0.8, why=why)


def _day(event: Event) -> str:
    return event.time.earliest or "" if event.time else ""
