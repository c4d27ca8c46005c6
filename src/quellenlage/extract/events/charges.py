"""Who is said to have done a crime: whoever is charged with it, arrested or sentenced for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from quellenlage.extract.events.slots import preposition
from quellenlage.extract.events.triggers import Trigger
from quellenlage.extract.events.view import ArticleView
from quellenlage.model import Participant, ParticipantRole

FARTHEST = 8
"""So many words up the tree the charge is looked for."""

Told = Mapping[int, tuple[Trigger, Sequence[Participant]]]
"""What each trigger, and each verb that carries one, tells, by token."""


def suspects(view: ArticleView, trigger: Trigger, told: Told) -> list[Participant]:
    """Return who is charged with a crime as its agents.

    "Wegen Betrugs ermittelt die Polizei gegen Wolm": by the frame of the charge Wolm is at whom
    it is directed, so that the fraud is Wolm's.
    """
    if not view.table.types[trigger.group.type].punishable:
        return []
    for charge in _governors(view, trigger.token):
        if charge not in told:
            continue
        above, participants = told[charge]
        role = view.table.types[above.group.type].suspect
        if above.token == trigger.token or role is None:
            continue
        agent = ParticipantRole.AGENT
        return [replace(who, role=agent) for who in participants if who.role is role]
    return []


def _governors(view: ArticleView, token: int) -> Iterator[int]:
    """Yield what governs a crime as a charge, nearest first: "wegen Betrugs", "zum Betrug"."""
    annotated, syntax = view.annotated, view.table.syntax
    for _ in range(FARTHEST):
        head, word = annotated.head[token], preposition(view, token)
        charged = annotated.lemma[token] in view.table.factuality.governors_charged
        if head == token or not (word is None or charged or word in syntax.charges):
            return
        if view.relations[token] not in {"nmod", "conj", "obl", "obj", "nsubj", "appos"}:
            return
        yield head
        if annotated.upos[head] == "VERB":
            return
        token = head
