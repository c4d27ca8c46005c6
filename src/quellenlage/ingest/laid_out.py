"""Lines of a laid-out text (Word, RTF, PDF) on their way to articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.ingest.draft import Draft
from quellenlage.ingest.lines import Line, count_words
from quellenlage.ingest.plain import Piece, draft_lines
from quellenlage.ingest.press import PAGE_BREAK, split_press
from quellenlage.ingest.sheet import Reading
from quellenlage.model import BlockRole
from quellenlage.text.normalise import normalise_text

_LONGEST_HEADING = 30


class LaidLine(msgspec.Struct, frozen=True):
    """A line with what its layout says: ``level`` 0 is a title, 1 and more are headings.

    ``page_break`` tells that a page ends in or before the line; ``role`` is set where the
    layout leaves no doubt.
    """

    text: str
    level: int | None = None
    page_break: bool = False
    role: BlockRole | None = None


def read_laid_out(raw: bytes, lines: Sequence[LaidLine], reading: Reading) -> Iterator[Draft]:
    """Yield the article of these lines, or those of an export with several.

    Raises:
        UnreadableError: if there is nothing to read.
    """
    text, pieces, starts = _compose(lines)
    articles = split_press(text, pieces, reading, starts=starts)
    if articles:
        yield from articles
    else:
        yield draft_lines(raw, text, reading, _headed(pieces, starts))


def _compose(lines: Sequence[LaidLine]) -> tuple[str, list[Piece], dict[int, int]]:
    """Return the text, its lines, and the level of those that may begin an article."""
    parts: list[str] = []
    pieces: list[Piece] = []
    starts: dict[int, int] = {}
    at = group = 0
    broken = blank = False
    for laid in lines:
        broken = broken or laid.page_break
        for line in normalise_text(laid.text).split("\n"):
            stripped = line.strip()
            if stripped:
                group += blank and bool(pieces)
                heading = laid.level is not None and count_words(stripped) <= _LONGEST_HEADING
                if heading or broken:
                    level = laid.level if heading else None
                    starts[len(pieces)] = PAGE_BREAK if level is None else level
                start = at + line.index(stripped[0])
                pieces.append(Piece(Line(stripped, start, group), laid.role))
                broken = False
            blank = not stripped
            parts.append(line)
            at += len(line) + 1
    return "\n".join(parts), pieces, starts


def _headed(pieces: Sequence[Piece], starts: dict[int, int]) -> list[Piece]:
    """Give headings their role: the first of the highest level is the headline."""
    levels = {place: level for place, level in starts.items() if level < PAGE_BREAK}
    top = min(levels, key=lambda place: (levels[place], place), default=None)
    if top is not None and top > 8:
        top = None  # a heading far below is that of a part
    return [
        Piece(piece.line, BlockRole.HEADLINE if place == top else BlockRole.SUBHEADING)
        if place in levels and piece.role is None
        else piece
        for place, piece in enumerate(pieces)
    ]
