"""Pairing of quotation marks: every convention met in German text, nested, unclosed, by paragraph.

Which character opens and which closes is decided by the character, by what is open already and
by the white space around it, because German closes with the mark English opens with, guillemets
point both ways and typewriters know one mark only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from quellenlage.model.span import Span


class Quoted(msgspec.Struct, frozen=True):
    """What stands between marks, the marks included.

    ``spans`` has one entry per paragraph; more than one where each paragraph opens anew and
    only the last one closes. ``depth`` counts the quotations around it. A quotation that
    never closes ends where its paragraph ends or the next one opens, with ``closed`` false.
    ``single`` tells half marks (‚…‘) from full ones.
    """

    spans: tuple[Span, ...]
    depth: int
    closed: bool
    single: bool
    opener: str


class _Mark(NamedTuple):
    start: int
    end: int
    glyph: str


class _Open(NamedTuple):
    mark: _Mark
    slot: int
    """Where in the result the quotation stands, so that results come in text order."""


_CLOSERS = {
    "„": '“”"‟',
    "“": '”“"',
    "”": "”",
    "»": "«",
    "«": "»",
    '"': '"”“',
    "‚": "‘’'",
    "‘": "’'",
    "›": "‹",
    "‹": "›",
    "'": "'’",
}
"""For every mark that may open, the marks that may close it."""

_ALWAYS_OPENS = frozenset("„‚")
_SINGLE = frozenset("‚‘’›‹'")
_APOSTROPHES = frozenset("'’‘")
_GLYPHS = frozenset(_CLOSERS) | frozenset("".join(_CLOSERS.values()))
_OPENING_BRACKETS = frozenset("([{–—-/")


def pair_marks(text: str, paragraphs: Iterable[Span]) -> tuple[Quoted, ...]:
    """Return what is quoted in ``text``, in order of its start.

    Marks are paired within a paragraph; a quotation left open is continued where the next
    paragraph begins with the same mark. The spans of any two quotations nest or are
    disjoint. Takes time linear in the text.
    """
    done: list[Quoted] = []
    carried: Quoted | None = None
    for paragraph in paragraphs:
        found = _pair_paragraph(text, paragraph)
        if carried is not None:
            if found and _continues(text, paragraph, carried, found[0]):
                found[0] = _joined(carried, found[0])
            else:
                done.append(carried)
        carried = None
        tail = [at for at, quoted in enumerate(found) if _reaches_end(text, paragraph, quoted)]
        if tail:
            carried = found.pop(tail[0])
        done.extend(found)
    if carried is not None:
        done.append(carried)
    return tuple(sorted(done, key=lambda quoted: (quoted.spans[0].start, -quoted.spans[-1].end)))


def _continues(text: str, paragraph: Span, carried: Quoted, first: Quoted) -> bool:
    """Tell whether ``first``, at the very start of its paragraph, takes up ``carried``."""
    lead = text[paragraph.start : first.spans[0].start]
    return not lead.strip() and first.opener == carried.opener and first.depth == carried.depth


def _joined(carried: Quoted, first: Quoted) -> Quoted:
    return msgspec.structs.replace(first, spans=carried.spans + first.spans)


def _reaches_end(text: str, paragraph: Span, quoted: Quoted) -> bool:
    """Tell whether a quotation was left open at the end of its paragraph."""
    if quoted.closed or quoted.depth or quoted.single:
        return False
    return not text[quoted.spans[-1].end : paragraph.end].strip()


def _pair_paragraph(text: str, paragraph: Span) -> list[Quoted]:
    found: list[Quoted | None] = []
    stack: list[_Open] = []
    counts: dict[str, int] = {}

    def leave(end: int, *, closed: bool) -> None:
        opened = stack.pop()
        counts[opened.mark.glyph] -= 1
        glyph = opened.mark.glyph
        end = _trimmed(text, opened.mark.end, end)
        apostrophe = glyph in _APOSTROPHES and not closed
        if end > opened.mark.end and not apostrophe and text[opened.mark.end : end].strip():
            span = Span(opened.mark.start, end)
            found[opened.slot] = Quoted((span,), len(stack), closed, glyph in _SINGLE, glyph)

    for mark in _marks(text, paragraph):
        partner = _partner(text, paragraph, mark, counts)
        if partner is not None:
            while stack[-1].mark.glyph != partner:
                leave(mark.start, closed=False)
            leave(mark.end, closed=True)
        elif _may_open(text, paragraph, mark):
            if counts.get(mark.glyph):  # the same mark again: the one before was never closed
                while counts[mark.glyph]:
                    leave(mark.start, closed=False)
            stack.append(_Open(mark, len(found)))
            found.append(None)
            counts[mark.glyph] = counts.get(mark.glyph, 0) + 1
    while stack:
        leave(paragraph.end, closed=False)
    return [quoted for quoted in found if quoted is not None]


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    """Yield the marks of a paragraph; two apostrophes or grave accents count as one mark."""
    at = paragraph.start
    while at < paragraph.end:
        glyph = text[at]
        pair = text[at : at + 2] if at + 1 < paragraph.end else ""
        if pair in {"''", "``", ",,"} and text[at + 2 : at + 3] != glyph:
            yield _Mark(at, at + 2, "„" if pair == ",," else '"')
            at += 2
            continue
        if glyph in _GLYPHS:
            yield _Mark(at, at + 1, glyph)
        at += 1


def _partner(text: str, paragraph: Span, mark: _Mark, counts: dict[str, int]) -> str | None:
    """Return the open mark that ``mark`` closes, or ``None``."""
    if mark.glyph in _ALWAYS_OPENS:
        return None
    if mark.glyph in _APOSTROPHES and not _ends(text, paragraph, mark):
        return None
    if mark.glyph in '"“' and _starts(text, paragraph, mark):
        return None  # opens a new one; "“" after a space opens in English
    if counts.get(mark.glyph) and mark.glyph in _CLOSERS.get(mark.glyph, ""):
        return mark.glyph
    for opener, closers in _CLOSERS.items():
        if counts.get(opener) and mark.glyph in closers:
            return opener
    return None


def _may_open(text: str, paragraph: Span, mark: _Mark) -> bool:
    if mark.glyph not in _CLOSERS:
        return False
    if mark.glyph in _ALWAYS_OPENS:
        return mark.end < paragraph.end
    return _starts(text, paragraph, mark)


def _starts(text: str, paragraph: Span, mark: _Mark) -> bool:
    """Tell whether the white space around a mark is that of an opening one."""
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    after = text[mark.end] if mark.end < paragraph.end else " "
    if after.isspace():
        return False
    return before.isspace() or before in _OPENING_BRACKETS or before in _GLYPHS or before in ":,"


def _ends(text: str, paragraph: Span, mark: _Mark) -> bool:
    """Tell whether the white space around a mark is that of a closing one."""
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    after = text[mark.end] if mark.end < paragraph.end else " "
    return not before.isspace() and not after.isalnum()


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
