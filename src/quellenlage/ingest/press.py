"""Exports of press databases: several articles in one text, each with lines of fields.

No vendor is known here. Articles are told apart by structure: lines that count them ("2 von
17"), and clusters of field lines ("Quelle:", "Datum:") that come back with prose between.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from quellenlage.ingest.draft import Draft, UnreadableError
from quellenlage.ingest.lines import count_words, split_lines, unwrap
from quellenlage.ingest.plain import Piece
from quellenlage.ingest.press_fields import Field, draft_entry, find_field
from quellenlage.ingest.sheet import Reading
from quellenlage.model import BlockRole
from quellenlage.text.normalise import word_key

_COUNTER: Final = re.compile(
    r"^(?P<a>[^\d]{0,40}?)(?P<i>\d{1,5})(?P<b>[^\d]{1,20}?)(?P<n>\d{1,5})(?P<c>[^\d]{0,40})$"
)
_RULE: Final = re.compile(r"^([-_=*#~─—.])(?:\s?\1){4,}$")
_FOOT: Final = re.compile(r"^(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_PROSE: Final = 40
"""Words of running text that must lie between two articles' fields."""

_CLIMB: Final = 8
_LONG: Final = 10_000
_MORE_LINES: Final = 20
"""An export may have this many times the lines that one article may have."""

PAGE_BREAK: Final = 9
"""The level that stands for a page break: what is below it need not be a heading."""

_CLOSING: Final = "\"“”»«’')] "


class _Row(msgspec.Struct, frozen=True):
    """A line of the export, the field that it is, and its words of running text."""

    piece: Piece
    field: Field | None
    prose: int

    @property
    def text(self) -> str:
        return self.piece.line.text

    @property
    def known(self) -> bool:
        return self.field is not None and self.field.meaning is not None


def read_press(text: str, reading: Reading) -> list[Draft]:
    """Return the articles of an export in plain text; none where ``text`` is no export."""
    if text.count("\n") > _MORE_LINES * reading.limits.max_lines:
        return []
    pieces = [Piece(line) for line in unwrap(split_lines(text), text)]
    return split_press(text, pieces, reading)


def split_press(
    text: str,
    pieces: Sequence[Piece],
    reading: Reading,
    *,
    starts: Mapping[int, int] | None = None,
) -> list[Draft]:
    """Return the articles among ``pieces``; none where they are no export.

    ``starts`` holds the places of headings and page breaks, which may begin an article.
    """
    rows = [_row(piece, reading) for piece in pieces]
    clusters = _clusters(rows)
    if not clusters:
        return []
    places = _counted(rows, reading) or _by_clusters(rows, clusters, starts or {})
    if not places:
        return []
    inside = frozenset(place for cluster in clusters for place in cluster)
    drafts: list[Draft] = []
    ends = [*places[1:], len(rows)]
    for number, (begin, end) in enumerate(zip(places, ends, strict=True), 1):
        part = f"#{number}" if len(places) > 1 else ""
        title = begin if (starts or {}).get(begin, PAGE_BREAK) < PAGE_BREAK else None
        entry = [
            (
                replace(row.piece, role=BlockRole.HEADLINE) if place == title else row.piece,
                row.field if place in inside or _opens(row) else None,
            )
            for place, row in enumerate(rows[begin:end], begin)
        ]
        try:
            drafts.append(draft_entry(text, entry, reading, part))
        except UnreadableError:
            continue  # a stretch of fields without a text: a list of what was found
    return drafts


def _row(piece: Piece, reading: Reading) -> _Row:
    text = piece.line.text
    field = find_field(text, reading.language.exports)
    running = field is None or field.meaning is None
    words = count_words(text[:_LONG]) if running else 0
    ends = text.rstrip(_CLOSING)[-1:] in tuple(".!?…:")
    prose = words if piece.role is not BlockRole.BOILERPLATE and words >= 8 and ends else 0
    return _Row(piece, field, prose)


def _opens(row: _Row) -> bool:
    """Tell whether a line is only the label of the text, which stands apart from other fields."""
    return row.field is not None and row.field.meaning in {"body", "caption"} and row.field.bare


def _clusters(rows: Sequence[_Row]) -> list[list[int]]:
    """Return the runs of field lines that hold two or more known fields; one line may part them."""
    clusters: list[list[int]] = []
    run: list[int] = []
    for place, row in enumerate(rows):
        if row.field is not None and row.prose < _PROSE:
            if run and place - run[-1] > 2:
                clusters.append(run)
                run = []
            run.append(place)
    clusters.append(run)
    # A headline may look like a field as well ("Altenfurt: Rat streitet"): only known ones
    # begin and end a cluster.
    trimmed = (_trimmed(rows, run) for run in clusters)
    return [run for run in trimmed if len(_known(rows, run)) >= 2]


