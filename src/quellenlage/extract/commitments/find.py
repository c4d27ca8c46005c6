"""Who promises, guarantees, agrees, demands, asks for, threatens or announces what, by when."""

from __future__ import annotations

from collections.abc import Sequence

from quellenlage.extract.commitments.acts import Act, due_of, find_acts, find_due_works
from quellenlage.extract.commitments.content import content_of
from quellenlage.extract.commitments.parties import find_parties
from quellenlage.extract.events.arguments import (
    is_passive,
)
from quellenlage.extract.events.view import ArticleView, Found
from quellenlage.extract.factuality import Judgement, Telling, judge_factuality
from quellenlage.languages import Language
from quellenlage.model import (
    AnnotatedDocument,
    CommitmentReport,
    CommitmentStatus,
    Factuality,
    LocalEntity,
    Quotation,
    TimeMention,
)
from quellenlage.text.ids import content_id

UNCERTAIN = frozenset({Factuality.DENIED, Factuality.CONDITIONAL, Factuality.POSSIBLE})
"""So told, nobody has committed himself."""


def find_commitments(
    annotated: AnnotatedDocument,
    entities: Sequence[LocalEntity],
    times: Sequence[TimeMention],
    quotations: Sequence[Quotation],
    language: Language,
) -> tuple[CommitmentReport, ...]:
    """Return the commitments the article tells of, in text order.

    An act that is denied, merely possible or conditional binds nobody and is left out; one
    without any party is left out too.
    """
    view = ArticleView(annotated, Found(entities, times, quotations), language)
    reports = (_report(view, act) for act in (*find_acts(view), *find_due_works(view)))
    found = sorted((r for r in reports if r is not None), key=lambda r: (r.trigger, r.id))
    return tuple(found)


def _report(view: ArticleView, act: Act) -> CommitmentReport | None:
    document = view.annotated.document
    span = view.annotated.span(act.token, act.token + 1)
    quotation = view.quotation_at(span.start)
    judged = judge_factuality(Telling(view, act.token, act.verb, quotation))
    parties = find_parties(view, act)
    content = content_of(view, act)
    if judged.factuality in UNCERTAIN or not content or _merely_examines(view, act):
        return None
    status = _status(view, act, judged)
    concluded = act.verb is not None and act.verb != act.token  # "schlossen einen Vertrag"
    if not (parties.obligor or parties.requested_by or concluded):
        return None
    return CommitmentReport(
        id=content_id("cr", document.id, span.start, act.group.kind),
        document=document.id,
        kind=act.group.kind,
        status=status,
        trigger=span,
        sentence=view.sentence_span(act.token),
        obligor=parties.obligor,
        beneficiary=parties.beneficiary,
        requested_by=parties.requested_by,
        what=_words(view, content),
        due=due_of(view, act.token, set(content)),
        ambiguous=parties.ambiguous,
        terms=view.terms(content),
    )


def _merely_examines(view: ArticleView, act: Act) -> bool:
    """Tell whether what is announced is an examination, which binds to nothing."""
    below = view.children(act.token, "xcomp", "ccomp")
    return bool(below) and view.annotated.lemma[below[0]] in view.table.no_commitments


def _words(view: ArticleView, tokens: list[int]) -> str:
    span = view.annotated.span(tokens[0], tokens[-1] + 1)
    return " ".join(span.slice(view.annotated.document.text).split())


def _status(view: ArticleView, act: Act, judged: Judgement) -> CommitmentStatus:
    if act.verb is not None and act.verb != act.token:
        lemma, told = view.annotated.lemma[act.verb], _is_told_of(view, act)
        if lemma in view.table.breaking:
            return CommitmentStatus.ALLEGED_BROKEN
        if lemma in view.table.keeping and told:
            return CommitmentStatus.DONE
    if judged.factuality is Factuality.REQUESTED:
        return CommitmentStatus.REQUESTED
    if judged.factuality is Factuality.PLANNED and act.group.status is CommitmentStatus.AGREED:
        return CommitmentStatus.ANNOUNCED
    return act.group.status


def _is_told_of(view: ArticleView, act: Act) -> bool:
    """Tell whether the verb says that something was done to the noun, not that it must be."""
    if act.verb is None:
        return False
    modals = [kid for kid in view.children(act.verb, "aux") if view.annotated.xpos[kid][:2] == "VM"]
    undergoes = view.relations[act.token] == "obj" or is_passive(view, act.verb)
    return undergoes and not modals
