"""Dates: days, months, years, seasons, quarters, decades, centuries, feasts, weekdays."""

from __future__ import annotations

import re

from quellenlage.extract.times.found import Found
from quellenlage.extract.times.match import Match
from quellenlage.extract.times.vocabulary import CHARACTER
from quellenlage.model import Modifier, TimexType
from quellenlage.text.calendar import day_of
from quellenlage.text.template import feast_day
from quellenlage.text.timevalue import REFERENCES

_PIVOT = 40  # "26.8.14" is of this century below, of the last from here on
_LEAP = 2024


def day_month(match: Match) -> Found | None:
    """Read "Donnerstag, 18. Dezember 2014": a day of a month, with or without weekday and year."""
    month = match.value("month", "monthshort")
    day = match.value("digits1", "digits2")
    year = match.value("year", after=match.index("month", "monthshort"))
    if not month or not day or day_of(year or _LEAP, month, day) is None:
        return None
    weekday = match.value("weekday")
    share = f"{year}-{month:02}-{{:02}}" if year else f"doc:date={month:02}-{{:02}}~"
    found = match.found(TimexType.DATE, share.format(day))
    if weekday and not year:
        found.template = f"doc:date={month:02}-{day:02}@{weekday}~"
    found.share = share
    return found


def figures(match: Match) -> Found | None:
    """Read "26.8.2014", "2014-08-26", "24.12.": a date in figures."""
    form = match.value("dmy", "iso", "daymonth", "clockday")
    numbers = [int(part) for part in re.findall(r"\d+", form)]
    if "-" in form:
        year, month, day = numbers
    elif len(numbers) == 3:
        day, month, year = numbers
        if year < 100:
            year += 2000 if year < _PIVOT else 1900
    else:
        (day, month), year = numbers, match.value("year") or 0
    if day_of(year or _LEAP, month, day) is None:
        return None
    full = f"{year:04}-{month:02}-{day:02}" if year else f"doc:date={month:02}-{day:02}~"
    return match.found(TimexType.DATE, full)


def weekday_day(match: Match) -> Found | None:
    """Read "Montag, den 19.": a weekday with the day of the month left without its month."""
    day = match.value("digits1", "digits2")
    return match.found(TimexType.DATE, f"doc:dom={day:02}~") if 1 <= day <= 31 else None


def month(match: Match) -> Found | None:
    """Read "März 2014", "Anfang Juni", "nächsten Mai"."""
    number, year = match.value("month"), match.value("year")
    unreal = match.reading.kind(match.start - 1) == CHARACTER["dot"]
    if _is_name(match) or (unreal and match.reading.kind(match.start - 2) in _DIGITS):
        return None
    if year:
        return match.found(TimexType.DATE, f"{year}-{number:02}")
    sign = _relative_sign(match) or ("~" if match.before() == "ab" else match.sign(undecided="~"))
    return match.found(TimexType.DATE, f"doc:month={number:02}{sign}")


def month_of(match: Match) -> Found | None:
    """Read "August vorigen Jahres", "April des Vorjahres"."""
    base = _step(match)
    if base is None or not (base.endswith(tuple("0123456789")) and ":year" in base):
        return None
    return match.found(TimexType.DATE, f"{base},month={match.value('month'):02}")


def year_named(match: Match) -> Found | None:
    """Read "Jahr 2009", "Anfang des Jahres 2010"."""
    if match.value("unit")[0] != "year":
        return None
    return match.found(TimexType.DATE, f"{match.value('year')}")


def year_course(match: Match) -> Found | None:
    """Read "im Laufe des Jahres": the year of the article."""
    if match.value("unit")[0] != "year":
        return None
    if match.reading.form(match.start - 1) not in match.reading.calendar.particles.within:
        return None
    return match.found(TimexType.DATE, "doc:year+0")


def year_bare(match: Match) -> Found | None:
    """A four-digit number that is a year by what stands around it."""
    year = match.value("year")
    if match.value("edge") or (not _counts(match) and _is_year(match, year)):
        return match.found(TimexType.DATE, str(year))
    return None


def _counts(match: Match) -> bool:
    """Tell whether a number counts or measures something, or numbers a page."""
    particles = match.reading.calendar.particles
    before, after = match.reading.form(match.start - 1), match.after()
    approximate = match.reading.kind(match.start - 1) == CHARACTER["approx"]
    return (
        before in particles.no_year_before
        or after in particles.no_year_after
        or approximate
        or after in ("%", "€", "$", "°")
        or before in ("+", "§", "€", "$", "#", "=")
    )


def _is_year(match: Match, year: int) -> bool:
    """Tell whether a number is a year by a cue, or as a plain one before no noun."""
    before, after = match.reading.form(match.start - 1), match.after()
    if _year_cue(match, before, after):
        return True
    return 1800 <= year <= 2060 and year % 100 != 0 and not after[:1].isupper()


