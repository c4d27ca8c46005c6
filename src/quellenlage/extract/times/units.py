"""Units of the calendar: years, weeks, quarters, decades, centuries, and steps between them."""

from __future__ import annotations

from quellenlage.extract.times.found import Found
from quellenlage.extract.times.match import Match
from quellenlage.extract.times.vocabulary import CHARACTER, OTHER
from quellenlage.model import Modifier, TimexType


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
    """Read "im Laufe des Jahres", the year of the article, and "Sportlerin des Jahres", of any."""
    if match.value("unit")[0] != "year" or match.reading.kind(match.end) == CHARACTER["year"]:
        return None
    before = match.reading.form(match.start - 1)
    if {before, before.lower()} & set(match.particles.within):
        return match.found(TimexType.DATE, "near:year+0")
    genitive = match.reading.lower(match.start) in match.particles.genitive
    if genitive and before[:1].isupper() and match.reading.kind(match.start - 1) == OTHER:
        return match.found(TimexType.DATE, "XXXX-XX-XX")
    return None


def year_bare(match: Match) -> Found | None:
    """A four-digit number that is a year by what stands around it."""
    year = match.value("year")
    if match.value("edge") or (not _counts(match) and _is_year(match, year)):
        return match.found(TimexType.DATE, str(year))
    return None


def _counts(match: Match) -> bool:
    """Tell whether a number counts or measures something, or numbers a page."""
    particles = match.particles
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
    if before in match.particles.year_before:
        return True
    if before in match.particles.ranges and CHARACTER["year"] in near:
        return True
    since = match.particles.since_year
    plain = 1900 <= match.value("year") <= 2060 and match.value("year") % 100
    return before.lower() in since and (bool(plain) or not after[:1].isupper())


def relative_unit(match: Match) -> Found | None:
    """Read "vergangene Woche", "Anfang dieses Jahres", "Ende des Monats", "Wochenende"."""
    unit, _ = match.value("unit", "unitof")
    if unit in ("hour", "minute", "second"):
        return None
    year = match.value("year")
    if unit == "year" and year:
        return match.found(TimexType.DATE, str(year))
    template = _step(match)
    if template is None and unit == "weekend":
        template = _weekend(match)
    if template is None and match.index("edge") is not None:
        template = f"{'near' if unit == 'year' else 'doc'}:{unit}+0"
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
    unit = (match.value("unit", "unitof") or ("", ""))[0]
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
        found = match.found(TimexType.DATE, f"19{value}")
        if match.reading.kinds[match.end - 1] == CHARACTER["hyphen"]:
            found.end -= 1  # "den Achtziger- und Neunzigerjahren"
        return found
    if (
        len(value) == 2
        and match.index("units") is None
        and match.before() not in match.particles.plural_determiners
    ):
        return None
    return match.found(TimexType.DATE, value[:3] if len(value) == 4 else f"19{value[0]}")


def edge_noun(match: Match) -> Found | None:
    """Read "Jahresende", "Monatsbeginn 2014"."""
    unit, mod = match.value("edgenoun")
    year = match.value("year")
    found = match.found(TimexType.DATE, str(year) if year else f"doc:{unit}+0")
    found.mod = Modifier(mod)
    return found


def named_year(match: Match) -> Found | None:
    """Read "Saison 2007/08": a year that is none of the calendar."""
    found = match.found(TimexType.DATE, "XXXX-XX-XX")
    found.place = _two_years(match)
    return found


def split_year(match: Match) -> Found | None:
    """Read "1925/26": the value is that of the decade, else the century, that holds both."""
    years = _two_years(match)
    if years is None or _counts(match):
        return None
    first, last = years.split("/")
    shared = next((first[:size] for size in (3, 2) if first[:size] == last[:size]), "XXXX")
    found = match.found(TimexType.DATE, shared)
    found.place = years
    return found


def _two_years(match: Match) -> str | None:
    """Return ``2007/2008`` for a year and the last two digits of the next."""
    year = match.value("year")
    at = match.index("slash")
    if at is None:
        return f"{year}/{year + 1}"
    second = match.value("year", "digits1", "digits2", "digits3", after=at)
    last = second if second > 999 else year // 100 * 100 + second
    last += 100 if last < year else 0
    return f"{year}/{last}" if last == year + 1 else None


def year_of_a_kind(match: Match) -> Found | None:
    """Read "im Jubiläumsjahr": a year that the text does not number."""
    before = match.reading.kind(match.start - 1)
    led = match.end - match.start > 1 or before == CHARACTER["preposition"]
    counted = match.reading.kind(match.end) == CHARACTER["year"] or before in _ORDERS
    if match.value("unitof")[0] != "year" or not led or counted:
        return None
    return match.found(TimexType.DATE, "XXXX-XX-XX")
