"""Words of time by class: one look-up per distinct word form.

A :class:`Word` is what the grammar sees of a token. Every class has a character of its own,
so that a stretch of text becomes a string of classes and the rules are regular expressions
over it (see :mod:`quellenlage.extract.times.grammar`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec

from quellenlage.extract.times.numbers import cardinal, ordinal
from quellenlage.languages.tables.calendar import CalendarTable

CLASSES = (
    "other digits1 digits2 digits3 number year clock clockday daymonth dmy iso numword one half "
    "vague ordinal decade decadeword month monthshort weekday weekdaypart weekdayadverb unit units "
    "unitshort daypart dayparts early morning season seasons edge edgenoun relative told today "
    "deicticadjective deictic deicticnoun reference setadverb setadjective every all per times "
    "timesword durationadjective vaguelong feast approx determiner indefinite preposition clockword "
    "later and halfof long namedyear step dot comma hyphen slash open close mixed century"
).split()
"""Every class of word the grammar knows, in the order of its characters."""

CHARACTER = {name: chr(0xE000 + index) for index, name in enumerate(CLASSES)}
OTHER = CHARACTER["other"]

_TOKEN = r"\d{4}-\d\d-\d\d|\d+(?:[.,:]\d+)*\w*|\w+|[^\w\s]"  # noqa: S105
_PUNCTUATION = {".": "dot", ",": "comma", "-": "hyphen", "–": "hyphen", "—": "hyphen",
                "/": "slash", "(": "open", ")": "close"}  # fmt: skip
_MEMORY = 200_000
_LONGEST_NUMBER = 12


class Word(msgspec.Struct, frozen=True):
    """A class, by its character, and what the word means in that class."""

    kind: str
    value: Any = None


class Lexicon(dict[str, Word]):
    """Word forms as written, with their class; unseen forms are looked up once."""

    def __init__(self, calendar: CalendarTable) -> None:
        super().__init__()
        self.calendar = calendar
        self.nouns = dict(_nouns(calendar))
        self.words = dict(_words(calendar))
        self.phrases = {
            phrase: Word(CHARACTER[kind], value) for phrase, kind, value in _phrases(calendar)
        }
        self.phrase_pattern = _phrase_pattern(self.phrases)
        self.token_pattern = re.compile(_TOKEN)

    def __missing__(self, form: str) -> Word:
        if len(self) > _MEMORY:
            self.clear()
        self[form] = word = self._look_up(form)
        return word

    def _look_up(self, form: str) -> Word:
        if form in _PUNCTUATION:
            return Word(CHARACTER[_PUNCTUATION[form]], form)
        if form[0].isdigit():
            return _number_word(form, self.calendar)
        if len(form) > 2 and form.isupper():
            form = form.capitalize()
        lower = form.lower()
        found = self.nouns.get(form) or self.words.get(lower) or self._compound(form, lower)
        return found or Word(OTHER)

    def _compound(self, form: str, lower: str) -> Word | None:
        table = self.calendar
        number = cardinal(lower, table.numbers)
        if number is not None:
            return Word(CHARACTER["numword"], number)
        order = ordinal(lower, table.numbers, table.endings) if form.islower() else None
        if order is not None:
            return Word(CHARACTER["ordinal"], order)
        for times in table.sets.times:
            count = cardinal(lower.removesuffix(times), table.numbers)
            if lower.endswith(times) and (count or lower.startswith("ein")):
                return Word(CHARACTER["times"], count or 1)
        return _duration_adjective(form, table)


@lru_cache(maxsize=8)
def lexicon_of(calendar: CalendarTable) -> Lexicon:
    """Return the words of a calendar table, compiled once."""
    return Lexicon(calendar)


def _inflected(stem: str, endings: tuple[str, ...]) -> Iterator[str]:
    yield from (stem + ending for ending in endings)


def _nouns(table: CalendarTable) -> Iterator[tuple[str, Word]]:
    """Yield capitalised forms. What comes later wins."""
    for kind, forms in (("month", table.months), ("monthshort", table.month_abbreviations)):
        for number, words in forms.items():
            for word in words:
                yield word, Word(CHARACTER[kind], number)
    for name, unit in table.units.items():
        value = (name if name != "workday" else "day", unit.code)
        for word in unit.singular:
            yield word, Word(CHARACTER["unit"], value)
        for word in unit.plural:
            yield word, Word(CHARACTER["units"], value)
    for word, name in table.unit_abbreviations.items():
        if name:
            yield word, Word(CHARACTER["unitshort"], (name, table.units[name].code))
    for sign, part in table.day_parts.items():
        for word in part.nouns:
            yield word, Word(CHARACTER["daypart"], sign)
        for word in part.plural:
            yield word, Word(CHARACTER["dayparts"], sign)
    for number, words in table.weekdays.items():
        for word in words:
            yield word, Word(CHARACTER["weekday"], number)
        for sign, part in table.day_parts.items():
            for noun in part.nouns:
                yield words[0] + noun.lower(), Word(CHARACTER["weekdaypart"], (number, sign))
    for sign, words in table.seasons.items():
        for word in words:
            yield word, Word(CHARACTER["season"], sign)
    for mod, words in table.edges.items():
        for word in words:
            yield word, Word(CHARACTER["edge"], mod)
    for word, edge in table.edge_nouns.items():
        yield word, Word(CHARACTER["edgenoun"], edge)
    for word, template in table.deictic_nouns.items():
        yield word, Word(CHARACTER["deicticnoun"], template)
    for value, words in table.references.items():
        for word in words:
            if word[0].isupper():
                yield word, Word(CHARACTER["reference"], value)
    for word, rule in table.feasts.items():
        if rule:
            yield word, Word(CHARACTER["feast"], rule)
    for word, ten in table.particles.decade_nouns.items():
        yield word, Word(CHARACTER["decadeword"], ten)
    for word in table.named_years.words:
        yield word, Word(CHARACTER["namedyear"])
    for word in table.particles.half_of:
        yield word, Word(CHARACTER["halfof"])
    for word in table.particles.clock:
        yield word, Word(CHARACTER["clockword"])
    yield "Mal", Word(CHARACTER["timesword"])


def _words(table: CalendarTable) -> Iterator[tuple[str, Word]]:
    """Yield lower-case forms of words that may stand in any case. What comes later wins."""
    particles = table.particles
    plain: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("preposition", particles.prepositions),
        ("determiner", particles.determiners),
        ("one", table.numbers.one),
        ("and", particles.and_),
        ("long", particles.long),
        ("vague", table.vague.words),
        ("every", table.sets.every),
        ("all", table.sets.all),
        ("per", table.sets.per),
    )
    for kind, words in plain:
        for word in words:
            yield word, Word(CHARACTER[kind], word)
    for stem in table.vague.stems:
        for word in _inflected(stem, table.endings):
            yield word, Word(CHARACTER["vague"], word)
    yield from _shifted(table)
    for kind, values in (("weekdayadverb", table.weekdays),):
        for number, forms in values.items():
            yield forms[0].lower() + "s", Word(CHARACTER[kind], number)
    for word in ("halb", *_inflected("halb", table.endings)):
        yield word, Word(CHARACTER["half"], 0.5)
    for mod, approximators in table.approximators.items():
        for word in approximators:
            yield word, Word(CHARACTER["approx"], mod)
    for word, sign in particles.later.items():
        yield word, Word(CHARACTER["later"], sign)
    for value, references in table.references.items():
        for word in references:
            if word[0].islower():
                yield word, Word(CHARACTER["reference"], value)
    for value, stems in table.references_adjective.items():
        for stem in stems:
            for word in _inflected(stem, table.endings):
                yield word, Word(CHARACTER["reference"], value)
    for word, ten in particles.decade_words.items():
        yield word, Word(CHARACTER["decadeword"], ten)
    for sign, part in table.day_parts.items():
        for word in part.adverbs:
            yield word, Word(CHARACTER["early"], sign)


def _shifted(table: CalendarTable) -> Iterator[tuple[str, Word]]:
    for kind, stems in (("relative", table.relatives), ("told", table.relatives_told),
                        ("deicticadjective", table.deictic_adjectives)):  # fmt: skip
        for stem, step in stems.items():
            for word in _inflected(stem, table.endings):
                yield word, Word(CHARACTER[kind], step)
    for word, step in table.deictic_days.items():
        yield word, Word(CHARACTER["today"], step)
    for word, template in table.deictic_words.items():
        yield word, Word(CHARACTER["deictic"], template)
        for form in _inflected(word, table.endings):
            yield form, Word(CHARACTER["deictic"], template)
    for word, value in table.sets.adverbs.items():
        yield word, Word(CHARACTER["setadverb"], value)
    for stem, value in table.sets.adjectives.items():
        for word in _inflected(stem, table.endings):
            yield word, Word(CHARACTER["setadjective"], value)
    for stem, value in table.duration_adjectives.vague.items():
        for word in (stem, *_inflected(stem, table.endings)):
            yield word, Word(CHARACTER["vaguelong"], value)


def _phrases(table: CalendarTable) -> Iterator[tuple[str, str, Any]]:
    kinds = {"reference": "reference", "approximate": "approx", "vague": "vague", "step": "step"}
    for name, phrases in table.phrases.items():
        for phrase, value in phrases.items():
            yield phrase, kinds[name], value
    for phrase, rule in table.feasts.items():
        if re.search(r"\W", phrase):
            yield phrase, "feast", rule


def _phrase_pattern(phrases: dict[str, Word]) -> re.Pattern[str]:
    """Return a pattern of all phrases; the first letter of each may be a capital."""
    parts = []
    for phrase in sorted(phrases, key=len, reverse=True):
        words = re.escape(phrase).replace(r"\ ", r"\s+")
        first = phrase[0]
        parts.append(f"[{first.upper()}{first.lower()}]{words[1:]}")
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b")


def _duration_adjective(form: str, table: CalendarTable) -> Word | None:
    """Read "zehnjährigen" as ten years; a capital makes it a person of that age."""
    lower = form.lower()
    for stem, code in table.duration_adjectives.stems.items():
        head, found, ending = lower.partition(stem)
        if found and (not ending or ending in table.endings):
            count = 1 if head == "ein" else cardinal(head, table.numbers) if head else None
            if form[0].isupper() or (head and count is None):
                return None
            return Word(CHARACTER["durationadjective"], (count, code))
    return None


def _number_word(form: str, table: CalendarTable) -> Word:
    digits = re.match(r"[\d.,:-]*\d", form)
    tail = form[digits.end() :] if digits else form
    if digits is None or len(form) > _LONGEST_NUMBER or not form.isascii():
        return _adjective_of_digits(digits.group(), tail, table) if digits else Word(OTHER)
    if tail:
        return _adjective_of_digits(digits.group(), tail, table)
    return _figure(form)


def _adjective_of_digits(digits: str, tail: str, table: CalendarTable) -> Word:
    """Read "60er", "1990er" and "3-jährig" written in one."""
    if tail == "er" and digits.isdigit() and len(digits) in (2, 4) and digits.endswith("0"):
        return Word(CHARACTER["decade"], digits)
    found = _duration_adjective("ein" + tail, table)
    if found is not None and digits.isdigit() and len(digits) < 4:
        return Word(CHARACTER["durationadjective"], (int(digits), found.value[1]))
    return Word(OTHER)


_FIGURES = (
    ("iso", r"\d{4}-\d\d-\d\d"),
    ("dmy", r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)"),
    ("clock", r"(?:[01]?\d|2[0-4])[.:][0-5]\d"),
    ("daymonth", r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])"),
)


def _figure(form: str) -> Word:
    """Classify a token of digits, points, colons and commas by its shape."""
    if form.isdigit():
        return _integer_word(form)
    kinds = [kind for kind, pattern in _FIGURES if re.fullmatch(pattern, form)]
    if kinds == ["clock", "daymonth"]:
        return Word(CHARACTER["clockday"], form)
    if kinds:
        return Word(CHARACTER[kinds[0]], form)
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", form):
        return Word(CHARACTER["number"], int(re.sub(r"[.,]", "", form)))
    if re.fullmatch(r"\d+,\d{1,2}", form):
        return Word(CHARACTER["number"], float(form.replace(",", ".")))
    return Word(OTHER)


def _integer_word(form: str) -> Word:
    value = int(form)
    if len(form) <= 2 and value <= 24:
        return Word(CHARACTER["digits1"], value)
    if len(form) <= 2 and value <= 31:
        return Word(CHARACTER["digits2"], value)
    if len(form) <= 2:
        return Word(CHARACTER["digits3"], value)
    if len(form) == 4 and 1000 <= value <= 2199:
        return Word(CHARACTER["year"], value)
    return Word(CHARACTER["number"], value)
