"""An article's text cut at the edges of all findings, so that overlapping spans can be shown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from quellenlage.model import Block, BlockRole, Document, Span


class Mark(msgspec.Struct, frozen=True, order=True):
    """A span to be highlighted: its kind is a CSS class, its title a tooltip."""

    start: int
    end: int
    kind: str
    title: str


class Segment(msgspec.Struct, frozen=True):
    """A stretch without an inner edge, the kinds of marks over it, and anchors at its start.

    ``title`` tells of the marks that begin here; ``hidden`` where excerpts leave the text out.
    """

    start: int
    end: int
    text: str
    kinds: tuple[str, ...]
    title: str
    anchors: tuple[str, ...]
    hidden: bool = False


class ShownBlock(msgspec.Struct, frozen=True):
    """A block of an article, cut into segments."""

    id: str
    role: BlockRole
    start: int
    end: int
    segments: tuple[Segment, ...]


def anchor(document: str, span: Span) -> str:
    """Return the name under which a piece of evidence is linked."""
    return f"{document}.{span.start}-{span.end}"


def cut_blocks(
    document: Document, marks: Iterable[Mark], evidence: Iterable[Span]
) -> tuple[ShownBlock, ...]:
    """Return the blocks of a document, cut at the edges of ``marks`` and ``evidence``.

    Every piece of evidence gets an anchor where it starts, so that it can be linked to
    without scripts. Text between blocks is white space and is not shown.
    """
    cutter = _Cutter(document, sorted(set(marks)), sorted(set(evidence)))
    return tuple(
        ShownBlock(block.id, block.role, block.start, block.end, cutter.segments(block))
        for block in document.blocks
    )


class _Cutter:
    """Walks over the text once; blocks must be asked for in text order."""

    def __init__(self, document: Document, marks: list[Mark], evidence: list[Span]) -> None:
        self._text = document.text
        self._marks = marks
        self._next = 0
        self._open: list[Mark] = []
        self._anchors: defaultdict[int, list[str]] = defaultdict(list)
        for span in evidence:
            self._anchors[span.start].append(anchor(document.id, span))
        self._shown = document.excerpt
        edges = {edge for mark in marks for edge in (mark.start, mark.end)}
        edges.update(edge for span in self._shown or () for edge in (span.start, span.end))
        self._edges = sorted(edges.union(*((span.start, span.end) for span in evidence)))

    def segments(self, block: Block) -> tuple[Segment, ...]:
        first = bisect_right(self._edges, block.start)
        last = bisect_left(self._edges, block.end)
        cuts = [block.start, *self._edges[first:last], block.end]
        return tuple(self._segment(start, end) for start, end in pairwise(cuts))

    def _segment(self, start: int, end: int) -> Segment:
        over = self._marks_at(start)
        begun = (mark.title for mark in over if mark.title and mark.start == start)
        return Segment(
            start=start,
            end=end,
            text=self._text[start:end],
            kinds=tuple(sorted({mark.kind for mark in over})),
            title="; ".join(dict.fromkeys(begun)),
            anchors=tuple(self._anchors.get(start, ())),
            hidden=self._is_hidden(start),
        )

    def _is_hidden(self, offset: int) -> bool:
        if self._shown is None:
            return False
        place = bisect_right(self._shown, offset, key=lambda span: span.start)
        return place == 0 or self._shown[place - 1].end <= offset

    def _marks_at(self, offset: int) -> list[Mark]:
        while self._next < len(self._marks) and self._marks[self._next].start <= offset:
            self._open.append(self._marks[self._next])
            self._next += 1
        self._open = [mark for mark in self._open if mark.end > offset]
        return self._open
