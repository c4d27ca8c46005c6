"""Posts of social networks set into an article, each signed "— Name (@handle) date"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.model import (
    PROSE_ROLES,
    BlockRole,
    Document,
    LocalEntity,
    Medium,
    Party,
    Quotation,
    QuotationType,
    Span,
    cover,
)
from quellenlage.text.ids import content_id

_SIGNATURE = re.compile(
    r"(?:^|(?<=\s))[—–-]\s?(?P<name>[^\n()@—–]{2,60}?)\s?\(@\w{1,30}\)(?P<date>[^\n]{0,40})$",
    re.MULTILINE,
)
"""How the networks' own embedding code signs a post; its date has a figure or is left out."""
_ROLES = PROSE_ROLES | {BlockRole.PULL_QUOTE}
_HEADINGS = frozenset({BlockRole.HEADLINE, BlockRole.SUBHEADING})
_SHORTEST = 8
"""Characters: less than that is no post."""
_SCORE = 0.9


class _Post(msgspec.Struct, frozen=True):
    """Where the words of a post stand, and the name below them."""

    words: Span
    name: Span


def add_posts(
    document: Document, found: Sequence[Quotation], entities: Sequence[LocalEntity]
) -> tuple[Quotation, ...]:
    """Return the quotations with the posts of a document among them.

    What was found within a post belongs to it, and is its author's where nobody else says it.
    """
    posts = list(_posts(document))
    if not posts:
        return tuple(found)
    known = {name: entity for entity in reversed(entities) for name in entity.names}
    written = [_quotation(document, post, known) for post in posts]
    starts = [post.words.start for post in posts]
    kept: list[Quotation] = []
    for quotation in found:
        at = bisect_right(starts, quotation.spans[0].start) - 1
        kept += _placed(quotation, written[at]) if at >= 0 else (quotation,)
    return tuple(sorted([*kept, *written], key=lambda q: (q.spans[0], q.type)))


def _posts(document: Document) -> Iterator[_Post]:
    text, before = document.text, None
    for block in document.blocks:
        if block.role not in _ROLES:
            continue
        at, signed = block.start, False
        for match in _SIGNATURE.finditer(text, block.start, block.end):
            date = match["date"].strip()
            if date and not any(letter.isdigit() for letter in date):
                continue
            words = _stripped(text, at, match.start())
            if words is None and before is not None and not signed:
                words = _stripped(text, before.start, before.end)
            if words is not None and words.end - words.start >= _SHORTEST:
                yield _Post(words, Span(match.start("name"), match.end("name")))
            at, signed = match.end(), True
        before = None if signed or block.role in _HEADINGS else block


def _stripped(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Span(start, end) if start < end else None


def _quotation(document: Document, post: _Post, known: dict[str, LocalEntity]) -> Quotation:
    name = post.name.slice(document.text)
    entity = known.get(name)
    return Quotation(
        id=content_id("q", document.id, "post", post.words),
        document=document.id,
        type=QuotationType.DIRECT,
        medium=Medium.WRITING,
        spans=(post.words,),
        speaker=Party(spans=(post.name,), actor=entity.id if entity else None, name=name),
        score=_SCORE,
        why=("Eingebetteter Beitrag eines Netzwerks, vom Verfasser gezeichnet",),
    )


def _placed(quotation: Quotation, post: Quotation) -> Iterator[Quotation]:
    """Yield a quotation, related to the post if it stands in it, unless it is that post."""
    whole, words = cover(quotation.spans), post.spans[0]
    if not words.contains(whole):
        yield quotation
    elif whole != words:
        own = quotation.speaker.spans and words.contains(cover(quotation.speaker.spans))
        speaker = quotation.speaker if own else post.speaker
        parent = quotation.parent or post.id
        yield msgspec.structs.replace(quotation, speaker=speaker, parent=parent)