def _trimmed(rows: Sequence[_Row], run: Sequence[int]) -> list[int]:
    known = [place for place in run if rows[place].known]
    return [place for place in run if known and known[0] <= place <= known[-1]]


def _known(rows: Sequence[_Row], run: Sequence[int]) -> set[str]:
    fields = (rows[place].field for place in run)
    return {field.label for field in fields if field is not None and field.meaning}


def _counted(rows: Sequence[_Row], reading: Reading) -> list[int]:
    """Return the places of lines that count articles from 1 to their number, each once."""
    groups: defaultdict[tuple[str, str, str, str], list[tuple[int, int]]] = defaultdict(list)
    for place, row in enumerate(rows):
        match = _COUNTER.match(row.text) if len(row.text) <= 100 else None
        if match and word_key(match["a"]) not in reading.language.exports.pages:
            key = (match["a"].strip(), match["b"].strip(), match["n"], match["c"].strip())
            groups[key].append((place, int(match["i"])))
    for key, found in sorted(groups.items()):
        numbers = [number for _, number in found]
        if len(found) >= 2 and numbers == list(range(1, int(key[2]) + 1)):
            places = [place for place, _ in found]
            if sum(row.prose for row in rows[: places[0]]) >= _PROSE:
                places = [0, *(place + 1 for place in places[:-1])]
            return places
    return []


def _by_clusters(
    rows: Sequence[_Row], clusters: Sequence[Sequence[int]], starts: Mapping[int, int]
) -> list[int]:
    """Return where articles begin, by the field that comes back with prose between."""
    totals = [0]
    for row in rows:
        totals.append(totals[-1] + row.prose)
    anchors = _anchors(rows, clusters, totals)
    if not anchors:
        return []
    if totals[anchors[0][0]] >= _PROSE:
        ends = [_behind(rows, cluster, starts) for cluster in anchors]
        rest = totals[-1] - totals[ends[-1]] >= _PROSE
        return [0, *(ends if rest else ends[:-1])]
    first = rows[anchors[0][0]].field
    return [_above(rows, _opening(rows, cluster, first), starts) for cluster in anchors]


def _opening(rows: Sequence[_Row], cluster: Sequence[int], first: Field | None) -> int:
    """Return the place of an article's first field; above it may stand the last of another."""
    label = first.label if first else ""
    fields = ((place, rows[place].field) for place in cluster)
    return next((at for at, field in fields if field and field.label == label), cluster[0])


def _anchors(
    rows: Sequence[_Row], clusters: Sequence[Sequence[int]], totals: Sequence[int]
) -> list[Sequence[int]]:
    """Return the clusters with the label that most often comes back after prose."""
    places: defaultdict[str, list[Sequence[int]]] = defaultdict(list)
    for cluster in clusters:
        for label in sorted(_known(rows, cluster)):
            kept = places[label]
            if not kept or totals[cluster[0]] - totals[kept[-1][-1] + 1] >= _PROSE:
                kept.append(cluster)
    first = Counter({label: -found[0][0] for label, found in places.items()})
    best = max(places, key=lambda label: (len(places[label]), first[label], label))
    found = places[best]
    if len(found) == 1 and len(_known(rows, found[0])) < 3:
        return []
    return found


def _above(rows: Sequence[_Row], place: int, starts: Mapping[int, int]) -> int:
    """Return where the title lines above a cluster of fields begin."""
    begin = place
    while begin > 0 and place - begin < _CLIMB:
        if begin in starts and starts[begin] == min(starts.values()):
            break
        above = rows[begin - 1]
        if above.prose or above.known or _RULE.match(above.text):
            break
        if _FOOT.match(above.text) and begin - 1 > 0 and rows[begin - 2].known:
            break
        begin -= 1
    return begin


def _behind(rows: Sequence[_Row], cluster: Sequence[int], starts: Mapping[int, int]) -> int:
    """Return the place behind a cluster at an article's end and what belongs to it."""
    end = cluster[-1] + 1
    while end < len(rows) and end not in starts:
        if not (_RULE.match(rows[end].text) or _FOOT.match(rows[end].text) or rows[end].known):
            break
        end += 1
    return end
