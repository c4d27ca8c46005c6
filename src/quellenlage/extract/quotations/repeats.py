"""Pull quotes and headlines that say again what the text quotes: counted once, linked."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rapidfuzz import fuzz

from quellenlage.model import (
    Block,
    BlockRole,
    Document,
    Party,
    Quotation,
    QuotationType,
    Span,
)
from quellenlage.model.quotation import Medium
from quellenlage.text.ids import content_id

_HEADINGS = frozenset({BlockRole.HEADLINE, BlockRole.SUBHEADING})
_ALIKE = 88.0
"""Least similarity, of 100, of a pull quote to the words it was pulled from."""
_SHORTEST = 12
"""Characters: less than that is no quotation to be recognised by its words."""


def link_repeats(document: Document, found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Return the quotations with those of headlines linked and those of pull quotes added."""
    text = document.text
    contents = [
        (_plain("".join(span.slice(text) for span in quotation.spans)), quotation)
        for quotation in found
    ]
    headings = [block for block in document.blocks if block.role in _HEADINGS]
    linked = [_linked(quotation, plain, contents, headings) for plain, quotation in contents]
    prose = _plain(" ".join(text[b.start : b.end] for b in document.blocks if b.role != _PULLED))
    for block in document.blocks:
        if block.role == _PULLED:
            pulled = _pulled(document, block, contents, prose)
            if pulled is not None:
                linked.append(pulled)
    return tuple(sorted(linked, key=lambda q: (q.spans[0].start, -q.spans[-1].end, q.type)))


_PULLED = BlockRole.PULL_QUOTE


def _linked(
    quotation: Quotation,
    plain: str,
    contents: Sequence[tuple[str, Quotation]],
    headings: Sequence[Block],
) -> Quotation:
    """Return a quotation in a headline linked to the one in the text that it repeats."""
    place = quotation.spans[0].start
    if not any(block.start <= place < block.end for block in headings):
        return quotation
    source = _source(plain, contents, quotation)
    return msgspec.structs.replace(quotation, repeats=source.id) if source else quotation


def _source(
    plain: str, contents: Sequence[tuple[str, Quotation]], itself: Quotation | None
) -> Quotation | None:
    """Return the first quotation whose content has the words of ``plain``."""
    if len(plain) < _SHORTEST:
        return None
    for other, quotation in contents:
        if quotation is itself or quotation.repeats is not None:
            continue
        if plain in other or fuzz.partial_ratio(plain, other, score_cutoff=_ALIKE):
            return quotation
    return None


def _pulled(
    document: Document, block: Block, contents: Sequence[tuple[str, Quotation]], prose: str
) -> Quotation | None:
    """Return a pull quote as a quotation; ``None`` where it pulls out plain text."""
    raw = document.text[block.start : block.end]
    span = Span(
        block.start + len(raw) - len(raw.lstrip()), block.end - (len(raw) - len(raw.rstrip()))
    )
    plain = _plain(raw)
    if len(plain) < _SHORTEST:
        return None
    source = _source(plain, contents, None)
    if source is None and plain in prose:
        return None
    reason = "Hervorgehobenes Zitat, das im Text nicht steht"
    return Quotation(
        id=content_id("q", document.id, "pull", span.start, span.end),
        document=document.id,
        type=source.type if source else QuotationType.DIRECT,
        medium=source.medium if source else Medium.SPEECH,
        spans=(span,),
        speaker=source.speaker if source else Party(unattributed=reason),
        repeats=source.id if source else None,
        score=source.score if source else 0.5,
        why=("Hervorhebung, die ein Zitat des Textes wiederholt" if source else reason,),
    )


def _plain(words: str) -> str:
    """Return words without marks, case and spacing, for comparing."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())
