"""The grammar of time expressions: a table of rules over classes of words.

A pattern is a regular expression whose letters are names of classes (or of the shorthands
below); blanks only part names. At every token of a stretch that holds a trigger the rules are
tried from the longest match down; the first that its builder accepts yields the expression.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from quellenlage.extract.times import clocks, dates, durations, units
from quellenlage.extract.times.found import Found
from quellenlage.extract.times.match import Match
from quellenlage.extract.times.reading import Reading
from quellenlage.extract.times.vocabulary import CHARACTER, OTHER

Builder = Callable[[Match], Found | None]

_SHORTHANDS = {
    "day": "(digits1|digits2)",
    "figure": "(digits1|digits2|digits3|number|year)",
    "count": "(digits1|digits2|digits3|number|year|numword|one)",
    "nth": "(ordinal|(digits1|digits2) dot)",
    "rel": "(relative|told)",
    "edged": "(edge determiner?)",
    "article": "(determiner|one)",
}

_RULES: tuple[tuple[str, str, Builder], ...] = (
    ("day-month-year", "determiner? day dot month year", dates.day_month),
    ("day-month-year", "day dot monthshort dot? year", dates.day_month),
    ("day-month", "determiner? day dot month", dates.day_month),
    ("weekday-day-month", "weekday comma? (determiner|preposition)? day dot month year?",
     dates.day_month),
    ("weekday-day", "weekday comma determiner? day dot", dates.weekday_day),
    ("date-in-figures", "dmy|iso|(daymonth|clockday) dot year?", dates.figures),
    ("month", "edged? (determiner? rel)? month year?", dates.month),
    ("month-of-year", "edged? month (determiner|relative|told)* unit", units.month_of),
    ("month-of-year", "edged? month determiner? deicticnoun", units.month_of),
    ("year-named", "edged? determiner? unit year", units.year_named),
    ("year", "edge? year", units.year_bare),
    ("relative-unit", "(edge|determiner|determiner edge)? determiner? rel unit year?",
     units.relative_unit),
    ("edge-unit", "edge determiner? unit year?", units.relative_unit),
    ("weekend", "unit", units.weekend_alone),
    ("season", "edged? (determiner? rel other?)? season year?", dates.season),
    ("season", "season year slash (year|digits1|digits2|digits3)", dates.season),
    ("ordinal-unit", "edged? determiner? nth unit (determiner? unit? year)?", units.ordinal_unit),
    ("ordinal-unit", "determiner? nth unit determiner? (deicticnoun|relative unit)",
     units.ordinal_unit),
    ("half-of-century", "determiner? ordinal halfof determiner? nth unit", units.ordinal_unit),
    ("decade", "edged? determiner? rel? decade hyphen? units?", units.decade),
    ("decade", "edged? determiner? decadeword hyphen? units?", units.decade),
    ("feast", "(determiner? relative)? feast year?", dates.feast),
    ("weekday", "(determiner? rel)? (weekday|weekdaypart) (daypart|early)?", dates.weekday),
    ("today", "today (daypart|early|today)?", dates.today),
    ("morning", "daypart", dates.morning),
    ("deictic", "determiner? (deictic|deicticnoun|step)", dates.deictic),
    ("deictic-adjective", "determiner? deicticadjective (weekday|unit|daypart)|deicticadjective",
     dates.deictic_adjective),
    ("edge-noun", "edgenoun year?", units.edge_noun),
    ("reference", "determiner? reference", dates.reference),
    ("named-year", "determiner? namedyear year (slash (year|digits1|digits2|digits3))?",
     units.named_year),
    ("duration", "approx* count hyphen? (unit|units|unitshort)", durations.counted),
    ("duration", "approx* count other units", durations.counted),
    ("duration-half", "(approx|determiner)* one? half unit", durations.halved),
    ("duration-anchored", "approx* determiner? (rel|ordinal) approx* count units",
     durations.counted),
    ("duration-compound", "approx* count (unit|units) and? count (unit|units)",
     durations.compound),
    ("duration-whole", "determiner whole unit", durations.whole),
    ("duration-vague", "approx* determiner? rel? vague units", durations.vague),
    ("duration-vague", "determiner? rel units", durations.vague),
    ("duration-vague", "determiner? units", durations.vague),
    ("duration-adjective", "durationadjective|vaguelong", durations.adjective),
    ("duration-adjective", "figure hyphen durationadjective", durations.adjective),
    ("duration-parts", "approx* count dayparts", durations.long),
    ("every", "every (ordinal|nth)? (weekday|weekdaypart|unit|daypart|season)", durations.every),
    ("every", "all count units", durations.every),
    ("every", "per (count units|unit)", durations.every),
    ("every-of", "every (ordinal|relative) weekday preposition unit", durations.every_of),
    ("unit-by-unit", "unit preposition unit|daypart preposition daypart", durations.unit_by_unit),
    ("per", "(times|count timesword)? preposition determiner? unit", durations.per),
    ("per", "(times|count timesword)? determiner unit", durations.per),
    ("set", "(times|count timesword)? setadverb|setadjective|weekdayadverb", durations.set_word),
    ("later", "approx* (count|vague) (unit|units) later", durations.later),
    ("later", "determiner? unit later", durations.next_unit),
    ("later", "determiner? daypart later", clocks.part_before),
    ("year-course", "determiner unit", units.year_course),
    ("clock", "(clock|clockday|digits1) clockword (digits1|digits2|digits3)?", clocks.clock),
    ("clock", "numword clockword", clocks.clock),
    ("clock-bare", "clock|clockday", clocks.clock_bare),
    ("clock-half", "half (numword|digits1) clockword?", clocks.half_hour),
    ("day-part", "determiner? (rel|vague)? daypart", clocks.day_part),
)  # fmt: skip

_TRIGGERS = """
    year clock clockday daymonth dmy iso decade decadeword month weekday weekdaypart weekdayadverb
    unit units unitshort daypart dayparts season today deictic deicticnoun edgenoun reference
    setadverb setadjective deicticadjective durationadjective vaguelong feast clockword namedyear
    step half
