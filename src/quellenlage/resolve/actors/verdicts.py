"""An editor's verdicts on actors, replayed over the automatic clusters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quellenlage.model import Document, Id, LocalEntity, Quote, Span, Subject, Verdict, VerdictKind
from quellenlage.resolve.actors.build import Group
from quellenlage.text.quoting import find_quote


def apply_verdicts(
    groups: list[Group], documents: Mapping[Id, Document], verdicts: Sequence[Verdict]
) -> list[Group]:
    """Return the groups with every merge, split and new name carried out, in the order given.

    The words a verdict quotes name the entities whose mentions they cover. ``split`` parts
    the entities of each quote from those of the others; entities that share no name with any
    quoted one stay with the first.
    """
    for verdict in verdicts:
        if verdict.about != Subject.ACTOR:
            continue
        quoted = [_entities(groups, documents, quote) for quote in verdict.quotes]
        if verdict.kind is VerdictKind.MERGE:
            groups = _merge(groups, {one for ids in quoted for one in ids}, verdict)
        elif verdict.kind is VerdictKind.SPLIT:
            groups = _split(groups, quoted, verdict)
        elif verdict.kind is VerdictKind.CONFIRM:
            for group in groups:
                if any(e.id in ids for ids in quoted for e in group.entities):
                    group.verdict = VerdictKind.CONFIRM
        elif verdict.kind is VerdictKind.CORRECT and verdict.instead and verdict.instead.name:
            groups = _rename(groups, {one for ids in quoted for one in ids}, verdict)
    return sorted(groups, key=lambda group: group.entities[0].id)


def _entities(groups: list[Group], documents: Mapping[Id, Document], quote: Quote) -> set[Id]:
    """Return the entities with a mention in the quoted words, wherever they stand."""
    places = {
        identity: find_quote(document.text, quote) for identity, document in documents.items()
    }
    places = {identity: spans for identity, spans in places.items() if spans}
    return {
        entity.id
        for group in groups
        for entity in group.entities
        for span in places.get(entity.document, ())
        if any(span.contains(Span(m.start, m.end)) for m in entity.mentions)
    }


def _reason(verdict: Verdict, done: str) -> str:
    note = f": {verdict.note}" if verdict.note else ""
    return f"Die Redaktion hat {done}{note}."


def _rename(groups: list[Group], quoted: set[Id], verdict: Verdict) -> list[Group]:
    """Give the groups that hold a quoted entity the editor's name."""
    name = verdict.instead.name if verdict.instead else None
    for group in groups:
        if any(entity.id in quoted for entity in group.entities):
            group.name, group.verdict = name, verdict.kind
            group.why = [_reason(verdict, f"„{name}“ als Namen bestimmt"), *group.why]
    return groups


def _merge(groups: list[Group], quoted: set[Id], verdict: Verdict) -> list[Group]:
    chosen = [group for group in groups if any(e.id in quoted for e in group.entities)]
    if len(chosen) < 2:
        return groups
    rest = [group for group in groups if group not in chosen]
    entities = sorted((e for group in chosen for e in group.entities), key=lambda e: e.id)
    keys = sorted(group.key for group in chosen if group.key is not None)
    why = [_reason(verdict, "zusammengeführt"), *sorted({w for g in chosen for w in g.why})]
    key = keys[0] if keys else None
    return [*rest, Group(entities=entities, key=key, score=1.0, why=why, verdict=verdict.kind)]


def _split(groups: list[Group], quoted: list[set[Id]], verdict: Verdict) -> list[Group]:
    result = []
    for group in groups:
        touched = [ids & {e.id for e in group.entities} for ids in quoted]
        if sum(bool(ids) for ids in touched) < 2:
            result.append(group)
            continue
        for part in _parts(group.entities, [ids for ids in touched if ids]):
            why = [_reason(verdict, "getrennt")]
            result.append(Group(entities=part, key=None, score=1.0, why=why, verdict=verdict.kind))
    return result


def _parts(entities: list[LocalEntity], touched: list[set[Id]]) -> list[list[LocalEntity]]:
    """Deal the entities out: the quoted ones to their part, others to the part of their name."""
    names = [{n for e in entities if e.id in ids for n in e.names} for ids in touched]
    parts: list[list[LocalEntity]] = [[] for _ in touched]
    for entity in entities:
        own = next((n for n, ids in enumerate(touched) if entity.id in ids), None)
        by_name = next((n for n, known in enumerate(names) if known & set(entity.names)), 0)
        parts[by_name if own is None else own].append(entity)
    return [part for part in parts if part]
