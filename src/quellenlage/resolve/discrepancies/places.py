"""One event on one day, told for two places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.model import (
    Discrepancy,
    DiscrepancyKind,
    Event,
    EventReport,
    Evidence,
    Id,
    Ref,
    RefKind,
    Side,
)
from quellenlage.resolve.discrepancies.shelf import Shelf, disagree

MOST_TELLINGS = 40


class _Where(msgspec.Struct, frozen=True):
    """One article's telling with the place and the actors it names."""

    report: EventReport
    place: Id
    actors: frozenset[Id]


def compare_places(shelf: Shelf, events: Sequence[Event]) -> Iterator[Discrepancy]:
    """Yield events of one day that two articles put at places which neither knows of the other.

    An article that names both places shows that one may lie in the other.
    """
    reports = {
        (report.document, report.trigger.start): report
        for article in shelf.pile.articles
        for report in article.findings.events
        if report.place is not None
    }
    named = {
        article.document.id: frozenset(
            shelf.pile.actor_of[entity.id]
            for entity in article.findings.entities
            if entity.id in shelf.pile.actor_of
        )
        for article in shelf.pile.articles
    }
    for event in events:
        if event.time is not None and event.time.earliest == event.time.latest:
            yield from _of_event(shelf, event, reports, named)


def _of_event(
    shelf: Shelf,
    event: Event,
    reports: dict[tuple[Id, int], EventReport],
    named: dict[Id, frozenset[Id]],
) -> Iterator[Discrepancy]:
    told = []
    for item in event.evidence[:MOST_TELLINGS]:
        report = reports.get((item.document, item.spans[-1].start))
        if report is not None and report.place is not None and report.time is not None:
            told.append(_Where(report, shelf.pile.actor_of[report.place], _actors(shelf, report)))
    for other in told[1:]:
        first = told[0]
        here, there = first.report.document, other.report.document
        if here == there or first.place == other.place or not first.actors & other.actors:
            continue
        if other.place in named[here] or first.place in named[there]:
            continue
        sides = [_side(shelf, first), _side(shelf, other)]
        why = ["Gleiche Art von Ereignis, gleicher Tag, gemeinsame Beteiligte, anderer Ort."]
        ref = Ref(kind=RefKind.EVENT, id=event.id)
        score = 0.3 + event.score / 2
        yield disagree(DiscrepancyKind.CONTRADICTION, ref, sides, score=score, why=why)
        return


def _actors(shelf: Shelf, report: EventReport) -> frozenset[Id]:
    named = (shelf.pile.actor_of.get(participant.actor) for participant in report.participants)
    return frozenset(actor for actor in named if actor is not None)


def _side(shelf: Shelf, where: _Where) -> Side:
    evidence = Evidence(document=where.report.document, spans=(where.report.sentence,))
    return Side(value=shelf.pile.actors[where.place].name, evidence=(evidence,))
