"""Who promises, guarantees, agrees, demands, asks for, threatens or announces what, by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quellenlage.extract.commitments.acts import Act, find_acts, find_due_works
from quellenlage.extract.commitments.content import content_of, deeds_of, pledge_content
from quellenlage.extract.commitments.due import due_of, is_deadline
from quellenlage.extract.commitments.parties import Parties, alleging, find_parties, pledge_parties
from quellenlage.extract.commitments.pledges import find_pledges, modals_of
from quellenlage.extract.events.arguments import is_infinitive, is_passive, verb_arguments
from quellenlage.extract.events.slots import SUBJECT
from quellenlage.extract.events.view import ArticleView, Found
from quellenlage.extract.factuality import Judgement, Telling, judge_factuality
from quellenlage.languages import Language
from quellenlage.model import (
    AnnotatedDocument,
    CommitmentKind,
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
    found: dict[int, tuple[CommitmentReport, ...]] = {}
    told: set[int] = set()
    pledges = {act.token: act for act in find_pledges(view)}
    threats = {token for token, act in pledges.items() if act.group.kind is CommitmentKind.THREAT}
    works = {act.token: act for act in find_due_works(view)}
    for act in (*find_acts(view), *works.values()):
        passed = act.token in threats or act.token in found
        reading = None if passed else _read(view, act, work=act.token in works)
        if reading is not None:
            found[act.token] = _write_each(view, act, reading)
            told.update(reading.content)
    for act in pledges.values():
        reading = None if act.token in told or act.token in found else _read_pledge(view, act)
        if reading is not None:
            found[act.token] = (_write(view, act, reading),)
    reports = (report for reports in found.values() for report in reports)
    return tuple(sorted(reports, key=lambda r: (r.trigger, r.id)))


class _Reading(NamedTuple):
    """What was read of an act: its parties, the words of its content, how far it has come."""

    parties: Parties
    content: list[int]
    status: CommitmentStatus


def _read(view: ArticleView, act: Act, *, work: bool) -> _Reading | None:
    span = view.annotated.span(act.token, act.token + 1)
    quotation = view.quotation_at(span.start)
    judged = judge_factuality(Telling(view, act.token, act.verb, quotation))
    parties = find_parties(view, act)
    modals = modals_of(view, act.token) if work and view.relations[act.token] != "acl" else []
    content = pledge_content(view, act, modals) if modals else content_of(view, act)
    if judged.factuality in UNCERTAIN or not content or _merely_examines(view, act):
        return None
    if _is_purpose(view, act):
        return None
    concluded = act.verb is not None and act.verb != act.token  # "schlossen einen Vertrag"
    unnamed = concluded or _is_concluded(view, act) or (work and _is_delivered(view, act))
    if not (parties.obligor or parties.requested_by or unnamed):
        return None
    return _Reading(parties, content, _status(view, act, judged))


def _read_pledge(view: ArticleView, act: Act) -> _Reading | None:
    """Return what a clause with a modal verb binds to; a negated one binds to nothing told."""
    quotation = view.quotation_at(view.annotated.starts[act.token])
    judged = judge_factuality(Telling(view, act.token, act.token, quotation))
    if judged.factuality is Factuality.DENIED:
        return None
    modals = modals_of(view, act.token)
    content = pledge_content(view, act, modals)
    parties = pledge_parties(view, act, modals)
    if not content or not (parties.obligor or parties.requested_by):
        return None
    return _Reading(parties, content, act.group.status)


def _write_each(view: ArticleView, act: Act, reading: _Reading) -> tuple[CommitmentReport, ...]:
    """Return one report for every deed of the content: "das Haus zu bauen und zu beheizen"."""
    parts = deeds_of(view, reading.content)
    readings = [reading._replace(content=part) for part in parts]
    return tuple(_write(view, act, one, part=n) for n, one in enumerate(readings))


def _write(view: ArticleView, act: Act, reading: _Reading, *, part: int = 0) -> CommitmentReport:
    document = view.annotated.document
    span = view.annotated.span(act.token, act.token + 1)
    due = due_of(view, act.token, reading.content)
    identity = (document.id, span.start, act.group.kind, *([part] if part else []))
    broken = reading.status is CommitmentStatus.ALLEGED_BROKEN
    return CommitmentReport(
        id=content_id("cr", *identity),
        document=document.id,
        kind=act.group.kind,
        status=reading.status,
        trigger=span,
        sentence=view.sentence_span(act.token),
        obligor=reading.parties.obligor,
        beneficiary=reading.parties.beneficiary,
        requested_by=reading.parties.requested_by,
        what=_words(view, reading.content),
        due=due.id if due else None,
        deadline=due is not None and is_deadline(view, due),
        ambiguous=reading.parties.ambiguous,
        alleged_by=alleging(view, act) if broken else (),
        terms=view.terms([token for token in reading.content if token not in view.timed]),
    )


def _is_concluded(view: ArticleView, act: Act) -> bool:
    """Tell whether parties agree whom nobody names: "Land und Stadt einigten sich"."""
    return act.group.kind is CommitmentKind.AGREEMENT and any(
        arg.slot == SUBJECT for arg in verb_arguments(view, act.token)
    )


def _is_delivered(view: ArticleView, act: Act) -> bool:
    """Tell whether something is due whoever owes it: "Der Bericht soll am 1. Juli vorliegen"."""
    return view.annotated.lemma[act.token] in view.table.pledges.deliverables


def _is_purpose(view: ArticleView, act: Act) -> bool:
    """Tell whether an act is only what something else is done for ("um Ruhe zu gewährleisten")."""
    verb = act.verb if act.verb is not None else act.token
    marks = view.lemmas(view.children(verb, "mark"))
    return is_infinitive(view, verb) and view.table.syntax.purpose in marks


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
