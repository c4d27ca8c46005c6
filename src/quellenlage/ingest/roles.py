"""The role of every line: a line classifier's probability, and a few rules it cannot know.

Each rule is a function of the sheet that fills in roles where none stands yet; their order is
:data:`RULES`. Nothing is deleted: what is no part of the article is marked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from quellenlage.ingest.heads import mark_headlines
from quellenlage.ingest.lines import Line
from quellenlage.ingest.sheet import CONTENT, Reading, Row, Sheet, lay_out, shingles
from quellenlage.model import BlockRole
from quellenlage.text.normalise import word_key, words

DOUBTED: Final = 0.05
"""From this probability on a short line between paragraphs is a subheading."""

_KEY: Final = 600
_LONGEST_OFFICE: Final = 120
_NAMED: Final = re.compile(
    r"^[A-ZÄÖÜ][\w.’-]+(?: (?:von|van|de|der|zu|[A-ZÄÖÜ][\w.’-]+)){1,3},"
    r" [^\W\d_][^„“\":]{3,80}(?<![.!?…])$"
)

LONG: Final = 0.4
"""From this probability on a line of whole sentences is content: losing one costs more."""

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


def mark_repeated(sheet: Sheet, _reading: Reading) -> None:
    """A sentence that stands a second time, word for word, is shown again: set apart or as lead."""
    seen: set[str] = set()
    for _place, row in _open(sheet):
        key = word_key(row.line.text[:_KEY])
        if row.words >= 8 and row.ends and key in seen:
            row.role = BlockRole.PULL_QUOTE
        seen.add(key)


def mark_speakers(sheet: Sheet, reading: Reading) -> None:
    """A name with an office, as it stands below a picture or a quotation set apart."""
    for _place, row in _open(sheet):
        if row.words <= 14 and is_speaker(row.line.text, reading):
            row.role = BlockRole.CAPTION


def is_speaker(text: str, reading: Reading) -> bool:
    """Tell whether a line is a name with an office and no verb: "Ada Lind, Sprecherin"."""
    if len(text) > _LONGEST_OFFICE or not _NAMED.match(text):
        return False
    return not any(word in reading.language.page.finite for word in words(text))


def mark_pull_quotes(sheet: Sheet, _reading: Reading) -> None:
    """Sentences set apart that the body says as well: most of their words, in the same order."""
    runs: dict[str, set[int]] = {}
    for place, row in enumerate(sheet):
        if row.words <= 2000:
            for run in shingles(row.line.text, 5):
                runs.setdefault(run, set()).add(place)
    for place, row in _open(sheet):
        if not 6 <= row.words <= 60 or (row.words <= 12 and not row.ends):
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
    """Body by the classifier; a likely line without an end is a subheading, or part of a list."""
    for place, row in _open(sheet):
        if row.chance < (LONG if row.words >= 20 and row.ends else CONTENT):
            continue
        listed = row.line.text[:1] in tuple("-–•*·") or (
            place and sheet[place - 1].line.text[-1:] == ":"
        )
        heads = 1 <= row.words <= 20 and (not row.ends or row.line.text.endswith("?"))
        row.role = BlockRole.SUBHEADING if heads and not listed else BlockRole.BODY


def mark_between(sheet: Sheet, _reading: Reading) -> None:
    """What the classifier doubts about is the article's where its neighbours are.

    A plain sentence right below a paragraph goes on with it; a short line right between two
    paragraphs heads the second; a line in lower case or with a bullet below an announcement
    goes on with that.
    """
    for place, row in _open(sheet):
        above = sheet[place - 1] if place else None
        below = sheet[place + 1] if place + 1 < len(sheet) else None
        if above is None or not above.prose or row.hinted:
            continue
        listed = above.line.text.endswith((":", ",")) and row.line.text[0] in _LISTED
        plain = row.words >= 8 and row.ends and above.role is BlockRole.BODY and above.ends
        lowered = row.words >= 4 and row.line.text[0].islower() and "/" not in row.line.text
        if (plain and row.chance >= DOUBTED) or (row.words >= 2 and (listed or lowered)):
            row.role = BlockRole.BODY
        elif below is not None and _is_told(above) and _is_told(below) and _is_subheading(row):
            row.role = BlockRole.SUBHEADING


_LISTED: Final = frozenset("-–•*·abcdefghijklmnopqrstuvwxyzäöü")


def _is_told(row: Row) -> bool:
    return row.role is BlockRole.BODY and row.words >= 12


def _is_subheading(row: Row) -> bool:
    asks = row.line.text.endswith("?")
    plain = (asks or not row.ends) and not any(mark in row.line.text for mark in "|/©@,")
    return row.chance >= DOUBTED and 2 <= row.words <= 10 and plain


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
    mark_repeated,
    mark_speakers,
    mark_pull_quotes,
    mark_content,
    mark_between,
    mark_tail,
    keep_something,
    mark_lead,
)
