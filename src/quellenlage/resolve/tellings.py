"""One article's telling of an event with what resolve knows: actors, days, day of publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from quellenlage.model import (
    ActorType,
    Article,
    EventReport,
    Id,
    ParticipantRole,
    TimeExpression,
)
from quellenlage.resolve.pile import Pile
from quellenlage.text.similarity import Content, content, frequencies, weights

NAMED = frozenset({ActorType.PERSON, ActorType.GPE, ActorType.AGENCY, ActorType.OUTLET})
"""Types whose actors are told apart by their names; an office is often named in part only."""


class Days(msgspec.Struct, frozen=True, order=True):
    """An interval of days, both included, with the expression that gave it."""

    earliest: date
    latest: date
    source: Id

    @property
    def length(self) -> int:
        """The number of days."""
        return (self.latest - self.earliest).days + 1

    def gap(self, other: Days) -> int:
        """Return how many days lie between the two intervals, 0 where they overlap."""
        return max(0, (self.earliest - other.latest).days, (other.earliest - self.latest).days)


class Telling(msgspec.Struct, frozen=True):
    """An event report with its actors named, its time on the calendar, its terms weighed.

    ``agents`` are those who act and have a name: only they can tell two events apart.
    """

    report: EventReport
    order: int
    published: Days | None
    actors: dict[Id, ParticipantRole]
    agents: frozenset[Id]
    days: Days | None
    place: Id | None
    terms: Content


def days_of(time: TimeExpression | None) -> Days | None:
    """Return the days of an anchored expression, ``None`` where it has no place on the calendar."""
    if time is None or time.earliest is None or time.latest is None:
        return None
    return Days(date.fromisoformat(time.earliest), date.fromisoformat(time.latest), time.id)


def published_days(article: Article) -> Days | None:
    """Return the days on which an article may have been published."""
    published = article.document.published
    if published is None:
        return None
    earliest, latest = published.earliest[:10], published.latest[:10]
    return Days(date.fromisoformat(earliest), date.fromisoformat(latest), article.document.id)


def tell(pile: Pile) -> list[Telling]:
    """Return every event report of the pile as a telling, in order of publication and text."""
    reports = list(_reports(pile.articles))
    weight = weights(frequencies(report.terms for _, report in reports))
    return [
        _telling(order, article, report, pile, weight)
        for order, (article, report) in enumerate(reports)
    ]


def _telling(
    order: int, article: Article, report: EventReport, pile: Pile, weight: Mapping[str, float]
) -> Telling:
    actors = _actors(report, pile.actor_of)
    return Telling(
        report=report,
        order=order,
        published=published_days(article),
        actors=actors,
        agents=frozenset(
            actor
            for actor, role in actors.items()
            if role is ParticipantRole.AGENT and pile.actors[actor].type in NAMED
        ),
        days=days_of(pile.times.get(report.time)) if report.time else None,
        place=pile.actor_of.get(report.place) if report.place else None,
        terms=content_of(report.terms, weight),
    )


def content_of(terms: Iterable[str], weight: Mapping[str, float]) -> Content:
    """Return terms ready to be compared, each a word of its own."""
    return content({term: place for place, term in enumerate(dict.fromkeys(terms))}, weight)


def joined(left: Content, right: Content) -> Content:
    """Return the terms of both."""
    return content_of([*left.weights, *right.weights], {**left.weights, **right.weights})


def _reports(articles: Sequence[Article]) -> Iterator[tuple[Article, EventReport]]:
    for article in articles:
        for report in article.findings.events:
            yield article, report


def _actors(report: EventReport, actor_of: dict[Id, Id]) -> dict[Id, ParticipantRole]:
    found: dict[Id, ParticipantRole] = {}
    for participant in report.participants:
        if participant.actor in actor_of:
            found.setdefault(actor_of[participant.actor], participant.role)
    return found
