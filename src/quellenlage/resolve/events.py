"""Tellings of one event, in one article or many, become one event.

Greedy clustering over blocks: a telling is compared with clusters that share its type and an
actor or a month, never with all. Clusters keep the intersection of what their tellings say of
the time, so a telling on another day never joins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from quellenlage.languages import Language
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
from quellenlage.resolve.tellings import Days, Telling, joined, tell
from quellenlage.text.ids import content_id
from quellenlage.text.intervals import precision_of
from quellenlage.text.similarity import Content, content, overlap

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

THRESHOLD = 0.5
NEWEST = 8
"""So many of the newest clusters of a block are looked at."""

LASTING_SLACK = 31
"""Tellings of what lasts may name days so far apart."""


NO_TERMS = content({}, {})


class Cluster(msgspec.Struct):
    """Tellings taken for one event so far."""

    tellings: list[Telling]
    actors: dict[Id, ParticipantRole]
    days: Days | None
    place: Id | None
    terms: Content
    links: list[float]
    number: int


def merge_events(pile: Pile, language: Language) -> tuple[Event, ...]:
    """Return the events of all articles; every report is evidence of exactly one of them.

    Same type, overlapping participants, compatible days and similar words make one event.
    """
    index = _Index()
    clusters: list[Cluster] = []
    lasting = {name for name, kind in language.events.types.items() if kind.lasting}
    for telling in sorted(tell(pile), key=_informative_first):
        best, score = _best(telling, index, lasting=telling.report.type in lasting)
        if best is None:
            best = Cluster([], {}, None, None, NO_TERMS, [], len(clusters))
            clusters.append(best)
        else:
            best.links.append(score)
        _join(best, telling, lasting=telling.report.type in lasting)
        index.add(best, telling)
    texts = {article.document.id: article for article in pile.articles}
    events = [_event(cluster, pile, texts) for cluster in clusters]
    return tuple(sorted(events, key=_calendar))


def _informative_first(telling: Telling) -> tuple[int, int, int]:
    days = telling.days.length if telling.days else 10**6
    return (min(days, 10**6), -len(telling.actors), telling.order)


def _calendar(event: Event) -> tuple[str, str, str]:
    time = event.time
    return (time.earliest or "", time.latest or "", event.id) if time else ("9999", "", event.id)


class _Index:
    """Clusters by what a telling must share to be compared."""

    def __init__(self) -> None:
        self._blocks: defaultdict[tuple[str, ...], dict[int, Cluster]] = defaultdict(dict)

    def add(self, cluster: Cluster, telling: Telling) -> None:
        """Make ``cluster`` found by what ``telling`` adds to it."""
        for key in _keys(telling):
            block = self._blocks[key]
            block.pop(cluster.number, None)
            block[cluster.number] = cluster

    def near(self, telling: Telling) -> list[Cluster]:
        """Return the newest clusters of every block that may hold the event of ``telling``.

        Dated tellings come first, so a dated one need not look for undated clusters.
        """
        found: dict[int, Cluster] = {}
        for key in _dated_keys(telling) if telling.days else _undated_keys(telling):
            block = self._blocks.get(key)
            if block:
                for number in list(reversed(block))[:NEWEST]:
                    found[number] = block[number]
        return [found[number] for number in sorted(found)]


def _keys(telling: Telling) -> Iterator[tuple[str, ...]]:
    """Yield the blocks a telling is filed under."""
    yield from _dated_keys(telling)
    yield from _undated_keys(telling)


def _dated_keys(telling: Telling) -> Iterator[tuple[str, ...]]:
    kind = telling.report.type
    for month in _months(telling.days):
        yield (kind, "", month)
        for actor in sorted(telling.actors):
            yield (kind, actor, month)


def _undated_keys(telling: Telling) -> Iterator[tuple[str, ...]]:
    kind, actors = telling.report.type, sorted(telling.actors)
    yield (kind, "article", telling.report.document)
    for actor in actors:
        yield (kind, "actor", actor)
    for pair in pairwise(actors):
        yield (kind, "actors", *pair)
    weight = telling.terms.weights
    rare = sorted(weight, key=lambda term: (-weight[term], term))[:3]
    for term in rare:
        yield (kind, "term", term)


def _months(days: Days | None) -> Iterator[str]:
    if days is None:
        return
    yield f"{days.earliest:%Y-%m}" if days.length <= 31 else f"{days.earliest:%Y}"
    if days.length <= 31 and days.latest.month != days.earliest.month:
        yield f"{days.latest:%Y-%m}"
    yield f"{days.earliest:%Y}"


def _best(telling: Telling, index: _Index, *, lasting: bool) -> tuple[Cluster | None, float]:
    best: Cluster | None = None
    highest = THRESHOLD
    for cluster in index.near(telling):
        score = _score(telling, cluster, lasting=lasting)
        if score > highest:
            best, highest = cluster, score
    return best, round(highest, 3)


def _score(telling: Telling, cluster: Cluster, *, lasting: bool) -> float:
    """Return how well a telling fits a cluster, 0 where their days exclude each other."""
    timing = _timing(telling, cluster, lasting=lasting)
    if timing is None or _other_agent(telling, cluster):
        return 0.0
    shared = telling.actors.keys() & cluster.actors.keys()
    fewest = min(len(telling.actors), len(cluster.actors))
    parties = (len(shared) / fewest) * (1.0 if len(shared) > 1 else 0.75) if shared else 0.0
    words = overlap(telling.terms, cluster.terms).score
    places = 0.1 * (telling.place is not None and telling.place == cluster.place)
    return timing + 0.35 * parties + 0.5 * words + places


def _timing(telling: Telling, cluster: Cluster, *, lasting: bool) -> float | None:
    if telling.days is None or cluster.days is None:
        return _closeness(telling, cluster)
    gap = telling.days.gap(cluster.days)
    if gap > (LASTING_SLACK if lasting else 0):
        return None
    if gap:
        return 0.05
    longest = max(telling.days.length, cluster.days.length)
    return 0.35 if longest <= 1 else 0.25 if longest <= 31 else 0.15


def _closeness(telling: Telling, cluster: Cluster) -> float:
    """Return what being told in one article, or close to each other, counts for."""
    if any(other.report.document == telling.report.document for other in cluster.tellings):
        return 0.15
    newest = cluster.tellings[-1].published
    if telling.published is None or newest is None:
        return 0.05
    return 0.1 if telling.published.gap(newest) <= 3 else 0.0


def _other_agent(telling: Telling, cluster: Cluster) -> bool:
    """Tell whether both name agents and none of them is on the other side."""
    agents = {a for a, role in telling.actors.items() if role is ParticipantRole.AGENT}
    others = {a for a, role in cluster.actors.items() if role is ParticipantRole.AGENT}
    if not agents or not others:
        return False
    return agents.isdisjoint(cluster.actors) and others.isdisjoint(telling.actors)


def _join(cluster: Cluster, telling: Telling, *, lasting: bool) -> None:
    cluster.tellings.append(telling)
    for actor, role in telling.actors.items():
        cluster.actors.setdefault(actor, role)
    cluster.terms = joined(cluster.terms, telling.terms)
    if cluster.place is None:
        cluster.place = telling.place
    cluster.days = _meet(cluster.days, telling.days, lasting=lasting)


def _meet(left: Days | None, right: Days | None, *, lasting: bool) -> Days | None:
    """Return the days both allow; for what lasts, where they part, the days of the first."""
    if left is None or right is None:
        return left or right
    if lasting and left.gap(right):
        return left
    closer = min(left, right, key=lambda days: (days.length, days.source))
    return Days(max(left.earliest, right.earliest), min(left.latest, right.latest), closer.source)


def _event(cluster: Cluster, pile: Pile, articles: dict[Id, Article]) -> Event:
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
