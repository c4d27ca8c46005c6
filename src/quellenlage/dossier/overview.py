"""What stands at the head of the dossier: the few things to know in five minutes."""

from __future__ import annotations

import msgspec

from quellenlage.dossier.lookup import Lookup
from quellenlage.model import (
    Claim,
    Commitment,
    Discrepancy,
    DiscrepancyKind,
    Novelty,
    OriginClass,
    TimelineEntry,
)

_CLAIMS, _DISPUTES, _DUE, _EVENTS = 6, 5, 5, 3
_SHARP = frozenset({DiscrepancyKind.CONTRADICTION, DiscrepancyKind.UPDATE, DiscrepancyKind.WORDING})


class Overview(msgspec.Struct, frozen=True):
    """The overview, ready for the template. ``last`` is the day of the latest article."""

    first: str | None
    last: str | None
    outlets: int
    origins: int
    claims: tuple[Claim, ...]
    disputes: tuple[Discrepancy, ...]
    due: tuple[Commitment, ...]
    newest: Novelty | None
    events: tuple[TimelineEntry, ...]


def overview(lookup: Lookup, shared: list[Claim], disputed: list[Discrepancy]) -> Overview:
    """Choose what the overview tells; nothing here hangs on the day of reading."""
    days = [d.published for d in lookup.story.documents if d.published]
    last = max((day.latest for day in days), default=None)
    sharp = [item for item in disputed if item.kind in _SHARP] or disputed
    return Overview(
        first=min((day.earliest for day in days), default=None),
        last=last,
        outlets=len({d.outlet for d in lookup.story.documents if d.outlet}),
        origins=_independent_origins(lookup),
        claims=tuple(shared[:_CLAIMS]),
        disputes=tuple(sharp[:_DISPUTES]),
        due=_due(lookup, last),
        newest=_newest(lookup),
        events=_latest_events(lookup, last),
    )


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
    """Return commitments with a date: those ahead, the nearest first, then those past."""
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
    return tuple([*ahead, *past][:_DUE])


def _newest(lookup: Lookup) -> Novelty | None:
    """Return what the latest dated article adds."""
    dated = [n for n in lookup.story.novelty if n.new and lookup.documents[n.document].published]
    return max(dated, key=lambda n: (lookup.published(n.document), n.document), default=None)


def _latest_events(lookup: Lookup, last: str | None) -> tuple[TimelineEntry, ...]:
    """Return the last things that happened before the latest article appeared."""
    happened = [e for e in lookup.story.timeline if last and e.latest <= last]
    happened.sort(key=lambda e: (e.latest, len(e.documents), e.id), reverse=True)
    return tuple(happened[:_EVENTS])
