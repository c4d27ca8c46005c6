"""A time expression as one article alone yields it: not yet on the calendar."""

from __future__ import annotations

from enum import StrEnum

from quellenlage.model.base import Id, Noun
from quellenlage.model.time import Modifier, TimexType


class Tense(StrEnum):
    """Whether a clause tells what is past or what is still to come."""

    PAST = "past"
    FUTURE = "future"


class TimeMention(Noun, frozen=True, kw_only=True):
    """A tagged time expression whose value may still wait for the article's date.

    ``template`` is the value in the notation of :mod:`quellenlage.text.template`: a full
    TIMEX3 value where the expression says it all, else what is to be counted from where.
    ``begin`` and ``end_point`` are templates of the points an anchored duration runs
    between; ``place`` that of where the expression lies on the calendar, where its value
    does not tell it ("vor fünf Jahren" is the duration ``P5Y`` and lies five years back).
    ``tense`` is how its clause is told, where a verb form shows it.
    ``rule`` names the rule that tagged it.
    """

    id: Id
    document: Id
    start: int
    end: int
    type: TimexType
    template: str
    mod: Modifier | None = None
    begin: str | None = None
    end_point: str | None = None
    place: str | None = None
    tense: Tense | None = None
    rule: str
