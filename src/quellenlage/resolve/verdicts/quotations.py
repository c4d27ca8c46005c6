"""Verdicts on quotations: rejected, confirmed, corrected, added."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from quellenlage.model import (
    ArticleFindings,
    Document,
    Instead,
    LocalEntity,
    Medium,
    MentionForm,
    Party,
    Quotation,
    QuotationType,
    Quote,
    Span,
    Spans,
    Verdict,
    VerdictKind,
    cover,
)
from quellenlage.resolve.verdicts.locate import LEAST_SHARED, agreement, nearest
from quellenlage.text.ids import content_id

_DONE = {
    VerdictKind.CONFIRM: "bestätigt",
    VerdictKind.CORRECT: "berichtigt",
    VerdictKind.ADD: "ergänzt",
}
_NOBODY = "Die Redaktion nennt keinen Sprecher"


def judge_quotation(
    document: Document, findings: ArticleFindings, verdict: Verdict, place: tuple[Span, ...]
) -> ArticleFindings | None:
    """Return the findings as an editor wants them, or ``None`` where nothing is meant."""
    meant = _meant(findings.quotations, verdict, place)
    if meant is None:
        if verdict.instead is None or verdict.instead.quotation_type is None:
            return None
        return _put(findings, None, _make(document, findings, verdict, place))
    if verdict.kind is VerdictKind.REJECT:
        return _take_out(findings, meant)
    if verdict.kind is VerdictKind.CONFIRM or verdict.instead is None:
        return _put(findings, meant, _signed(meant, verdict))
    return _put(findings, meant, _corrected(document, findings, verdict, meant))


def _meant(
    quotations: Sequence[Quotation], verdict: Verdict, place: tuple[Span, ...]
) -> Quotation | None:
    """Return the quotation whose content agrees best with the quoted words."""
    type_ = verdict.instead.quotation_type if verdict.instead else None
    ranked = sorted(
        (-agreement(quotation.spans, place), quotation.type is not type_, quotation.id, quotation)
        for quotation in quotations
        if any(one.overlaps(other) for one in quotation.spans for other in place)
    )
    return ranked[0][3] if ranked and -ranked[0][0] >= LEAST_SHARED else None


def _take_out(findings: ArticleFindings, gone: Quotation) -> ArticleFindings:
    """Remove a quotation; what stood in it stands in what it stood in."""
    quotations = tuple(
        replace(
            quotation,
            parent=gone.parent if quotation.parent == gone.id else quotation.parent,
            repeats=None if quotation.repeats == gone.id else quotation.repeats,
        )
        for quotation in findings.quotations
        if quotation.id != gone.id
    )
    events = tuple(
        replace(event, quotation=gone.parent) if event.quotation == gone.id else event
        for event in findings.events
    )
    return replace(findings, quotations=quotations, events=events)


def _put(findings: ArticleFindings, old: Quotation | None, new: Quotation) -> ArticleFindings:
    """Put ``new`` in the place of ``old``, or among the others in the order of the text."""
    kept = [quotation for quotation in findings.quotations if quotation is not old]
    ordered = sorted([*kept, new], key=lambda q: (q.spans[0].start, -q.spans[-1].end, q.type, q.id))
    return replace(findings, quotations=tuple(ordered))


def _signed(quotation: Quotation, verdict: Verdict) -> Quotation:
    note = f": {verdict.note}" if verdict.note else ""
    why = f"Die Redaktion hat das Zitat {_DONE.get(verdict.kind, 'geprüft')}{note}."
    return replace(quotation, score=1.0, verdict=verdict.kind, why=(why, *quotation.why))


def _make(
    document: Document, findings: ArticleFindings, verdict: Verdict, place: tuple[Span, ...]
) -> Quotation:
    """Return a quotation that was not found but by the editor."""
    type_ = verdict.instead.quotation_type if verdict.instead else None
    blank = Quotation(
        id=content_id("q", document.id, type_, *place, "verdict"),
        document=document.id,
        type=type_ or QuotationType.DIRECT,
        medium=Medium.SPEECH,
        spans=place,
        speaker=Party(unattributed=_NOBODY),
        via=_via(findings, place),
        parent=_parent(findings, place),
        score=1.0,
        why=(),
    )
    return _corrected(document, findings, verdict, blank)


def _corrected(
    document: Document, findings: ArticleFindings, verdict: Verdict, found: Quotation
) -> Quotation:
    said = verdict.instead or Instead()
    near = cover(found.spans)
    spans = _spans(document, said.content, near) or found.spans
    cue, frame = _spans(document, said.cue, near), _spans(document, said.frame, near)
    speaker = found.speaker
    if said.speaker is not None:
        speaker = _speaker(document, findings, _spans(document, said.speaker, near), found.speaker)
    addressee = found.addressee
    if said.addressee is not None:
        addressee = _party(document, findings, _spans(document, said.addressee, near), addressee)
    return _signed(
        replace(
            found,
            type=said.quotation_type or found.type,
            medium=said.medium or found.medium,
            spans=spans,
            speaker=speaker,
            addressee=addressee,
            cue=found.cue if said.cue is None else _words(cue),
            frame=found.frame if said.frame is None else _words(frame),
        ),
        verdict,
    )


def _spans(document: Document, quotes: tuple[Quote, ...] | None, near: Span) -> tuple[Span, ...]:
    places = (nearest(document.text, quote, near) for quote in quotes or ())
    return tuple(sorted({place for place in places if place is not None}))


def _words(spans: tuple[Span, ...]) -> Spans | None:
    return Spans(spans=spans) if spans else None


def _speaker(
    document: Document, findings: ArticleFindings, spans: tuple[Span, ...], found: Party
) -> Party:
    return _party(document, findings, spans, found) or Party(unattributed=_NOBODY)


def _party(
    document: Document, findings: ArticleFindings, spans: tuple[Span, ...], found: Party | None
) -> Party | None:
    """Return who is named by the words; the same words name whom they named before."""
    if not spans:
        return None
    if found is not None and found.name and found.spans == spans:
        return found
    words = " ".join(span.slice(document.text) for span in spans)
    entity = _entity(findings.entities, spans)
    if entity is None:
        return Party(spans=spans, name=words)
    return Party(spans=spans, actor=entity.id, name=entity.names[0] if entity.names else words)


def _entity(entities: Sequence[LocalEntity], spans: tuple[Span, ...]) -> LocalEntity | None:
    """Return whom the words mention: by name rather than by role, by more words than fewer."""
    ranked = sorted(
        (mention.form is not MentionForm.NAME, -shared, mention.start, mention.id, entity)
        for entity in entities
        for mention in entity.mentions
        if (shared := _shared(Span(mention.start, mention.end), spans))
    )
    return ranked[0][4] if ranked else None


def _shared(one: Span, spans: tuple[Span, ...]) -> int:
    return sum(max(0, min(one.end, s.end) - max(one.start, s.start)) for s in spans)


def _via(findings: ArticleFindings, place: tuple[Span, ...]) -> tuple[str, ...]:
    return tuple(
        credit.id
        for credit in findings.attributions
        if credit.passage is not None and any(credit.passage.contains(span) for span in place)
    )


def _parent(findings: ArticleFindings, place: tuple[Span, ...]) -> str | None:
    """Return the smallest quotation whose content holds the place."""
    whole = cover(place)
    around = [
        (len(cover(quotation.spans)), quotation.id)
        for quotation in findings.quotations
        if any(span.contains(whole) and span != whole for span in quotation.spans)
    ]
    return min(around)[1] if around else None
