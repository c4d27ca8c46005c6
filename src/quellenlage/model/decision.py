"""An editor's decision, kept apart from automatic results and replayed over them."""

from __future__ import annotations

from enum import StrEnum

from quellenlage.model.base import Noun
from quellenlage.model.event import Factuality
from quellenlage.model.quotation import Medium, QuotationType
from quellenlage.model.time import Modifier, TimexType
from quellenlage.model.verdict import Quote, VerdictKind


class Subject(StrEnum):
    """What a verdict can be about, so far as it is replayed."""

    ACTOR = "actor"
    CLAIM = "claim"
    QUOTATION = "quotation"
    TIME = "time"
    EVENT = "event"


class Instead(Noun, frozen=True, kw_only=True, omit_defaults=True):
    """What holds in the editor's eyes; what is ``None`` stays as it was found.

    ``content`` is what is said, in parts where it is split; ``speaker``, ``addressee``,
    ``cue`` and ``frame`` are the words that name them, and empty where the editor says that
    there are none. ``time_type``, ``value`` and ``modifier`` are those of a TIMEX3
    (``modifier`` of a time is replaced with its value), ``factuality`` that of an event;
    ``name`` is what an actor is to be called.
    """

    content: tuple[Quote, ...] | None = None
    quotation_type: QuotationType | None = None
    medium: Medium | None = None
    speaker: tuple[Quote, ...] | None = None
    addressee: tuple[Quote, ...] | None = None
    cue: tuple[Quote, ...] | None = None
    frame: tuple[Quote, ...] | None = None
    time_type: TimexType | None = None
    value: str | None = None
    modifier: Modifier | None = None
    factuality: Factuality | None = None
    name: str | None = None


class Verdict(Noun, frozen=True, kw_only=True):
    """One decision about what the quoted words stand for: an actor, a quotation, a time, an event.

    ``about`` names a :class:`Subject`. ``merge`` and ``split`` speak of all ``quotes``
    together; for a quotation, they are the parts of its content. ``correct`` and ``add`` say
    in ``instead`` what holds.
    """

    kind: VerdictKind
    about: str
    quotes: tuple[Quote, ...]
    note: str = ""
    instead: Instead | None = None
