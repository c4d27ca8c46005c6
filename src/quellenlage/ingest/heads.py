"""What stands above an article: its headline, the outlet's name, date lines, a kicker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from quellenlage.ingest.lines import Line, count_words
from quellenlage.ingest.sheet import CONTENT, Reading, Row, Sheet
from quellenlage.model import BlockRole
from quellenlage.text.normalise import squeeze, word_key, words

_MARKS: Final = "\"“”»«’')*_ "
_NAME_END: Final = re.compile(r"\s[-–—|:•]\s|\s?[|•:]\s?")
_CRUMBS: Final = re.compile(r"\s[>›»/]\s")
_KICKED: Final = re.compile(r"^(?P<kicker>[^:.!?]{3,60}):(?P<title>[^\s:].{8,})$")
_TOP: Final = 15
"""So many lines from the top a headline may be repeated."""

_STEM: Final = 5
"""Letters by which a word of a headline is known again in the text, inflected or in a compound."""


def mark_headlines(sheet: Sheet, reading: Reading) -> None:
    """Choose the headline among the lines above the text; its repeats are headlines as well.

    Pages print it again in their navigation or below the lead, so that a short line that comes
    twice near the top is a candidate wherever it stands.
    """
    known = next((row for row in sheet if row.role is BlockRole.HEADLINE), None)
    above = _above_text(sheet)
    if len(sheet) < 2:
        return
    for row in above:
        if _is_date_line(row, reading) or _is_masthead(row.line.text, reading):
            row.role = BlockRole.BOILERPLATE
    again = _repeated(sheet[:_TOP])
    shaped = [row for row in above if row.role is None and _is_headline(row)]
    shaped += [row for row in again if row not in shaped and _is_headline(row)]
    if not shaped and not known:
        return
    told = _stems_below(sheet, shaped or above)
    best = known or max(
        shaped, key=lambda r: _merit(r, told, first=r is sheet[0], again=r in again)
    )
    best.role = BlockRole.HEADLINE
    headline = set(words(best.line.text))
    for row in shaped:
        own = set(words(row.line.text))
        if len(own) > 2 and len(own & headline) * 2 >= min(len(own), len(headline)):
            row.role = BlockRole.HEADLINE


def _repeated(sheet: Sheet) -> Sheet:
    """Return the short undecided lines that come twice, other marks aside."""
    keys = Counter(word_key(row.line.text) for row in sheet)
    return [
        row
        for row in sheet
        if row.role is None
        and 4 <= row.words <= 20
        and not row.ends
        and keys[word_key(row.line.text)] > 1
    ]


def _above_text(sheet: Sheet) -> Sheet:
    """Return the undecided lines before the first sentence of the article."""
    above: Sheet = []
    for row in sheet:
        if row.role is None:
            if _opens_text(row):
                break
            above.append(row)
    return above


def _stems_below(sheet: Sheet, above: Sheet) -> set[str]:
    if not above:
        return set()
    last = above[-1].line.start
    texts = (row.line.text[:4000] for row in sheet if row.line.start > last)
    return {word[:_STEM] for text in texts for word in words(text)}


def _opens_text(row: Row) -> bool:
    if row.words >= 20:
        return row.ends
    return row.words >= 8 and row.chance >= CONTENT and row.line.text.rstrip(_MARKS)[-1:] == "."


def _is_date_line(row: Row, reading: Reading) -> bool:
    return row.words <= 10 and bool(reading.dates.dated.search(row.line.text))


def _is_headline(row: Row) -> bool:
    text = row.line.text
    if not 1 <= row.words <= 30 or text.startswith((":", "•")) or _CRUMBS.search(text):
        return False
    return not (row.words >= 8 and text.rstrip(_MARKS).endswith((".", ":")))


def _merit(row: Row, told: set[str], *, first: bool, again: bool) -> tuple[float, int]:
    """Return how well a line does as the headline; between equals the upper one wins.

    The words of a headline come back in the text, those of an outlet's name or a section do
    not; a headline has four words or more, and is rather the first line than another.
    """
    long_words = [word[:_STEM] for word in words(row.line.text) if len(word) >= _STEM]
    back = sum(word in told for word in long_words) / max(1, len(long_words))
    length = min(row.words, 6) / 6
    merit = 2 * back + row.chance + length + 0.4 * first + 0.5 * again - 1.0 * row.hinted
    return merit, -row.line.start


def _is_masthead(text: str, reading: Reading) -> bool:
    if len(text) > 80:
        return False
    name = masthead_name(text)
    if reading.outlets.is_outlet(name):
        return True
    few = count_words(name) <= 5
    fires = reading.lexicons.mastheads.search
    return few and name[:1].isupper() and bool(fires(name) or fires(text))


def masthead_name(text: str) -> str:
    """Return the outlet's name in a line like "Levebote - Zeitung für die Region"."""
    return _NAME_END.split(squeeze(text), maxsplit=1)[0].strip()


def outlet_above(lines: Sequence[Line], roles: Sequence[BlockRole], reading: Reading) -> str | None:
    """Return the outlet that a line above the headline names, if one does.

    An agency's own report begins with its sign, which the dateline repeats: "npa 12.05.2025".
    """
    told = list(zip(lines, roles, strict=True))
    signed = " ".join(line.text for line, role in told if role is BlockRole.CREDIT)
    for line, role in told:
        if role not in {BlockRole.BOILERPLATE, BlockRole.CREDIT}:
            return None
        if _is_masthead(line.text, reading):
            return reading.outlets.canonical(masthead_name(line.text), None)
        sign = line.text.split(None, 1)[0].strip("(),:-")
        if count_words(line.text) > 1 and f"({sign})" in signed:
            return reading.outlets.canonical(sign, None)
    return None


def titles_of(lines: Sequence[Line], roles: Sequence[BlockRole]) -> tuple[list[str], str | None]:
    """Return the headline with its repeats, and what stands above or before it as a kicker."""
    heads = [place for place, role in enumerate(roles) if role is BlockRole.HEADLINE]
    titles: list[str] = []
    kicker = None
    for place in heads:
        title = squeeze(lines[place].text)
        kicked = _KICKED.match(title)
        if kicked:
            kicker = kicker or kicked["kicker"]
            title = f"{kicked['kicker']}: {kicked['title']}"
        titles.append(title)
    if heads and heads[0] and kicker is None:
        above = lines[heads[0] - 1].text
        plain = count_words(above) <= 3 and above.replace(" ", "").replace("-", "").isalpha()
        kicker = above if plain and roles[heads[0] - 1] is BlockRole.BOILERPLATE else None
    return list(dict.fromkeys(titles)), kicker
