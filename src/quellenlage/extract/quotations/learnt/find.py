"""Quotations by the learned models: candidates, choice, roles, borrowed speakers."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from quellenlage.extract.quotations.draft import Draft, Range
from quellenlage.extract.quotations.learnt.casting import cast
from quellenlage.extract.quotations.learnt.choose import choose
from quellenlage.extract.quotations.learnt.crf import Chain
from quellenlage.extract.quotations.learnt.layout import Layout
from quellenlage.extract.quotations.learnt.lending import LENT, borrows, choose_lender
from quellenlage.extract.quotations.learnt.media import set_medium
from quellenlage.extract.quotations.learnt.pool import adopt, candidates, gather, mark
from quellenlage.extract.quotations.learnt.roles import FRAMED
from quellenlage.extract.quotations.reading import Reading
from quellenlage.languages.tables.quotation_model import QuotationModel, WeightTable
from quellenlage.model import QuotationType

_RULED = "Kein Sprecher im Satz gefunden"
_DEEPEST = 8
"""Contents before one among which that around it is looked for."""
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
    lend_speakers(evidence.layout, kept, model.tables)
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
    lend_speakers(evidence.layout, drafts, model.tables if model is not None else {})
    return drafts


def lend_speakers(
    layout: Layout, drafts: Sequence[Draft], tables: Mapping[str, WeightTable]
) -> None:
    """Give contents without a speaker of their own one who was named before them.

    Those are contents without a frame, for which the tables weigh who it is, if they can, and
    words that go on with "hieß es" in the next sentence: they are the last speaker's.
    """
    impersonal_verbs = layout.reading.speech.impersonal_verbs
    earlier: list[Draft] = []
    previous: Draft | None = None
    open_: deque[Draft] = deque(maxlen=_DEEPEST)
    for draft in sorted(drafts, key=lambda draft: (draft.start, -draft.end)):
        framed = draft.type in FRAMED
        alone = draft.type is QuotationType.DIRECT and not draft.frame
        impersonal = draft.cue is not None and draft.cue.lemma in impersonal_verbs
        near = previous is not None and previous.stretch.end >= draft.stretch.start
        if LENT in tables and borrows(draft) and (not framed or draft.speaker is None):
            _weigh_lenders(layout, draft, earlier, tables)
        elif not framed or (draft.speaker is None and (alone or (impersonal and near))):
            far = previous is not None and draft.start - previous.end > _FURTHEST
            _lend(draft, None if far and not framed else previous)
        elif draft.speaker is None and not draft.unattributed:
            draft.unattributed = _RULED
        around = next((other for other in reversed(open_) if _holds(other, draft)), None)
        if around is not None:
            _keep_within(draft, around)
        open_.append(draft)
        nested = previous is not None and draft.end <= previous.end
        if not nested and (draft.speaker is not None or framed):
            previous = draft
        if not nested and draft.speaker is not None:
            earlier.append(draft)


def _weigh_lenders(
    layout: Layout, draft: Draft, earlier: Sequence[Draft], tables: Mapping[str, WeightTable]
) -> None:
    lender = choose_lender(layout, draft, earlier, tables)
    draft.agreed = False
    if lender is None:
        draft.speaker = None
        draft.unattributed = _NOBODY_BEFORE if draft.type not in FRAMED else _RULED
        return
    draft.speaker, draft.unattributed = lender.speaker, ""
    if lender.draft is not None:
        draft.medium = lender.draft.medium


def _holds(outer: Draft, inner: Draft) -> bool:
    """Tell whether a content lies within another one."""
    return inner.size < outer.size and all(
        outer.covers(start) and outer.covers(end - 1) for start, end in inner.content
    )


def _keep_within(draft: Draft, around: Draft) -> None:
    """Give words told within others no speaker from further out than those words' own."""
    speaker = draft.speaker
    told = draft.type is not QuotationType.DIRECT  # in literal words a frame reaches further in
    if not told or speaker is None or around.speaker is None:
        return
    if not around.covers(speaker.start):
        draft.speaker, draft.agreed = around.speaker, False


def _lend(draft: Draft, previous: Draft | None) -> None:
    draft.agreed = False
    if previous is None:
        draft.unattributed = _NOBODY_BEFORE if draft.type not in FRAMED else _RULED
        return
    draft.speaker, draft.unattributed = previous.speaker, previous.unattributed
    draft.medium = previous.medium
