"""One event from its tellings: what they say together, and why they are taken for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.model import (
    Article,
    Event,
    EventParticipant,
    EventReport,
    EventTime,
    Evidence,
    Factuality,
    Id,
    ParticipantRole,
)
from quellenlage.resolve.pile import Pile
from quellenlage.resolve.tellings import Days, Telling
from quellenlage.text.ids import content_id
from quellenlage.text.intervals import precision_of
from quellenlage.text.similarity import Content, content

STRENGTH: tuple[Factuality, ...] = (
    Factuality.ASSERTED,
    Factuality.REPORTED,
    Factuality.PLANNED,
    Factuality.REQUESTED,
    Factuality.POSSIBLE,
    Factuality.CONDITIONAL,
    Factuality.DENIED,
)
"""From the firmest telling to the weakest."""

FACTUALITY_WORDS: dict[Factuality, str] = {
    Factuality.ASSERTED: "festgestellt",
    Factuality.REPORTED: "berichtet",
    Factuality.PLANNED: "angekündigt",
    Factuality.REQUESTED: "verlangt",
    Factuality.POSSIBLE: "für möglich gehalten",
    Factuality.CONDITIONAL: "als Bedingung genannt",
    Factuality.DENIED: "bestritten",
}

NO_TERMS = content({}, {})


class Cluster(msgspec.Struct):
    """Tellings taken for one event so far."""

    tellings: list[Telling]
    actors: dict[Id, ParticipantRole]
    agents: frozenset[Id]
    days: Days | None
    place: Id | None
    terms: Content
    links: list[float]
    number: int


def record_event(cluster: Cluster, pile: Pile, articles: dict[Id, Article]) -> Event:
    """Return the event that ``cluster`` stands for, with every telling as evidence."""
    tellings = sorted(cluster.tellings, key=lambda telling: telling.order)
    reports = [telling.report for telling in tellings]
    evidence = tuple(
        Evidence(document=report.document, spans=(report.sentence, report.trigger))
        for report in reports
    )
    roles = sorted(
        cluster.actors.items(), key=lambda pair: (list(ParticipantRole).index(pair[1]), pair[0])
    )
    return Event(
        id=content_id("ev", *sorted(report.id for report in reports)),
        type=reports[0].type,
        plover=reports[0].plover,
        text=_text(reports, articles),
        time=_time(cluster, pile, articles),
        participants=tuple(EventParticipant(role=role, actor=actor) for actor, role in roles),
        place=cluster.place,
        factuality=min((r.factuality for r in reports), key=STRENGTH.index),
        evidence=evidence,
        score=_certainty(cluster),
        why=tuple(_why(reports, cluster)),
    )


def _text(reports: Sequence[EventReport], articles: dict[Id, Article]) -> str:
    """Return the shortest sentence that tells the event as firmly as any does."""
    firmest = min((report.factuality for report in reports), key=STRENGTH.index)
    telling = [report for report in reports if report.factuality is firmest]
    best = min(telling, key=lambda r: (len(r.sentence), r.document, r.sentence))
    return " ".join(best.sentence.slice(articles[best.document].document.text).split())


def _time(cluster: Cluster, pile: Pile, articles: dict[Id, Article]) -> EventTime | None:
    if cluster.days is None:
        return None
    time = pile.times[cluster.days.source]
    words = articles[time.document].document.text[time.start : time.end]
    others = sum(telling.days is not None for telling in cluster.tellings) - 1
    basis = f"Zeitangabe „{words}“"
    if others > 0:
        basis += f", vereinbar mit {others} weiteren Angabe{'n' if others > 1 else ''}"
    if time.anchor.inferred:
        basis += "; das Datum des Artikels ist erschlossen"
    return EventTime(
        earliest=cluster.days.earliest.isoformat(),
        latest=cluster.days.latest.isoformat(),
        precision=precision_of(cluster.days.earliest, cluster.days.latest),
        basis=basis + ".",
    )


def _certainty(cluster: Cluster) -> float:
    """Return the weakest link, or for a single telling how much of its frame is filled."""
    if cluster.links:
        return round(min(1.0, *cluster.links), 3)
    filled = 0.3 * (cluster.days is not None) + 0.2 * min(2, len(cluster.actors))
    return round(0.3 + filled, 3)


def _why(reports: Sequence[EventReport], cluster: Cluster) -> Iterator[str]:
    yield from reports[0].why[:1]
    documents = len({report.document for report in reports})
    if len(reports) > 1:
        yield (
            f"{len(reports)} Stellen in {documents} Artikel{'n' if documents > 1 else ''}: "
            "gleiche Art, gemeinsame Beteiligte oder Wörter, vereinbare Zeit."
        )
    told = sorted({report.factuality for report in reports}, key=STRENGTH.index)
    if len(told) > 1:
        yield "Verschieden erzählt: " + ", ".join(FACTUALITY_WORDS[f] for f in told) + "."
    elif reports[0].why[1:]:
        yield reports[0].why[1]
    if cluster.days is None:
        yield "Keine Stelle nennt eine Zeit."
