"""Who stands where beside an event noun or a participle."""

from __future__ import annotations

from quellenlage.extract.events.antecedents import RELATIVES, antecedent
from quellenlage.extract.events.slots import (
    ADJECTIVE,
    GENITIVE,
    OBJECT,
    SUBJECT,
    Argument,
    preposition,
)
from quellenlage.extract.events.view import ArticleView
from quellenlage.model import MentionForm


def noun_arguments(view: ArticleView, noun: int) -> list[Argument]:
    """Return the arguments a noun has itself: possessors, adjectives of places, phrases.

    Coordinated nouns share a possessor ("seine Festnahme und Verurteilung", "die Festnahme und
    Verurteilung des Malers").
    """
    found = _own_arguments(view, noun)
    if any(argument.slot == GENITIVE for argument in found):
        return found
    beside = view.children(noun, "conj")
    if view.relations[noun] == "conj":
        beside = [view.annotated.head[noun], *beside]
    nouns = [step for step in beside if view.annotated.upos[step] == "NOUN"]
    shared = [arg for step in nouns for arg in _own_arguments(view, step) if arg.slot == GENITIVE]
    return found + [arg for arg in shared if arg.token not in (noun, *nouns)][:1]


def _own_arguments(view: ArticleView, noun: int) -> list[Argument]:
    found: list[Argument] = []
    for child in view.children(noun):
        relation, xpos = view.relations[child], view.annotated.xpos[child]
        if relation in {"det", "dep"} and xpos == "PPOSAT":
            found.append(Argument(GENITIVE, child))
        elif xpos in RELATIVES and preposition(view, child) is None:  # "dessen Tod"
            found.append(Argument(GENITIVE, antecedent(view, child)))
        elif relation == "amod":
            mention = view.mention_at(child)
            told = mention is not None and mention.form is MentionForm.ADJECTIVE
            if told and not view.annotated.forms[child][:1].isupper():  # "Budapester" is a name
                found.append(Argument(ADJECTIVE, child))
        elif relation in {"nmod", "obl"} and _in_phrase(view, noun, child):
            found.append(Argument(preposition(view, child) or GENITIVE, child))
    following = _phrase_behind(view, noun)
    if following is not None and following not in [arg.token for arg in found]:
        found.append(Argument(preposition(view, following) or GENITIVE, following))
    return found


def participle_arguments(view: ArticleView, token: int) -> list[Argument]:
    """Return the arguments of a participle before its noun: its object, in the present subject.

    Of a verb that has no object the noun is the subject ("der verstorbene Maler"): frames say so
    by giving subject and object one role.
    """
    present = view.annotated.lemma[token].removesuffix("e").endswith("end")
    found = [Argument(SUBJECT if present else OBJECT, view.annotated.head[token])]
    for child in view.children(token, "obl", "nmod", "obj", "iobj"):
        word = preposition(view, child)
        if word is not None and child not in view.timed:
            agent = word in view.table.syntax.passive_agents
            found.append(Argument(SUBJECT if agent else word, child))
    return found


def _phrase_behind(view: ArticleView, noun: int) -> int | None:
    """Return the head of a prepositional phrase right behind a noun, whatever it was tied to."""
    behind = noun + 1
    if behind >= len(view.annotated) or view.relations[behind] != "case":
        return None
    head = view.annotated.head[behind]
    return head if head > noun and view.relations[head] in {"nmod", "obl"} else None


def _in_phrase(view: ArticleView, noun: int, token: int) -> bool:
    """Tell whether no verb parts a noun from what a parser has tied to it."""
    low, high = min(noun, token), max(noun, token)
    upos, xpos = view.annotated.upos, view.annotated.xpos
    return not any(upos[step] == "AUX" or xpos[step] == "VVFIN" for step in range(low + 1, high))
