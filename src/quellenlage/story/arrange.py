"""The story is arranged: timeline and what each article adds."""

from __future__ import annotations

from typing import Protocol

import msgspec

from quellenlage.languages import Language
from quellenlage.model import (
    Article,
    Claim,
    Discrepancy,
    Event,
    Novelty,
    TimeExpression,
    TimelineEntry,
)
from quellenlage.story.novelty import find_novelty
from quellenlage.story.timeline import build_timeline


class Resolved(Protocol):
    """What arranging needs of a resolution; articles stand in order of publication."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, dated."""
        ...

    @property
    def times(self) -> tuple[TimeExpression, ...]:
        """Their anchored times."""
        ...

    @property
    def events(self) -> tuple[Event, ...]:
        """What is reported to have happened."""
        ...

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What is said, with origins."""
        ...

    @property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """Where articles disagree."""
        ...


class Arrangement(msgspec.Struct, frozen=True):
    """What the story tells beyond what was resolved."""

    timeline: tuple[TimelineEntry, ...]
    novelty: tuple[Novelty, ...]


def arrange(resolved: Resolved, language: Language) -> Arrangement:
    """Arrange the resolved findings."""
    return Arrangement(
        timeline=build_timeline(
            resolved.articles, resolved.times, resolved.events, resolved.claims
        ),
        novelty=find_novelty(resolved.articles, resolved.discrepancies, language),
    )
