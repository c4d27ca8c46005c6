"""How far a text commits itself to an event: mood, modals, negation, hedges, who is speaking.

The values follow Saurí & Pustejovsky (FactBank, 2009), simplified to seven. The rules stand in
order of strength: what is asked for is not yet planned, what is denied is not merely reported.
"""

from __future__ import annotations

from typing import NamedTuple

from quellenlage.extract import factuality_signs as signs
from quellenlage.extract.factuality_signs import Sign, Telling
from quellenlage.model import Factuality

__all__ = ["Judgement", "Telling", "judge_factuality"]


class Judgement(NamedTuple):
    """A factuality with the sentence that explains it."""

    factuality: Factuality
    why: str


class Rule(NamedTuple):
    """A sign, what it tells, and the sentence that says so with the sign's word in it."""

    factuality: Factuality
    sign: Sign
    why: str


_MAY = "Es wird für möglich gehalten („{}“)."

RULES: tuple[Rule, ...] = (
    Rule(
        Factuality.REQUESTED,
        signs.governor("governors_requested"),
        "Es wird verlangt oder erbeten („{}“).",
    ),
    Rule(Factuality.REQUESTED, signs.told_to, "Jemand soll es tun („{}“)."),
    Rule(Factuality.DENIED, signs.negated, "Es ist verneint („{}“)."),
    Rule(Factuality.DENIED, signs.refused, "Es wird bestritten oder abgelehnt („{}“)."),
    Rule(
        Factuality.CONDITIONAL,
        signs.governor("conditional_nouns"),
        "Es wird als Fall gedacht („im Fall“).",
    ),
    Rule(Factuality.CONDITIONAL, signs.in_condition, "Es steht in einer Bedingung („{}“)."),
    Rule(Factuality.CONDITIONAL, signs.would, "Es steht im Konditional („{}“)."),
    Rule(Factuality.PLANNED, signs.to_come, "Es steht noch bevor („{}“)."),
    Rule(Factuality.PLANNED, signs.intended, "Es ist vorgesehen („{}“)."),
    Rule(
        Factuality.PLANNED,
        signs.modifier("words_planned"),
        "Es ist geplant oder angekündigt („{}“).",
    ),
    Rule(
        Factuality.PLANNED,
        signs.governor("governors_planned"),
        "Es ist geplant oder angekündigt („{}“).",
    ),
    Rule(Factuality.POSSIBLE, signs.may, _MAY),
    Rule(Factuality.POSSIBLE, signs.modifier("words_possible"), _MAY),
    Rule(Factuality.POSSIBLE, signs.governor("governors_possible"), _MAY),
    Rule(
        Factuality.REPORTED,
        signs.modifier("words_reported"),
        "Der Artikel legt sich nicht fest („{}“).",
    ),
    Rule(Factuality.REPORTED, signs.charged, "Es ist ein Vorwurf („{}“)."),
    Rule(Factuality.REPORTED, signs.in_words_of, "Es steht in den Worten anderer: {}."),
    Rule(Factuality.REPORTED, signs.in_subjunctive, "Es steht im Konjunktiv."),
    Rule(Factuality.REPORTED, signs.hearsay, "Es wird nur berichtet („{}“)."),
    Rule(Factuality.REPORTED, signs.credited, "Der Artikel gibt es wieder („{}“)."),
)


def judge_factuality(telling: Telling) -> Judgement:
    """Return how the text commits itself to the event of ``telling``, and why."""
    for rule in RULES:
        word = rule.sign(telling)
        if word is not None:
            return Judgement(rule.factuality, rule.why.format(word))
    return Judgement(Factuality.ASSERTED, "Der Artikel stellt es ohne Einschränkung fest.")
