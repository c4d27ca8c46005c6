"""An actor made of all its entities: its name, its roles with their dates, its candidates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from quellenlage.model import (
    Actor,
    ActorType,
    Candidate,
    Document,
    Evidence,
    Id,
    LocalEntity,
    Role,
    VerdictKind,
)
from quellenlage.resolve.actors.knowledge import Knowledge
from quellenlage.resolve.actors.matching import Link
from quellenlage.resolve.actors.profiles import names_met
from quellenlage.text.ids import content_id

_MOST_CANDIDATES = 5
_MOST_REASONS = 8

# What an actor is where as many articles see one thing as the other: the first of these.
_ORDER = (
    ActorType.AGENCY,
    ActorType.OUTLET,
    ActorType.PERSON,
    ActorType.GPE,
    ActorType.ORGANISATION,
    ActorType.LOCATION,
    ActorType.ROLE,
    ActorType.GROUP,
    ActorType.MISC,
)


class Group(msgspec.Struct):
    """The entities of one actor, with the least score of what joined them and why."""

    entities: list[LocalEntity]
    key: str | None
    score: float
    why: list[str]
    verdict: VerdictKind | None = None
    name: str | None = None


def build_actor(group: Group, documents: Mapping[Id, Document], knowledge: Knowledge) -> Actor:
    """Return the actor of a group of entities; an editor's name goes before the user's list."""
    counts: Counter[str] = Counter()
    for entity in group.entities:
        counts.update(names_met(entity, documents[entity.document].text))
    names = sorted(counts, key=lambda name: (-counts[name], name))
    known = knowledge.find(names)
    if known is not None and group.name is None:
        group.name = known.name
    roles = _roles(group.entities, documents)
    return Actor(
        id=content_id("a", *(entity.id for entity in group.entities)),
        name=_best_name(group, counts, roles, documents),
        type=_type(group.entities),
        names=tuple(names),
        roles=roles,
        known_as=known.id if known is not None else None,
        score=group.score,
        why=tuple(group.why[:_MOST_REASONS]) or _plain_reason(group),
        verdict=group.verdict,
    )


def _type(entities: Sequence[LocalEntity]) -> ActorType:
    """Return what most articles see; a place that acts somewhere is one that acts."""
    seen = Counter(entity.type for entity in entities)
    if seen[ActorType.GPE]:
        seen[ActorType.GPE] += seen.pop(ActorType.LOCATION, 0)
    return min(seen, key=lambda kind: (-seen[kind], _ORDER.index(kind)))


def _plain_reason(group: Group) -> tuple[str, ...]:
    if group.key is not None:
        return (f"Die Namen stehen in der Tabelle für „{group.key}“.",)
    if len(group.entities) > 1:
        return ("Die Artikel nennen denselben Namen.",)
    return ("Ein Artikel nennt diesen Akteur.",)


def _best_name(
    group: Group, counts: Counter[str], roles: tuple[Role, ...], documents: Mapping[Id, Document]
) -> str:
    """Return the table's name, else the fullest and most frequent, else the commonest role."""
    if group.name is not None:
        return group.name
    if group.key is not None and not group.key.endswith(")"):
        return group.key
    if counts:
        return max(counts, key=lambda name: (" " in name, counts[name], len(name), name))
    if roles:
        return max(roles, key=lambda role: (len(role.evidence), role.role)).role
    mention = group.entities[0].mentions[0]
    return documents[mention.document].text[mention.start : mention.end]


def _roles(entities: Iterable[LocalEntity], documents: Mapping[Id, Document]) -> tuple[Role, ...]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    written: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for role in entity.roles:
            low = role.text.lower()
            written[low].add(role.text)
            found[low].append(Evidence(document=entity.document, spans=(role.span,)))
    roles = []
    for low, evidence in found.items():
        days = [
            day
            for one in evidence
            if (published := documents[one.document].published) is not None
            for day in (published.earliest, published.latest)
            if day is not None
        ]
        roles.append(
            Role(
                role=min(written[low]),
                earliest=min(days, default=None),
                latest=max(days, default=None),
                evidence=tuple(sorted(evidence, key=lambda one: (one.document, one.spans))),
            )
        )
    return tuple(sorted(roles, key=lambda role: (-len(role.evidence), role.role)))


def with_candidates(actors: Sequence[Actor], pairs: Sequence[tuple[Id, Id, Link]]) -> list[Actor]:
    """Return the actors with others that may be the same: by name, then by a shared office."""
    found: dict[Id, dict[Id, Candidate]] = defaultdict(dict)
    for left, right, link in pairs:
        found[left][right] = Candidate(actor=right, score=link.score, why=link.why)
        found[right][left] = Candidate(actor=left, score=link.score, why=link.why)
    for left, right, role in _office_holders(actors):
        why = (f"Beide tragen die Rolle „{role}“.",)
        found[left].setdefault(right, Candidate(actor=right, score=0.6, why=why))
        found[right].setdefault(left, Candidate(actor=left, score=0.6, why=why))
    return [
        replace(actor, candidates=_best_candidates(found[actor.id].values()))
        if actor.id in found
        else actor
        for actor in actors
    ]


def _best_candidates(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    ordered = sorted(candidates, key=lambda one: (-one.score, one.actor))
    return tuple(ordered[:_MOST_CANDIDATES])


def _office_holders(actors: Sequence[Actor]) -> list[tuple[Id, Id, str]]:
    """Return (role-only actor, person, role) where one role of several words is both theirs."""
    holders: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        if actor.type is ActorType.PERSON:
            for role in actor.roles:
                holders[role.role.lower()].append(actor)
    return [
        (actor.id, person.id, role.role)
        for actor in actors
        if actor.type is ActorType.ROLE
        for role in actor.roles
        if " " in role.role
        for person in holders[role.role.lower()][:_MOST_CANDIDATES]
    ]
