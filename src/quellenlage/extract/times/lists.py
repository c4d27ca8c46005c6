"""Lists and ranges: earlier members borrow month, hour or unit from the last one."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise, takewhile

from quellenlage.extract.times.clocks import with_tail, write_clock
from quellenlage.extract.times.found import Found
from quellenlage.extract.times.reading import Reading
from quellenlage.extract.times.vocabulary import CHARACTER
from quellenlage.model import TimexType
from quellenlage.text.timevalue import interval

_WINDOW = 8
_NEAR = 4  # tokens between "jeweils" and its hour
_DETERMINER = CHARACTER["determiner"]
_PAREN = CHARACTER["open"]
_COMMA = CHARACTER["comma"]
_JOINTS = frozenset(CHARACTER[kind] for kind in ("and", "hyphen", "slash"))
_SHORT_YEARS = frozenset(CHARACTER[kind] for kind in ("digits1", "digits2", "digits3"))


def _pattern(item: str, separators: str) -> re.Pattern[str]:
    names = re.compile(r"[a-z]+[0-9]?")
    text = f"({item})({separators})$"
    return re.compile(names.sub(lambda match: CHARACTER[match.group()], text).replace(" ", ""))


_DAYS = _pattern(
    "(digits1|digits2) dot?",
    "(comma? and|comma|hyphen|slash) (preposition|determiner)? determiner?",
)
_HOURS = _pattern("clock|clockday|digits1", "(and|hyphen|slash) (preposition)?")
_COUNTS = _pattern("digits1|digits2|digits3|numword", "and|hyphen")


def borrow(reading: Reading, found: list[Found]) -> list[Found]:
    """Return ``found`` with the members of lists that stand before each expression."""
    complete: list[Found] = []
    for expression in found:
        floor = complete[-1].end if complete else 0
        complete.extend(reversed(list(_earlier(reading, expression, floor))))
        complete.append(expression)
        complete.extend(_short_year(reading, expression))
    return complete


def _short_year(reading: Reading, expression: Found) -> list[Found]:
    """Return the second year of "1939-45" or "2007/08"."""
    joint, second = expression.end, expression.end + 1
    if expression.rule != "year" or reading.kind(joint) not in _JOINTS - {CHARACTER["and"]}:
        return []
    form = reading.form(second)
    full = expression.template[:2] + form
    if reading.kind(second) not in _SHORT_YEARS or len(form) != 2 or full <= expression.template:
        return []
    return [
        Found(start=second, end=second + 1, type=TimexType.DATE, template=full, rule="year-short")
    ]


def _earlier(reading: Reading, expression: Found, floor: int) -> list[Found]:
    pattern = _pattern_of(expression)
    members: list[Found] = []
    start = expression.start
    while pattern is not None:
        begin = max(floor, start - _WINDOW)
        match = pattern.search(reading.kinds[begin:start])
        if match is None:
            break
        member = _member(reading, expression, begin + match.start(1), begin + match.end(1))
        if member is None:
            break
        members.append(member)
        start = member.start
    return members


def _pattern_of(expression: Found) -> re.Pattern[str] | None:
    if expression.share is None:
        return None
    if expression.type is TimexType.DATE:
        return _DAYS
    return _HOURS if expression.type is TimexType.TIME else _COUNTS


def _member(reading: Reading, expression: Found, start: int, end: int) -> Found | None:
    value, share = reading.words[start].value, expression.share or ""
    if expression.type is TimexType.DATE:
        template = share.format(value)
        leap = re.sub(r"doc:date=(.*)~", r"2024-\1", template)
        if interval(leap) is None:
            return None
    elif expression.type is TimexType.TIME:
        sign = write_clock(value)
        if sign is None:
            return None
        template = share.format(sign)
    else:
        template = share.format(f"{value:g}")
    return Found(start=start, end=end, type=expression.type, template=template, rule="list-member")


def tie_weekdays(found: list[Found], reading: Reading) -> None:
    """Make "Montag (19. Dezember)" one day: the weekday tells the year of the date."""
    for weekday, day in pairwise(found):
        between = reading.kinds[weekday.end : day.start]
        if weekday.rule != "weekday" or day.rule != "day-month" or between != _PAREN:
            continue
        number = reading.words[weekday.end - 1].value
        if isinstance(number, int) and day.template.startswith("doc:"):
            day.template = re.sub(r"(@\d)?~", f"@{number}~", day.template)
            weekday.template = day.template
            day.rule, weekday.rule = "weekday-day-month", "weekday-day-month"


def tie_today(found: list[Found], reading: Reading) -> None:
    """Make "morgen, Mittwoch" one day."""
    for today, weekday in pairwise(found):
        if (
            today.rule not in ("today", "morning")
            or weekday.rule != "weekday"
            or ";" in weekday.template
        ):
            continue
        between = reading.kinds[today.end : weekday.start]
        if between in ("", _COMMA, _PAREN) and today.template.startswith("doc:day"):
            weekday.template = today.template.split(";")[0]


def tie_nights(found: list[Found], reading: Reading) -> None:
    """Put the night of "in der Nacht auf Sonntag" on the day that it leads to."""
    to_day = reading.calendar.particles.to_day
    for night, day in pairwise(found):
        if night.rule != "day-part" or not night.template.startswith("last:;"):
            continue
        between = reading.forms[night.end : day.start]
        if between and between[0].lower() in to_day and day.type is TimexType.DATE:
            only_article = set(reading.kinds[night.end + 1 : day.start]) <= {_DETERMINER}
            if only_article and len(between) < 3:
                night.template = with_tail(day.template, night.template.removeprefix("last:;"))


def tie_months(found: list[Found], reading: Reading) -> None:
    """Give the first month of "Juli/August 2013" the year of the second."""
    for first, second in pairwise(found):
        if first.rule != "month" or second.rule != "month" or second.start - first.end != 1:
            continue
        month = re.fullmatch(r"doc:month=(\d\d)\D+", first.template)
        year = re.fullmatch(r"(\d{4})-(\d\d)", second.template)
        if month and year and reading.kinds[first.end] in _JOINTS:
            earlier = int(year[1]) - (month[1] > year[2])
            first.template = f"{earlier:04}-{month[1]}"


def open_repeated(found: list[Found], reading: Reading) -> None:
    """Leave the day of a clock time open where its sentence names several, or a repetition.

    "täglich von 10 bis 18 Uhr", "am 3. und 4. Mai, jeweils um 20 Uhr".
    """
    repeated = frozenset(reading.calendar.particles.repeated)
    for position, expression in enumerate(found):
        if expression.type is not TimexType.TIME or not expression.template.startswith("last:;T"):
            continue
        first, _ = reading.region(expression.start, clause=False)
        before = list(
            takewhile(partial(_within, first), (found[at] for at in range(position - 1, -1, -1)))
        )
        days = [other for other in before if other.type is TimexType.DATE]
        several = len(days) > 1 and days[1].rule == "list-member"
        if (
            several
            or any(other.type is TimexType.SET for other in before)
            or repeated.intersection(
                reading.forms[max(first, expression.start - _NEAR) : expression.start]
            )
        ):
            expression.template = expression.template.removeprefix("last:;")


def _within(first: int, expression: Found) -> bool:
    return expression.start >= first
