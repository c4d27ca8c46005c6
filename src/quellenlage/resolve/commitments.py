"""One commitment followed across articles: asked for, agreed, carried out, said to be broken."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from quellenlage.languages import Language
from quellenlage.model import (
    Commitment,
    CommitmentKind,
    CommitmentReport,
    CommitmentStatus,
    Factuality,
    Id,
)
from quellenlage.resolve.commitment_record import Ledger, Told, record_commitment
from quellenlage.resolve.pile import Pile
from quellenlage.resolve.states import states_behind
from quellenlage.resolve.tellings import Days, content_of, days_of, joined, published_days
from quellenlage.text.similarity import Content, content, frequencies, overlap, weights

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

FULFILLING = frozenset({Factuality.ASSERTED, Factuality.REPORTED})


def merge_commitments(pile: Pile, language: Language) -> tuple[Commitment, ...]:
    """Return the commitments of all articles, each with its latest status.

    Tellings are joined that share a party and most of the words of what is promised.
    An event of a kind that carries out (a delivery, a construction), told as a fact in the
    later article in at least three of the same words, makes it done.
    """
    ledgers: list[Ledger] = []
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    states = states_behind(pile, language.places)
    for told in _tell(pile, states):
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
    return tuple(
        sorted((record_commitment(ledger, pile, states) for ledger in ledgers), key=_by_weight)
    )


def _by_weight(commitment: Commitment) -> tuple[bool, int, str, str]:
    """Put first what is due on a day, then what most articles tell."""
    articles = len({item.document for item in commitment.evidence})
    due = commitment.due
    return due is None, -articles, due.earliest if due else "", commitment.id


def _tell(pile: Pile, states: dict[Id, Id]) -> Iterator[Told]:
    reports = [(a, r) for a in pile.articles for r in a.findings.commitments]
    weight = weights(frequencies(report.terms for _, report in reports))
    for order, (article, report) in enumerate(reports):
        published = published_days(article)
        obligor, asking = _actors(report.obligor, pile), _actors(report.requested_by, pile)
        gaining = _actors(report.beneficiary, pile)
        named = {*obligor, *gaining, *asking}
        yield Told(
            report=report,
            order=order,
            published=published,
            obligor=obligor,
            beneficiary=gaining,
            requested_by=asking,
            alleged_by=_actors(report.alleged_by, pile),
            parties=frozenset(named | {states[actor] for actor in named if actor in states}),
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


def _keys(parties: AbstractSet[Id], terms: Content) -> Iterator[tuple[str, str]]:
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