def _year_cue(match: Match, before: str, after: str) -> bool:
    """Tell whether a number stands as only years do: in brackets, in a range, behind "seit"."""
    if before == "(" and after in (")", "/", "-", "–", ",", ";"):
        return True
    near = {match.reading.kind(match.start - 2), match.reading.kind(match.end + 1)}
    if (before in "-–/" or after in "-–/") and CHARACTER["year"] in near:
        return bool(before or after)
    if before in match.reading.calendar.particles.year_before:
        return True
    if before in match.reading.calendar.particles.ranges and CHARACTER["year"] in near:
        return True
    since = {*match.reading.calendar.particles.since, "ab", "anno", "um"}
    plain = 1900 <= match.value("year") <= 2060 and match.value("year") % 100
    return before.lower() in since and (bool(plain) or not after[:1].isupper())


def relative_unit(match: Match) -> Found | None:
    """Read "vergangene Woche", "Anfang dieses Jahres", "Ende des Monats", "Wochenende"."""
    unit, _ = match.value("unit")
    if unit in ("hour", "minute", "second"):
        return None
    year = match.value("year")
    if unit == "year" and year:
        return match.found(TimexType.DATE, str(year))
    template = _step(match)
    if template is None and unit == "weekend":
        template = _weekend(match)
    if template is None and match.index("edge") is not None:
        template = f"doc:{unit}+0"
    return match.found(TimexType.DATE, template) if template else None


def weekend_alone(match: Match) -> Found | None:
    """Read "am Wochenende"."""
    return relative_unit(match) if match.value("unit")[0] == "weekend" else None


def _weekend(match: Match) -> str:
    sign = match.sign(undecided="<=")
    return f"doc:weekday={'6<=' if sign == '<=' else '7>='},weekend+0"


def _step(match: Match) -> str | None:
    """Return the template of "vergangenen Jahres", "des Vorjahres", "am selben Tag"."""
    if noun := match.value("deicticnoun"):
        return str(noun)
    unit = (match.value("unit") or ("", ""))[0]
    told, step = match.value("told"), match.value("relative")
    if step is None and told is None:
        return None
    if unit == "day" and step is not None:
        return {0: "last:day+0", 1: "last:day+1"}.get(step, "XXXX-XX-XX")
    if unit == "weekend" and step:
        return f"doc:weekday=6{'<' if step < 0 else '>'},weekend+0"
    if unit not in _STEPPED:
        return None
    return f"last:{unit}{told:+}" if step is None else f"doc:{unit}{step:+}"


_STEPPED = ("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")


def _relative_sign(match: Match) -> str | None:
    step = match.value("relative", "told")
    return None if step is None else {-2: "<", -1: "<", 0: "~"}.get(step, ">")


def season(match: Match) -> Found | None:
    """Read "Sommer 2014", "vergangenen Winter", "Frühjahr"."""
    sign, year = match.value("season"), match.value("year")
    if _is_name(match):
        return None
    if year:
        return match.found(TimexType.DATE, f"{year}-{sign}")
    chosen = _relative_sign(match) or match.sign(undecided="~")
    return match.found(TimexType.DATE, f"doc:season={sign}{chosen}")


def ordinal_unit(match: Match) -> Found | None:
    """Read "drittes Quartal 2009", "zweite Jahreshälfte", "Anfang des 19. Jahrhunderts"."""
    at = match.index("unit")
    unit = match.value("unit")[0]
    numbers = [i for i in range(match.start, at or match.start)
               if match.reading.kinds[i] in _ORDERS]  # fmt: skip
    order = int(match.reading.words[numbers[-1]].value)
    if unit == "century":
        return match.found(TimexType.DATE, f"{order - 1:02}") if 1 <= order <= 22 else None
    if unit in ("quarter", "half") and 1 <= order <= {"quarter": 4, "half": 2}[unit]:
        return match.found(TimexType.DATE, _part_of_year(match, unit, order))
    opened = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE",
              "month": "XXXX-XX", "year": "XXXX"}  # fmt: skip
    return match.found(TimexType.DATE, opened[unit]) if unit in opened else None


_ORDERS = {CHARACTER[kind] for kind in ("ordinal", "digits1", "digits2")}


def _part_of_year(match: Match, unit: str, order: int) -> str:
    year, base = match.value("year"), _step_of_year(match)
    if year:
        return f"{year}-{unit[0].upper()}{order}"
    if base:
        return f"{base},{unit}={order}"
    return f"doc:{unit}={order}~" if unit == "quarter" else f"doc:year+0,half={order}"


def _step_of_year(match: Match) -> str | None:
    at = match.index("deicticnoun")
    if at is not None:
        return str(match.reading.words[at].value)
    step = match.value("relative")
    return None if step is None else f"doc:year{step:+}"


def decade(match: Match) -> Found | None:
    """Read "den 60er Jahren", "Anfang der 1990er-Jahre", "die zwanziger Jahre"."""
    value = match.value("decade", "decadeword")
    word = match.index("decadeword")
    if word is not None:
        if match.reading.form(word).islower() and match.index("units") is None:
            return None
        return match.found(TimexType.DATE, f"19{value}")
    if len(value) == 2 and match.index("units") is None and match.before() not in ("den", "der"):
        return None
    return match.found(TimexType.DATE, value[:3] if len(value) == 4 else f"19{value[0]}")


