"""The rules of the grammar of time: one row a pattern, with what builds the expression.

A row is a name, a pattern and a builder. The pattern is a regular expression whose letters are
names of classes of words (:data:`quellenlage.extract.times.vocabulary.CHARACTER`) or of the
shorthands below; blanks only part names. At one token the longest match counts, and among
matches of one length the row that stands first; where its builder declines, the next.
The name is what every tag says as its ``rule``.
"""

from __future__ import annotations

from collections.abc import Callable

from quellenlage.extract.times import clocks, dates, durations, units
from quellenlage.extract.times.found import Found
from quellenlage.extract.times.match import Match

Builder = Callable[[Match], Found | None]

SHORTHANDS = {
    "day": "(digits1|digits2)",
    "figure": "(digits1|digits2|digits3|number|year)",
    "count": "(digits1|digits2|digits3|number|year|numword|one)",
    "nth": "(ordinal|(digits1|digits2) dot)",
    "rel": "(relative|told)",
    "edged": "(edge determiner?)",
    "article": "(determiner|one)",
}

ROWS: tuple[tuple[str, str, Builder], ...] = (
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
    ("duration-adjective", "approx* figure hyphen durationadjective", durations.adjective),
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
    ("day-part-of-day", "(determiner? told)? daypart determiner day dot month year?",
     clocks.part_of_day),
)  # fmt: skip

TRIGGERS = """
    year clock clockday daymonth dmy iso decade decadeword month weekday weekdaypart weekdayadverb
    unit units unitshort daypart dayparts season today deictic deicticnoun edgenoun reference
    setadverb setadjective deicticadjective durationadjective vaguelong feast clockword namedyear
    step half
"""
