"""Whole-article credits: whom a page says its text is from.

Read from all lines of the article's area and from its metadata before anything is cleaned. A
credit of a picture or of a teaser ("Foto: .../dpa", "Quelle: dpa" under a picture) is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final

import msgspec

from quellenlage.ingest.lexicons import Pattern
from quellenlage.ingest.lines import count_words
from quellenlage.languages import Language
from quellenlage.model import Credit, Span
from quellenlage.text.normalise import compact_key, squeeze

_ITEM: Final = r"(?:[^\W\d_][\w.-]*(?:\s[A-ZÄÖÜ][\w-]*){0,2})"
_LIST: Final = rf"{_ITEM}(?:(?:\s?[/,;+&]\s?|\s(?:und|mit)\s){_ITEM}){{0,6}}"
_SIGN: Final = r"[a-zäöü]{2,6}(?:[/-][a-zäöü]{2,6})*"
"""A sign that no table knows: in a dateline and after "mit Material von" it is an agency's."""

_PERSON: Final = re.compile(r"[A-ZÄÖÜ][\w.-]+(?:\s[A-ZÄÖÜ][\w-]+)+")
_LONGEST: Final = 300
_LISTED: Final = 12
"""So many lines below "Quellen" are looked at."""

_WINDOW: Final = 120

AMONG_PROSE: Final = frozenset({"trailing", "dateline", "taken_over", "wire_id"})
"""Credits that also stand in a line with the article's own text."""

_ALONE: Final = frozenset({"material", "republished", "translated", "copyright", "wire_id"})
_PICTURELESS: Final = frozenset({"material", "taken_over", "wire_id", "copyright"})


class CreditRule(msgspec.Struct, frozen=True):
    """A form of credit: its name, and where it stands. Group 1 holds what is credited.

    ``agency`` asks for a known agency in group 1; ``only`` keeps nothing else of it.
    """

    form: str
    pattern: Pattern
    agency: bool = True
    only: bool = False
    picture_may_be_meant: bool = False


class CreditRules(msgspec.Struct, frozen=True):
    """The forms of credit of one language, strongest first, and the agencies it knows."""

    rules: tuple[CreditRule, ...]
    trailing: Pattern
    dateline: Pattern
    picture: Pattern
    signs: frozenset[str]
    names: frozenset[str]
    outlets: frozenset[str]
    unnamed: frozenset[str]
    office: frozenset[str]
    listed: Pattern

    def is_agency(self, name: str) -> bool:
        """Tell whether ``name`` is a sign or a name of a known agency."""
        return name in self.signs or (len(name) > 4 and compact_key(name) in self.names)

    def is_source(self, name: str) -> bool:
        """Tell whether ``name`` is a known agency or outlet, its legal form aside."""
        bare = _LEGAL.sub("", name).removeprefix("The ").strip()
        return self.is_agency(name) or bool({compact_key(name), compact_key(bare)} & self.outlets)

    def credits_text(self, names: str) -> bool:
        """Tell whether an agency, a press office or the newsroom is among ``names``."""
        return any(self.is_agency(name) or name in self.office for name in split_names(names))


def compile_credits(language: Language) -> CreditRules:
    """Build the forms of credit from the tables of agencies and of credit words."""
    words, sources = language.page.credits, language.sources
    signs = {sign for source in sources.agencies for sign in source.abbreviations}
    signs |= {
        form for sign in set(signs) if sign.islower() for form in (sign.upper(), sign.title())
    }
    signs |= {sign.lower() for sign in set(signs) if sign.isupper() and len(sign) > 2}
    signs |= set(sources.unnamed_agencies)
    titles = {name for source in sources.agencies for name in (source.name, *source.names)}
    inflected = {
        re.sub(r"^(\w+e)\b", rf"\1{ending}", title) for title in titles for ending in ("", "n", "r")
    }
    return CreditRules(
        rules=tuple(_rules(words.byline, words.source, words.material, _late(language))),
        trailing=re.compile(rf"\s*\(({_LIST})\)\.?$"),
        dateline=re.compile(_DATELINE),
        picture=re.compile(rf"(?i:(?<!\w)(?:{_any(words.picture)})(?!\w)|©(?!\s?dpa){_NO_YEAR})"),
        signs=frozenset(signs),
        names=frozenset(map(compact_key, inflected)),
        outlets=frozenset(
            compact_key(name)
            for outlet in sources.outlets
            for name in (outlet.name, *outlet.names, *outlet.domains)
            if len(name) > 3
        ),
        unnamed=frozenset(sources.unnamed_agencies),
        office=frozenset((*sources.press_release, *sources.staff)),
        listed=re.compile(rf"^(?i:{_any(words.source)})\s*[:•]?$"),
    )


_COPYRIGHT: Final = (
    r"^(?:©|\(c\)|[Cc]opyright:?)\s*(?:©\s*)?([A-ZÄÖÜ][\w.&' -]{1,40}?)"
    r"[,.]?\s(?:19|20)\d\d(?:\s?[-–]\s?\d{2,4})?[.,]?$"
)
_NO_YEAR: Final = r"(?!.{0,40}\b(?:19|20)\d\d\b)"
"""A photo's "©" has no year behind it, a text's has."""

