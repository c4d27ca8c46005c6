"""Whole-article credits: whom a page says its text is from.

Read from all lines of the article's area and from its metadata before anything is cleaned. A
credit of a picture or of a teaser ("Foto: .../dpa", "Quelle: dpa" under a picture) is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from quellenlage.ingest.lexicons import Pattern
from quellenlage.languages import Language
from quellenlage.languages.tables.sources import Source
from quellenlage.model import Credit, Span
from quellenlage.text.normalise import squeeze

_STAFF: Final = r"[a-zäöüß]{2,4}"
_HOST: Final = r"[A-Za-zÄÖÜäöü][\w-]*\.(?:de|at|ch|com|net|org)"
_SIGN: Final = r"[A-Za-zÄÖÜäöü]{2,8}(?:[/-][A-Za-zäöü]{2,8})*"
"""A sign that no table knows: in a dateline and after "mit Material von" it is an agency's."""

_LONGEST: Final = 300


class CreditRule(msgspec.Struct, frozen=True):
    """A form of credit: its name, and where it stands. Group 1 holds what is credited."""

    form: str
    pattern: Pattern
    picture_may_be_meant: bool = False


class CreditRules(msgspec.Struct, frozen=True):
    """The forms of credit of one language, strongest first."""

    rules: tuple[CreditRule, ...]
    trailing: Pattern
    dateline: Pattern
    picture: Pattern
    agency: Pattern
    name: Pattern


def compile_credits(language: Language) -> CreditRules:
    """Build the forms of credit from the tables of agencies and of credit words."""
    words, sources = language.page.credits, language.sources
    agency = _agencies(sources.agencies, sources.unnamed_agencies)
    signs = "|".join(map(re.escape, (*sources.press_release, *sources.staff)))
    item = rf"(?:{agency}|{_HOST}|{_STAFF})"
    several = rf"(?:{item}(?:\s?[/,;+&]\s?|\s(?:und|mit)\s))*{agency}(?:\s?[/,;+&]\s?{item})*"
    picture = rf"(?i:(?<!\w)(?:{_any(words.picture)})(?!\w)|©(?!\s?{agency}))"
    trailing = rf"\(((?:{several})|(?:{signs})(?:\s?[/,]\s?{item})*)\)\.?$"
    dateline = (
        rf"^[A-ZÄÖÜ][\w./ äöüß-]{{1,40}}(?:,\s\d{{1,2}}\.\s?[A-Za-zä]+(?:\s\d{{4}})?)?"
        rf"\s?\(((?:{several})|{_SIGN})\)\s?[-–—.:]+(?=\s|$)"
    )
    rules = (
        CreditRule("wire_id", re.compile(
            r"(?:©\s*)?(dpa-infocom)?,?\s*dpa:\d{6}-\d+-\d+(?:/\d+)?")),
        CreditRule("taken_over", re.compile(
            rf"(?:übernommen|nicht bearbeitet|erstellt)\b.{{0,120}}?({agency})"
            rf"|({agency}).{{0,120}}?(?:automatisch|unverändert|nicht bearbeitet|übernommen)")),
        CreditRule("byline", re.compile(
            rf"^(?i:{_any(words.byline)}):?\s(?:.{{0,80}}?[,/ ])?({several})(?:\s\d.*)?$")),
        CreditRule("source", re.compile(
            rf"^\(?(?i:{_any(words.source)})\s*[:•]\s*({several}|{agency})\)?\.?$"), True),
        CreditRule("material", re.compile(
            rf"(?:^|\(|[.!?“\"]\s)(?:\w+\s)?(?i:{_any(words.material)})\s"
            rf"(?:.{{0,60}}?\s)?({several})(?:\)|\.|$)")),
        CreditRule("material", re.compile(
            rf"(?:^|\(|[.!?“\",/]\s)(?i:{_any([w for w in words.material if ' ' in w])})\s"
            rf"({_SIGN}(?:(?:,\s|/|\sund\s){_SIGN})*)(?:\)|\.|$)")),
        CreditRule("copyright", re.compile(rf"^©\s*({several}|dpa-infocom).{{0,40}}$")),
        CreditRule("trailing", re.compile(trailing)),
        CreditRule("line", re.compile(rf"^\(?({several})\)?\.?$"), True),
        CreditRule("dateline", re.compile(dateline)),
        CreditRule("translated", re.compile(
            rf"(?i:(?<!\w)(?:{_any(words.translated)}))[: ]+(\S.{{2,60}})$")),
        CreditRule("republished", re.compile(
            rf"(?i:(?<!\w)(?:{_any(words.republished)}))\s+[„\"»']?([A-ZÄÖÜ].{{1,50}}?)"
            rf"[“\"«']?(?:[.,)]|\serschienen|$)")),
    )  # fmt: skip
    return CreditRules(
        rules=rules,
        trailing=re.compile(rf"\s*{trailing}"),
        dateline=re.compile(dateline),
        picture=re.compile(picture),
        agency=re.compile(rf"^(?:{several})$"),
        name=re.compile(agency),
    )


