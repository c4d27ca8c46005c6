"""What a story marks in each article, layer by layer, before it becomes a CAS."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from quellenlage.export.cas_layers import (
    ATTRIBUTION,
    BLOCK,
    CLAIM,
    COMMITMENT,
    EVENT,
    MENTION,
    QUOTATION,
    SPEECH_PART,
    TIME,
)
from quellenlage.model import Event, Id, Party, Quotation, Span, Spans, Story

SPEAKER, ADDRESSEE, CUE, FRAME, PART = "speaker", "addressee", "cue", "frame", "part"


class Mark(msgspec.Struct, frozen=True):
    """A marked stretch: its layer (a UIMA type), its features, and what stands in which role.

    ``key`` tells marks of one article apart; ``roles`` name other marks by it.
    """

    key: str
    layer: str
    start: int
    end: int
    told: dict[str, str] = {}
    roles: tuple[tuple[str, str], ...] = ()


def mark_story(story: Story) -> Mapping[Id, tuple[Mark, ...]]:
    """Return the marks of every article, in the order of its text."""
    found: defaultdict[Id, dict[str, Mark]] = defaultdict(dict)
    for document, mark in _marks(story):
        found[document].setdefault(mark.key, mark)
    return {
        document.id: tuple(sorted(found[document.id].values(), key=_order))
        for document in story.documents
    }


def _order(mark: Mark) -> tuple[int, int, str, str]:
    return (mark.start, -mark.end, mark.layer, mark.key)


def _marks(story: Story) -> Iterator[tuple[Id, Mark]]:
    names = {actor.id: actor.name for actor in story.actors}
    yield from _outline(story)
    yield from _credits(story)
    placed = {credit.id for credit in story.attributions if credit.start is not None}
    for quotation in story.quotations:
        for mark in _quotation(quotation, placed):
            yield quotation.document, mark
    types = {actor.id: actor.type.value for actor in story.actors}
    for mention in story.mentions:
        told = _told(
            name=names[mention.actor],
            kind=types[mention.actor],
            form=mention.form,
            identifier=mention.id,
        )
        yield mention.document, Mark(mention.id, MENTION.type, mention.start, mention.end, told)
    for event in story.events:
        yield from _event(event, names)
    yield from _claims(story, names)
    yield from _commitments(story, names)


def _outline(story: Story) -> Iterator[tuple[Id, Mark]]:
    """Yield the blocks and times of all articles."""
    for document in story.documents:
        for block in document.blocks:
            told = _told(role=block.role)
            yield document.id, Mark(block.id, BLOCK.type, block.start, block.end, told)
    for time in story.times:
        told = _told(
            timexType=time.type,
            timexValue=time.value,
            timexMod=time.mod,
            earliest=time.earliest,
            latest=time.latest,
            rule=time.rule,
            identifier=time.id,
        )
        yield time.document, Mark(time.id, TIME.type, time.start, time.end, told)


def _credits(story: Story) -> Iterator[tuple[Id, Mark]]:
    for credit in story.attributions:
        if credit.start is None or credit.end is None:
            continue
        told = _told(
            credited=credit.credited.name,
            kind=credit.credited.kind,
            scope=credit.scope,
            chain=" > ".join(link.name for link in credit.chain),
            rule=credit.rule,
            identifier=credit.id,
        )
        yield credit.document, Mark(credit.id, ATTRIBUTION.type, credit.start, credit.end, told)


def _quotation(quotation: Quotation, placed: set[Id]) -> Iterator[Mark]:
    """Yield a quotation at the first part of its content, and the words in its roles.

    ``placed`` are the credits that stand in a text and so can be pointed at.
    """
    first, *more = quotation.spans
    parts = [
        *_parts(PART, more, None),
        *_party(SPEAKER, quotation.speaker),
        *_party(ADDRESSEE, quotation.addressee),
        *_words(CUE, quotation.cue),
        *_words(FRAME, quotation.frame),
    ]
    others = [("parent", quotation.parent), ("repeats", quotation.repeats)]
    others += [("via", credit) for credit in quotation.via if credit in placed]
    told = _told(
        kind=quotation.type,
        medium=quotation.medium,
        stance=quotation.stance,
        unattributed=quotation.speaker.unattributed,
        score=quotation.score,
        identifier=quotation.id,
    )
    roles = [(part.told["part"], part.key) for part in parts]
    roles += [(role, key) for role, key in others if key]
    yield from parts
    yield Mark(quotation.id, QUOTATION.type, first.start, first.end, told, tuple(roles))


def _party(part: str, party: Party | None) -> list[Mark]:
    return _parts(part, party.spans, party.name) if party else []


def _words(part: str, words: Spans | None) -> list[Mark]:
    return _parts(part, words.spans, None) if words else []


def _parts(part: str, spans: Iterable[Span], name: str | None) -> list[Mark]:
    """Return marks that several quotations share where they mean the same words."""
    return [
        Mark(
            f"{part}-{span.start}-{span.end}",
            SPEECH_PART.type,
            span.start,
            span.end,
            _told(part=part, name=name),
        )
        for span in spans
    ]


def _event(event: Event, names: Mapping[Id, str]) -> Iterator[tuple[Id, Mark]]:
    """Yield an event at the word that tells it, the last place of each evidence."""
    told = _told(
        kind=event.type,
        plover=event.plover,
        factuality=event.factuality,
        participants="; ".join(f"{p.role.value}: {names[p.actor]}" for p in event.participants),
        place=names[event.place] if event.place else None,
        earliest=event.time.earliest if event.time else None,
        latest=event.time.latest if event.time else None,
        identifier=event.id,
    )
    for evidence in event.evidence:
        span = evidence.spans[-1]
        key = f"{event.id}-{span.start}"
        yield evidence.document, Mark(key, EVENT.type, span.start, span.end, told)


def _claims(story: Story, names: Mapping[Id, str]) -> Iterator[tuple[Id, Mark]]:
    for claim in story.claims:
        counts = claim.counts
        for rendering in claim.renderings:
            told = _told(
                text=claim.text,
                how=rendering.how,
                speaker=names[claim.speaker] if claim.speaker else None,
                origins=f"{counts.independent} independent, {counts.same} same, "
                f"{counts.unknown} unknown",
                identifier=claim.id,
                rendering=rendering.id,
            )
            for number, span in enumerate(rendering.spans):
                key = f"{rendering.id}-{number}"
                yield rendering.document, Mark(key, CLAIM.type, span.start, span.end, told)


def _commitments(story: Story, names: Mapping[Id, str]) -> Iterator[tuple[Id, Mark]]:
    for promise in story.commitments:
        due = promise.due
        told = _told(
            kind=promise.kind,
            what=promise.what,
            obligor="; ".join(names[actor] for actor in promise.obligor),
            beneficiary="; ".join(names[actor] for actor in promise.beneficiary),
            requested_by="; ".join(names[actor] for actor in promise.requested_by),
            due=f"{due.earliest}/{due.latest}" if due else None,
            status=promise.status,
            identifier=promise.id,
        )
        for evidence in promise.evidence:
            span = evidence.spans[-1]
            key = f"{promise.id}-{span.start}"
            yield evidence.document, Mark(key, COMMITMENT.type, span.start, span.end, told)


def _told(**features: object) -> dict[str, str]:
    """Return the features that have a value, as UIMA's strings."""
    return {name: str(value) for name, value in features.items() if value not in {None, ""}}
