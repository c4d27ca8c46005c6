"""The words that bind or try to bind: verbs, nouns with the verb that carries them, due works."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quellenlage.extract.commitments.due import due_of
from quellenlage.extract.events.actors import actors_of
from quellenlage.extract.events.arguments import is_passive
from quellenlage.extract.events.nominal import noun_arguments
from quellenlage.extract.events.slots import ADJECTIVE, GENITIVE, preposition
from quellenlage.extract.events.triggers import head_noun, is_stray_object, verb_lemma
from quellenlage.extract.events.view import ArticleView
from quellenlage.languages.tables.events import CommitmentTriggers, EventTable
from quellenlage.model import (
    CommitmentKind,
)


class Act(NamedTuple):
    """A word that binds or tries to bind, with the verb that carries it."""

    token: int
    verb: int | None
    group: CommitmentTriggers


def find_acts(view: ArticleView) -> Iterator[Act]:
    """Yield the acts of an article, nouns first; a verb that carries one is none itself."""
    table = view.table
    verbs = {verb: group for group in table.commitments for verb in group.verbs}
    nouns = {noun: group for group in table.commitments for noun in group.nouns}
    carried: set[int] = set()
    for token, upos in enumerate(view.annotated.upos):
        lemma = view.annotated.lemma[token]
        noun = head_noun(lemma, nouns, table.not_compounds) if upos == "NOUN" else None
        if noun is not None:
            verb = _carrier(view, token, table)
            if verb is not None or _binds_by_itself(view, token):
                carried.add(verb if verb is not None else -1)
                yield Act(token, verb, nouns[noun])
    for token, upos in enumerate(view.annotated.upos):
        lemma = view.annotated.lemma[token]
        if (
            upos == "VERB"
            and token not in carried
            and lemma in verbs
            and not _takes_toll(view, token)
        ):
            yield Act(token, token, verbs[lemma])


def _takes_toll(view: ArticleView, verb: int) -> bool:
    """Tell whether a verb of demanding only counts victims ("forderte drei Todesopfer")."""
    words = view.lemmas(view.children(verb, "obj", "nsubj"))
    return not view.table.tolls.isdisjoint(words)


def _carrier(view: ArticleView, noun: int, table: EventTable) -> int | None:
    """Return the verb of which the noun is the core, or that breaks or keeps it."""
    head = view.annotated.head[noun]
    if is_stray_object(view, noun):
        head = view.clause[noun]
    elif view.relations[noun] not in {"obj", "nsubj"} or head == noun:
        return None
    known = table.light_verbs
    if view.relations[noun] == "obj" or is_passive(view, head):
        known |= table.breaking | table.keeping
    return head if view.annotated.lemma[head] in known else None


def _binds_by_itself(view: ArticleView, noun: int) -> bool:
    """Tell whether a noun names its parties itself ("die Zusage des Ministers an die Stadt")."""
    if preposition(view, noun) in view.table.syntax.asked_for or view.relations[noun] == "root":
        return False
    slots = [arg.slot for arg in noun_arguments(view, noun) if actors_of(view, arg.token)]
    return not {GENITIVE, ADJECTIVE}.isdisjoint(slots) and len(slots) > 1


def find_due_works(view: ArticleView) -> Iterator[Act]:
    """Yield works that are to be done by a date ("das am 1. Juli fertig sein soll")."""
    table = view.table
    announcing = next(g for g in table.commitments if g.kind is CommitmentKind.ANNOUNCEMENT)
    works = {
        verb
        for group in table.triggers
        if group.type in table.fulfilling_types
        for verb in group.verbs
    } | table.pledges.deliverables
    for token, upos in enumerate(view.annotated.upos):
        if upos != "VERB" or verb_lemma(view, token, works) not in works:
            continue
        modals = view.lemmas(view.children(token, "aux"))
        if table.factuality.modals_hearsay.isdisjoint(modals) or (
            due_of(view, token, view.clause_tokens(token)) is None
        ):
            continue
        yield Act(token, token, announcing)