def feast(match: Match) -> Found | None:
    """Read "Ostern", "Heiliger Abend 2014", "Tag der Deutschen Einheit"."""
    rule, year = match.value("feast"), match.value("year")
    movable = not rule[0].isdigit()
    if year:
        day = feast_day(rule, year)
        value = (day.isoformat() if day else None) if movable else f"{year}-{rule}"
        return match.found(TimexType.DATE, value) if value else None
    sign = _relative_sign(match) or "~"
    return match.found(TimexType.DATE, f"doc:{'feast' if movable else 'date'}={rule}{sign}")


def weekday(match: Match) -> Found | None:
    """Read "Montag", "vergangenen Samstag", "Freitagabend", "Montag früh"."""
    value, tail = match.value("weekday", "weekdaypart"), match.value("daypart", "early")
    if isinstance(value, tuple):
        value, tail = value
    if match.reading.kind(match.start - 1) in _COUNTING or _is_name(match):
        return None
    step = match.value("relative", "told")
    if step is not None and step != 0:
        template = f"doc:weekday={value}{'<' if step < 0 else '>'}"
    elif step == 0:
        template = f"doc:week+0,weekday={value}"
    else:
        template = f"doc:weekday={value}{match.sign(undecided='<=')}"
    if tail:
        return match.found(TimexType.TIME, f"{template};{tail}")
    return match.found(TimexType.DATE, template)


_COUNTING = {CHARACTER[kind] for kind in ("digits1", "digits2", "digits3", "numword", "vague")}


def today(match: Match) -> Found | None:
    """Read "gestern", "heute Abend", "morgen früh"; "bis heute" means the present."""
    first = match.reading.words[match.start].value
    tail = match.value("daypart", "early")
    second = match.reading.words[match.end - 1]
    if match.end - match.start == 2 and second.kind == CHARACTER["today"]:
        if second.value != 1:
            return None
        tail = "TMO"
    template = f"doc:day{first:+}"
    if tail:
        return match.found(TimexType.TIME, f"{template};{tail}")
    if first == 0:
        return _today(match, template)
    return match.found(TimexType.DATE, template)


def _today(match: Match, template: str) -> Found:
    particles = match.reading.calendar.particles
    open_today = (
        match.before() in particles.today_open_before
        or match.after().lower() in particles.today_open_after
    )
    return match.found(TimexType.DATE, "PRESENT_REF" if open_today else template)


def morning(match: Match) -> Found | None:
    """Read "Morgen" at the head of a sentence is the day after."""
    if match.reading.form(match.start) != "Morgen" or not match.reading.starts_sentence(
        match.start
    ):
        return None
    return match.found(TimexType.DATE, "doc:day+1")


def deictic(match: Match) -> Found | None:
    """Read "heuer", "des Vorjahres", "Vortag", "Tag zuvor"."""
    template = match.value("deictic", "deicticnoun", "step")
    kind = TimexType.TIME if ";" in template else TimexType.DATE
    return match.found(kind, template)


def deictic_adjective(match: Match) -> Found | None:
    """Read "am gestrigen Mittwoch", "der gestrige Abend"; "heutig" alone means the present."""
    if match.value("deicticadjective") == 0 and match.end - match.start == 1:
        return match.found(TimexType.DATE, "PRESENT_REF")
    template, tail = f"doc:day{match.value('deicticadjective'):+}", match.value("daypart")
    if tail:
        return match.found(TimexType.TIME, f"{template};{tail}")
    return match.found(TimexType.DATE, template)


def edge_noun(match: Match) -> Found | None:
    """Read "Jahresende", "Monatsbeginn 2014"."""
    unit, mod = match.value("edgenoun")
    year = match.value("year")
    found = match.found(TimexType.DATE, str(year) if year else f"doc:{unit}+0")
    found.mod = Modifier(mod)
    return found


def reference(match: Match) -> Found | None:
    """Read "damals", "derzeit", "vor kurzem", "in Zukunft"."""
    value = match.value("reference")
    noun = match.reading.form(match.end - 1)
    named = noun[0].isupper() and not match.reading.starts_sentence(match.start)
    if named and " " not in noun and match.before() not in match.reading.calendar.particles.ahead:
        return None
    if value in REFERENCES:
        found = match.found(TimexType.DATE, value)
        found.start = match.start if noun[0].isupper() else match.end - 1
        return found
    return match.found(TimexType.DURATION, value)


def named_year(match: Match) -> Found | None:
    """Read "Saison 2007/08": a year that is none of the calendar."""
    year, second = match.value("year"), match.value("digits1", "digits2", "digits3")
    found = match.found(TimexType.DATE, "XXXX-XX-XX")
    last = year + 1 if second is None else year // 100 * 100 + second
    if last == year + 1:
        found.place = f"{year}/{last}"
    return found


_DIGITS = {CHARACTER[kind] for kind in ("digits1", "digits2", "digits3", "number")}


def _is_name(match: Match) -> bool:
    """Tell whether a month, season or weekday is somebody's name: "Frau Sommer"."""
    return match.reading.form(match.start - 1) in match.reading.calendar.particles.title_before
