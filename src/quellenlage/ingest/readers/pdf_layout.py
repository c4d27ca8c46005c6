"""Runs of a PDF's pages in reading order: columns, paragraphs, running heads and feet.

Columns are found by cutting the page at its white space, again and again (XY-cut; Nagy and
Seth, ICPR 1984).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import msgspec

from quellenlage.ingest.laid_out import LaidLine
from quellenlage.model import BlockRole

_DEEPEST: Final = 60
_HYPHENS: Final = ("\x02", "\xad", "-", "\u2010")
_DIGITS: Final = re.compile(r"\d+")
_MARGIN_ROWS: Final = 2
_SENTENCE_ENDS: Final = tuple('.!?…:“"»«’)')


class Run(msgspec.Struct, frozen=True, array_like=True):
    """Letters on one line; points from the page's lower left corner."""

    left: float
    right: float
    base: float
    size: float
    text: str


class PdfPage(msgspec.Struct, frozen=True):
    """The runs of a page."""

    width: float
    height: float
    runs: tuple[Run, ...]


class _Paragraph(msgspec.Struct):
    text: str
    size: float
    page: int
    role: BlockRole | None = None


def lay_out_pages(pages: Sequence[PdfPage], suspends: Sequence[str]) -> list[LaidLine]:
    """Return the paragraphs of all pages in reading order, hyphens at line ends undone.

    What comes back at the top or foot of the pages is marked as leftover. ``suspends`` are
    the words before which a hyphen at a line's end stays.
    """
    repeated = _running(pages)
    joined: list[_Paragraph] = []
    for number, page in enumerate(pages):
        rows = _rows(page.runs)
        edges = _edges(rows)
        margins = {id(run) for row in edges for run in row if _key(_text(row)) in repeated}
        body = [run for run in page.runs if id(run) not in margins]
        for block in _blocks(body, 0):
            for paragraph in _paragraphs(_rows(block), number, suspends):
                _append(joined, paragraph, suspends)
        joined.extend(
            _Paragraph(_text(row), row[0].size, number, BlockRole.BOILERPLATE)
            for row in rows
            if id(row[0]) in margins
        )
    return list(_lines(joined))


def _lines(paragraphs: Sequence[_Paragraph]) -> Iterator[LaidLine]:
    """Yield the paragraphs with a blank line between; larger letters make a heading."""
    sizes = Counter[float]()
    for paragraph in paragraphs:
        sizes[round(paragraph.size * 2) / 2] += len(paragraph.text)
    usual = max(sizes, key=lambda size: (sizes[size], -size), default=0.0)
    larger = sorted({s for s in sizes if s >= 1.2 * usual}, reverse=True)
    last = 0
    for paragraph in paragraphs:
        size = round(paragraph.size * 2) / 2
        level = larger.index(size) if size in larger and paragraph.role is None else None
        broken = paragraph.page != last
        last = paragraph.page
        yield LaidLine(paragraph.text, level, page_break=broken, role=paragraph.role)
        yield LaidLine("")


def _running(pages: Sequence[PdfPage]) -> set[str]:
    """Return the keys of the lines at the top and foot that come back on half of the pages."""
    counts = Counter[str]()
    for page in pages:
        counts.update({_key(_text(row)) for row in _edges(_rows(page.runs))})
    least = max(2, (len(pages) + 1) // 2)
    return {key for key, count in counts.items() if count >= least and key}


def _edges(rows: Sequence[list[Run]]) -> list[list[Run]]:
    return [*rows[:_MARGIN_ROWS], *rows[max(_MARGIN_ROWS, len(rows) - _MARGIN_ROWS) :]]


def _key(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split())).lower()


def _text(row: Iterable[Run]) -> str:
    return " ".join(" ".join(run.text for run in row).split())


