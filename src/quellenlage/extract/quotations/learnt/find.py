"""Quotations by the learned models: candidates, choice, roles, borrowed speakers."""

from __future__ import annotations

from collections.abc import Sequence

from quellenlage.extract.quotations.draft import Draft, Range
from quellenlage.extract.quotations.learnt.casting import cast
from quellenlage.extract.quotations.learnt.choose import choose
from quellenlage.extract.quotations.learnt.crf import Chain
from quellenlage.extract.quotations.learnt.media import set_medium
from quellenlage.extract.quotations.learnt.pool import adopt, candidates, gather, mark
from quellenlage.extract.quotations.learnt.roles import FRAMED
from quellenlage.extract.quotations.reading import Reading
from quellenlage.languages.tables.quotation_model import QuotationModel
from quellenlage.model import QuotationType

_RULED = "Kein Sprecher im Satz gefunden"
_FURTHEST = 30
"""Tokens behind a quotation from which on told words without a frame borrow no speaker."""
_NOBODY_BEFORE = "Konjunktiv ohne Redeverb, und davor spricht niemand"


def find_learnt(reading: Reading, model: QuotationModel) -> list[Draft]:
    """Return the quotations of a document as the learned models see them."""
    if not len(reading):
        return []
    evidence = gather(reading)
    if not evidence.layout.segments:
        return [draft for draft, kept in evidence.drafts if kept]
    marked = mark(evidence, Chain(model.chains["spans"]))
    kept = choose(candidates(evidence, marked), model.tables)
    cast(evidence, marked, kept, Chain(model.chains["roles"]))
    lend_speakers(reading, kept)
    for draft in kept:
        set_medium(reading, draft, model.tables)
    return kept


def find_roles(
    reading: Reading,
    contents: Sequence[tuple[QuotationType, tuple[Range, ...]]],
    model: QuotationModel | None,
) -> list[Draft]:
    """Return given contents as quotations, in their order, with the roles found for them.

    Without a model the rules give each content the roles of the draft it shares most with.
    """
    if not len(reading):
        return []
    evidence = gather(reading)
    drafts = adopt(evidence, contents)
    if model is not None and evidence.layout.segments:
        marked = mark(evidence, Chain(model.chains["spans"]))
        cast(evidence, marked, drafts, Chain(model.chains["roles"]))
    lend_speakers(reading, drafts)
    return drafts


def lend_speakers(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give contents without a speaker of their own the one of the quotation before them.

    Those are contents without a frame, and words that go on with "hieß es" in the next sentence.
    """
    previous: Draft | None = None
    for draft in sorted(drafts, key=lambda draft: (draft.start, -draft.end)):
        framed = draft.type in FRAMED
        alone = draft.type is QuotationType.DIRECT and not draft.frame
        impersonal = draft.cue is not None and draft.cue.lemma in reading.speech.impersonal_verbs
        near = previous is not None and previous.stretch.end >= draft.stretch.start
        if not framed or (draft.speaker is None and (alone or (impersonal and near))):
            far = previous is not None and draft.start - previous.end > _FURTHEST
            _lend(draft, None if far and not framed else previous)
        elif draft.speaker is None and not draft.unattributed:
            draft.unattributed = _RULED
        nested = previous is not None and draft.end <= previous.end
        if not nested and (draft.speaker is not None or framed):
            previous = draft


def _lend(draft: Draft, previous: Draft | None) -> None:
    draft.agreed = False
    if previous is None:
        draft.unattributed = _NOBODY_BEFORE if draft.type not in FRAMED else _RULED
        return
    draft.speaker, draft.unattributed = previous.speaker, previous.unattributed
    draft.medium = previous.medium
