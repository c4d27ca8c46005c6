"""One commitment followed across articles: asked for, agreed, carried out, said to be broken."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from quellenlage.languages import Language
from quellenlage.model import (
    Commitment,
    CommitmentKind,
    CommitmentReport,
    CommitmentStatus,
    Due,
    EventReport,
    Evidence,
    Factuality,
    Id,
)
from quellenlage.resolve.pile import Pile
from quellenlage.resolve.tellings import Days, content_of, days_of, joined, published_days
from quellenlage.text.ids import content_id
from quellenlage.text.intervals import precision_of
from quellenlage.text.similarity import Content, content, frequencies, overlap, weights

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

ASKING = {CommitmentKind.DEMAND: CommitmentKind.REQUEST}
"""Kinds that one paper or the other may call the same act."""

SAME_WORDS = 0.4
SAME_WORDS_OTHER_KIND = 0.5
NEWEST = 8
RARE = 4

SHARED_WORDS = 3
"""An event carries out what it shares so many words with."""

MOST = 50
"""Words that more commitments than this share tell nothing."""

SINGLE = 0.6
"""The score of what a single sentence tells."""

FULFILLING = frozenset({Factuality.ASSERTED, Factuality.REPORTED})


class Told(msgspec.Struct, frozen=True):
    """A commitment report with its parties named and its terms weighed."""

    report: CommitmentReport
    order: int
    published: Days | None
    obligor: tuple[Id, ...]
    beneficiary: tuple[Id, ...]
    requested_by: tuple[Id, ...]
    due: Days | None
    terms: Content

    @property
    def parties(self) -> set[Id]:
        """Everybody the commitment binds or names."""
        return {*self.obligor, *self.beneficiary, *self.requested_by}


class Ledger(msgspec.Struct):
    """Tellings of one commitment so far; ``done`` are events that carry it out."""

    told: list[Told]
    parties: set[Id]
    terms: Content
    links: list[float]
    done: list[EventReport]


def merge_commitments(pile: Pile, language: Language) -> tuple[Commitment, ...]:
    """Return the commitments of all articles, each with its latest status.

    Tellings are joined that share a party and most of the words of what is promised.
    An event of a kind that carries out (a delivery, a construction), told as a fact in the
    later article in at least three of the same words, makes it done.
    """
    ledgers: list[Ledger] = []
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for told in _tell(pile):
        number, score = _best(told, ledgers, blocks)
        if number is None:
            number = len(ledgers)
            ledgers.append(Ledger([], set(), content({}, {}), [], []))
        else:
            ledgers[number].links.append(score)
        _enter(ledgers[number], told)
        for key in _keys(told.parties, told.terms):
            if number not in blocks[key]:
                blocks[key].append(number)
    _carry_out(pile, ledgers, language.events.fulfilling_types)
    return tuple(sorted((_commitment(ledger) for ledger in ledgers), key=_by_weight))


def _by_weight(commitment: Commitment) -> tuple[bool, int, str, str]:
    """Put first what is due on a day, then what most articles tell."""
    articles = len({item.document for item in commitment.evidence})
    due = commitment.due
    return due is None, -articles, due.earliest if due else "", commitment.id


def _tell(pile: Pile) -> Iterator[Told]:
    reports = [(a, r) for a in pile.articles for r in a.findings.commitments]
    weight = weights(frequencies(report.terms for _, report in reports))
    for order, (article, report) in enumerate(reports):
        published = published_days(article)
        yield Told(
            report=report,
            order=order,
            published=published,
            obligor=_actors(report.obligor, pile),
            beneficiary=_actors(report.beneficiary, pile),
            requested_by=_actors(report.requested_by, pile),
            due=_due_days(report, pile, published),
            terms=content_of(report.terms, weight),
        )


def _actors(entities: Sequence[Id], pile: Pile) -> tuple[Id, ...]:
    named = (pile.actor_of[entity] for entity in entities if entity in pile.actor_of)
    return tuple(dict.fromkeys(named))


def _due_days(report: CommitmentReport, pile: Pile, published: Days | None) -> Days | None:
    """Return the days of a deadline; another date is one to keep only if it lies ahead."""
    days = days_of(pile.times.get(report.due)) if report.due else None
    if days is None or report.deadline:
        return days
    return None if published is not None and days.latest <= published.earliest else days


def _keys(parties: set[Id], terms: Content) -> Iterator[tuple[str, str]]:
    """Yield what a partner must share: a party together with one of the rarest words."""
    weight = terms.weights
    rare = sorted(weight, key=lambda term: (-weight[term], term))[:RARE]
    for party in sorted(parties):
        for term in rare:
            yield party, term


def _best(
    told: Told, ledgers: list[Ledger], blocks: dict[tuple[str, str], list[int]]
) -> tuple[int | None, float]:
    best, highest = None, 0.0
    near = {
        number
        for key in _keys(told.parties, told.terms)
        for number in blocks.get(key, [])[-NEWEST:]
    }
    for number in sorted(near):
        ledger = ledgers[number]
        score = overlap(told.terms, ledger.terms).contained
        if score > highest and score >= _needed(told, ledger):
            best, highest = number, score
    return best, round(highest, 3)


def _needed(told: Told, ledger: Ledger) -> float:
    """Return how much of the shorter wording must be shared: less, the more speaks for one."""
    kinds = {ASKING.get(other.report.kind, other.report.kind) for other in ledger.told}
    same_kind = ASKING.get(told.report.kind, told.report.kind) in kinds
    shared = len(told.parties & ledger.parties)
    if shared > 1:
        return SAME_WORDS if same_kind else SAME_WORDS_OTHER_KIND
    return SAME_WORDS_OTHER_KIND if same_kind else 1.0


def _enter(ledger: Ledger, told: Told) -> None:
    ledger.told.append(told)
    ledger.parties |= told.parties
    ledger.terms = joined(ledger.terms, told.terms)


def _carry_out(
    pile: Pile,
    ledgers: list[Ledger],
    fulfilling: frozenset[str],
) -> None:
    """Enter the events that carry a commitment out."""
    by_term: defaultdict[str, list[int]] = defaultdict(list)
    for number, ledger in enumerate(ledgers):
        if ledger.told[0].report.status is CommitmentStatus.ANNOUNCED:
            for term in ledger.told[0].terms.weights:
                by_term[term.casefold()].append(number)
    for article in pile.articles:
        published = published_days(article)
        told = {sentence.start: sentence.terms for sentence in article.findings.sentences}
        for event in article.findings.events:
            if event.type not in fulfilling or event.factuality not in FULFILLING:
                continue
            words = (*event.terms, *told.get(event.sentence.start, ()))
            terms = {term.casefold() for term in words}
            shared = Counter(
                n for t in sorted(terms) for n in by_term.get(t, []) if len(by_term[t]) <= MOST
            )
            for number in sorted(n for n, count in shared.items() if count >= SHARED_WORDS):
                if _later(published, ledgers[number]):
                    ledgers[number].done.append(event)


def _later(published: Days | None, ledger: Ledger) -> bool:
    """Tell whether an article is known to be later than what was announced."""
    first = ledger.told[0].published
    return published is not None and first is not None and published.earliest > first.latest


def _commitment(ledger: Ledger) -> Commitment:
    told = sorted(ledger.told, key=lambda t: t.order)
    latest = max(told, key=lambda t: (_day(t), STAGES.index(t.report.status), t.order))
    kind = min((t.report.kind for t in told), key=WEIGHT.index)
    wording = min((t for t in told if t.report.kind is kind), key=lambda t: t.order)
    due = [t.due for t in told if t.due is not None]
    status = CommitmentStatus.DONE if ledger.done else latest.report.status
    reports = [t.report for t in told]
    places = [(r.document, r.sentence, r.trigger) for r in reports]
    places += [(event.document, event.sentence, event.trigger) for event in ledger.done]
    return Commitment(
        id=content_id("co", *sorted(r.id for r in reports)),
        kind=kind,
        obligor=_united(t.obligor for t in told),
        beneficiary=_united(t.beneficiary for t in told),
        requested_by=_united(t.requested_by for t in told),
        what=wording.report.what,
        due=_due(due[-1]) if due else None,
        status=status,
        ambiguous=any(r.ambiguous for r in reports),
        evidence=tuple(Evidence(document=d, spans=(s, t)) for d, s, t in places),
        score=round(min(ledger.links, default=SINGLE), 3),
        why=tuple(_why(told, ledger)),
    )


def _day(told: Told) -> date:
    return told.published.latest if told.published else date.min


def _united(groups: Iterator[tuple[Id, ...]]) -> tuple[Id, ...]:
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