def _any(entries: Sequence[str]) -> str:
    return "|".join(re.escape(e) for e in sorted(entries, key=lambda e: (-len(e), e)))


def _agencies(agencies: Sequence[Source], unnamed: Sequence[str]) -> str:
    """Return an alternation of all signs; those in small letters may also be capitalised."""
    signs = {sign for source in agencies for sign in (*source.abbreviations, source.name)}
    signs |= {
        form for sign in set(signs) if sign.islower() for form in (sign.upper(), sign.title())
    }
    signs |= {sign.lower() for sign in set(signs) if sign.isupper() and len(sign) > 2}
    signs |= set(unnamed)
    inflected = re.sub(
        r"(Deutsche|Schweizerische|Katholische) ",
        r"\1[nrs]? ",
        _any(sorted(signs)).replace("\\ ", " "),
    )
    return rf"(?<![\w-])(?:{inflected})(?![\w-])"


_ALONE: Final = frozenset({"material", "republished", "translated", "copyright", "wire_id"})


def is_credit(line: str, rules: CreditRules) -> bool:
    """Tell whether a line begins as a credit of the article and is nothing else."""
    matches = (rule.pattern.match(line) for rule in rules.rules if rule.form in _ALONE)
    return any(matches) and not rules.picture.search(line)


def find_credits(
    lines: Sequence[tuple[str, int]], rules: CreditRules, is_picture: Callable[[int], bool]
) -> list[Credit]:
    """Return the credits in ``lines`` (text and offset), in order.

    ``is_picture`` tells of a line by its index whether it is, or belongs to, a picture.
    """
    found: list[Credit] = []
    for index, (line, offset) in enumerate(lines):
        for at, text in _looked_at(line):
            credit = _credit_in(text, offset + at, rules, picture=is_picture(index))
            if credit:
                found.append(credit)
                break
    return found


def _looked_at(line: str) -> list[tuple[int, str]]:
    """Return what of a line can hold a credit: of a long one its beginning and its end."""
    if len(line) <= _LONGEST:
        return [(0, line)]
    return [(0, line[:120]), (len(line) - 120, line[-120:])]


def _credit_in(text: str, offset: int, rules: CreditRules, *, picture: bool) -> Credit | None:
    for rule in rules.rules:
        found = rule.pattern.search(text)
        if not found:
            continue
        if rules.picture.search(text) and rule.form not in {"material", "taken_over", "wire_id"}:
            return None
        if picture and rule.picture_may_be_meant:
            return None
        names = next((group for group in found.groups() if group), "dpa")
        return Credit(
            names=split_names(names),
            form=rule.form,
            span=Span(offset + found.start(), offset + found.end()),
        )
    return None


def credits_of_authors(authors: Sequence[str], rules: CreditRules) -> list[Credit]:
    """Return agencies that a page's metadata names as its author."""
    return [
        Credit(names=(name,), form="author")
        for author in authors
        for name in split_names(author)
        if rules.agency.match(name)
    ]


def split_names(names: str) -> tuple[str, ...]:
    """Return the parts of "ntv.de, als/dpa" and the like."""
    parts = re.split(r"\s*[/,;+&]\s*|\s(?:und|mit)\s", squeeze(names))
    return tuple(part for part in parts if part)
