"""Where in the articles a finding stands, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from quellenlage.model import (
    Actor,
    Attribution,
    Claim,
    Commitment,
    Correction,
    Discrepancy,
    Event,
    Evidence,
    Known,
    Mention,
    Novelty,
    Passages,
    Quotation,
    Span,
    TimeExpression,
)


@singledispatch
def places(_finding: object) -> Iterator[Evidence]:
    """Yield the places of a finding, none for one that stands nowhere in particular."""
    yield from ()


@places.register
def _time_or_mention(finding: TimeExpression | Mention) -> Iterator[Evidence]:
    yield Evidence(document=finding.document, spans=(Span(finding.start, finding.end),))


@places.register
def _attribution(finding: Attribution) -> Iterator[Evidence]:
    if finding.start is not None and finding.end is not None:
        yield Evidence(document=finding.document, spans=(Span(finding.start, finding.end),))


@places.register
def _quotation(finding: Quotation) -> Iterator[Evidence]:
    yield Evidence(document=finding.document, spans=finding.spans)


@places.register
def _claim(finding: Claim) -> Iterator[Evidence]:
    for rendering in finding.renderings:
        yield Evidence(document=rendering.document, spans=rendering.spans)


@places.register
def _event_or_commitment(finding: Event | Commitment) -> Iterator[Evidence]:
    yield from finding.evidence


@places.register
def _discrepancy(finding: Discrepancy) -> Iterator[Evidence]:
    for side in finding.sides:
        yield from side.evidence


@places.register
def _actor(finding: Actor) -> Iterator[Evidence]:
    for role in finding.roles:
        yield from role.evidence


@places.register
def _novelty(finding: Novelty) -> Iterator[Evidence]:
    parts: tuple[Passages | Known | Correction, ...] = (
        *finding.new,
        *finding.known,
        *finding.corrects,
    )
    for part in parts:
        yield Evidence(document=finding.document, spans=part.spans)