_LEGAL: Final = re.compile(r",?\s(?:Ltd|GmbH|AG|Inc|LLC|SE|KG|Verlag|Co)\b.*$")
_DATELINE: Final = (
    r"^[A-ZÄÖÜ][\w./ äöüß-]{1,40}(?:,\s\d{1,2}\.\s?[A-Za-zä]+(?:\s\d{4})?)?"
    rf"\s?\(({_LIST})\)\s?[-–—.:]+(?=\s|$)"
)


def _late(language: Language) -> tuple[CreditRule, ...]:
    words = language.page.credits
    translated = (
        rf"(?i:(?<!\w)(?:{_any(words.translated)}))[: ]+(\S[^,;:.|]{{2,60}}(?:\.\w+)?)(?=[,;.|]|$)"
    )
    republished = (
        rf"(?i:(?<!\w)(?:{_any(words.republished)}))\s+[„\"»']?([A-ZÄÖÜ].{{1,50}}?)"
        r"[“\"«']?(?:[.,)]|\serschienen|$)"
    )
    original = (
        rf"(?i:(?<!\w)(?:{_any(words.original)}))\s.{{0,30}}?(?:in|bei|auf|im|vom|beim)\s"
        rf"(?:[a-zäöüß]+\s)*(?:\w*(?i:{_any(words.media)})\s)?"
        r"[„\"»']?([A-ZÄÖÜ].{1,40}?)[“\"«']?(?:[.,)]|\s(?:erschienen|veröffentlicht)|$)"
    )
    return (
        CreditRule("republished", re.compile(original), agency=False),
        CreditRule("translated", re.compile(translated), agency=False),
        CreditRule("republished", re.compile(republished), agency=False),
    )


def _rules(
    byline: Sequence[str],
    source: Sequence[str],
    material: Sequence[str],
    late: tuple[CreditRule, ...],
) -> Iterator[CreditRule]:
    """Yield the forms; what stands between is weaker the later it comes."""
    phrases = [phrase for phrase in material if " " in phrase]
    before = r"(?:^|\(|[.!?“\",/]\s)(?:\w+\s)?"
    end = r"(?:\)|\.|$)"
    by = rf"^(?i:{_any(byline)}):?\s(?:.{{0,80}}?[,/ ])??({_LIST})(?:\s\d.*)?$"
    wire = r"(?:©\s*)?(dpa-infocom)?,?\s*dpa:\d{6}-\d+-\d+(?:/\d+)?"
    over = r"(?:automatisch|unverändert|nicht bearbeitet)\b.{0,120}|übernommen"
    patterns = (
        CreditRule("wire_id", re.compile(wire), agency=False),
        CreditRule("taken_over", re.compile(over), only=True),
        CreditRule("byline", re.compile(by), only=True),
        CreditRule(
            "source",
            re.compile(rf"^\(?(?i:{_any(source)})\s*[:•]\s*({_LIST})\)?\.?$"),
            picture_may_be_meant=True,
        ),
        CreditRule(
            "material", re.compile(rf"{before}(?i:{_any(material)})\s({_LIST}){end}"), only=True
        ),
        CreditRule(
            "material",
            re.compile(
                rf"{before}(?i:{_any(phrases)})\s({_SIGN}(?:(?:,\s|/|\sund\s){_SIGN})*){end}"
            ),
            agency=False,
        ),
        CreditRule("copyright", re.compile(_COPYRIGHT), agency=False),
        CreditRule("trailing", re.compile(rf"\(({_LIST})\)\.?$")),
        CreditRule("line", re.compile(rf"^\(?({_LIST})\)?\.?$"), picture_may_be_meant=True),
        CreditRule("dateline", re.compile(_DATELINE)),
    )
    yield from (*patterns, *late)


def _any(entries: Collection[str]) -> str:
    return "|".join(re.escape(e) for e in sorted(entries, key=lambda e: (-len(e), e)))


def is_credit(line: str, rules: CreditRules) -> bool:
    """Tell whether a line begins as a credit of the article and is nothing else."""
    if rules.picture.search(line):
        return False
    return any(
        (found := rule.pattern.match(line)) and _names(line, found, rule, rules)
        for rule in rules.rules
        if rule.form in _ALONE
    )


def cut_places(line: str, rules: CreditRules) -> tuple[int, int]:
    """Return where a dateline ends (0 for none) and where a sign at the end begins."""
    opening = rules.dateline.search(line[:_WINDOW])
    begin = opening.end() if opening and _is_dateline(opening[1], rules) else 0
    closing = rules.trailing.search(line, max(begin, len(line) - _WINDOW))
    end = closing.start() if closing and rules.credits_text(closing[1]) else len(line)
    return begin, end


def _is_dateline(names: str, rules: CreditRules) -> bool:
    return rules.credits_text(names) or bool(re.fullmatch(_SIGN, names))


