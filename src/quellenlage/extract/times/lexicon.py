"""Words of time by class: one look-up per distinct word form.

A :class:`~quellenlage.extract.times.vocabulary.Word` is what the grammar sees of a token.
Every class has a character of its own, so that a stretch of text becomes a string of classes
and the rules are regular expressions over it (see :mod:`quellenlage.extract.times.grammar`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from quellenlage.extract.times.numbers import cardinal, ordinal
from quellenlage.extract.times.vocabulary import CHARACTER, OTHER, Word, nouns, phrases, words
from quellenlage.languages.tables.calendar import CalendarTable, NumberTable

_TOKEN = r"\d{4}-\d\d-\d\d|\d+(?:[.,:]\d+)*\w*|\w+|[^\w\s]"  # noqa: S105
_PUNCTUATION = {".": "dot", ",": "comma", "-": "hyphen", "–": "hyphen", "—": "hyphen",
                "/": "slash", "(": "open", ")": "close"}  # fmt: skip
_MEMORY = 200_000
_LONGEST_NUMBER = 12
_SHORTEST_COMPOUND = 7  # letters: "Halbjahr", not "Neujahr"


class Lexicon(dict[str, Word]):
    """Word forms as written, with their class; unseen forms are looked up once."""

    def __init__(self, calendar: CalendarTable) -> None:
        super().__init__()
        self.calendar = calendar
        self.nouns = dict(nouns(calendar))
        self.words = dict(words(calendar))
        self.phrases = dict(phrases(calendar))
        self.phrase_pattern = _phrase_pattern(self.phrases)
        self.token_pattern = re.compile(_TOKEN)
        self.number_ends = _number_ends(calendar.numbers)
        self.unit_heads = _unit_heads(calendar)
        self.unit_ends = tuple(head for head, _ in self.unit_heads)

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
        number = cardinal(lower, table.numbers) if lower.endswith(self.number_ends) else None
        if number is not None:
            return Word(CHARACTER["numword"], number)
        order = ordinal(lower, table.numbers, table.endings) if form.islower() else None
        if order is not None:
            return Word(CHARACTER["ordinal"], order)
        for times in table.sets.times:
            if lower.endswith(times):
                count = cardinal(lower.removesuffix(times), table.numbers)
                if count or lower.startswith("ein"):
                    return Word(CHARACTER["times"], count or 1)
        return self._unit_compound(form) or _duration_adjective(form, table)

    def _unit_compound(self, form: str) -> Word | None:
        """Read "Geschäftsjahr" as a year of its kind."""
        if not form[0].isupper() or not form.endswith(self.unit_ends):
            return None
        if form.startswith(self.calendar.unit_compounds.not_of):
            return None
        words = (word for head, word in self.unit_heads if form.endswith(head))
        return next(words) if len(form) > _SHORTEST_COMPOUND else None


@lru_cache(maxsize=8)
def lexicon_of(calendar: CalendarTable) -> Lexicon:
    """Return the words of a calendar table, compiled once."""
    return Lexicon(calendar)


def _phrase_pattern(entries: dict[str, Word]) -> re.Pattern[str]:
    """Return a pattern of all phrases; the first letter of each may be a capital."""
    parts = []
    for phrase in sorted(entries, key=len, reverse=True):
        words = re.escape(phrase).replace(r"\ ", r"\s+")
        first = phrase[0]
        parts.append(f"[{first.upper()}{first.lower()}]{words[1:]}")
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b")


def _number_ends(numbers: NumberTable) -> tuple[str, ...]:
    """Return what number words end with: any other word need not be taken apart."""
    parts = (numbers.units, numbers.words, numbers.tens, numbers.powers, numbers.half)
    return tuple({form for part in parts for form in part})


def _unit_heads(table: CalendarTable) -> tuple[tuple[str, Word], ...]:
    """Return the ends of compounds that count as a unit, the longest first."""
    units = [(name, table.units[name]) for name in table.unit_compounds.units]
    heads = {
        form.lower(): Word(CHARACTER[kind], (name, unit.code))
        for name, unit in units
        for kind, forms in (("unitof", unit.singular), ("unitsof", unit.plural))
        for form in forms
    }
    return tuple(sorted(heads.items(), key=lambda head: (-len(head[0]), head[0])))


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
