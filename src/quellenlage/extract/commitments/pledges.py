"""Clauses that bind by their modal verb alone: "müsse bis Juni vorliegen", "werde klagen"."""

from __future__ import annotations

from collections.abc import Iterator

from quellenlage.extract.commitments.acts import Act
from quellenlage.extract.commitments.due import due_of, is_deadline
from quellenlage.extract.events.actors import actors_of
from quellenlage.extract.events.arguments import is_passive, verb_arguments
from quellenlage.extract.events.slots import SUBJECT
from quellenlage.extract.events.view import ArticleView
from quellenlage.languages.tables.events import CommitmentTriggers
from quellenlage.model import CommitmentKind


def find_pledges(view: ArticleView) -> Iterator[Act]:
    """Yield the verbs of such clauses, each with the kind of act it amounts to.

    A must with a deadline in somebody's words is that person's demand; an intent with one is
    a promise of its subject, or the announcement of it where the article tells it itself. An
    intent after "anderenfalls", or to do harm under a condition, is a threat.
    """
    groups: dict[CommitmentKind, CommitmentTriggers] = {}
    for group in view.table.commitments:
        groups.setdefault(group.kind, group)
    for token, upos in enumerate(view.annotated.upos):
        modals = modals_of(view, token) if upos == "VERB" else []
        if modals:
            kind = _kind(view, token, modals)
            if kind is not None:
                yield Act(token, token, groups[kind])


def modals_of(view: ArticleView, verb: int) -> list[int]:
    """Return the modal or future auxiliaries of an infinitive, wherever a parser has put them."""
    annotated = view.annotated
    alike = annotated.forms[verb] == annotated.lemma[verb]  # "zurückhalten": a participle too
    if not (annotated.xpos[verb].endswith("INF") or alike):
        return []
    above = view.annotated.head[verb]
    helpers = view.children(verb, "aux")
    if view.relations[verb] == "xcomp" and view.annotated.xpos[above][:2] in {"VM", "VA"}:
        helpers = [above, *helpers]
    return [token for token in helpers if view.annotated.xpos[token].endswith("FIN")]


def _kind(view: ArticleView, verb: int, modals: list[int]) -> CommitmentKind | None:
    words = view.table.pledges
    lemmas = set(view.lemmas(modals))
    quotation = view.quotation_at(view.annotated.starts[verb])
    due = due_of(view, verb, pledge_clause(view, verb))
    kept = due is not None and is_deadline(view, due)
    speaks = quotation is not None and quotation.speaker.actor is not None
    if lemmas & words.musts:
        return CommitmentKind.DEMAND if kept and speaks else None
    if view.annotated.lemma[verb] in view.table.no_commitments:
        return None
    named = _somebody_acts(view, verb, modals)
    if not lemmas & words.intents or not (named or (speaks and _is_deed(view, verb))):
        return None
    if _opens_otherwise(view, verb) or (
        view.annotated.lemma[verb] in words.harms and _is_conditional(view, verb, modals)
    ):
        return CommitmentKind.THREAT
    if not kept or not named:
        return None
    return CommitmentKind.ANNOUNCEMENT if quotation is None else CommitmentKind.PROMISE


def pledge_clause(view: ArticleView, verb: int) -> list[int]:
    """Return the tokens of a pledge's clause, what is tied to its modal verb included."""
    start, end = view.annotated.sentence_of(verb)
    heads = {view.clause[verb], *(view.clause[modal] for modal in modals_of(view, verb))}
    return [token for token in range(start, end) if view.clause[token] in heads]


def _somebody_acts(view: ArticleView, verb: int, modals: list[int]) -> bool:
    """Tell whether the subject is named and active: nobody binds himself in the passive."""
    if is_passive(view, verb):
        return False
    arguments = [arg for head in (verb, *modals) for arg in verb_arguments(view, head)]
    return any(arg.slot == SUBJECT and actors_of(view, arg.token) for arg in arguments)


def _is_deed(view: ArticleView, verb: int) -> bool:
    """Tell whether a verb is one that only somebody who speaks for others can mean."""
    acts = {lemma for group in view.table.commitments for lemma in group.verbs}
    return view.annotated.lemma[verb] in view.table.pledges.harms | acts


def _opens_otherwise(view: ArticleView, verb: int) -> bool:
    start, _ = view.annotated.sentence_of(verb)
    return view.annotated.forms[start].lower() in view.table.pledges.otherwise


def _is_conditional(view: ArticleView, verb: int, modals: list[int]) -> bool:
    """Tell whether a condition governs the clause ("Sollte ...", "wenn ...")."""
    marks = view.table.factuality.conditional_marks
    for head in (verb, *modals):
        for clause in view.children(head, "advcl"):
            inside = view.annotated.subtree(clause)
            first = min(inside)
            if any(view.annotated.forms[token].lower() in marks for token in inside):
                return True
            if view.annotated.xpos[first].endswith("FIN"):
                return True
    return False
