"""Dates: days, months, seasons, feasts, weekdays, and words that point at a day."""

from __future__ import annotations

import re

from quellenlage.extract.times.found import Found
from quellenlage.extract.times.match import Match
from quellenlage.extract.times.vocabulary import CHARACTER
from quellenlage.model import TimexType
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
    words = (match.reading.form(index) for index in range(match.start, match.end))
    form = " ".join(words)
    numbers = [int(part) for part in re.findall(r"\d+", form)]
    if match.value("iso"):
        year, month, day = numbers
    elif len(numbers) == 3:
        day, month, year = numbers
        if year < 100:
            year += 2000 if year < _PIVOT else 1900
    else:
        (day, month), year = numbers, 0
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
    if _is_bare_genitive(match):
        return None
    if year:
        return match.found(TimexType.DATE, f"{year}-{number:02}")
    onwards = match.before() in match.particles.onwards
    return match.found(TimexType.DATE, _of_year(match, f"month={number:02}", onwards=onwards))


def _is_bare_genitive(match: Match) -> bool:
    """Tell whether a month in the genitive lacks the article, as the name "Junis" does."""
    at = match.index("month")
    genitive = at is not None and match.reading.form(at)[-1] == "s"
    return genitive and match.reading.lower((at or 0) - 1) not in match.particles.genitive


def _of_year(match: Match, choice: str, *, onwards: bool = False) -> str:
    """Return the template of a month, season or feast: of "heuriger", else by tense."""
    year = match.value("deictic")
    if year is not None:
        return f"{year},{choice}"
    sign = _relative_sign(match)
    return f"doc:{choice}{sign or ('~' if onwards else match.sign(undecided='~', present='~'))}"


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
    return match.found(TimexType.DATE, _of_year(match, f"season={sign}"))


def feast(match: Match) -> Found | None:
    """Read "Ostern", "Heiliger Abend 2014", "Tag der Deutschen Einheit"."""
    rule, year = match.value("feast"), match.value("year")
    movable = not rule[0].isdigit()
    if year:
        day = feast_day(rule, year)
        value = (day.isoformat() if day else None) if movable else f"{year}-{rule}"
        return match.found(TimexType.DATE, value) if value else None
    choice = f"{'feast' if movable else 'date'}={rule}"
    deictic = match.value("deictic")
    sign = _relative_sign(match) or "~"
    template = f"{deictic},{choice}" if deictic else f"doc:{choice}{sign}"
    return match.found(TimexType.DATE, template)


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
        since = match.before() in (*match.particles.since, *match.particles.of_day)
        sign = "<=" if since and not _opens_range(match) else match.sign(undecided="<=")
        template = f"doc:weekday={value}{sign}"
    if tail:
        return match.found(TimexType.TIME, f"{template};{tail}")
    return match.found(TimexType.DATE, template)


def _opens_range(match: Match) -> bool:
    """Tell whether it is the first of "vom Montag bis Mittwoch"."""
    return match.after() in match.particles.ranges or match.reading.kind(match.end) in _JOINTS


_JOINTS = frozenset(CHARACTER[kind] for kind in ("hyphen", "and"))
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
    particles = match.particles
    open_today = (
        match.before() in particles.today_open_before
        or match.after().lower() in particles.today_open_after
    )
    return match.found(TimexType.DATE, "PRESENT_REF" if open_today else template)


def morning(match: Match) -> Found | None:
    """Read "Morgen" at the head of a sentence is the day after."""
    if match.reading.form(
        match.start
    ) not in match.particles.tomorrow or not match.reading.starts_sentence(match.start):
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


def reference(match: Match) -> Found | None:
    """Read "damals", "derzeit", "vor kurzem", "in Zukunft"."""
    value = match.value("reference")
    noun = match.reading.form(match.end - 1)
    if value == "PRESENT_REF" and " " in noun and match.after() in match.particles.determiners:
        return None  # "zur Zeit der Ernte"
    if noun.lower() in match.particles.comparatives and match.after() in match.particles.than:
        return None  # "früher als geplant"
    named = noun[0].isupper() and not match.reading.starts_sentence(match.start)
    if named and " " not in noun and match.before() not in match.particles.ahead:
        return None
    if value in REFERENCES:
        found = match.found(TimexType.DATE, value)
        found.start = match.start if noun[0].isupper() else match.end - 1
        return found
    return match.found(TimexType.DURATION, value)


_DIGITS = {CHARACTER[kind] for kind in ("digits1", "digits2", "digits3", "number")}


def _is_name(match: Match) -> bool:
    """Tell whether a month, season or weekday is somebody's name: "Frau Sommer"."""
    return match.reading.form(match.start - 1) in match.particles.title_before
