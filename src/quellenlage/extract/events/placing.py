"""When and where: the time expression and the place that belong to a trigger."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from quellenlage.extract.events.actors import actors_of
from quellenlage.extract.events.slots import preposition
from quellenlage.extract.events.triggers import Trigger
from quellenlage.extract.events.view import ArticleView
from quellenlage.model import Id, MentionForm

_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")

NEAR = 6
"""So many tokens after a noun a date is still taken for the noun's own."""


def time_of(view: ArticleView, trigger: Trigger, nouns: AbstractSet[int]) -> Id | None:
    """Return the time expression that fits the trigger best.

    First what the trigger governs ("das Treffen am 10. April"), then what follows a noun
    closely, then, where trigger and clause share their time, the nearest in the clause. A date
    behind another event noun (one of ``nouns``) belongs to that, one in another's words to them.
    """
    span = view.sentence_span(trigger.token)
    candidates = view.times_between(span.start, span.end)
    if not candidates:
        return None
    subtree = (
        set(view.annotated.subtree(trigger.token)) if trigger.predicate != trigger.token else set()
    )
    ranked: list[tuple[int, int, Id]] = []
    told = view.quotation_at(view.annotated.starts[trigger.token])
    for time in candidates:
        token = view.token_at(time.start)
        distance = abs(token - trigger.token)
        if _is_deadline(view, token) or any(s in nouns for s in range(trigger.token + 1, token)):
            continue
        if view.annotated.head[token] in nouns - {trigger.token}:
            continue  # "die Proteste der letzten Wochen"
        if view.quotation_at(time.start) not in (told, None) or _is_compared(view, time.end):
            continue
        if token in subtree and view.clause[token] == view.clause[trigger.token]:
            ranked.append((0, distance, time.id))
        elif _follows_closely(view, trigger, token):
            ranked.append((1, distance, time.id))
        elif trigger.shares_time and view.clause[token] == view.clause[trigger.token]:
            ranked.append((2, distance, time.id))
        elif trigger.shares_time and _only_clause(view, trigger.token, token):
            ranked.append((3, distance, time.id))
    return min(ranked)[2] if ranked else None


def _is_deadline(view: ArticleView, token: int) -> bool:
    """Tell whether a date is one to keep ("bis zum 30. Juni"): nothing is told to happen then."""
    before = view.lemmas(range(max(0, token - 2), token + 1))
    syntax = view.table.syntax
    return not (syntax.deadlines | syntax.before).isdisjoint(lemma.lower() for lemma in before)


def _is_compared(view: ArticleView, end: int) -> bool:
    """Tell whether a time counts from what it is compared with ("zwei Wochen später als ...")."""
    behind = view.token_at(end - 1) + 1
    return (
        behind < len(view.annotated)
        and view.annotated.lemma[behind] in view.table.syntax.comparisons
    )


def carried_time(view: ArticleView, trigger: Trigger) -> Id | None:
    """Return the date that opens the sentence before and frames this one too.

    "Am 14. Juni trafen sie ein. Im Rathaus unterzeichneten sie den Vertrag." Only a full date
    at the head of a sentence of the same block, and only for a verb in the preterite of a
    sentence without a date of its own.
    """
    annotated, verb = view.annotated, trigger.predicate
    start, _ = annotated.sentence_of(trigger.token)
    span = view.sentence_span(trigger.token)
    if verb is None or start == 0 or annotated.feats[verb].get("Tense") != "Past":
        return None
    before = view.sentence_span(start - 1)
    gap = annotated.document.text[before.end : span.start]
    if "\n" in gap or view.times_between(span.start, span.end):
        return None
    first, _ = annotated.sentence_of(start - 1)
    return next(
        (
            time.id
            for time in view.times_between(before.start, before.end)
            if view.token_at(time.start) <= first + 1 and _FULL_DAY.fullmatch(time.template)
        ),
        None,
    )


def _follows_closely(view: ArticleView, trigger: Trigger, token: int) -> bool:
    if not trigger.token < token <= trigger.token + NEAR:
        return False
    own = set(view.annotated.subtree(trigger.token))
    upos = view.annotated.upos
    return not any(
        upos[step] in {"VERB", "AUX", "PUNCT"} or (upos[step] == "NOUN" and step not in own)
        for step in range(trigger.token + 1, token)
    )


def _only_clause(view: ArticleView, token: int, time: int) -> bool:
    """Tell whether no comma parts trigger and time, so that a slip of the parser hid the tie."""
    low, high = min(token, time), max(token, time)
    return not any(view.annotated.upos[step] == "PUNCT" for step in range(low, high))


def place_of(view: ArticleView, trigger: Trigger) -> Id | None:
    """Return the place named in a local phrase of the trigger, or of the verb that carries it."""
    governors = [trigger.token]
    if trigger.predicate is not None and trigger.predicate != trigger.token:
        governors.append(trigger.predicate)
    elif trigger.shares_time:
        governors.append(view.annotated.head[trigger.token])
    for governor in governors:
        for child in view.children(governor, "obl", "nmod"):
            if preposition(view, child) not in view.table.syntax.place_prepositions:
                continue
            mention = view.mention_at(child)
            if mention is None or mention.form is MentionForm.ADJECTIVE:
                continue
            places = [actor for actor, _ in actors_of(view, child) if view.is_place(actor)]
            if places:
                return places[0]
    return None
