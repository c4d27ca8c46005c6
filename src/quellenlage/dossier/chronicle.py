"""The timeline as a list: dated entries with their events, and the events without a date."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

from quellenlage.dossier.lookup import Lookup
from quellenlage.model import (
    Claim,
    Commitment,
    Event,
    Evidence,
    Factuality,
    Id,
    RefKind,
    TimelineEntry,
)


class Entry(msgspec.Struct, frozen=True):
    """A dated entry with what it stands for. ``first`` where its event is told here first."""

    entry: TimelineEntry
    factuality: Factuality
    actors: tuple[Id, ...]
    evidence: tuple[Evidence, ...]
    event: Event | None
    first: bool


class Undated(msgspec.Struct, frozen=True):
    """The events without a date that one sentence tells."""

    text: str
    events: tuple[Event, ...]

    def actors(self) -> list[Id]:
        """Return who takes part, each once."""
        return list(dict.fromkeys(p.actor for event in self.events for p in event.participants))

    def evidence(self) -> list[Evidence]:
        """Return what bears the events."""
        return [evidence for event in self.events for evidence in event.evidence]

    def why(self) -> list[str]:
        """Return the reasons, each once."""
        return list(dict.fromkeys(reason for event in self.events for reason in event.why))


class Chronicle(msgspec.Struct, frozen=True):
    """All entries in order of time, the events without a date, and how sure each entry is.

    Events without a date stand in the order of the text; those told by more articles first.
    """

    dated: tuple[Entry, ...]
    undated: tuple[Undated, ...]
    factuality: dict[Id, Factuality]

    def actors(self) -> list[Id]:
        """Return the actors of the dated entries, those of the most entries first."""
        counts = Counter(actor for item in self.dated for actor in set(item.actors))
        return sorted(counts, key=lambda actor: (-counts[actor], actor))

    def kinds(self) -> list[Factuality]:
        """Return how the texts commit to the dated entries, each once."""
        met = {item.factuality for item in self.dated}
        return [factuality for factuality in Factuality if factuality in met]


def chronicle(lookup: Lookup) -> Chronicle:
    """Arrange timeline and events; every event stands in it once."""
    told: set[Id] = set()
    dated = []
    for entry in lookup.story.timeline:
        dated.append(_entry(lookup, entry, first=entry.ref.id not in told))
        told.add(entry.ref.id)
    undated = _undated(lookup, [e for e in lookup.story.events if e.id not in told])
    return Chronicle(tuple(dated), undated, {e.entry.id: e.factuality for e in dated})


def _undated(lookup: Lookup, events: Iterable[Event]) -> tuple[Undated, ...]:
    by_text: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_text[event.text].append(event)
    groups = [Undated(text, tuple(found)) for text, found in by_text.items()]
    return tuple(sorted(groups, key=lambda group: _order(lookup, group)))


def _order(lookup: Lookup, group: Undated) -> tuple[int, int, int, str]:
    evidence = group.evidence()
    first = min((lookup.numbers[e.document], e.spans[0].start) for e in evidence)
    return -len({e.document for e in evidence}), *first, group.text


def _entry(lookup: Lookup, entry: TimelineEntry, *, first: bool) -> Entry:
    match _referred(lookup, entry):
        case Event() as event:
            actors = [participant.actor for participant in event.participants]
            return Entry(entry, event.factuality, tuple(actors), event.evidence, event, first)
        case Claim() as claim:
            evidence = tuple(Evidence(document=r.document, spans=r.spans) for r in claim.renderings)
            actors = [claim.speaker] if claim.speaker else []
            return Entry(entry, Factuality.REPORTED, tuple(actors), evidence, None, first)
        case Commitment() as commitment:
            actors = _parties(commitment)
            planned = Factuality.PLANNED
            return Entry(entry, planned, tuple(actors), commitment.evidence, None, first)
        case _:
            return Entry(entry, Factuality.ASSERTED, (), (), None, first)


def _referred(lookup: Lookup, entry: TimelineEntry) -> Event | Claim | Commitment | None:
    match entry.ref.kind:
        case RefKind.EVENT:
            return lookup.events.get(entry.ref.id)
        case RefKind.CLAIM:
            return lookup.claims.get(entry.ref.id)
        case RefKind.COMMITMENT:
            return lookup.commitments.get(entry.ref.id)
        case _:
            return None


def _parties(commitment: Commitment) -> list[Id]:
    groups: Iterable[Iterable[Id]] = (
        commitment.obligor,
        commitment.beneficiary,
        commitment.requested_by,
    )
    return list(dict.fromkeys(actor for group in groups for actor in group))
