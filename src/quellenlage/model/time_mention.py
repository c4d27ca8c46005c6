"""A time expression as one article alone yields it: not yet on the calendar."""

from __future__ import annotations

from quellenlage.model.base import Id, Noun
from quellenlage.model.time import Modifier, TimexType


class TimeMention(Noun, frozen=True, kw_only=True):
    """A tagged time expression whose value may still wait for the article's date.

    ``template`` is the value in the notation of :mod:`quellenlage.text.timevalue`: a full
    TIMEX3 value where the expression says it all, else what is to be counted from where.
    ``rule`` names the rule that tagged it.
    """

    id: Id
    document: Id
    start: int
    end: int
    type: TimexType
    template: str
    mod: Modifier | None = None
    rule: str
