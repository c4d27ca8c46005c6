"""The role of every line: a line classifier's probability, and a few rules it cannot know.

Each rule is a function of the sheet that fills in roles where none stands yet; their order is
:data:`RULES`. Nothing is deleted: what is no part of the article is marked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from quellenlage.ingest.heads import mark_headlines
from quellenlage.ingest.lines import Line
from quellenlage.ingest.sheet import CONTENT, Reading, Row, Sheet, lay_out, shingles
from quellenlage.model import BlockRole

Rule: TypeAlias = Callable[[Sheet, Reading], None]


def assign_roles(
    lines: Sequence[Line], known: Sequence[BlockRole | None], reading: Reading
) -> list[BlockRole]:
    """Return a role for every line; ``known`` holds those that need no deciding."""
    sheet = lay_out(lines, known, reading)
    for rule in RULES:
        rule(sheet, reading)
    return [row.role or BlockRole.BOILERPLATE for row in sheet]


def _open(sheet: Sheet) -> list[tuple[int, Row]]:
    return [(place, row) for place, row in enumerate(sheet) if row.role is None]


def mark_leftovers(sheet: Sheet, reading: Reading) -> None:
    """Share buttons, consent notices, disclaimers, placeholders of films and posts."""
    for _place, row in _open(sheet):
        if row.words <= 90 and (
            row.fires(reading.lexicons.leftovers) or row.fires(reading.lexicons.embeds)
        ):
            row.role = BlockRole.BOILERPLATE


def mark_pictures(sheet: Sheet, reading: Reading) -> None:
    """Captions and picture credits, and what stands right above them in the same paragraph."""
    groups = sheet[-1].line.group + 1 if sheet else 0
    for place, row in _open(sheet):
        if row.words <= 20 and row.fires(reading.lexicons.picture_credits):
            row.role = BlockRole.CREDIT if row.words <= 6 else BlockRole.CAPTION
            if groups >= 3:
                _mark_above(sheet, place)
        elif row.words <= 60 and row.fires(reading.lexicons.captions):
            row.role = BlockRole.CAPTION
            above = sheet[place - 1] if place else None
            if above and above.role is None and above.words <= 10 and not above.ends:
                above.role = BlockRole.CAPTION


def _mark_above(sheet: Sheet, place: int) -> None:
    """Mark the lines above a picture credit where they stand in one short group with it."""
    group = sheet[place].line.group
    first = place
    while first and sheet[first - 1].line.group == group:
        first -= 1
    if place - first <= 4:
        for row in sheet[first:place]:
            if row.role is None and row.words <= 45:
                row.role = BlockRole.CAPTION


def mark_date_lines(sheet: Sheet, reading: Reading) -> None:
    """Lines of a date with a clock time, a label or a bar: they speak of the article."""
    for _place, row in _open(sheet):
        if row.words <= 14 and not row.ends and (date := reading.dates.dated.search(row.line.text)):
            rest = row.line.text[: date.start()] + row.line.text[date.end() :]
            told = (
                date["hour"] or "|" in rest or any(w.search(rest) for _, w in reading.dates.kinds)
            )
            if told or not rest.strip(" ,.|–-"):
                row.role = BlockRole.BOILERPLATE


def mark_bylines(sheet: Sheet, reading: Reading) -> None:
    """Lines that name the author."""
    for _place, row in _open(sheet):
        if row.words <= 14 and not row.ends and row.fires(reading.lexicons.bylines):
            row.role = BlockRole.BYLINE


def mark_teasers(sheet: Sheet, reading: Reading) -> None:
    """Pointers to other articles, with the bullets or the headline right below them."""
    for place, row in _open(sheet):
        if row.words <= 25 and row.fires(reading.lexicons.teasers):
            row.role = BlockRole.BOILERPLATE
            _mark_below(sheet, place)
    for place, row in _open(sheet):
        above = sheet[place - 1] if place else None
        pointer = row.line.text[:1] in tuple("•·→▸►»") and not row.ends
        if pointer and above and above.role and not above.prose:
            row.role = BlockRole.BOILERPLATE


def _mark_below(sheet: Sheet, place: int) -> None:
    for row in sheet[place + 1 : place + 6]:
        bullet = row.line.text[:1] in tuple("•·→▸►-–*:")
        if row.role is not None or row.ends or row.words > 20 or not bullet:
            return
        row.role = BlockRole.BOILERPLATE


def mark_pull_quotes(sheet: Sheet, _reading: Reading) -> None:
    """Sentences set apart that the body says as well: most of their words, in the same order."""
    runs: dict[str, set[int]] = {}
    for place, row in enumerate(sheet):
        if row.words <= 2000:
            for run in shingles(row.line.text, 5):
                runs.setdefault(run, set()).add(place)
    for place, row in _open(sheet):
        if not 6 <= row.words <= 60:
            continue
        own = shingles(row.line.text, 5)
        elsewhere: dict[int, int] = {}
        for run in own:
            for other in sorted(runs.get(run, ()))[:50]:
                if other != place and sheet[other].words > row.words:
                    elsewhere[other] = elsewhere.get(other, 0) + 1
        if own and max(elsewhere.values(), default=0) >= 0.6 * len(own):
            row.role = BlockRole.PULL_QUOTE


def mark_content(sheet: Sheet, _reading: Reading) -> None:
    """Body by the classifier; a plain short line between paragraphs is body or subheading."""
    for _place, row in _open(sheet):
        certain = row.words >= 20 and row.ends and not row.hinted
        likely = row.chance >= (0.1 if certain else CONTENT)
        if likely and (row.ends or row.words >= 20) and not _asks(row):
            row.role = BlockRole.BODY
    for place, row in _open(sheet):
        before, after = _nearest(sheet, place, -1), _nearest(sheet, place, 1)
        between = before is not None and after is not None
        plain = row.ends and not row.hinted and row.words >= 3 and not _asks(row)
        if plain and (between or row.chance >= CONTENT):
            row.role = BlockRole.BODY
        elif (
            after is not None
            and _is_subheading(row)
            and (before is not None or row.chance >= CONTENT)
        ):
            row.role = BlockRole.SUBHEADING
        elif row.line.text[:1] in tuple("-–•*·") and before is not None and not row.hinted:
            row.role = BlockRole.BODY


def _asks(row: Row) -> bool:
    """Tell whether the line is one short question, as a subheading may be."""
    return row.words <= 16 and row.line.text.endswith("?") and row.line.text[0].isalnum()


def _nearest(sheet: Sheet, place: int, step: int) -> Row | None:
    """Return the next line up or down that is not short, where it is the article's own."""
    place += step
    while 0 <= place < len(sheet):
        row = sheet[place]
        if row.role is BlockRole.BODY or (row.role is None and row.paragraph):
            return row
        if row.role is None and step > 0:
            return None
        place += step
    return None