def _rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Return runs by line, from the top down, each from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.base, run.left)):
        last = rows[-1][0] if rows else None
        if last and last.base - run.base < 0.45 * min(last.size, run.size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _blocks(runs: Sequence[Run], depth: int) -> Iterator[list[Run]]:
    """Yield the blocks of a page in reading order."""
    if not runs:
        return
    parts = _side_by_side(runs) or _one_below_another(runs)
    if depth >= _DEEPEST or len(parts) < 2:
        yield list(runs)
        return
    for part in parts:
        yield from _blocks(part, depth + 1)


def _side_by_side(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the columns: parts with white space of some width between, each with real lines."""
    gutter = 0.6 * median(run.size for run in runs)
    parts: list[list[Run]] = []
    reach = float("-inf")
    for run in sorted(runs, key=lambda run: (run.left, -run.base)):
        if run.left - reach >= gutter:
            parts.append([])
        parts[-1].append(run)
        reach = max(reach, run.right)
    if len(parts) < 2 or not all(_is_column(part) for part in parts):
        return []
    return parts


def _is_column(part: Sequence[Run]) -> bool:
    """Tell a column from the labels or numbers beside a list of values."""
    rows = _rows(part)
    letters = sum(len(run.text) for run in part)
    return len(rows) >= 2 and letters / len(rows) >= 12


def _one_below_another(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the parts above and below the widest white space across all of the runs."""
    rows = sorted(runs, key=lambda run: -(run.base + 0.8 * run.size))
    gaps: list[tuple[float, int]] = []
    foot = float("inf")
    for place, run in enumerate(rows):
        head = run.base + 0.8 * run.size
        if place and foot - head > 0.25 * run.size:
            gaps.append((foot - head, place))
        foot = min(foot, run.base - 0.2 * run.size)
    if not gaps:
        return []
    widest = max(gap for gap, _ in gaps)
    cuts = [0, *(place for gap, place in gaps if gap >= 0.6 * widest), len(rows)]
    return [rows[begin:end] for begin, end in pairwise(cuts)]


def _paragraphs(
    rows: Sequence[Sequence[Run]], page: int, suspends: Sequence[str]
) -> Iterator[_Paragraph]:
    """Yield the paragraphs of one block: indents, gaps and short last lines part them."""
    if not rows:
        return
    left = median(row[0].left for row in rows)
    right = max(row[-1].right for row in rows)
    steps = [a[0].base - b[0].base for a, b in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    current: _Paragraph | None = None
    above: Sequence[Run] = ()
    for row in rows:
        size = max(run.size for run in row)
        if current is None or _begins(row, above, (left, right, usual)):
            if current is not None:
                yield current
            current = _Paragraph(_text(row), size, page)
        else:
            current.text = join_lines(current.text, _text(row), suspends)
        above = row
    if current is not None:
        yield current


def _begins(row: Sequence[Run], above: Sequence[Run], block: tuple[float, float, float]) -> bool:
    """Tell whether ``row`` begins a paragraph below the row ``above``."""
    left, right, usual = block
    size = max(run.size for run in row)
    larger = max(run.size for run in above)
    if abs(larger - size) > 0.12 * max(size, larger):
        return True
    if above[-1].text.rstrip().endswith(_HYPHENS):
        return False
    if above[0].base - row[0].base > max(1.35 * usual, 1.6 * size):
        return True
    indented = row[0].left - left > 0.6 * size and above[0].left - left <= 0.6 * size
    first = row[0].text.split(None, 1)[0] if row[0].text.split() else ""
    room = right - above[-1].right
    fits = room > (len(first) + 1) * 0.55 * size + 0.02 * (right - left)
    ends = _text(above).endswith(_SENTENCE_ENDS)
    return indented or (fits and (ends or room > 0.3 * (right - left)))


def _append(paragraphs: list[_Paragraph], new: _Paragraph, suspends: Sequence[str]) -> None:
    """Add a paragraph; one that a column or page broke off is taken up again."""
    last = next((p for p in reversed(paragraphs) if p.role is None), None)
    goes_on = (
        last is not None
        and abs(last.size - new.size) < 0.05 * new.size
        and (last.text.endswith(_HYPHENS) or not last.text.endswith(_SENTENCE_ENDS))
        and new.text[:1].islower()
    )
    if last is not None and goes_on:
        last.text = join_lines(last.text, new.text, suspends)
    else:
        paragraphs.append(new)


def join_lines(upper: str, lower: str, suspends: Sequence[str]) -> str:
    """Return two lines of a paragraph as one, a word that was broken between them whole again.

    Before a capital the hyphen is the word's own ("CDU-|Politiker"), before a conjunction it
    stands for a part left out ("Vor- und Nachteile").
    """
    if not upper.endswith(_HYPHENS):
        return f"{upper} {lower}"
    stem = upper[:-1]
    if not stem[-1:].isalpha() or not lower[:1].isalpha():
        return f"{stem}-{lower}" if stem[-1:].isalnum() else f"{upper} {lower}"
    first = re.split(r"\W", lower, maxsplit=1)[0]
    if first in suspends:
        return f"{stem}- {lower}"
    if lower[:1].isupper():
        return f"{stem}-{lower}"
    return f"{stem}{lower}"
