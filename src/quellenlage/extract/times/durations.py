"""Durations and sets: "den letzten zehn Jahren", "rund zwei Stunden", "jeden Montag"."""

from __future__ import annotations

from string import ascii_letters

from quellenlage.extract.times.found import Found
from quellenlage.extract.times.match import Match
from quellenlage.extract.times.vocabulary import CHARACTER
from quellenlage.model import TimexType
from quellenlage.text.calendar import Unit

_BASE = {"Y": "year", "M": "month"}  # units of which others are multiples
_AGE_REACH = 6  # tokens before an age at which those of that age are named
_FINE = ("hour", "minute", "second", "quarterhour", "threequarterhour")


def write_duration(count: float | None, code: str) -> str:
    """Return a TIMEX3 duration; a code such as ``6M`` counts in sixes of a month.

    ``None`` counts vaguely.
    """
    factor = code.rstrip(ascii_letters)
    code = code[len(factor) :]
    if count is not None and factor:
        count *= int(factor)
    figure = "X" if count is None else f"{count:g}" if count < 10**6 else f"{count:.0f}"
    return f"PT{figure}{code[1:]}" if code[0] == "T" else f"P{figure}{code}"


def counted(match: Match) -> Found | None:
    """Read "zehn Jahre", "rund 200 Stunden", "den letzten zwei Wochen", "eineinhalb Stunden"."""
    at = match.index("unit", "units", "unitshort", "unitsof")
    count = match.count()
    if at is None or count is None or _is_age(match):
        return None
    unit, code = match.reading.words[at].value
    if match.index("half") is not None and match.reading.kinds[at] == CHARACTER["unit"]:
        return halved(match)
    if match.reading.kinds[at] == CHARACTER["unit"] and count != 1 and unit not in ("day", "year"):
        return None
    found = match.found(TimexType.DURATION, write_duration(count, code))
    found.share = None if code[0].isdigit() else write_duration(0, code).replace("0", "{}", 1)
    _place(match, found, unit, count)
    return found


def halved(match: Match) -> Found | None:
    """Read "ein halbes Jahr" is six months, "eine halbe Stunde" thirty minutes."""
    unit, code = match.value("unit")
    values = {"Y": "P6M", "TH": "PT30M", "D": "PT12H", "DE": "P5Y", "CE": "P50Y"}
    count = match.count()
    if code not in values or (count or 1) != 1:
        return None
    found = match.found(TimexType.DURATION, values[code])
    if unit == "year" and match.before() in match.particles.ago:
        found.begin = found.place = "doc:month-6"
    return found


def compound(match: Match) -> Found | None:
    """Read "zwei Jahre und neun Monate"."""
    first = match.index("unit", "units")
    if first is None or _is_age(match):
        return None
    second = match.index("unit", "units", after=first + 1)
    joint = match.value("and")
    if second is None or (joint is not None and joint not in match.particles.sum):
        return None
    sizes = list(match.reading.calendar.units)
    larger, smaller = (match.reading.words[at].value[0] for at in (first, second))
    if sizes.index(larger) <= sizes.index(smaller):
        return None
    head = write_duration(match.count(), match.reading.words[first].value[1])
    tail = write_duration(match.count(after=first + 1), match.reading.words[second].value[1])
    if "T" in head and "T" in tail:
        tail = tail.replace("T", "")
    return match.found(TimexType.DURATION, head + tail[1:])


def vague(match: Match) -> Found | None:
    """Read "mehrere Jahre", "den vergangenen Tagen", "seit Jahren"."""
    at = match.index("unit", "units")
    if at is None or _is_age(match):
        return None
    code = match.reading.words[at].value[1]
    if match.reading.kind(match.end) == CHARACTER["year"]:
        return None
    bare = match.end - match.start == 1
    if bare and match.before() not in match.particles.during:
        return None
    found = match.found(TimexType.DURATION, write_duration(None, code))
    unit = match.reading.words[at].value[0]
    if match.before() in match.particles.since or match.value("relative") == -1:
        found.end_point = "doc:day+0"
    elif match.value("relative") == 1 and unit not in _FINE:
        found.begin = "doc:day+0"
    return found


def adjective(match: Match) -> Found | None:
    """Read "zehnjährigen", "42-tägig", "langjährig"; an age in figures is none."""
    vague_value = match.value("vaguelong")
    if vague_value:
        return match.found(TimexType.DURATION, vague_value)
    count, code = match.value("durationadjective")
    figure = match.value("digits1", "digits2", "digits3", "number")
    if figure is not None:
        count = figure
    neuter = match.reading.form(match.end - 1).endswith("es")
    person = match.after() in match.particles.people or (figure is not None and not neuter)
    if count is None or (code == "Y" and person):
        return None
    return match.found(TimexType.DURATION, write_duration(count, code))


def long(match: Match) -> Found | None:
    """Read "ganze Nächte": parts of the day that are counted."""
    count = match.count()
    sign = match.value("dayparts")
    if count is None:
        return None
    code = {"TNI": "TNI", "TEV": "EV"}.get(sign)
    return match.found(TimexType.DURATION, write_duration(count, code)) if code else None


def every(match: Match) -> Found | None:
    """Read "jeden Montag", "jede zweite Woche", "alle vier Jahre", "pro Tag", "je zwei Wochen"."""
    weekday = match.value("weekday", "weekdaypart")
    if weekday is not None:
        value = (
            f"XXXX-WXX-{weekday}"
            if isinstance(weekday, int)
            else (f"XXXX-WXX-{weekday[0]}{weekday[1]}")
        )
        return match.found(TimexType.SET, value)
    unit = match.value("unit", "units")
    if unit is None:
        part = match.value("daypart")
        season = match.value("season")
        value = f"XXXX-XX-XX{part}" if part else f"XXXX-{season}"
        return match.found(TimexType.SET, value)
    count = match.value("ordinal") or match.count() or 1
    return match.found(TimexType.SET, write_duration(count, unit[1]))


