"""One commitment from its tellings: its parties, its latest stage, and why they are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from quellenlage.model import (
    ActorType,
    Commitment,
    CommitmentKind,
    CommitmentReport,
    CommitmentStatus,
    Due,
    EventReport,
    Evidence,
    Id,
)
from quellenlage.resolve.pile import Pile
from quellenlage.resolve.tellings import Days
from quellenlage.text.ids import content_id
from quellenlage.text.intervals import precision_of
from quellenlage.text.similarity import Content

WEIGHT: tuple[CommitmentKind, ...] = (
    CommitmentKind.AGREEMENT,
    CommitmentKind.GUARANTEE,
    CommitmentKind.PROMISE,
    CommitmentKind.THREAT,
    CommitmentKind.ANNOUNCEMENT,
    CommitmentKind.DEMAND,
    CommitmentKind.REQUEST,
)
"""From what binds most to what binds least."""

STAGES: tuple[CommitmentStatus, ...] = tuple(CommitmentStatus)
"""From asked for to said to be broken."""

STAGE_WORDS: dict[CommitmentStatus, str] = {
    CommitmentStatus.REQUESTED: "verlangt oder erbeten",
    CommitmentStatus.ANNOUNCED: "angekündigt oder zugesagt",
    CommitmentStatus.AGREED: "vereinbart",
    CommitmentStatus.IN_FORCE: "in Kraft",
    CommitmentStatus.DONE: "ausgeführt",
    CommitmentStatus.ALLEGED_BROKEN: "nach Vorwurf gebrochen",
}

SINGLE = 0.6
"""The score of what a single sentence tells."""


class Told(msgspec.Struct, frozen=True):
    """A commitment report with its parties named and its terms weighed."""

    report: CommitmentReport
    order: int
    published: Days | None
    obligor: tuple[Id, ...]
    beneficiary: tuple[Id, ...]
    requested_by: tuple[Id, ...]
    alleged_by: tuple[Id, ...]
    due: Days | None
    terms: Content
    parties: frozenset[Id]
    """Everybody the commitment binds or names, and the states that persons and seats stand for."""


class Ledger(msgspec.Struct):
    """Tellings of one commitment so far; ``done`` are events that carry it out."""

    told: list[Told]
    parties: set[Id]
    terms: Content
    links: list[float]
    done: list[EventReport]


def record_commitment(ledger: Ledger, pile: Pile, states: dict[Id, Id]) -> Commitment:
    """Return the commitment that ``ledger`` holds; ``states`` tells whom actors stand for."""
    told = sorted(ledger.told, key=lambda t: t.order)
    latest = _farthest(told)
    kind = min((t.report.kind for t in told), key=WEIGHT.index)
    wording = min((t for t in told if t.report.kind is kind), key=lambda t: t.order)
    due = [t.due for t in told if t.due is not None]
    status = CommitmentStatus.DONE if ledger.done else latest.report.status
    reports = [t.report for t in told]
    places = [(r.document, r.sentence, r.trigger) for r in reports]
    places += [(event.document, event.sentence, event.trigger) for event in ledger.done]
    owing = [a for a in _united(t.obligor for t in told) if not _mostly_asks(a, told)]
    obligor = _without_seats(owing, pile, states)
    asking = _without_seats(_united(t.requested_by for t in told), pile, states)
    gaining = _without_seats(_united(t.beneficiary for t in told), pile, states)
    return Commitment(
        id=content_id("co", *sorted(r.id for r in reports)),
        kind=kind,
        obligor=obligor,
        beneficiary=tuple(a for a in gaining if a not in obligor),
        requested_by=tuple(a for a in asking if a not in obligor),
        what=wording.report.what,
        due=_due(due[-1]) if due else None,
        status=status,
        ambiguous=any(r.ambiguous for r in reports),
        alleged_by=_united(t.alleged_by for t in told),
        evidence=tuple(Evidence(document=d, spans=(s, t)) for d, s, t in places),
        score=round(min(ledger.links, default=SINGLE), 3),
        why=tuple(_why(told, ledger)),
    )


def _without_seats(actors: Sequence[Id], pile: Pile, states: dict[Id, Id]) -> tuple[Id, ...]:
    """Return parties without the seats of a state that is named too; persons stay."""
    return tuple(
        actor
        for actor in actors
        if states.get(actor) not in actors or pile.actors[actor].type is ActorType.PERSON
    )


def _mostly_asks(actor: Id, told: Sequence[Told]) -> bool:
    """Tell whether more tellings have an actor ask than owe: nobody asks himself."""
    asks = sum(actor in t.requested_by for t in told)
    return asks > sum(actor in t.obligor for t in told)


def _farthest(told: Sequence[Told]) -> Told:
    """Return the telling of the last stage that no telling known to be later falls behind.

    What an article without a date tells may be the end of the matter: a treaty follows the
    request for it.
    """
    by_stage = sorted(told, key=lambda t: (STAGES.index(t.report.status), t.order), reverse=True)
    return next(one for one in by_stage if not any(_follows(other, one) for other in told))


def _follows(other: Told, one: Told) -> bool:
    """Tell whether ``other`` is known to be the later telling and tells an earlier stage."""
    if other.published is None or one.published is None:
        return False
    earlier_stage = STAGES.index(other.report.status) < STAGES.index(one.report.status)
    return earlier_stage and other.published.earliest > one.published.latest


def _united(groups: Iterable[tuple[Id, ...]]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(actor for group in groups for actor in group))


def _due(days: Days) -> Due:
    return Due(
        earliest=days.earliest.isoformat(),
        latest=days.latest.isoformat(),
        precision=precision_of(days.earliest, days.latest),
    )


def _why(told: Sequence[Told], ledger: Ledger) -> Iterator[str]:
    if len(told) > 1:
        yield f"{len(told)} Stellen mit gemeinsamen Beteiligten und ähnlichen Worten."
    stages = list(dict.fromkeys(t.report.status for t in told))
    if len(stages) > 1:
        yield "Verlauf: " + ", dann ".join(STAGE_WORDS[stage] for stage in stages) + "."
    if ledger.done:
        yield "Ein späterer Artikel berichtet den Vollzug."
    if any(t.report.ambiguous for t in told):
        yield "Wer sich verpflichtet, lässt der Satz offen: Pronomen oder fehlendes Subjekt."
    if len(told) == 1 and not ledger.done:
        yield "Eine Stelle, deren Verb oder Nomen eine Zusage, Forderung oder Ankündigung nennt."
