"""Which visible lines of a page are its article's own: the classifier, and where the tree knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

import msgspec

from quellenlage.ingest.lines import count_words
from quellenlage.ingest.page import Page
from quellenlage.ingest.page_features import page_features
from quellenlage.ingest.roles import is_speaker
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.visible import VisibleLine
from quellenlage.model import BlockRole
from quellenlage.text.normalise import word_key

CONTENT: Final = 0.5
"""From this probability on a visible line is the article's own."""

DOUBTED: Final = 0.2
"""From this probability on it is where trafilatura takes it as well and it is a sentence."""

SURE: Final = 0.9
"""From this probability on a line is the article's own although trafilatura passes it over."""

_TRUSTED: Final = 3
"""So many sentences trafilatura must have taken for what it passes over to say anything."""

_CLOSING: Final = "\"“”»«’')] "
_SIGN: Final = re.compile(r"\s?\([^()]{1,40}\)\.?$")
_NO_HEADING: Final = re.compile(r"[|/©@,:\d]")
_SUBHEADINGS: Final = frozenset({2, 3, 4})
_PICTURES: Final = frozenset({"picture", "class:picture"})
_APART: Final = frozenset({
    "picture", "aside", "navigation", "footer", "form", "quote", "class:teaser", "class:offer",
    "class:consent", "class:share", "class:picture", "class:byline",
})  # fmt: skip
"""Places of a line that is set apart from the article, whatever its words are."""


class Shown(msgspec.Struct):
    """A visible line, whether it is content, and its role.

    ``chance`` is the classifier's probability, ``extracted`` tells that trafilatura takes the
    line for the article, ``known`` that it is a title or was shown before; ``leads`` that page
    or tree call it the lead, ``apart`` that the tree sets it apart or most of it is a link.
    """

    line: VisibleLine
    key: str
    chance: float
    extracted: bool
    known: bool = False
    leads: bool = False
    apart: bool = False
    content: bool = False
    repeated: bool = False
    role: BlockRole = BlockRole.BOILERPLATE

    @property
    def ends(self) -> bool:
        """Whether the line ends as a sentence does, a sign in brackets behind it aside."""
        text = _SIGN.sub("", self.line.text)
        return text.rstrip(_CLOSING)[-1:] in tuple(".!?…:")


def judge(page: Page, reading: Reading) -> list[Shown]:
    """Return every line of ``page`` with the decision whether it is content."""
    shown = _lay_out(page, reading)
    trusted = sum(row.extracted and row.ends for row in shown) >= _TRUSTED
    seen: set[str] = set()
    for row in shown:
        again = row.key in seen and " " in row.key
        row.known = not row.key or again or row.key in page.known.titles
        likely = _is_likely(row, trusted=trusted)
        row.content = not row.known and likely and not _is_set_apart(row.line.text, reading)
        if row.content:
            seen.add(row.key)
    take_lists(shown, reading)
    take_headings(shown, reading)
    if not any(row.content for row in shown):
        _take_sentences(shown, reading)
    return shown


def _lay_out(page: Page, reading: Reading) -> list[Shown]:
    rows = page_features(page.lines, page.known, reading.language, reading.lexicons.hints)
    shown = [
        Shown(
            line=line,
            key=(key := word_key(line.text)),
            chance=reading.page_model.probability(row),
            extracted=row["extracted"] > 0,
            leads=page.known.describes(key) or "class:lead" in line.places,
        )
        for line, row in zip(page.lines, rows, strict=True)
    ]
    unusual = _APART - _usual_places(shown)
    for row in shown:
        row.apart = row.line.linked >= 0.5 or bool(row.line.places & unusual)
    return shown


def _usual_places(shown: Sequence[Shown]) -> set[str]:
    """Return the places of half of the article: what stands around all of it tells nothing."""
    sure = [row for row in shown if row.extracted and row.chance >= CONTENT]
    counts = Counter(place for row in sure for place in row.line.places)
    return {place for place, count in counts.items() if 2 * count >= len(sure)}


def _is_likely(row: Shown, *, trusted: bool) -> bool:
    """Tell whether classifier and trafilatura together take a line for the article's own."""
    passed_over = trusted and not row.extracted and not row.line.level
    if passed_over and (not row.leads or row.line.places & _PICTURES or row.line.linked >= 0.5):
        return row.chance >= SURE and not row.apart
    if row.line.level and row.line.linked >= 0.9:
        return False  # a heading that is wholly a link heads another article
    if row.chance >= CONTENT:
        return True
    told = row.ends and not row.line.level and count_words(row.line.text) >= 12
    return told and row.extracted and not row.apart and row.chance >= DOUBTED


def _is_set_apart(text: str, reading: Reading) -> bool:
    """Tell whether the words alone make a line a leftover, a byline or a speaker's name."""
    signed = count_words(text) <= 12 and reading.lexicons.bylines.search(text)
    filmed = len(text) <= 600 and reading.lexicons.films.search(text[-40:])
    return bool(signed or filmed) or is_speaker(text, reading) or _is_leftover(text, reading)


def take_lists(shown: Sequence[Shown], reading: Reading) -> None:
    """Take a short list inside the article, with the line that announces it."""
    content = [place for place, row in enumerate(shown) if row.content]
    for place in range(content[0] if content else 0, content[-1] if content else 0):
        row = shown[place]
        items = list(takewhile(_is_item, shown[place + 1 :]))
        if items and (row.content or _announces(row, reading)) and row.line.text.endswith(":"):
            row.content = True
            for item in items:
                item.content = item.content or not _is_set_apart(item.line.text, reading)


def _is_item(row: Shown) -> bool:
    return row.extracted and "list" in row.line.places and not row.apart and not row.known


def _announces(row: Shown, reading: Reading) -> bool:
    text = row.line.text
    plain = row.extracted and not row.apart and not row.known and not row.line.level
    named = reading.credits.listed.match(text) or reading.lexicons.teasers.search(text)
    return plain and count_words(text) >= 3 and not named and not _is_set_apart(text, reading)


def take_headings(shown: Sequence[Shown], reading: Reading) -> None:
    """Take a heading right above a paragraph of the article, perhaps with a picture between."""
    for place, row in enumerate(shown):
        below = next((r for r in shown[place + 1 : place + 4] if not _is_picture(r)), None)
        headed = below is not None and below.content and not below.line.level
        plain = not row.known and not row.apart and count_words(row.line.text) <= 20
        between = place and shown[place - 1].content and _is_plain_heading(row)
        if headed and plain and (row.line.level in _SUBHEADINGS or between):
            row.content = row.content or not _is_set_apart(row.line.text, reading)


def _is_picture(row: Shown) -> bool:
    return not row.content and bool(row.line.places & _PICTURES)


def _is_plain_heading(row: Shown) -> bool:
    """Tell whether a short line of its own may head what follows without being a heading."""
    text = row.line.text
    told = not row.ends and not _NO_HEADING.search(text)
    return told and row.extracted and 2 <= count_words(text) <= 10


def _is_leftover(text: str, reading: Reading) -> bool:
    lexicons = reading.lexicons
    if len(text) > 600:
        return False
    return bool(lexicons.leftovers.search(text) or lexicons.embeds.search(text))


def _take_sentences(shown: list[Shown], reading: Reading) -> None:
    """Take what reads like a sentence, where a page is too short to tell its article."""
    for row in shown:
        told = row.ends and count_words(row.line.text) >= 8 and row.line.linked < 0.5
        row.content = told and not _is_leftover(row.line.text, reading)
