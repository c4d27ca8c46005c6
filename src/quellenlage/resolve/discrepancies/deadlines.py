"""One thing due on different days: a term put off, or told differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quellenlage.model import (
    Article,
    CommitmentReport,
    Discrepancy,
    DiscrepancyKind,
    Evidence,
    Id,
    Ref,
    RefKind,
    Side,
    Span,
)
from quellenlage.resolve.discrepancies.shelf import Shelf, disagree, in_time
from quellenlage.resolve.tellings import Days, days_of
from quellenlage.text.blocking import candidate_pairs
from quellenlage.text.similarity import frequencies, overlap

ALIKE = 0.4
ALIKE_APART = 0.6
ALIKE_MOVED = 0.15
"""So much, where the same deed is due and a sentence itself says that the day was another."""

NEAR = 62
"""Days further apart are terms of two things."""


class _Term(NamedTuple):
    """A commitment of one article with its day, its words and who its sentence names."""

    article: Article
    report: CommitmentReport
    days: Days
    words: str
    actors: frozenset[Id]


def compare_deadlines(shelf: Shelf, about: dict[tuple[str, int], Ref]) -> Iterator[Discrepancy]:
    """Yield commitments of two articles on one matter that are due on different days.

    Their sentences must name somebody in common, and their words agree for the most part,
    less so where the same deed is due ("vorliegen").
    """
    terms = list(_terms(shelf))
    words = [item.report.terms for item in terms]
    keys = [(*item.report.terms, *sorted(item.actors)) for item in terms]
    seen: set[tuple[str, str]] = set()
    for left, right in candidate_pairs(keys, frequencies(keys)):
        one, other = terms[left], terms[right]
        if one.days.gap(other.days) == 0 or one.days.gap(other.days) > NEAR:
            continue
        if one.article is other.article or not shelf.of_one_matter(one.article, other.article):
            continue
        shared = overlap(shelf.content(words[left]), shelf.content(words[right]))
        needed = ALIKE if _deed(one) == _deed(other) else ALIKE_APART
        if _deed(one) == _deed(other) and (_is_moved(one, shelf) or _is_moved(other, shelf)):
            needed = ALIKE_MOVED
        key = (one.words, other.words)
        if shared.score < needed or not one.actors & other.actors or key in seen:
            continue
        seen.add(key)
        yield _discrepancy(one, other, about, shared.score)


def _terms(shelf: Shelf) -> Iterator[_Term]:
    for article in shelf.pile.articles:
        named = [
            (mention.start, shelf.pile.actor_of[entity.id])
            for entity in article.findings.entities
            if entity.names or entity.key
            for mention in entity.mentions
        ]
        for report in article.findings.commitments:
            time = shelf.pile.times.get(report.due) if report.due else None
            days = days_of(time)
            if time is None or days is None or not report.deadline | (days.length == 1):
                continue
            sentence = report.sentence
            actors = {actor for start, actor in named if sentence.start <= start < sentence.end}
            words = shelf.text(article.document.id, [Span(time.start, time.end)])
            yield _Term(article, report, days, words, frozenset(actors))


def _is_moved(item: _Term, shelf: Shelf) -> bool:
    """Tell whether the sentence of a term says that it was put off ("zwei Wochen später als")."""
    words = shelf.text(item.article.document.id, [item.report.sentence]).casefold().split()
    return not shelf.table.comparing.moved.isdisjoint(words)


def _deed(item: _Term) -> str:
    return item.report.trigger.slice(item.article.document.text).casefold()


def _discrepancy(
    one: _Term, other: _Term, about: dict[tuple[str, int], Ref], score: float
) -> Discrepancy:
    keys = [(item.article.document.id, item.report.sentence.start) for item in (one, other)]
    actor = Ref(kind=RefKind.ACTOR, id=min(one.actors & other.actors))
    ref = about.get(keys[0]) or about.get(keys[1]) or actor
    sides = [
        Side(
            value=item.words,
            evidence=(Evidence(document=item.article.document.id, spans=(item.report.sentence,)),),
        )
        for item in (one, other)
    ]
    later = in_time(one.article, other.article)
    kind = DiscrepancyKind.UPDATE if later else DiscrepancyKind.CONTRADICTION
    why = ["Dasselbe soll nach zwei Artikeln an verschiedenen Tagen geschehen."]
    return disagree(kind, ref, sides, score=0.4 + score / 2, why=why)
