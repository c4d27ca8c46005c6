"""Dates that a page states of itself: date lines, datelines, file names and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from quellenlage.ingest.lexicons import Pattern
from quellenlage.languages import Language
from quellenlage.model import DateBasis, DateKind, Span, StatedDate

_ISO: Final = r"(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)(?:-(?P<id>\d\d))?(?!\d)"
_NUMERIC: Final = r"(?P<nd>\d{1,2})\.\s?(?P<nm>\d{1,2})\.\s?(?P<ny>(?:19|20)\d\d|\d\d)(?!\d)"
_CLOCK: Final = (
    r"(?:,?\s*(?:\||um|-|–|/)?\s*(?P<hour>[01]?\d|2[0-3])[:.]"
    r"(?P<minute>[0-5]\d)(?!\d|\.\d|\s?min))?"
)
_IN_ADDRESS: Final = re.compile(
    r"(?<!\d)(?P<y>20\d\d|19[89]\d)(?P<sep>[-_/.]?)(?P<m>0[1-9]|1[0-2])"
    r"(?:(?P=sep)(?P<d>0[1-9]|[12]\d|3[01]))?(?!\d)"
)
_SHORT: Final = 160


class DateRules(msgspec.Struct, frozen=True):
    """How dates are written in one language, and the words before them."""

    dated: Pattern
    months: dict[str, int]
    kinds: tuple[tuple[DateKind, Pattern], ...]


def compile_dates(language: Language) -> DateRules:
    """Build the patterns of date lines."""
    words = language.page.dates
    months = {name: number for number, names in enumerate(words.months, 1) for name in names}
    named = "|".join(sorted(months, key=lambda name: (-len(name), name)))
    written = rf"(?P<wd>\d{{1,2}})(?:\.\s?|\s)(?P<wm>{named})\.?\s(?P<wy>(?:19|20)\d\d)(?!\d)"
    kinds = (
        (DateKind.MODIFIED, words.modified),
        (DateKind.PUBLISHED, words.published),
        (DateKind.RETRIEVED, words.retrieved),
    )
    return DateRules(
        dated=re.compile(
            rf"(?<!\d)(?<!\d\.)(?:{_ISO}|{_NUMERIC}|{written}){_CLOCK}", re.IGNORECASE
        ),
        months=months,
        kinds=tuple(
            (kind, re.compile(rf"(?<!\w)(?:{_any(entries)})(?!\w)", re.IGNORECASE))
            for kind, entries in kinds
        ),
    )


def _any(entries: Iterable[str]) -> str:
    return "|".join(re.escape(entry) for entry in sorted(entries, key=lambda e: (-len(e), e)))


def dates_in_line(
    text: str,
    offset: int,
    rules: DateRules,
    *,
    basis: DateBasis = DateBasis.TEXT,
    kind: DateKind = DateKind.UNCLEAR,
) -> list[StatedDate]:
    """Return the dates in a line that speaks of the article itself (``text`` at ``offset``).

    The word before a date tells its kind ("Stand:", "Veröffentlicht am"); a kind holds until
    the next such word; ``kind`` is what the line before announced.
    """
    text = text[:_SHORT]
    found: list[StatedDate] = []
    begin = 0
    for match in rules.dated.finditer(text):
        before = text[begin : match.start()]
        kind = next((k for k, words in rules.kinds if words.search(before)), kind)
        value = _value(match, rules)
        if value:
            span = Span(offset + match.start(), offset + match.end())
            found.append(StatedDate(value=value, kind=kind, basis=basis, span=span))
        begin = match.end()
    return found


def label_of(text: str, rules: DateRules) -> DateKind:
    """Return the kind of date that a line of its own announces for the next ("Veröffentlicht")."""
    if len(text) > 30 or rules.dated.search(text):
        return DateKind.UNCLEAR
    return next((kind for kind, words in rules.kinds if words.search(text)), DateKind.UNCLEAR)


def _value(match: re.Match[str], rules: DateRules) -> str | None:
    """Return ISO 8601 as precisely as written, or None for what is no calendar day."""
    parts = match.groupdict()
    if parts["iy"]:
        year, month, day = int(parts["iy"]), int(parts["im"]), int(parts["id"] or 0)
    elif parts["ny"]:
        year, month, day = int(parts["ny"]), int(parts["nm"]), int(parts["nd"])
        year += 2000 if year < 100 else 0
    else:
        year, day = int(parts["wy"]), int(parts["wd"])
        month = rules.months[parts["wm"].lower()]
    value = iso_day(year, month, day)
    if value and day and parts["hour"]:
        return f"{value}T{int(parts['hour']):02}:{parts['minute']}"
    return value


def iso_day(year: int, month: int, day: int) -> str | None:
    """Return ``2023-04-10``, or ``2023-04`` for day 0; None where there is no such day."""
    try:
        checked = date(year, month, day or 1)
    except ValueError:
        return None
    return checked.isoformat() if day else checked.isoformat()[:7]


def dates_in_address(address: str, kind: DateKind = DateKind.PUBLISHED) -> list[StatedDate]:
    """Return the first date in a URL or file name: "/2023/04/10/", "2023-04-10_artikel.txt"."""
    for match in _IN_ADDRESS.finditer(address):
        if not match["sep"] and not match["d"]:
            continue
        value = iso_day(int(match["y"]), int(match["m"]), int(match["d"] or 0))
        if value:
            return [StatedDate(value=value, kind=kind, basis=DateBasis.URL)]
    return []
