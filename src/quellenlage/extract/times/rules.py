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
    "short": "(year|digits1|digits2|digits3)",
    "nth": "(ordinal|(digits1|digits2) dot)",
    "rel": "(relative|told)",
    "near": "(relative|told|deictic)",
    "edged": "(edge determiner?)",
    "article": "(determiner|one)",
    "often": "(times|count timesword)",
}

ROWS: tuple[tuple[str, str, Builder], ...] = (
    # Days: "4. Mai 2015", "Montag, 19. Dezember", "26.8.2014"
    ("day-month-year", "determiner? day dot month year", dates.day_month),
    ("day-month-year", "day dot monthshort dot? year", dates.day_month),
    ("day-month", "determiner? day dot month", dates.day_month),
    ("weekday-day-month", "weekday comma? (determiner|preposition)? day dot month year?",
     dates.day_month),
    ("weekday-day", "weekday comma determiner? day dot", dates.weekday_day),
    ("date-in-figures", "dmy|iso|(daymonth|clockday) dot year?", dates.figures),
    ("date-in-figures", "day dot day dot year", dates.figures),
    # Months and years: "Anfang März 2014", "August vorigen Jahres", "Ende 2003"
    ("month", "edged? (determiner? near)? month year?", dates.month),
    ("month-of-year", "edged? month (determiner|rel)* unit", units.month_of),
    ("month-of-year", "edged? month determiner? deicticnoun", units.month_of),
    ("year-named", "edged? determiner? unit year", units.year_named),
    ("year", "edge? year", units.year_bare),
    # Units near the present: "vergangene Woche", "Ende des Monats", "im laufenden Geschäftsjahr"
    ("relative-unit", "(edge|determiner|determiner edge)? determiner? rel unit year?",
     units.relative_unit),
    ("relative-unit", "determiner? rel unitof", units.relative_unit),
    ("edge-unit", "edge determiner? unit year?", units.relative_unit),
    ("weekend", "unit", units.weekend_alone),
    # Seasons: "heuriger Winter", "Sommer 2014", "Winter 1943/44"
    ("season", "edged? (determiner? near other?)? season year?", dates.season),
    ("season", "edged? determiner? season year slash short", dates.season),
    # Counted units of the calendar: "drittes Quartal 2009", "Anfang des 19. Jahrhunderts"
    ("ordinal-unit", "edged? determiner? nth unit (determiner? unit? year)?", units.ordinal_unit),
    ("ordinal-unit", "determiner? nth unit determiner? (deicticnoun|relative unit)",
     units.ordinal_unit),
    ("half-of-century", "determiner? ordinal halfof determiner? nth unit", units.ordinal_unit),
    ("decade", "edged? determiner? rel? decade hyphen? units?", units.decade),
    ("decade", "edged? determiner? decadeword hyphen? units?", units.decade),
    # Feasts, weekdays and days near the present: "Ostern", "Freitagabend", "gestern früh"
    ("feast", "(determiner? (relative|deictic) other?)? feast year?", dates.feast),
    ("weekday", "(determiner? rel)? (weekday|weekdaypart) (daypart|early)?", dates.weekday),
    ("today", "today (daypart|early|today)?", dates.today),
    ("morning", "daypart", dates.morning),
    ("deictic", "determiner? (deictic|deicticnoun|step)", dates.deictic),
    ("deictic-adjective", "determiner? deicticadjective (weekday|unit|daypart)|deicticadjective",
     dates.deictic_adjective),
    ("edge-noun", "edgenoun year?", units.edge_noun),
    ("reference", "determiner? reference", dates.reference),
    # Years of their own kind: "Saison 2007/08", "1925/26", "im Jubiläumsjahr"
    ("named-year", "determiner? namedyear year (slash short)?", units.named_year),
    ("split-year", "edge? year slash short", units.split_year),
    ("year-of-a-kind", "article? unitof", units.year_of_a_kind),
    ("year-course", "determiner unit", units.year_course),
    # Durations: "rund zwei Jahre", "den letzten zehn Tagen", "ein halbes Jahr", "jahrelang"
    ("duration", "approx* count hyphen? (unit|units|unitshort)", durations.counted),
    ("duration", "approx* count other units", durations.counted),
    ("duration", "approx* count unitsof", durations.counted),
    ("duration-anchored", "approx* determiner? rel approx* count unitsof", durations.counted),
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
    # Sets: "jeden Montag", "alle vier Jahre", "zweimal wöchentlich", "pro Tag"
    ("every", "every nth? (weekday|weekdaypart|unit|daypart|season)", durations.every),
    ("every", "all count units", durations.every),
    ("every", "per (count units|unit)", durations.every),
    ("every-of", "every (ordinal|relative) weekday preposition unit", durations.every_of),
    ("unit-by-unit", "unit preposition unit|daypart preposition daypart", durations.unit_by_unit),
    ("per", "often? preposition determiner? unit", durations.per),
    ("per", "often? determiner unit", durations.per),
    ("set", "often? setadverb|setadjective|weekdayadverb", durations.set_word),
    # Steps from a time told before: "zwei Tage später", "die Woche darauf", "am Abend zuvor"
    ("later", "approx* (count|vague) (unit|units) later", durations.later),
    ("later", "determiner? unit later", durations.next_unit),
    ("later", "determiner? daypart later", clocks.part_before),
    # Times of the day: "20.30 Uhr", "halb acht", "am Nachmittag", "Nacht des 14. August"
    ("clock", "(clock|clockday|digits1) clockword (digits1|digits2|digits3)?", clocks.clock),
    ("clock", "numword clockword", clocks.clock),
    ("clock-bare", "clock|clockday", clocks.clock_bare),
    ("clock-half", "half (numword|digits1) clockword?", clocks.half_hour),
    ("day-part", "determiner? (rel|vague)? daypart", clocks.day_part),
    ("day-part-of-day", "determiner? told? daypart determiner day dot month year?",
     clocks.part_of_day),
)  # fmt: skip

TRIGGERS = """
    year clock clockday daymonth dmy iso decade decadeword month weekday weekdaypart weekdayadverb
    unit units unitof unitsof unitshort daypart dayparts season today deictic deicticnoun edgenoun
    reference setadverb setadjective deicticadjective durationadjective vaguelong feast clockword
    namedyear step half
"""