def _is_subheading(row: Row) -> bool:
    text = row.line.text
    telling = row.hinted and row.chance < 0.5
    return 1 <= row.words <= 20 and not telling and not text.startswith((":", "•", "|", "-", "–"))


def mark_tail(sheet: Sheet, _reading: Reading) -> None:
    """Nothing is headed behind the last paragraph: such lines are teasers."""
    for row in reversed(sheet):
        if row.role is BlockRole.BODY:
            return
        if row.role is BlockRole.SUBHEADING:
            row.role = BlockRole.BOILERPLATE


def mark_lead(sheet: Sheet, _reading: Reading) -> None:
    """The first paragraph below the headline is the lead where it is short and another follows."""
    prose = [row for row in sheet if row.prose]
    heads = [place for place, row in enumerate(prose) if row.role is BlockRole.HEADLINE]
    first = heads[-1] + 1 if heads else 0
    if len(prose) - first >= 3 and prose[first].role is BlockRole.BODY and prose[first].words <= 60:
        prose[first].role = BlockRole.LEAD


def keep_something(sheet: Sheet, _reading: Reading) -> None:
    """A text of a line or two is an article too: without any body, what looks like text is it."""
    if any(row.role is BlockRole.BODY for row in sheet):
        return
    for _place, row in _open(sheet):
        if row.ends or row.words >= 8:
            row.role = BlockRole.BODY
    if not any(row.prose for row in sheet):
        for _place, row in _open(sheet):
            row.role = BlockRole.BODY


RULES: Final[tuple[Rule, ...]] = (
    mark_leftovers,
    mark_date_lines,
    mark_pictures,
    mark_bylines,
    mark_teasers,
    mark_headlines,
    mark_pull_quotes,
    mark_content,
    mark_tail,
    keep_something,
    mark_lead,
)
