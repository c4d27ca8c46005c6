"""What each article tells first, in the words of its claims rather than of its whole text."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from quellenlage.dossier.lookup import RUNNING_TEXT, Lookup
from quellenlage.model import Claim, Id, Novelty, Rendered, Rendering

_TOLD_FIRST = 6
_SCRAP = 4
"""Words below which a quotation says little without the sentence that it stands in."""

_RANK = {how: rank for rank, how in enumerate(Rendered)}


class Told(msgspec.Struct, frozen=True):
    """A claim with the rendering that tells it best to somebody who knows nothing yet."""

    claim: Claim
    rendering: Rendering


class Addition(msgspec.Struct, frozen=True):
    """What an article adds: claims that it tells first, and how many sentences are new.

    ``more`` counts the claims beyond those in ``claims``; ``known`` the sentences that an
    earlier article told.
    """

    novelty: Novelty
    claims: tuple[Told, ...]
    more: int
    sentences: int
    known: int


def additions(lookup: Lookup) -> list[Addition]:
    """Return for every article what it adds, in order of publication."""
    first: defaultdict[Id, list[Claim]] = defaultdict(list)
    for claim in lookup.story.claims:
        first[min(lookup.articles(claim), key=lookup.numbers.__getitem__)].append(claim)
    return [_addition(lookup, novelty, first[novelty.document]) for novelty in lookup.story.novelty]


def tell(lookup: Lookup, claim: Claim, *, document: Id | None = None) -> Told:
    """Return the rendering of a claim that reads best alone, of one article if given.

    Body text before headlines, sentences before scraps and parts of sentences, the words that
    stand for the claim before others.
    """
    found = [r for r in claim.renderings if document is None or r.document == document]
    return Told(claim, min(found, key=lambda r: (*_reads_badly(lookup, claim, r), r.id)))


def _addition(lookup: Lookup, novelty: Novelty, claims: list[Claim]) -> Addition:
    told = [tell(lookup, claim, document=novelty.document) for claim in claims]
    told.sort(key=lambda item: _weight(lookup, item))
    return Addition(
        novelty=novelty,
        claims=tuple(told[:_TOLD_FIRST]),
        more=len(told[_TOLD_FIRST:]),
        sentences=sum(len(passages.spans) for passages in novelty.new),
        known=sum(len(known.spans) for known in novelty.known),
    )


def _weight(lookup: Lookup, told: Told) -> tuple[int, bool, int, int]:
    """Sort what others repeat first, then what somebody is quoted with, then in text order."""
    how = _RANK[told.rendering.how]
    start = told.rendering.spans[0].start
    return -len(lookup.articles(told.claim)), told.claim.speaker is None, how, start


def _reads_badly(lookup: Lookup, claim: Claim, rendering: Rendering) -> tuple[bool, ...]:
    document = lookup.documents[rendering.document]
    number = lookup.paragraph(document, rendering.spans[0].start)
    words = lookup.words(rendering.document, rendering.spans)
    return (
        document.blocks[number - 1].role not in RUNNING_TEXT,
        len(words.split()) < _SCRAP,
        words[:1].islower(),
        words != claim.text,
    )
