"""Signs of agencies in brackets behind a paragraph or a whole text: "(npa)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quellenlage.extract.media import Media
from quellenlage.languages import Language
from quellenlage.model import (
    PROSE_ROLES,
    Attribution,
    AttributionScope,
    Block,
    BlockRole,
    ChainLink,
    Credited,
    CreditedKind,
    Document,
    Span,
)
from quellenlage.text.ids import content_id

_SIGN = re.compile(r"[.!?…“”»«\"]\s*\(([A-Za-z]{2,5}(?:/[A-Za-z]{2,5}){0,3})\)\s*\Z")
_TAIL = 40


def find_signs(document: Document, media: Media, language: Language) -> Iterator[Attribution]:
    """Yield the signs that stand in brackets behind the last sentence of a block.

    One at the end of the last block covers the article, any other its own block. A sign that
    no table knows stays anonymous: whose it is, other articles may tell. What ingest has read
    as a credit of the article is passed over, and so are the signs of newsrooms.
    """
    blocks = [block for block in document.blocks if block.role in PROSE_ROLES]
    read = [credit.span for credit in document.credits if credit.span]
    for block in blocks:
        tail = max(block.start, block.end - _TAIL)
        match = _SIGN.search(document.text[tail : block.end])
        if match is None:
            continue
        span = Span(tail + match.start(1), tail + match.end(1))
        signs = [sign for sign in match[1].split("/") if sign not in language.sources.staff]
        if signs and not any(span.overlaps(other) for other in read):
            last = block is blocks[-1] and block.role is not BlockRole.LEAD
            yield from _credits(document, span, signs, None if last else block, media)


def _credits(
    document: Document, span: Span, signs: list[str], block: Block | None, media: Media
) -> Iterator[Attribution]:
    for sign in signs:
        start = document.text.index(sign, span.start)
        here = Span(start, start + len(sign))
        name, kind = media.known(sign) or (sign, CreditedKind.ANONYMOUS)
        yield Attribution(
            id=content_id("at", document.id, "sign", start, sign),
            document=document.id,
            start=here.start,
            end=here.end,
            credited=Credited(actor=None, name=name, kind=kind),
            scope=AttributionScope.PASSAGE if block else AttributionScope.ARTICLE,
            passage=Span(block.start, start) if block else None,
            chain=(ChainLink(actor=None, name=name, kind=kind, spans=(here,)),),
            rule="sign",
        )
