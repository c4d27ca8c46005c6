"""Event reports, times and commitments made by hand, for tests that need no annotation."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from quellenlage.model import (
    Anchor,
    AnchorKind,
    Article,
    CommitmentKind,
    CommitmentReport,
    CommitmentStatus,
    Document,
    EventReport,
    Factuality,
    Participant,
    ParticipantRole,
    Span,
    TimeExpression,
    TimexType,
)
from quellenlage.resolve.pile import Pile
from quellenlage.text.ids import content_id
from tests.resolve.piles import article, pile, spot


def time(document: Document, words: str, earliest: str, latest: str = "") -> TimeExpression:
    span = spot(document.text, words)
    return TimeExpression(
        id=content_id("t", document.id, span.start),
        document=document.id,
        start=span.start,
        end=span.end,
        type=TimexType.DATE,
        value=earliest,
        earliest=earliest,
        latest=latest or earliest,
        anchor=Anchor(kind=AnchorKind.NONE),
        rule="test",
    )


def _sentence(document: Document, trigger: Span) -> Span:
    start = document.text.rfind(". ", 0, trigger.start) + 1
    end = document.text.find(".", trigger.end) + 1 or len(document.text)
    return Span(start + (start > 0), end)


def told(
    document: Document, trigger: str, kind: str, *actors: str, **fields: object
) -> EventReport:
    """Return a report of an event; the first actor is its agent, the others counterparts."""
    span = spot(document.text, trigger)
    sentence = _sentence(document, span)
    roles = [ParticipantRole.AGENT, *[ParticipantRole.COUNTERPART] * len(actors)]
    words = [word.strip(",.") for word in sentence.slice(document.text).split()]
    defaults: dict[str, object] = {
        "factuality": Factuality.ASSERTED,
        "participants": tuple(
            Participant(role=role, actor=actor) for role, actor in zip(roles, actors, strict=False)
        ),
        "terms": tuple(word.casefold() for word in words if word[:1].isupper()),
    }
    return EventReport(
        id=content_id("er", document.id, span.start),
        document=document.id,
        type=kind,
        trigger=span,
        sentence=sentence,
        **{**defaults, **fields},  # type: ignore[arg-type]
    )


def pledged(
    document: Document, trigger: str, kind: CommitmentKind, what: str, **fields: object
) -> CommitmentReport:
    span = spot(document.text, trigger)
    words = [word.strip(",.") for word in what.split()]
    defaults: dict[str, object] = {
        "status": CommitmentStatus.ANNOUNCED,
        "terms": tuple(word if word[:1].isupper() else word.casefold() for word in words),
    }
    return CommitmentReport(
        id=content_id("cr", document.id, span.start),
        document=document.id,
        kind=kind,
        trigger=span,
        sentence=_sentence(document, span),
        what=what,
        **{**defaults, **fields},  # type: ignore[arg-type]
    )


def tell(
    document: Document,
    *events: EventReport,
    commitments: Iterable[CommitmentReport] = (),
) -> Article:
    made = article(document)
    findings = replace(made.findings, events=events, commitments=tuple(commitments))
    return replace(made, findings=findings)


def timed(*articles: Article, times: Iterable[TimeExpression] = (), actors: str = "") -> Pile:
    """Return a pile with anchored times; ``actors`` are ids, parted by blanks."""
    made = pile(*articles, actors=actors.split())
    return replace(made, times={t.id: t for t in times})
