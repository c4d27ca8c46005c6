"""Who promised, demanded, agreed or announced what, to whom, by when."""

from __future__ import annotations

from enum import StrEnum

from quellenlage.model.base import Id, IsoDate, Noun
from quellenlage.model.document import Precision
from quellenlage.model.span import Evidence, Span


class CommitmentKind(StrEnum):
    """The speech act that binds or tries to bind."""

    PROMISE = "promise"
    GUARANTEE = "guarantee"
    AGREEMENT = "agreement"
    DEMAND = "demand"
    REQUEST = "request"
    THREAT = "threat"
    ANNOUNCEMENT = "announcement"


class CommitmentStatus(StrEnum):
    """How far a commitment has come, as told."""

    REQUESTED = "requested"
    ANNOUNCED = "announced"
    AGREED = "agreed"
    IN_FORCE = "in_force"
    DONE = "done"
    ALLEGED_BROKEN = "alleged_broken"


class CommitmentReport(Noun, frozen=True, kw_only=True):
    """One article's telling of a commitment; parties are the article's own entities.

    ``deadline`` where the words say that ``due`` is one ("bis 2030"), in the past as well.
    ``alleged_by`` names who says that it is broken.
    """

    id: Id
    document: Id
    kind: CommitmentKind
    status: CommitmentStatus
    trigger: Span
    sentence: Span
    obligor: tuple[Id, ...] = ()
    beneficiary: tuple[Id, ...] = ()
    requested_by: tuple[Id, ...] = ()
    alleged_by: tuple[Id, ...] = ()
    what: str
    due: Id | None = None
    deadline: bool = False
    ambiguous: bool = False
    terms: tuple[str, ...] = ()


class Due(Noun, frozen=True, kw_only=True):
    """By when, as an interval of days."""

    earliest: IsoDate
    latest: IsoDate
    precision: Precision


class Commitment(Noun, frozen=True, kw_only=True):
    """A commitment as told by one or more articles. ``what`` is in the words of one of them.

    ``ambiguous`` where the text leaves open who owes whom; ``alleged_by`` names who says that it
    is broken.
    """

    id: Id
    kind: CommitmentKind
    obligor: tuple[Id, ...]
    beneficiary: tuple[Id, ...]
    requested_by: tuple[Id, ...]
    what: str
    due: Due | None
    status: CommitmentStatus
    ambiguous: bool
    alleged_by: tuple[Id, ...] = ()
    evidence: tuple[Evidence, ...]
    score: float
    why: tuple[str, ...]
