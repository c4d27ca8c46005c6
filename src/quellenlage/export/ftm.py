"""FollowTheMoney entities as JSON lines (followthemoney.tech), for Aleph and others.

Every value goes through the library, which knows its schema; what it refuses is noted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from quellenlage.model import (
    Actor,
    ActorType,
    Document,
    Id,
    LineageNode,
    Mention,
    MentionForm,
    NodeKind,
    ParticipantRole,
    PublicationDate,
    Story,
)
from quellenlage.text.ids import content_id

_SCHEMATA = {
    ActorType.PERSON: "Person",
    ActorType.ORGANISATION: "Organization",
    ActorType.OUTLET: "Organization",
    ActorType.AGENCY: "Organization",
    ActorType.GPE: "PublicBody",
    ActorType.LOCATION: "Address",
}
"""The schema of an actor; one that may be either is a LegalEntity."""

_NODES = {NodeKind.AGENCY: "Organization", NodeKind.OUTLET: "Organization"}


class Entity(msgspec.Struct, frozen=True):
    """An entity before the library has looked at it: schema, id, and values by property."""

    schema: str
    id: Id
    properties: dict[str, Iterable[str | None]]


def write_ftm(story: Story) -> Mapping[str, Iterator[bytes]]:
    """Return the entities as ``entities.ftm.json``, one a line."""
    encode = msgspec.json.Encoder().encode
    lines = (encode(_plain(_proxy(entity))) + b"\n" for entity in entities(story))
    return {"entities.ftm.json": lines}


def losses(story: Story) -> Iterator[str]:
    """Yield what the schema has no place for, or what the library refuses."""
    unnamed = sum(mention.form is not MentionForm.NAME for mention in story.mentions)
    if unnamed:
        yield f"it leaves out {unnamed} mentions that are no names"
    refused: Counter[str] = Counter()
    cut: Counter[str] = Counter()
    for entity in entities(story):
        proxy = _proxy(entity)
        kept = _plain(proxy)["properties"]
        for name, values in entity.properties.items():
            given = {value for value in values if value}
            longest = _longest(proxy, name)
            cut[f"{entity.schema}.{name}"] += sum(len(value) > longest for value in given)
            if given and not kept.get(name):
                refused[f"{entity.schema}.{name}"] += 1
    for name, number in sorted(cut.items()):
        if number:
            yield f"it cuts {number} values of {name} at the length that followthemoney allows"
    for name, number in sorted(refused.items()):
        yield f"followthemoney refuses {number} values of {name} (not of the form it asks for)"


def entities(story: Story) -> Iterator[Entity]:
    """Yield the entities of a story, kind by kind."""
    yield from map(_article, story.documents)
    yield from map(_actor, story.actors)
    yield from _mentions(story)
    yield from _events(story)
    yield from _claims(story)
    yield from _commitments(story)
    yield from _lineage(story)


def _article(document: Document) -> Entity:
    day, summary = _published(document.published)
    return Entity(
        "Article",
        document.id,
        {
            "title": [document.title],
            "name": [document.title or document.input],
            "publisher": [document.outlet],
            "author": document.authors,
            "publishedAt": [day],
            "summary": [summary],
            "modifiedAt": [document.modified],
            "retrievedAt": [document.retrieved],
            "sourceUrl": [document.url],
            "language": [document.language],
            "notes": [f"SHA-256 der Eingabe: {document.sha256}"],
            "fileName": [document.input],
            "bodyText": [document.text],
        },
    )


def _published(date: PublicationDate | None) -> tuple[str | None, str | None]:
    """Return as much of the date as its first and last day share, and the whole in words."""
    if date is None:
        return None, "Erscheinungsdatum unbekannt."
    if date.earliest == date.latest:
        return date.earliest, None
    words = f"Erschienen zwischen {date.earliest} und {date.latest}."
    for length in (7, 4):
        if date.earliest[:length] == date.latest[:length]:
            return date.earliest[:length], words
    return None, words


def _schema(actor: Actor) -> str:
    return _SCHEMATA.get(actor.type, "LegalEntity")


def _actor(actor: Actor) -> Entity:
    roles = [role.role for role in actor.roles]
    person = actor.type is ActorType.PERSON
    return Entity(
        _schema(actor),
        actor.id,
        {
            "name": [actor.name],
            "alias": [name for name in actor.names if name != actor.name],
            "position" if person else "summary": roles,
            "notes": [f"Quellenlage: {actor.type.value}. {' '.join(actor.why)}"],
            **({"full": [actor.name]} if actor.type is ActorType.LOCATION else {}),
        },
    )


def _mentions(story: Story) -> Iterator[Entity]:
    """Yield for each article and actor one Mention with the names that stand there."""
    texts = {document.id: document.text for document in story.documents}
    actors = {actor.id: actor for actor in story.actors}
    names: defaultdict[tuple[Id, Id], dict[str, None]] = defaultdict(dict)
    for mention in story.mentions:
        if mention.form is MentionForm.NAME:
            names[mention.document, mention.actor][_words(texts, mention)] = None
    for (document, actor), written in names.items():
        schema = _schema(actors[actor])
        yield Entity(
            "Mention",
            content_id("mention", document, actor),
            {
                "document": [document],
                "resolved": [] if schema == "Address" else [actor],
                "name": written,
                "detectedSchema": [schema],
            },
        )


def _words(texts: Mapping[Id, str], mention: Mention) -> str:
    return " ".join(texts[mention.document][mention.start : mention.end].split())


def _events(story: Story) -> Iterator[Entity]:
    names = {actor.id: actor.name for actor in story.actors}
    legal = {actor.id for actor in story.actors if _schema(actor) != "Address"}
    for event in story.events:
        time = event.time
        one_day = time is not None and time.earliest == time.latest
        taking_part = [p for p in event.participants if p.actor in legal]
        elsewhere = [p.actor for p in event.participants if p.actor not in legal]
        places = [*([event.place] if event.place else []), *elsewhere]
        agents = [p.actor for p in taking_part if p.role is ParticipantRole.AGENT]
        yield Entity(
            "Event",
            event.id,
            {
                "name": [event.text],
                "description": [event.text],
                "date": [time.earliest if time and one_day else None],
                "startDate": [time.earliest if time and not one_day else None],
                "endDate": [time.latest if time and not one_day else None],
                "organizer": agents,
                "involved": [p.actor for p in taking_part if p.actor not in agents],
                "location": [names[place] for place in places],
                "keywords": [event.type, event.plover.value if event.plover else None],
                "summary": [f"Darstellung: {event.factuality.value}. {' '.join(event.why)}"],
                "proof": dict.fromkeys(e.document for e in event.evidence),
            },
        )


def _claims(story: Story) -> Iterator[Entity]:
    for claim in story.claims:
        counts = claim.counts
        yield Entity(
            "Note",
            claim.id,
            {
                "name": ["Aussage"],
                "description": [claim.text],
                "entity": [claim.speaker],
                "summary": [
                    f"Ursprünge: {counts.independent} unabhängig, {counts.same} gemeinsam, "
                    f"{counts.unknown} unbekannt. "
                    + " ".join(origin.reason for origin in claim.origins)
                ],
                "proof": dict.fromkeys(rendering.document for rendering in claim.renderings),
            },
        )


def _commitments(story: Story) -> Iterator[Entity]:
    names = {actor.id: actor.name for actor in story.actors}
    for promise in story.commitments:
        parties = (
            ("Verpflichtet", promise.obligor),
            ("Begünstigt", promise.beneficiary),
            ("Verlangt von", promise.requested_by),
        )
        told = [
            f"{label}: {', '.join(names[a] for a in actors)}."
            for label, actors in parties
            if actors
        ]
        due = promise.due
        told += [f"Fällig: {due.earliest} bis {due.latest}."] if due else []
        yield Entity(
            "Note",
            promise.id,
            {
                "name": ["Zusage"],
                "description": [promise.what],
                "keywords": [promise.kind.value, promise.status.value],
                "entity": dict.fromkeys(actor for _, actors in parties for actor in actors),
                "summary": [" ".join(told)],
                "proof": dict.fromkeys(e.document for e in promise.evidence),
            },
        )


def _lineage(story: Story) -> Iterator[Entity]:
    """Yield the sources that are no articles, and what articles take from whom."""
    nodes = {node.id: node for node in story.lineage.nodes}
    for node in nodes.values():
        if node.document is None:
            yield Entity(_NODES.get(node.kind, "LegalEntity"), node.id, {"name": [node.name]})
    for edge in story.lineage.edges:
        source, target = nodes[edge.from_], nodes[edge.to]
        ends = ("subject", "object") if source.document is None else ("document", "entity")
        yield Entity(
            "UnknownLink" if source.document is None else "Documentation",
            edge.id,
            {
                ends[0]: [_end(source)],
                ends[1]: [_end(target)],
                "role": [edge.kind.value],
                "summary": [" ".join(edge.why)],
            },
        )


def _end(node: LineageNode) -> Id:
    return node.document or node.id


def _proxy(entity: Entity) -> Any:
    from followthemoney import model  # noqa: PLC0415 (an extra)

    proxy = model.make_entity(entity.schema)
    proxy.id = entity.id
    for name, values in entity.properties.items():
        longest = _longest(proxy, name)
        proxy.add(name, [_cut(value, longest) for value in values if value])
    return proxy


def _longest(proxy: Any, name: str) -> int:
    """Return how many characters a value of a property may have."""
    longest: int = proxy.schema.get(name).type.max_length
    return longest


def _cut(value: str, longest: int) -> str:
    """Return a value that is no longer than the schema allows."""
    return value if len(value) <= longest else f"{value[: longest - 2].rstrip()} …"


def _plain(proxy: Any) -> dict[str, Any]:
    """Return an entity with its values in order: the library keeps them as they come."""
    plain = proxy.to_dict()
    properties = {name: sorted(values) for name, values in sorted(plain["properties"].items())}
    return {"id": plain["id"], "schema": plain["schema"], "properties": properties}
