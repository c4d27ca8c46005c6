"""Times told in an article, once they have their place on the calendar (TIMEX3, ISO-TimeML)."""

from __future__ import annotations

from enum import StrEnum

from quellenlage.model.base import Id, IsoDate, Noun


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Modifier(StrEnum):
    """The values of TIMEX3's ``mod``."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    ON_OR_BEFORE = "ON_OR_BEFORE"
    ON_OR_AFTER = "ON_OR_AFTER"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"
    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"


class AnchorKind(StrEnum):
    """On what the value of a time expression rests."""

    NONE = "none"  # the expression says it all: "10. April 2023"
    PUBLICATION = "publication"  # counted from the article's date: "gestern"
    TIME = "time"  # counted from another expression of the same article: "zwei Tage später"
    OPEN = "open"  # would need a date, and there is none


class TimeProfile(StrEnum):
    """What kind of text an article is: it decides what "heute" and bare dates are counted from."""

    AUTO = "auto"  # told by the times of the text
    DAILY = "daily"  # news of the day: "heute" is the day it appeared
    MAGAZINE = "magazine"  # "heute" is nowadays
    NARRATIVE = "narrative"  # a look back: times are counted from the last date told


class Anchor(Noun, frozen=True, kw_only=True):
    """What a value is counted from; ``inferred`` where that date itself was inferred."""

    kind: AnchorKind
    ref: Id | None = None
    inferred: bool = False


class TimeExpression(Noun, frozen=True, kw_only=True):
    """A TIMEX3 with its place on the calendar.

    ``value`` follows TIMEX3 (``2023-04-10``, ``2007-W22``, ``P3D``, ``XXXX-06``,
    ``PRESENT_REF``); ``begin`` and ``end_point`` are the values an anchored duration runs
    between; ``earliest`` and ``latest`` are the first and last day it may mean, both
    included, ``None`` where it has no place on the calendar. ``rule`` names the rule that
    tagged it.
    """

    id: Id
    document: Id
    start: int
    end: int
    type: TimexType
    value: str
    mod: Modifier | None = None
    begin: str | None = None
    end_point: str | None = None
    earliest: IsoDate | None = None
    latest: IsoDate | None = None
    anchor: Anchor
    rule: str
