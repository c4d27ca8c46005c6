"""What changed between two dossiers of one story.

Ids of clusters may change when a pile grows, so things are paired by what they stand on:
documents by input, claims, events and commitments by shared evidence, actors by shared
names, disagreements by the words of both sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

import msgspec

from quellenlage.model import (
    Actor,
    Claim,
    Commitment,
    Discrepancy,
    Document,
    Event,
    Evidence,
    Id,
    Noun,
    Story,
)

T = TypeVar("T", Document, Actor, Claim, Event, Commitment, Discrepancy)


class ChangeKind(StrEnum):
    """What happened to a thing between two dossiers."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Change(Noun, frozen=True, kw_only=True):
    """One change: in which list of the dossier, to what, and how it was before and after."""

    kind: ChangeKind
    list: str
    label: str
    before: str | None = None
    after: str | None = None


class _Compared(msgspec.Struct, frozen=True):
    """How the members of one list are paired, named and summed up."""

    list: str
    keys: Callable[..., Iterable[Hashable]]
    label: Callable[..., str]
    state: Callable[..., str]


def _places(evidence: Iterable[Evidence]) -> list[Hashable]:
    return [(item.document, span.start) for item in evidence for span in item.spans]


def _date(document: Document) -> str:
    published = document.published
    if published is None:
        return "undated"
    if published.earliest == published.latest:
        return published.earliest
    return f"{published.earliest}/{published.latest}"


def _names(actor: Actor) -> str:
    return ", ".join(actor.names)


def _counts(claim: Claim) -> str:
    counts = claim.counts
    return (
        f"{len(claim.renderings)} renderings; origins: {counts.independent} independent, "
        f"{counts.same} same, {counts.unknown} unknown"
    )


def _when(event: Event) -> str:
    time = f"{event.time.earliest}/{event.time.latest}" if event.time else "undated"
    return f"{time}, {event.factuality.value}"


_COMPARED = (
    _Compared("documents", lambda d: [d.input], lambda d: d.title or d.input, _date),
    _Compared("actors", lambda a: [(a.type, n) for n in a.names], lambda a: a.name, _names),
    _Compared("claims", lambda c: [r.id for r in c.renderings], lambda c: c.text, _counts),
    _Compared("events", lambda e: _places(e.evidence), lambda e: e.text, _when),
    _Compared(
        "commitments", lambda c: _places(c.evidence), lambda c: c.what, lambda c: c.status.value
    ),
    _Compared(
        "discrepancies",
        lambda d: [frozenset(s.value for s in d.sides)],
        lambda d: " / ".join(side.value for side in d.sides),
        lambda d: d.kind.value,
    ),
)


def compare(old: Story, new: Story) -> tuple[Change, ...]:
    """Return every change from ``old`` to ``new``, by list and label."""
    changes = [
        change
        for how in _COMPARED
        for change in _compare_lists(getattr(old, how.list), getattr(new, how.list), how)
    ]
    return tuple(sorted(changes, key=lambda c: (c.list, c.kind, c.label, c.after or "")))


def _compare_lists(old: Sequence[T], new: Sequence[T], how: _Compared) -> Iterable[Change]:
    partners = _pair(old, new, how)
    for item in new:
        label, after = how.label(item), how.state(item)
        if (partner := partners.get(item.id)) is None:
            yield Change(kind=ChangeKind.ADDED, list=how.list, label=label, after=after)
        elif (before := how.state(partner)) != after:
            yield Change(
                kind=ChangeKind.CHANGED, list=how.list, label=label, before=before, after=after
            )
    kept = {partner.id for partner in partners.values()}
    for item in old:
        if item.id not in kept:
            yield Change(
                kind=ChangeKind.REMOVED,
                list=how.list,
                label=how.label(item),
                before=how.state(item),
            )


def _pair(old: Sequence[T], new: Sequence[T], how: _Compared) -> dict[Id, T]:
    """Return the partner in ``old`` of each thing in ``new``: by id, else by a shared key."""
    by_id = {item.id: item for item in old}
    partners = {item.id: by_id[item.id] for item in new if item.id in by_id}
    by_key: defaultdict[Hashable, list[T]] = defaultdict(list)
    for item in old:
        if item.id not in partners:
            for key in how.keys(item):
                by_key[key].append(item)
    taken: set[Id] = set()
    for item in new:
        if item.id not in partners:
            free = (p for key in how.keys(item) for p in by_key[key] if p.id not in taken)
            if (partner := next(free, None)) is not None:
                partners[item.id] = partner
                taken.add(partner.id)
    return partners
