"""What is reported to have happened, to be planned or to be denied."""

from __future__ import annotations

from enum import StrEnum

from quellenlage.model.base import Id, IsoDate, Noun
from quellenlage.model.document import Precision
from quellenlage.model.span import Evidence, Span
from quellenlage.model.verdict import VerdictKind


class Factuality(StrEnum):
    """How the text commits to an event (after Saurí & Pustejovsky's FactBank, simplified)."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    PLANNED = "planned"
    DENIED = "denied"
    REQUESTED = "requested"


class Plover(StrEnum):
    """The sixteen event categories of the PLOVER manual (Open Event Data Alliance)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    CONCEDE = "CONCEDE"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class ParticipantRole(StrEnum):
    """What an actor does in an event."""

    AGENT = "agent"
    COUNTERPART = "counterpart"  # "mit Schoigu"
    RECIPIENT = "recipient"
    THEME = "theme"


class Participant(Noun, frozen=True, kw_only=True):
    """An actor in a role. ``actor`` is the article's own entity until resolve names it."""

    role: ParticipantRole
    actor: Id
    span: Span | None = None


class EventTime(Noun, frozen=True, kw_only=True):
    """When, as an interval of days; ``basis`` says in words what it rests on."""

    earliest: IsoDate | None
    latest: IsoDate | None
    precision: Precision
    basis: str


class EventReport(Noun, frozen=True, kw_only=True):
    """One article's telling of one event, before resolve joins the tellings.

    ``type`` is a key of the language's event table ("meeting", "agreement"); ``trigger`` the
    verb or noun; ``sentence`` the sentence around it; ``time`` the id of a time expression;
    ``place`` a local entity; ``terms`` the content lemmas of its clause; ``quotation`` the
    quotation it stands in.
    """

    id: Id
    document: Id
    type: str
    plover: Plover | None = None
    trigger: Span
    sentence: Span
    participants: tuple[Participant, ...] = ()
    time: Id | None = None
    place: Id | None = None
    factuality: Factuality
    quotation: Id | None = None
    terms: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


class EventParticipant(Noun, frozen=True, kw_only=True):
    """An actor's part in an event told by one or more articles."""

    role: ParticipantRole
    actor: Id


class Event(Noun, frozen=True, kw_only=True):
    """One event as told by one or more articles. ``text`` is its shortest telling sentence."""

    id: Id
    type: str
    plover: Plover | None
    text: str
    time: EventTime | None
    participants: tuple[EventParticipant, ...]
    place: Id | None
    factuality: Factuality
    evidence: tuple[Evidence, ...]
    score: float
    why: tuple[str, ...]
    verdict: VerdictKind | None = None