def find_credits(
    lines: Sequence[tuple[str, int]],
    rules: CreditRules,
    *,
    is_picture: Callable[[int], bool],
    is_prose: Callable[[int], bool],
) -> list[Credit]:
    """Return the credits in ``lines`` (text and offset), in order.

    ``is_picture`` tells of a line by its index whether it is, or belongs to, a picture,
    ``is_prose`` whether it is the article's own text, where few forms are credits.
    """
    found: list[Credit] = []
    for index, (line, offset) in enumerate(lines):
        prose, picture = is_prose(index), is_picture(index)
        usable = [
            rule
            for rule in rules.rules
            if (rule.form in AMONG_PROSE or not prose)
            and not (picture and rule.picture_may_be_meant)
        ]
        candidates = (_credit_in(text, offset + at, usable, rules) for at, text in _looked_at(line))
        found.extend(credit for credit in [next(filter(None, candidates), None)] if credit)
    return found


def _looked_at(line: str) -> list[tuple[int, str]]:
    """Return what of a line can hold a credit: of a long one its beginning and its end."""
    if len(line) <= _LONGEST:
        return [(0, line)]
    return [(0, line[:_WINDOW]), (len(line) - _WINDOW, line[-_WINDOW:])]


def _credit_in(
    text: str, offset: int, usable: Sequence[CreditRule], rules: CreditRules
) -> Credit | None:
    for rule in usable:
        found = rule.pattern.search(text)
        names = _names(text, found, rule, rules) if found else ()
        if not found or not names:
            continue
        if rule.form not in _PICTURELESS and rules.picture.search(text):
            return None
        span = Span(offset + found.start(), offset + found.end())
        return Credit(names=names, form=rule.form, span=span)
    return None


def _names(
    text: str, found: re.Match[str], rule: CreditRule, rules: CreditRules
) -> tuple[str, ...]:
    """Return whom a match credits, none if it lacks the agency it has to name."""
    if rule.form == "wire_id":
        return (found[1] or "dpa",)
    if rule.form == "taken_over":
        return tuple(name for name in re.findall(r"[\w-]+", text) if rules.is_agency(name))[:3]
    names = (_LEGAL.sub("", found[1]),) if rule.form == "copyright" else split_names(found[1])
    if not _holds(found[1], names, rule, rules):
        return ()
    known = tuple(name for name in names if rules.is_agency(name))
    return known if rule.only else names


def _holds(text: str, names: Sequence[str], rule: CreditRule, rules: CreditRules) -> bool:
    """Tell whether what a match names can be credited in this form."""
    if rule.form == "dateline":
        return _is_dateline(text, rules)
    if rule.form == "trailing":
        return rules.credits_text(text)
    if rule.form == "copyright":
        return rules.is_source(text)
    if rule.form == "line" and "/" in text and any(map(_PERSON.fullmatch, names)):
        return False  # "Name Surname/dpa" stands under pictures
    return not rule.agency or any(map(rules.is_agency, names))


def find_source_lists(
    lines: Sequence[tuple[str, int]], rules: CreditRules, *, is_prose: Callable[[int], bool]
) -> list[Credit]:
    """Return the agencies and outlets listed below a line like "Verwendete Quellen"."""
    found: list[Credit] = []
    for index, (line, _) in enumerate(lines):
        if is_prose(index) or not rules.listed.match(line):
            continue
        for text, offset in lines[index + 1 : index + 1 + _LISTED]:
            names = _listed_names(text, rules)
            if not names and (text.endswith(".") or count_words(text) > 25):
                break
            span = Span(offset, offset + len(text))
            found.extend([Credit(names=names, form="source_list", span=span)] if names else [])
    return found


def _listed_names(text: str, rules: CreditRules) -> tuple[str, ...]:
    text = text.lstrip("-–•*· ")
    head = re.split(r":\s|\s[-–|]\s|\s\(", text, maxsplit=1)[0]
    if rules.is_source(head) or rules.is_source(head.removeprefix("www.")):
        return (head,)
    if count_words(text) > 14:
        return ()
    named = dict.fromkeys(n for n in re.findall(r"[\w-]+", text) if rules.is_agency(n))
    signs = tuple(name for name in named if name not in rules.unnamed)
    return signs or tuple(named)


def without_own(
    found: Sequence[Credit], outlet: str | None, canonical: Callable[[str], str | None]
) -> list[Credit]:
    """Return ``found`` without those by which the outlet claims the text for itself."""
    return [
        credit
        for credit in found
        if credit.form != "copyright" or not outlet or canonical(credit.names[0]) != outlet
    ]


def credits_of_authors(authors: Sequence[str], rules: CreditRules) -> list[Credit]:
    """Return agencies that a page's metadata names as its author."""
    return [
        Credit(names=(name,), form="author")
        for author in authors
        for name in split_names(author)
        if rules.is_agency(name)
    ]


def split_names(names: str) -> tuple[str, ...]:
    """Return the parts of "ntv.de, als/dpa" and the like."""
    parts = re.split(r"\s*[/,;+&]\s*|\s(?:und|mit)\s", squeeze(names).rstrip("."))
    return tuple(part for part in parts if part)
