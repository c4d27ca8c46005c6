"""The page's own texts in two languages, so written that the reader can switch between them.

Every text of the interface carries the other language with it (``data-alt``); the page's script
swaps the two. Words of articles, and the German reasons for findings, are never touched.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files
from typing import TypeAlias

from markupsafe import Markup, escape

from quellenlage.dossier.dates import Pair, day, period

Value: TypeAlias = str | int | Pair
"""What a text is filled with; a pair is itself in both languages."""


class InterfaceLanguage(StrEnum):
    """The language that the page opens in."""

    GERMAN = "de"
    ENGLISH = "en"


def load_texts() -> dict[str, Pair]:
    """Return all texts of the interface by ``table.key``, German first."""
    source = files("quellenlage.dossier") / "templates" / "texts.toml"
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        f"{table}.{key}": (german, english)
        for table, texts in tables.items()
        for key, (german, english) in texts.items()
    }


class Interface:
    """Says the texts of the table in the page's language, with the other one beside it."""

    def __init__(self, language: InterfaceLanguage) -> None:
        self.language = language
        self.texts = load_texts()
        self._first = 0 if language is InterfaceLanguage.GERMAN else 1

    def pair(self, key: str, **values: Value) -> Pair:
        """Return a text in German and English.

        Raises:
            KeyError: if the table has no such text.
        """
        german, english = self.texts[key]
        return _fill(german, values, 0), _fill(english, values, 1)

    def plain(self, key: str, **values: Value) -> str:
        """Return a text in the page's language alone."""
        return self.pair(key, **values)[self._first]

    def say(self, key: str, **values: Value) -> Markup:
        """Return a text as an element that can be switched."""
        return self.switchable(self.pair(key, **values))

    def tag(self, key: str, kind: str = "") -> Markup:
        """Return a text as a small label; ``kind`` is a further class of it."""
        shown, other = self._ordered(self.pair(key))
        style = f"tag {kind}".rstrip()
        return Markup('<span class="{}" data-alt="{}">{}</span>').format(style, other, shown)

    def attribute(self, name: str, key: str, **values: Value) -> Markup:
        """Return a text as an attribute that can be switched."""
        shown, other = self._ordered(self.pair(key, **values))
        return Markup('{0}="{1}" data-alt-{0}="{2}"').format(name, shown, other)

    def option(self, value: object, key: str, **values: Value) -> Markup:
        """Return a text as an option of a selection."""
        shown, other = self._ordered(self.pair(key, **values))
        return Markup('<option value="{}" data-alt="{}">{}</option>').format(value, other, shown)

    def count(self, key: str, number: int) -> Markup:
        """Return a number with its noun, in singular or plural."""
        return self.switchable(self.count_pair(key, number))

    def count_pair(self, key: str, number: int) -> Pair:
        """Return a number with its noun in both languages."""
        german, english = (
            text.split("|")[0 if number == 1 else 1] for text in self.texts[f"count.{key}"]
        )
        grouped = self.number_pair(number)
        return german.format(n=grouped[0]), english.format(n=grouped[1])

    def number(self, number: int) -> Markup:
        """Return a number with its thousands parted."""
        return self.switchable(self.number_pair(number))

    def period(self, earliest: str | None, latest: str | None) -> Markup:
        """Return an interval of days in words."""
        if not earliest or not latest:
            return self.say("page.undated")
        return self.switchable(period(earliest, latest))

    def plain_period(self, earliest: str, latest: str) -> str:
        """Return an interval of days in words, in the page's language alone."""
        return period(earliest, latest)[self._first]

    def day_pair(self, iso: str) -> Pair:
        """Return a day in words, to fill a text with."""
        return day(iso)

    def number_pair(self, number: int) -> Pair:
        """Return a number with its thousands parted, to fill a text with."""
        grouped = f"{number:,}"
        return grouped.replace(",", "."), grouped

    def counts_pair(self, counts: Mapping[str, int]) -> Pair:
        """Return several numbers with their nouns, to fill a text with."""
        pairs = [self.count_pair(key, number) for key, number in counts.items() if number]
        return ", ".join(pair[0] for pair in pairs), ", ".join(pair[1] for pair in pairs)

    def switchable(self, pair: Pair) -> Markup:
        """Return a pair as an element that can be switched, or as text where both are one."""
        shown, other = self._ordered(pair)
        if shown == other:
            return escape(shown)
        return Markup('<span data-alt="{}">{}</span>').format(other, shown)

    def drawn(self, element: str, pair: Pair, **places: float) -> Markup:
        """Return a pair as an SVG element that can be switched, with coordinates."""
        shown, other = self._ordered(pair)
        where = Markup(" ").join(Markup('{}="{}"').format(*item) for item in places.items())
        return Markup('<{0} {1} data-alt="{2}">{3}</{0}>').format(element, where, other, shown)

    def _ordered(self, pair: Pair) -> Pair:
        return (pair[0], pair[1]) if self._first == 0 else (pair[1], pair[0])


def _fill(text: str, values: dict[str, Value], language: int) -> str:
    if not values:
        return text
    return text.format(
        **{name: v[language] if isinstance(v, tuple) else v for name, v in values.items()}
    )
