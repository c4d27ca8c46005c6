"""Verdicts on times and events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from quellenlage.model import (
    ArticleFindings,
    Document,
    EventReport,
    Instead,
    Span,
    TimeMention,
    TimexType,
    Verdict,
    VerdictKind,
)
from quellenlage.resolve.verdicts.locate import LEAST_SHARED, agreement
from quellenlage.text.ids import content_id

Found = TypeVar("Found", TimeMention, EventReport)

RULE = "verdict"
"""The rule of a time that an editor decided."""


def judge_time(
    document: Document, findings: ArticleFindings, verdict: Verdict, place: tuple[Span, ...]
) -> ArticleFindings | None:
    """Return the findings with a time rejected, confirmed, corrected or added.

    A corrected value is put in before times are anchored, so that what is counted from this
    one moves with it.
    """
    meant = _meant(findings.times, [(Span(t.start, t.end),) for t in findings.times], place)
    said = verdict.instead
    if verdict.kind is VerdictKind.REJECT:
        return None if meant is None else _without(findings, meant)
    if said is None or said.value is None:
        return findings if meant is not None else None
    if meant is not None:
        corrected = _corrected(meant, said)
        times = tuple(corrected if t is meant else t for t in findings.times)
        return replace(findings, times=times)
    blank = TimeMention(
        id=content_id("t", document.id, place[0].start, place[0].end, RULE),
        document=document.id,
        start=place[0].start,
        end=place[0].end,
        type=said.time_type or TimexType.DATE,
        template=said.value,
        rule=RULE,
    )
    times = tuple(sorted((*findings.times, _corrected(blank, said)), key=_order))
    return replace(findings, times=times)


def judge_event(
    _document: Document, findings: ArticleFindings, verdict: Verdict, place: tuple[Span, ...]
) -> ArticleFindings | None:
    """Return the findings with the telling of an event rejected, or its factuality corrected."""
    meant = _meant(findings.events, [(event.trigger,) for event in findings.events], place)
    if meant is None:
        return None
    if verdict.kind is VerdictKind.REJECT:
        events = tuple(event for event in findings.events if event is not meant)
        return replace(findings, events=events)
    factuality = verdict.instead.factuality if verdict.instead else None
    note = f": {verdict.note}" if verdict.note else ""
    signed = replace(
        meant,
        factuality=factuality or meant.factuality,
        why=(*meant.why[:1], f"Die Redaktion hat die Stelle geprüft{note}.", *meant.why[2:]),
    )
    return replace(findings, events=tuple(signed if e is meant else e for e in findings.events))


def _corrected(time: TimeMention, said: Instead) -> TimeMention:
    return replace(
        time,
        type=said.time_type or time.type,
        template=said.value or time.template,
        mod=said.modifier,
        begin=None,
        end_point=None,
        place=None,
        rule=RULE,
    )


def _without(findings: ArticleFindings, gone: TimeMention) -> ArticleFindings:
    events = tuple(replace(e, time=None) if e.time == gone.id else e for e in findings.events)
    commitments = tuple(
        replace(c, due=None, deadline=False) if c.due == gone.id else c
        for c in findings.commitments
    )
    times = tuple(time for time in findings.times if time is not gone)
    return replace(findings, times=times, events=events, commitments=commitments)


def _meant(
    found: Sequence[Found], places: Sequence[tuple[Span, ...]], place: tuple[Span, ...]
) -> Found | None:
    """Return what stands where the quoted words stand."""
    ranked = sorted((-agreement(spans, place), number) for number, spans in enumerate(places))
    return found[ranked[0][1]] if ranked and -ranked[0][0] >= LEAST_SHARED else None


def _order(time: TimeMention) -> tuple[int, int]:
    return (time.start, time.end)
