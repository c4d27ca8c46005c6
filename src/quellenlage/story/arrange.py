"""The story is arranged: timeline and what each article adds."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

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


class Arrangement(msgspec.Struct, frozen=True):
    """What the story tells beyond what was resolved."""

    timeline: tuple[TimelineEntry, ...]
    novelty: tuple[Novelty, ...]


def arrange(
    articles: Sequence[Article],
    times: Sequence[TimeExpression],
    events: Sequence[Event],
    claims: Sequence[Claim],
    discrepancies: Sequence[Discrepancy],
) -> Arrangement:
    """Arrange the resolved findings; ``articles`` stand in order of publication."""
    return Arrangement(
        timeline=build_timeline(articles, times, events, claims),
        novelty=find_novelty(articles, discrepancies),
    )


