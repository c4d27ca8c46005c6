"""What each article adds to those published before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from quellenlage.languages import Language
from quellenlage.model import (
    Article,
    BlockRole,
    Correction,
    Discrepancy,
    DiscrepancyKind,
    FirstSeen,
    Id,
    Known,
    Novelty,
    Passages,
    Span,
)
from quellenlage.text.blocking import candidate_pairs
from quellenlage.text.similarity import content, frequencies, overlap, units, weights

KNOWN = 0.62
"""Likeness of content from which a sentence tells what an earlier one told."""

_LEAST_TERMS = 2
_TELLING = frozenset({BlockRole.HEADLINE, BlockRole.LEAD, BlockRole.BODY})


class _Told(msgspec.Struct, frozen=True):
    """A sentence of the article at ``place`` in the order of publication."""

    place: int
    span: Span
    terms: dict[str, int]


def find_novelty(
    articles: Sequence[Article], discrepancies: Sequence[Discrepancy], language: Language
) -> tuple[Novelty, ...]:
    """Return for every article what is new in it, what was known, and what it corrects.

    ``articles`` stand in order of publication. A sentence is known if an earlier article has
    a sentence of the same content, wherever enough of the rarer words agree; ``first`` is the
    earliest of them. A sentence with a figure that the earlier one lacks is new. Neighbouring
    new sentences form one passage. An article corrects by its own word, or where a
    discrepancy of kind ``update`` has it on the later side. Sentences without two words of
    content are neither new nor known.
    """
    told = list(_sentences(articles))
    first = _first_told(told)
    updates = _updates(articles, discrepancies)
    by_place: defaultdict[int, list[int]] = defaultdict(list)
    for index, sentence in enumerate(told):
        by_place[sentence.place].append(index)
    return tuple(
        Novelty(
            document=article.document.id,
            new=tuple(_new(told, by_place[place], first)),
            known=tuple(_known(articles, told, by_place[place], first)),
            corrects=(*_own_corrections(article, language), *updates[article.document.id]),
        )
        for place, article in enumerate(articles)
    )


def _sentences(articles: Sequence[Article]) -> Iterator[_Told]:
    for place, article in enumerate(articles):
        for sentence in article.findings.sentences:
            terms = units(sentence.terms, sentence.at)
            if sentence.role in _TELLING and len(terms) >= _LEAST_TERMS:
                yield _Told(place, Span(sentence.start, sentence.end), terms)


def _first_told(told: Sequence[_Told]) -> dict[int, int]:
    """Return for every known sentence the earliest sentence that told it, as indices."""
    frequency = frequencies(sentence.terms for sentence in told)
    weight = weights(frequency)
    contents = [content(sentence.terms, weight) for sentence in told]
    first: dict[int, int] = {}
    for earlier, later in candidate_pairs([list(s.terms) for s in told], frequency):
        if later in first or told[earlier].place == told[later].place:
            continue
        shared = overlap(contents[earlier], contents[later])
        if shared.words < _LEAST_TERMS or shared.score < KNOWN:
            continue
        if _figures(told[later]) <= _figures(told[earlier]):
            first[later] = first.get(earlier, earlier)
    return first


def _figures(sentence: _Told) -> set[str]:
    return {term for term in sentence.terms if term[:1].isdigit()}


def _new(
    told: Sequence[_Told], indices: Sequence[int], first: Mapping[int, int]
) -> Iterator[Passages]:
    """Yield runs of neighbouring sentences that nobody told before."""
    run: list[Span] = []
    for index in indices:
        if index not in first:
            run.append(told[index].span)
        elif run:
            yield Passages(spans=tuple(run))
            run = []
    if run:
        yield Passages(spans=tuple(run))


def _known(
    articles: Sequence[Article],
    told: Sequence[_Told],
    indices: Sequence[int],
    first: Mapping[int, int],
) -> Iterator[Known]:
    for index in indices:
        if index in first:
            source = told[first[index]]
            document = articles[source.place].document.id
            yield Known(
                spans=(told[index].span,), first=FirstSeen(document=document, spans=(source.span,))
            )


def _own_corrections(article: Article, language: Language) -> Iterator[Correction]:
    """Yield the passages in which an article says itself that it corrects something.

    Not only its sentences: the note often stands in a block of its own below the text.
    """
    text = article.document.text
    for block in article.document.blocks:
        words = text[block.start : block.end].casefold()
        if any(phrase in words for phrase in language.content.corrections):
            yield Correction(spans=(Span(block.start, block.end),))


def _updates(
    articles: Sequence[Article], discrepancies: Sequence[Discrepancy]
) -> defaultdict[Id, list[Correction]]:
    """Return by document where it stands on the later side of an update."""
    place = {article.document.id: index for index, article in enumerate(articles)}
    found: defaultdict[Id, list[Correction]] = defaultdict(list)
    for discrepancy in sorted(discrepancies, key=lambda d: d.id):
        if discrepancy.kind is not DiscrepancyKind.UPDATE:
            continue
        begun = [min((place[e.document] for e in s.evidence), default=0) for s in discrepancy.sides]
        for side, start in zip(discrepancy.sides, begun, strict=True):
            if start == min(begun):
                continue
            for evidence in side.evidence:
                found[evidence.document].append(
                    Correction(spans=evidence.spans, discrepancy=discrepancy.id)
                )
    return found
