"""The same words between quotation marks, from two mouths."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from quellenlage.model import (
    Actor,
    ActorType,
    Article,
    Discrepancy,
    DiscrepancyKind,
    Evidence,
    Quotation,
    QuotationType,
    Ref,
    RefKind,
    Side,
    Span,
)
from quellenlage.resolve.discrepancies.shelf import Shelf, disagree
from quellenlage.text.normalise import words

RUN = 5
"""So many words in a row make two quotations worth comparing."""

SHARED = 0.6
"""So much of the shorter quotation's runs must stand in the longer."""

MOST_SHARING = 12
"""A run of words in more quotations is a phrase."""


class Words(msgspec.Struct, frozen=True):
    """A direct quotation with the person named as its speaker."""

    article: Article
    quotation: Quotation
    speaker: Actor
    runs: frozenset[tuple[str, ...]]


def compare_voices(shelf: Shelf) -> Iterator[Discrepancy]:
    """Yield quotations that two articles give word for word, but to different persons.

    Only speakers named right there count: who "er" is we may have read wrongly ourselves.
    """
    told = [item for article in shelf.pile.articles for item in _told(article, shelf)]
    seen: set[frozenset[str]] = set()
    for left, right in _sharing(told):
        one, other = told[left], told[right]
        pair = frozenset((one.speaker.id, other.speaker.id))
        shared = len(one.runs & other.runs) / min(len(one.runs), len(other.runs))
        if shared < SHARED or pair in seen or not _are_two(one.speaker, other.speaker):
            continue
        seen.add(pair)
        sides = [_side(one), _side(other)]
        why = ["Dieselben Worte in Anführungszeichen, aber verschiedene Personen als Sprecher."]
        ref = Ref(kind=RefKind.QUOTATION, id=min(one.quotation.id, other.quotation.id))
        yield disagree(DiscrepancyKind.CONTRADICTION, ref, sides, score=0.4 + 0.4 * shared, why=why)


def _told(article: Article, shelf: Shelf) -> Iterator[Words]:
    for quotation in article.findings.quotations:
        if quotation.type is not QuotationType.DIRECT or quotation.speaker.actor is None:
            continue
        speaker = shelf.pile.actors.get(shelf.pile.actor_of.get(quotation.speaker.actor, ""))
        named = shelf.text(article.document.id, quotation.speaker.spans)
        if speaker is None or speaker.type is not ActorType.PERSON:
            continue
        said = words(shelf.text(article.document.id, quotation.spans))
        runs = frozenset(tuple(said[n : n + RUN]) for n in range(len(said) - RUN + 1))
        if runs and any(name.split()[-1] in named for name in speaker.names if name.split()):
            yield Words(article, quotation, speaker, runs)


def _sharing(told: list[Words]) -> list[tuple[int, int]]:
    """Return pairs of quotations of two articles and speakers that share a run of words."""
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, item in enumerate(told):
        for run in item.runs:
            holders[run].append(number)
    found = {
        (one, other)
        for numbers in holders.values()
        if len(numbers) <= MOST_SHARING
        for at, one in enumerate(numbers)
        for other in numbers[at + 1 :]
        if told[one].article is not told[other].article
        and told[one].speaker.id != told[other].speaker.id
    }
    return sorted(found)


def _are_two(one: Actor, other: Actor) -> bool:
    """Tell whether no name of one can be a name of the other."""
    left, right = (
        {word for name in actor.names for word in name.split()} for actor in (one, other)
    )
    return left.isdisjoint(right)


def _side(item: Words) -> Side:
    spans: tuple[Span, ...] = (*item.quotation.speaker.spans, *item.quotation.spans)
    evidence = Evidence(document=item.article.document.id, spans=spans)
    return Side(value=item.speaker.name, evidence=(evidence,))
