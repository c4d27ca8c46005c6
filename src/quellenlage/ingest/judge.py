"""Which visible lines of a page are its article's own: the classifier, and where the tree knows."""

from __future__ import annotations

import re
from itertools import pairwise
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

_CLOSING: Final = "\"“”»«’')] "
_SIGN: Final = re.compile(r"\s?\([^()]{1,40}\)\.?$")
_SUBHEADINGS: Final = frozenset({2, 3, 4})
_APART: Final = frozenset({
    "picture", "aside", "navigation", "footer", "form", "quote", "class:teaser", "class:offer",
    "class:consent", "class:share", "class:picture", "class:byline",
})  # fmt: skip
"""Places of a line that is set apart from the article, whatever its words are."""


class Shown(msgspec.Struct):
    """A visible line, whether it is content, and its role.

    ``chance`` is the classifier's probability, ``extracted`` tells that trafilatura takes the
    line for the article, ``known`` that it is a title or was shown before.
    """

    line: VisibleLine
    key: str
    chance: float
    extracted: bool
    known: bool
    content: bool = False
    repeated: bool = False
    role: BlockRole = BlockRole.BOILERPLATE

    @property
    def ends(self) -> bool:
        """Whether the line ends as a sentence does, a sign in brackets behind it aside."""
        text = _SIGN.sub("", self.line.text)
        return text.rstrip(_CLOSING)[-1:] in tuple(".!?…:")

    @property
    def apart(self) -> bool:
        """Whether the tree sets the line apart, or most of it is a link."""
        return self.line.linked >= 0.5 or bool(self.line.places & _APART)


def judge(page: Page, reading: Reading) -> list[Shown]:
    """Return every line of ``page`` with the decision whether it is content."""
    rows = page_features(page.lines, page.known, reading.language, reading.lexicons.hints)
    shown: list[Shown] = []
    seen: set[str] = set()
    for line, row in zip(page.lines, rows, strict=True):
        key = word_key(line.text)
        known = not key or (key in seen and " " in key) or key in page.known.titles
        chance = reading.page_model.probability(row)
        here = Shown(line, key, chance, row.get("extracted", 0.0) > 0, known)
        here.content = not known and _is_likely(here) and not _is_set_apart(line.text, reading)
        shown.append(here)
        if here.content:
            seen.add(key)
    _take_headings(shown, reading)
    if not any(row.content for row in shown):
        _take_sentences(shown, reading)
    return shown


def _is_likely(row: Shown) -> bool:
    if row.chance >= CONTENT:
        return True
    told = row.ends and not row.line.level and count_words(row.line.text) >= 12
    return told and row.extracted and not row.apart and row.chance >= DOUBTED


def _is_set_apart(text: str, reading: Reading) -> bool:
    """Tell whether the words alone make a line a leftover, a byline or a speaker's name."""
    signed = count_words(text) <= 12 and reading.lexicons.bylines.search(text)
    return bool(signed) or is_speaker(text, reading) or _is_leftover(text, reading)


def _take_headings(shown: list[Shown], reading: Reading) -> None:
    """Take a heading right above a paragraph of the article."""
    for row, below in pairwise(shown):
        headed = row.line.level in _SUBHEADINGS and below.content and not below.line.level
        plain = not row.known and not row.apart and count_words(row.line.text) <= 20
        if headed and plain:
            row.content = row.content or not _is_set_apart(row.line.text, reading)


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
