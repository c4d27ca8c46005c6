"""Who owes, who gains and who asks, read from the arguments of an act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quellenlage.extract.commitments.acts import Act
from quellenlage.extract.events.actors import actors_of
from quellenlage.extract.events.arguments import is_passive, verb_arguments
from quellenlage.extract.events.nominal import noun_arguments
from quellenlage.extract.events.slots import (
    ADJECTIVE,
    GENITIVE,
    OBJECT,
    SUBJECT,
    Argument,
    preposition,
)
from quellenlage.extract.events.view import ArticleView
from quellenlage.model import (
    CommitmentKind,
    Id,
)

OPEN = frozenset({CommitmentKind.PROMISE, CommitmentKind.GUARANTEE, CommitmentKind.THREAT})
"""Kinds where it matters which of two persons a pronoun names."""


FARTHEST = 60
"""So many tokens before "beide" the two are looked for."""


class Parties(NamedTuple):
    """Who owes, who gains, who asks, and whether the text leaves that open."""

    obligor: tuple[Id, ...]
    beneficiary: tuple[Id, ...]
    requested_by: tuple[Id, ...]
    ambiguous: bool


def find_parties(view: ArticleView, act: Act) -> Parties:
    """Return the parties of an act by the frame of its word."""
    frame = view.table.commitment_frames[act.group.frame]
    arguments = act_arguments(view, act)
    slots: dict[str, list[Id]] = {}
    for argument in arguments:
        named = [actor for actor, _ in actors_of(view, argument.token)]
        slots.setdefault(argument.slot, []).extend(_both(view, argument.token) or named)
    obligor = _in_slots(slots, frame.obligor)
    requested_by = _in_slots(slots, frame.requested_by)
    beneficiary = _in_slots(slots, frame.beneficiary) or requested_by
    if requested_by:
        obligor = tuple(actor for actor in obligor if actor not in requested_by)
    other = _other_reading(view, act, arguments) if act.group.kind in OPEN else None
    if other is not None and other not in obligor:
        return Parties((*obligor, other), beneficiary, requested_by, ambiguous=True)
    beneficiary = tuple(actor for actor in beneficiary if actor not in obligor)
    return Parties(obligor, beneficiary, requested_by, ambiguous=False)


def pledge_parties(view: ArticleView, act: Act, modals: Sequence[int]) -> Parties:
    """Return the parties of a clause that binds by its modal verb.

    What must be done is asked for by who says so; what is intended binds its subject.
    """
    verbs = [act.token, *modals]
    found = [arg for verb in verbs for arg in verb_arguments(view, verb) if arg.slot == SUBJECT]
    actors = [actor for arg in found for actor, _ in actors_of(view, arg.token)]
    subjects = tuple(dict.fromkeys(actors))
    quotation = view.quotation_at(view.annotated.starts[act.token])
    speaker = quotation.speaker.actor if quotation is not None else None
    if act.group.kind is CommitmentKind.DEMAND and speaker is not None:
        obligor = tuple(actor for actor in subjects if actor != speaker)
        return Parties(obligor, (), (speaker,), ambiguous=False)
    if not subjects and speaker is not None:
        subjects = (speaker,)
    return Parties(subjects, (), (), ambiguous=False)


def alleging(view: ArticleView, act: Act) -> tuple[Id, ...]:
    """Return who says that a commitment is broken: who is quoted, or who reproaches."""
    quotation = view.quotation_at(view.annotated.starts[act.token])
    if quotation is not None and quotation.speaker.actor is not None:
        return (quotation.speaker.actor,)
    verb = act.verb if act.verb is not None else act.token
    above = view.annotated.head[verb]
    if above == verb or view.annotated.upos[above] != "VERB":
        return ()
    subjects = [arg.token for arg in verb_arguments(view, above) if arg.slot == SUBJECT]
    return tuple(dict.fromkeys(a for token in subjects for a, _ in actors_of(view, token)))


def _both(view: ArticleView, token: int) -> list[Id]:
    """Return the two persons last named where a noun phrase speaks of both ("die beiden Chefs")."""
    words = view.lemmas(view.children(token, "det", "amod", "nummod"))
    both = view.table.syntax.both
    if not any(word.lower().startswith(both) for word in words):
        return []
    found: dict[Id, None] = {}
    for mention in reversed(view.mentions_before(max(0, token - FARTHEST), token)):
        if view.is_person(mention.actor) and mention.actor not in view.nameless:
            found.setdefault(mention.actor)
    return list(found)[:2] if len(found) > 1 else []


def _in_slots(slots: dict[str, list[Id]], wanted: Sequence[str]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(actor for slot in wanted for actor in slots.get(slot, [])))


def possessors(view: ArticleView, noun: int) -> list[Argument]:
    """Return the arguments of a noun; an adjective of a place is a possessor too."""
    return [
        Argument(GENITIVE, arg.token) if arg.slot == ADJECTIVE else arg
        for arg in noun_arguments(view, noun)
    ]


def act_arguments(view: ArticleView, act: Act) -> list[Argument]:
    """Return the arguments of an act's noun and verb, and the possessors within its object."""
    own = possessors(view, act.token) if act.verb != act.token else []
    found = [*own, *(verb_arguments(view, act.verb) if act.verb is not None else [])]
    if act.verb is not None and view.relations[act.verb] == "acl":
        found += _builder(view, act.verb)
    inner = [
        Argument("object_genitive", child)
        for argument in found
        if argument.slot == OBJECT
        for child in view.children(argument.token, "nmod")
        if preposition(view, child) is None
    ]
    inner += [
        own
        for argument in found
        if argument.slot == SUBJECT and not actors_of(view, argument.token)
        for own in possessors(view, argument.token)
        if own.slot == GENITIVE  # "Sein Bericht soll im Juli vorliegen" binds him
    ]
    return [
        argument
        for argument in [*found, *inner]
        if argument.token != act.token and not _behind_colon(view, argument.token, act.token)
    ]


def _behind_colon(view: ArticleView, token: int, act: int) -> bool:
    """Tell whether a colon parts an argument from the act: "Streit am Kai: Minister droht"."""
    first, last = min(token, act), max(token, act)
    return any(view.annotated.forms[step] == ":" for step in range(first, last))


def _builder(view: ArticleView, verb: int) -> list[Argument]:
    """Return who makes the thing a relative clause speaks of ("baut ein Lager, das ...")."""
    above = view.annotated.head[thing_of(view, verb)]
    if view.annotated.upos[above] != "VERB" or is_passive(view, above):
        return []
    return [arg for arg in verb_arguments(view, above) if arg.slot == SUBJECT]


def thing_of(view: ArticleView, verb: int) -> int:
    """Return the outermost noun above a relative clause: what is built, not what it is for."""
    token = view.annotated.head[verb]
    while view.relations[token] in {"nmod", "appos", "flat"}:
        token = view.annotated.head[token]
    return token


def _other_reading(view: ArticleView, act: Act, arguments: list[Argument]) -> Id | None:
    """Return another person who may be the one that promises.

    A subject that is a pronoun, or only understood from the verb before, may grammatically
    be one person and in sense another whom the same sentence names just before.
    """
    subjects = [arg.token for arg in arguments if arg.slot == SUBJECT]
    if not subjects or view.annotated.upos[subjects[0]] != "PRON":
        return None
    start, _ = view.annotated.sentence_of(act.token)
    mine = {actor for subject in subjects for actor, _ in actors_of(view, subject)}
    named = [
        mention.actor
        for mention in view.mentions_before(start, act.token)
        if view.is_person(mention.actor) and mention.actor not in mine
    ]
    return named[-1] if named else None
