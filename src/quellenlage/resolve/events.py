"""Tellings of one event, in one article or many, become one event.

Greedy clustering over blocks: a telling is compared with clusters that share its type and an
actor or a month, never with all. Clusters keep the intersection of what their tellings say of
the time, so a telling on another day never joins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from quellenlage.languages import Language
from quellenlage.model import (
    Event,
)
from quellenlage.resolve.event_record import NO_TERMS, Cluster, record_event
from quellenlage.resolve.pile import Pile
from quellenlage.resolve.tellings import Days, Telling, joined, tell
from quellenlage.text.similarity import overlap

THRESHOLD = 0.5
NEWEST = 8
"""So many of the newest clusters of a block are looked at."""

LASTING_SLACK = 31
"""Tellings of what lasts may name days so far apart."""


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
            best = Cluster([], {}, frozenset(), None, None, NO_TERMS, [], len(clusters))
            clusters.append(best)
        else:
            best.links.append(score)
        _join(best, telling, lasting=telling.report.type in lasting)
        index.add(best, telling)
    texts = {article.document.id: article for article in pile.articles}
    events = [record_event(cluster, pile, texts) for cluster in clusters]
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
    if not telling.agents or not cluster.agents:
        return False
    here = telling.agents.isdisjoint(cluster.actors)
    return here and cluster.agents.isdisjoint(telling.actors)


def _join(cluster: Cluster, telling: Telling, *, lasting: bool) -> None:
    cluster.tellings.append(telling)
    for actor, role in telling.actors.items():
        cluster.actors.setdefault(actor, role)
    cluster.agents |= telling.agents
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
