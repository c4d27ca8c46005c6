"""What stands at the head of the dossier: the few things to know in five minutes."""

from __future__ import annotations

from collections import Counter

import msgspec

from quellenlage.dossier.additions import Addition, Told, tell
from quellenlage.dossier.lookup import Lookup
from quellenlage.model import (
    Claim,
    Commitment,
    Discrepancy,
    DiscrepancyKind,
    OriginClass,
    RefKind,
    TimelineEntry,
)

_CLAIMS, _DISPUTES, _DUE, _EVENTS = 6, 5, 5, 3
_SHARPNESS = {
    DiscrepancyKind.CONTRADICTION: 1.0,
    DiscrepancyKind.UPDATE: 0.8,
    DiscrepancyKind.WORDING: 0.7,
    DiscrepancyKind.SCOPE: 0.3,
    DiscrepancyKind.SPELLING: 0.1,
}
_OF_AN_ACTOR = 0.6
"""Two offices of one person are seldom what a story is about."""

_NAMED = 3
"""Actors that name a story without a title."""


class Overview(msgspec.Struct, frozen=True):
    """The overview, ready for the template. ``last`` is the day of the latest article.

    ``actors`` are those named most often: they name a story that was given no title.
    """

    actors: tuple[str, ...]
    first: str | None
    last: str | None
    outlets: int
    origins: int
    claims: tuple[Told, ...]
    disputes: tuple[Discrepancy, ...]
    due: tuple[Commitment, ...]
    newest: Addition | None
    events: tuple[TimelineEntry, ...]


def overview(
    lookup: Lookup,
    *,
    shared: list[Claim],
    disputed: list[Discrepancy],
    added: list[Addition],
) -> Overview:
    """Choose what the overview tells; nothing here hangs on the day of reading."""
    days = [d.published for d in lookup.story.documents if d.published]
    last = max((day.latest for day in days), default=None)
    told = [item for item in disputed if item.kind is not DiscrepancyKind.SPELLING] or disputed
    sharp = sorted(told, key=lambda item: (-_sharpness(item), item.id))
    return Overview(
        actors=_most_named(lookup),
        first=min((day.earliest for day in days), default=None),
        last=last,
        outlets=len({d.outlet for d in lookup.story.documents if d.outlet}),
        origins=_independent_origins(lookup),
        claims=tuple(tell(lookup, claim) for claim in shared[:_CLAIMS]),
        disputes=tuple(sharp[:_DISPUTES]),
        due=_due(lookup, last),
        newest=_newest(lookup, added),
        events=_latest_events(lookup, last),
    )


def _sharpness(discrepancy: Discrepancy) -> float:
    """Return how much a reader in a hurry should know of a disagreement."""
    about = _OF_AN_ACTOR if discrepancy.about.kind is RefKind.ACTOR else 1.0
    return round(_SHARPNESS[discrepancy.kind] * about * discrepancy.score, 3)


def _most_named(lookup: Lookup) -> tuple[str, ...]:
    counts = Counter(mention.actor for mention in lookup.story.mentions)
    ranked = sorted(lookup.story.actors, key=lambda a: (-counts[a.id], a.name, a.id))
    return tuple(actor.name for actor in ranked[:_NAMED])


def _independent_origins(lookup: Lookup) -> int:
    """Count the sources known to be independent: by name, or by the article they stand in."""
    sources = set()
    for claim in lookup.story.claims:
        document = {r.id: r.document for r in claim.renderings}
        for origin in claim.origins:
            if origin.class_ is OriginClass.INDEPENDENT and origin.renderings:
                sources.add(origin.name or document[origin.renderings[0]])
    return len(sources)


def _due(lookup: Lookup, last: str | None) -> tuple[Commitment, ...]:
    """Return commitments: those ahead, the nearest first, then those past, then the most told."""
    dated = [item for item in lookup.story.commitments if item.due]
    day = last or ""
    ahead = sorted(
        (c for c in dated if c.due and c.due.latest >= day),
        key=lambda c: (c.due.latest if c.due else "", c.id),
    )
    past = sorted(
        (c for c in dated if c.due and c.due.latest < day),
        key=lambda c: (c.due.latest if c.due else "", c.id),
        reverse=True,
    )
    open_ = [item for item in lookup.story.commitments if not item.due and _tellers(item) > 1]
    open_.sort(key=lambda item: (-_tellers(item), item.ambiguous, item.id))
    return tuple([*ahead, *past, *open_][:_DUE])


def _tellers(commitment: Commitment) -> int:
    """Return how many articles bear a commitment."""
    return len({evidence.document for evidence in commitment.evidence})


def _newest(lookup: Lookup, added: list[Addition]) -> Addition | None:
    """Return what the latest dated article adds that tells something new."""
    documents = lookup.documents
    dated = [a for a in added if a.claims and documents[a.novelty.document].published]
    return max(dated, key=lambda a: lookup.numbers[a.novelty.document], default=None)


def _latest_events(lookup: Lookup, last: str | None) -> tuple[TimelineEntry, ...]:
    """Return the last things that happened before the latest article appeared."""
    happened = [e for e in lookup.story.timeline if last and e.latest <= last]
    happened.sort(key=lambda e: (e.latest, len(e.documents), e.id), reverse=True)
    return tuple(happened[:_EVENTS])
