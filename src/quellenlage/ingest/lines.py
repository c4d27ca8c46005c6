"""The lines of a text with their places: what roles are given to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

_WORD: Final = re.compile(r"\w+")
_WRAP_WIDTHS: Final = range(40, 121)


class Line(msgspec.Struct, frozen=True):
    """A stretch of text without white space at its ends.

    ``group`` counts blank lines: lines of one group stand together without one between.
    """

    text: str
    start: int
    group: int = 0

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)


def split_lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that are not blank, in order."""
    lines: list[Line] = []
    group = offset = 0
    blank = False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            group += bool(blank and lines)
            lines.append(Line(stripped, offset + raw.index(stripped[0]), group))
        blank = not stripped
        offset += len(raw) + 1
    return lines


def unwrap(lines: Sequence[Line], text: str) -> list[Line]:
    """Join the lines of paragraphs that were broken at a fixed width.

    A line was broken where the next word would not have fitted; a text counts as wrapped
    when that holds for most of its lines.
    """
    width = max((len(line.text) for line in lines), default=0)
    if width not in _WRAP_WIDTHS or len(lines) < 6:
        return list(lines)
    inside = [
        _was_broken(left, right, width)
        for left, right in pairwise(lines)
        if left.group == right.group
    ]
    if len(inside) < 4 or sum(inside) < 0.7 * len(inside):
        return list(lines)
    joined: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last and joined and last.group == line.group and _was_broken(last, line, width):
            start = joined[-1].start
            joined[-1] = Line(text[start : line.end], start, line.group)
        else:
            joined.append(line)
        last = line
    return joined


def _was_broken(left: Line, right: Line, width: int) -> bool:
    return len(left.text) + 1 + len(right.text.split(None, 1)[0]) > width


def cut(line: Line, at: int) -> tuple[Line, Line]:
    """Return the two parts of ``line`` before and from ``at`` (an offset in it), stripped."""
    head, tail = line.text[:at], line.text[at:]
    skipped = len(tail) - len(tail.lstrip())
    return (
        Line(head.rstrip(), line.start, line.group),
        Line(tail.strip(), line.start + at + skipped, line.group),
    )


def count_words(text: str) -> int:
    """Return the number of words in ``text``."""
    return len(_WORD.findall(text))