def per(match: Match) -> Found | None:
    """Read "einmal im Monat", "200 Patienten am Tag", "400 Euro im Monat"."""
    unit, code = match.value("unit")
    times = match.index("times", "timesword")
    if times is None and not _counts_before(match):
        return None
    if unit not in ("day", "week", "month", "year", "hour", "minute"):
        return None
    if match.reading.kind(match.end) == CHARACTER["year"]:
        return None
    found = match.found(TimexType.SET, write_duration(1, code))
    if times is None:
        found.start = match.end - 1
    return found


def _counts_before(match: Match) -> bool:
    """Tell whether a number and what it counts stand before."""
    reading = match.reading
    return any(
        reading.kind(match.start - back) in _NUMBERS and reading.form(match.start - 1)[:1].isupper()
        for back in (2, 3)
    )


_NUMBERS = {CHARACTER[k] for k in ("digits1", "digits2", "digits3", "number", "numword", "year")}


def whole(match: Match) -> Found | None:
    """Read "das ganze Jahr", "den ganzen Tag"."""
    if match.reading.kind(match.end) == CHARACTER["year"]:
        return None
    return match.found(TimexType.DURATION, write_duration(1, match.value("unit")[1]))


def unit_by_unit(match: Match) -> Found | None:
    """Read "Jahr um Jahr", "Tag für Tag", "Abend für Abend"."""
    first, last = match.reading.words[match.start].value, match.reading.words[match.end - 1].value
    if first != last or match.reading.lower(match.start + 1) not in match.particles.by:
        return None
    if isinstance(first, str):
        return match.found(TimexType.SET, f"XXXX-XX-XX{first}")
    return match.found(TimexType.SET, write_duration(1, first[1]))


def every_of(match: Match) -> Found | None:
    """Read "jeden letzten Samstag im Monat": once in the larger unit."""
    return match.found(TimexType.SET, write_duration(1, match.value("unit")[1]))


def next_unit(match: Match) -> Found | None:
    """Read "die Woche darauf", "Jahr zuvor": a unit counted from the last date told."""
    unit = match.value("unit")[0]
    if unit in _FINE:
        return None
    return match.found(TimexType.DATE, f"last:{unit}{match.value('later'):+}")


def set_word(match: Match) -> Found | None:
    """Read "täglich", "zweimal wöchentlich", "montags"."""
    value = match.value("setadverb", "setadjective")
    if match.reading.kind(match.start - 1) == CHARACTER["clockword"]:
        return None
    if value is None:
        value = f"XXXX-WXX-{match.value('weekdayadverb')}"
    return match.found(TimexType.SET, value)


def later(match: Match) -> Found | None:
    """Read "zwei Tage später", "ein Jahr zuvor": counted from the last date told."""
    unit, _ = match.value("unit", "units")
    sign, count = match.value("later"), match.count()
    if match.index("vague") is not None or count is None or count != int(count):
        return match.found(TimexType.DATE, "XXXX-XX-XX")
    if unit in _FINE:
        return match.found(TimexType.TIME, "XXXX-XX-XXTXX:XX")
    return match.found(TimexType.DATE, f"last:{unit}{sign * int(count):+}")


def _place(match: Match, found: Found, unit: str, count: float) -> None:
    """Anchor a duration by "seit", "vor", "in", "letzten", "nächsten"."""
    code = match.value("unit", "units", "unitshort", "unitsof")[1]
    if code[:1].isdigit() and code[-1] in _BASE:
        unit, count = _BASE[code[-1]], count * int(code[:-1])
    if count != int(count) or count > 9999 or unit in _FINE or unit not in set(Unit):
        return
    particles, before = match.particles, match.before()
    step = match.value("relative")
    back, ahead = f"doc:{unit}-{int(count)}", f"doc:{unit}+{int(count)}"
    if step == -1 or before in particles.since:
        found.begin, found.end_point = back, "doc:day+0"
    elif step == 1:
        found.begin, found.end_point = "doc:day+0", ahead
    elif before in particles.ago:
        found.begin, found.end_point, found.place = back, "doc:day+0", back
    elif before in particles.ahead and match.sign(undecided=">=") == ">=":
        found.begin, found.end_point, found.place = "doc:day+0", ahead, ahead


def _is_age(match: Match) -> bool:
    """Tell whether the years are somebody's age: "16 Jahre alt", "im Alter von 16 Jahren"."""
    unit = match.value("unit", "units", "unitshort", "unitsof")
    particles = match.particles
    if match.after() in particles.age_after:
        return True
    if unit[0] != "year" and unit[0] != "month":
        return False
    if _limits_an_age(match):
        return True
    if unit[0] == "year" and match.before() in particles.from_age:
        return True
    return any(match.reading.form(match.start - back) in particles.age_before for back in (1, 2, 3))


def _limits_an_age(match: Match) -> bool:
    """Tell whether it is of people: "Kinder zwischen sechs und elf Jahren"."""
    particles, form = match.particles, match.reading.form
    if any(match.after(ahead) in particles.age_completed for ahead in range(4)):
        return True
    limits = any(form(match.start - back) in particles.age_limits for back in (1, 2, 3))
    near = range(match.start - _AGE_REACH, match.start)
    return limits and any(form(index) in particles.people for index in near)