"""


class Rule(msgspec.Struct, frozen=True):
    """A named pattern over class characters with what builds the expression."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


def _compile(pattern: str) -> re.Pattern[str]:
    """Turn class names into characters."""
    names = re.compile(r"[a-z]+[0-9]?")

    def expand(match: re.Match[str]) -> str:
        name = match.group()
        if name in _SHORTHANDS:
            return "(?:" + names.sub(expand, _SHORTHANDS[name]) + ")"
        return CHARACTER[name]

    return re.compile(names.sub(expand, pattern).replace(" ", ""))


RULES = tuple(Rule(name, _compile(pattern), build) for name, pattern, build in _RULES)

_ISLAND = re.compile(f"[^{OTHER}]+(?:{OTHER}[^{OTHER}]+)*")
_TRIGGER = re.compile("[" + "".join(CHARACTER[name] for name in _TRIGGERS.split()) + "]")
_REACH = 12  # tokens before the trigger at which an expression may begin


def parse(reading: Reading) -> list[Found]:
    """Return the time expressions of a reading, in order, none overlapping another."""
    found: list[Found] = []
    at = 0
    for trigger in _TRIGGER.finditer(reading.kinds):
        if trigger.start() < at:
            continue
        position = max(at, _island_start(reading.kinds, trigger.start()))
        while position <= trigger.start():
            expression = _longest(reading, position)
            if expression is None:
                position += 1
            else:
                found.append(expression)
                position = expression.end
        at = max(at, position)
    return found


def _island_start(kinds: str, trigger: int) -> int:
    """Return the first token from which words of time run up to the trigger."""
    first = trigger
    while first > 0 and trigger - first < _REACH and kinds[first - 1] != OTHER:
        first -= 1
    return max(first - 2, 0) if first == trigger else first


def _longest(reading: Reading, position: int) -> Found | None:
    """Return what the longest accepted match at a token yields."""
    matches = []
    for order, rule in enumerate(RULES):
        match = rule.pattern.match(reading.kinds, position)
        if match is not None and match.end() > position:
            matches.append((-match.end(), order))
    for end, order in sorted(matches):
        rule = RULES[order]
        found = rule.build(Match(reading, position, -end))
        if found is not None:
            found.rule = rule.name
            return found
    return None
