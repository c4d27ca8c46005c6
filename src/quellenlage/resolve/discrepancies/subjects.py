"""What a discrepancy is about: the claim or event that its sentences tell, else an actor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quellenlage.model import Claim, Event, Id, Ref, RefKind
from quellenlage.resolve.discrepancies.shelf import Place, Shelf


def subjects(
    shelf: Shelf, claims: Sequence[Claim], events: Sequence[Event]
) -> dict[tuple[str, int], Ref]:
    """Return for every sentence the claim or else the event it tells."""
    found: dict[tuple[str, int], Ref] = {}
    for claim in claims:
        for rendering in claim.renderings:
            for span in rendering.spans:
                place = shelf.place_at(rendering.document, span.start)
                if place is not None:
                    key = (rendering.document, place.sentence.start)
                    found.setdefault(key, Ref(kind=RefKind.CLAIM, id=claim.id))
    for event in events:
        for item in event.evidence:
            place = shelf.place_at(item.document, item.spans[-1].start)
            if place is not None:
                key = (item.document, place.sentence.start)
                found.setdefault(key, Ref(kind=RefKind.EVENT, id=event.id))
    return found


def subject_of(shelf: Shelf, about: Mapping[tuple[Id, int], Ref], places: Sequence[Place]) -> Ref:
    """Return the claim or event that the first of ``places`` tells, else an actor named there.

    That is the actor named nearest before the end of the first sentence, or any of the pile.
    """
    told = next((about[place.key] for place in places if place.key in about), None)
    if told is not None:
        return told
    named = [
        (mention.start, entity.id)
        for entity in places[0].article.findings.entities
        for mention in entity.mentions
        if mention.start < places[0].sentence.end
    ]
    actors = shelf.pile.actor_of
    identity = actors[max(named)[1]] if named else min(shelf.pile.actors, default="")
    return Ref(kind=RefKind.ACTOR, id=identity)
