"""Lists of names that differ where the sentences around them say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.languages.tables.events import Comparing
from quellenlage.model import (
    ActorType,
    Article,
    Discrepancy,
    DiscrepancyKind,
    Evidence,
    Id,
    MentionForm,
    Ref,
    RefKind,
    Side,
    Span,
)
from quellenlage.resolve.discrepancies.shelf import Place, Shelf, disagree
from quellenlage.text.blocking import candidate_pairs
from quellenlage.text.similarity import overlap

SHORTEST = 3
SHARED_MEMBERS = 2
SHARED_WORDS = 3
"""So many words other than names two sentences must share."""

ALIKE = 0.25
MOSTLY = 0.7
ACTING = frozenset({ActorType.PERSON, ActorType.ORGANISATION, ActorType.GPE})


class Listing(msgspec.Struct, frozen=True):
    """A list of at least three actors in one sentence, in text order."""

    place: Place
    actors: tuple[Id, ...]
    span: Span


def compare_parties(shelf: Shelf, about: dict[tuple[str, int], Ref]) -> Iterator[Discrepancy]:
    """Yield lists of parties of one matter that differ in their members.

    Two lists are of one matter where they share members and their sentences share rare words
    other than names; one that is part of the other counts too.
    """
    listings = [item for article in shelf.pile.articles for item in _listings(article, shelf)]
    terms = [_terms(listing) for listing in listings]
    for left, right in candidate_pairs(terms, shelf.frequency):
        one, other = listings[left], listings[right]
        if one.place.article is other.place.article or set(one.actors) == set(other.actors):
            continue
        common = set(one.actors) & set(other.actors)
        shared = overlap(shelf.content_at(one.place), shelf.content_at(other.place))
        if len(common) < SHARED_MEMBERS or 2 * len(common) < min(
            len(one.actors), len(other.actors)
        ):
            continue
        words = {t for t in terms[left] if t == t.casefold()} & set(terms[right])
        if len(words) < SHARED_WORDS or shared.score < ALIKE:
            continue
        yield _discrepancy(one, other, shelf, about, shared.score)


def _terms(listing: Listing) -> tuple[str, ...]:
    return tuple(t for t in dict.fromkeys(listing.place.sentence.terms) if not t[:1].isdigit())


def _listings(article: Article, shelf: Shelf) -> Iterator[Listing]:
    """Yield the lists of an article: names with nothing but joining words between them."""
    mentions = sorted(
        (mention.start, mention.end, entity.id)
        for entity in article.findings.entities
        if entity.type in ACTING
        for mention in entity.mentions
        if mention.form in (MentionForm.NAME, MentionForm.METONYM)
    )
    run: list[tuple[int, int, Id]] = []
    for mention in mentions:
        if run and not _joined(article, run[-1][1], mention[0], shelf.table.comparing):
            yield from _listing(article, run, shelf)
            run = []
        if not run or mention[0] >= run[-1][1]:
            run.append(mention)
    yield from _listing(article, run, shelf)


def _joined(article: Article, end: int, start: int, comparing: Comparing) -> bool:
    if not 0 <= start - end <= 40:
        return start < end
    words = article.document.text[end:start].replace(",", " , ").split()
    return bool(words) and all(word.lower() in comparing.joiners for word in words)


def _listing(
    article: Article, run: Sequence[tuple[int, int, Id]], shelf: Shelf
) -> Iterator[Listing]:
    actors = tuple(dict.fromkeys(shelf.pile.actor_of[entity] for _, _, entity in run))
    if len(actors) < SHORTEST:
        return
    place = shelf.place_at(article.document.id, run[0][0])
    if place is None or run[-1][1] > place.sentence.end or _is_roll(place):
        return
    yield Listing(place, actors, Span(run[0][0], run[-1][1]))


def _is_roll(place: Place) -> bool:
    """Tell whether a sentence is mostly names: a line-up or a table says nothing of a matter."""
    words = [word for word in place.text.split() if word[:1].isalpha()]
    return sum(word[:1].isupper() for word in words) > MOSTLY * len(words)


def _discrepancy(
    one: Listing, other: Listing, shelf: Shelf, about: dict[tuple[str, int], Ref], score: float
) -> Discrepancy:
    sides = [_side(one, shelf), _side(other, shelf)]
    keys = [(item.place.article.document.id, item.place.sentence.start) for item in (one, other)]
    common = sorted(set(one.actors) & set(other.actors))
    ref = about.get(keys[0]) or about.get(keys[1]) or Ref(kind=RefKind.ACTOR, id=common[0])
    apart = sorted(shelf.pile.actors[a].name for a in set(one.actors) ^ set(other.actors))
    why = f"Gleicher Zusammenhang, aber nur eine der Listen nennt: {', '.join(apart)}."
    kind = DiscrepancyKind.CONTRADICTION
    return disagree(kind, ref, sides, score=0.4 + score / 2, why=[why])


def _side(listing: Listing, shelf: Shelf) -> Side:
    names = sorted(shelf.pile.actors[actor].name for actor in listing.actors)
    evidence = Evidence(document=listing.place.article.document.id, spans=(listing.span,))
    return Side(value=", ".join(names), evidence=(evidence,))
