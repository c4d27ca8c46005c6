"""Times of the day: "20.30 Uhr", "20 Uhr", "halb acht", "am Nachmittag"."""

from __future__ import annotations

import re

from quellenlage.extract.times.dates import day_month
from quellenlage.extract.times.found import Found
from quellenlage.extract.times.match import Match
from quellenlage.extract.times.vocabulary import CHARACTER
from quellenlage.model import TimexType
from quellenlage.text.template import parse_template


def write_clock(value: float | str) -> str | None:
    """Return ``T20:30`` for an hour or a time in figures; ``None`` where no clock shows it."""
    numbers = [int(part) for part in re.findall(r"\d+", str(value))]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return f"T{hour:02}:{minute:02}"


def clock(match: Match) -> Found | None:
    """Read "20.30 Uhr", "20 Uhr", "20 Uhr 30", "acht Uhr"."""
    value = match.value("clock", "clockday", "digits1", "numword")
    sign = write_clock(value)
    behind = match.index("clockword")
    minutes = match.value("digits1", "digits2", "digits3", after=behind) if behind else None
    if sign is not None and minutes is not None:
        sign = write_clock(f"{int(value)}:{minutes:02}")
    if sign is None or (isinstance(value, float) and value % 1):
        return None
    evening = match.after() in match.particles.evening
    if evening and sign < "T12:00" and sign > "T04:59":
        sign = f"T{int(sign[1:3]) + 12:02}{sign[3:]}"
    found = match.found(TimexType.TIME, f"last:;{sign}")
    found.share = "last:;{}"
    return found


def clock_bare(match: Match) -> Found | None:
    """Read "um 12.15": a time without the word for it."""
    form = match.reading.form(match.start)
    before = match.before()
    known = match.particles
    if ":" not in form and before not in known.clock_prepositions:
        return None
    if ":" in form and (before.isdigit() or match.after() == "." or not _spare(match)):
        return None
    if match.reading.kinds[match.start] == CHARACTER["clockday"] and before not in known.at_hour:
        return None
    if ":" not in form and before not in known.at_clock:
        return None
    sign = write_clock(form)
    return match.found(TimexType.TIME, f"last:;{sign}") if sign else None


def _spare(match: Match) -> bool:
    """Tell whether "12:30" may be a time: a result of a game has no such word before it."""
    return match.before() in match.particles.at_clock


def half_hour(match: Match) -> Found | None:
    """Read "halb acht" is half past seven."""
    hour = match.value("numword", "digits1")
    known = match.particles.clock_prepositions
    if not 1 <= hour <= 12 or hour != int(hour):
        return None
    if match.before() not in known and match.index("clockword") is None:
        return None
    return match.found(TimexType.TIME, f"last:;T{(int(hour) - 1) or 12:02}:30")


def part_before(match: Match) -> Found | None:
    """Read "am Abend zuvor": a part of the day before the last one told."""
    return match.found(TimexType.TIME, f"last:day{match.value('later'):+};{match.value('daypart')}")


def day_part(match: Match) -> Found | None:
    """Read "am Nachmittag", "in der Nacht", "diesem Abend": a part of the last day told."""
    reading = match.reading
    closed = {CHARACTER[kind] for kind in ("determiner", "relative", "told")}
    before = reading.kind(match.start - 1)
    inside = reading.kinds[match.start] in closed
    if not inside and before != CHARACTER["preposition"]:
        return None
    sign = match.value("daypart")
    if match.index("determiner") is not None and match.end - match.start == 2:
        following = (
            before == CHARACTER["preposition"]
            or match.reading.lower(match.start) in match.particles.genitive
        )
        if not following:
            return None
    step = match.value("relative")
    if step == -1:
        return match.found(TimexType.TIME, f"doc:day-1;{sign}")
    found = match.found(TimexType.TIME, f"last:;{sign}")
    if reading.kinds[match.start] == CHARACTER["determiner"] and match.index("vague") is None:
        found.start += 1
    return found


def part_of_day(match: Match) -> Found | None:
    """Read "Nacht des 14. August": a part of the day that is named behind it."""
    day = day_month(match)
    if day is None:
        return None
    found = match.found(TimexType.TIME, with_tail(day.template, match.value("daypart")))
    found.start = match.index("daypart") or match.start
    return found


def with_tail(template: str, tail: str) -> str:
    """Return the template, or the full value, of a day with a time of day."""
    return f"{template};{tail}" if parse_template(template) else template + tail
