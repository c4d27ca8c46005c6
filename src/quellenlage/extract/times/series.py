"""Units counted from a beginning told before: "Start war am 1. Juli … in der dritten Woche"."""

from __future__ import annotations

from quellenlage.extract.times.found import Found
from quellenlage.extract.times.reading import Reading
from quellenlage.extract.times.vocabulary import CHARACTER
from quellenlage.model import TimexType
from quellenlage.text.template import parse_template

_OPEN = {"XXXX-XX-XX": "day", "XXXX-WXX": "week", "XXXX-XX": "month", "XXXX": "year"}
_ORDERS = frozenset(CHARACTER[kind] for kind in ("ordinal", "digits1", "digits2"))


def count_from_beginning(found: list[Found], reading: Reading, beginning: str | None) -> str | None:
    """Give ordinal units their place after the last beginning told, and return that beginning.

    A beginning is a day in a sentence that tells a start.
    """
    for expression in found:
        if _begins(expression, reading):
            beginning = expression.template
        elif beginning is not None and expression.rule == "ordinal-unit":
            unit = _OPEN.get(expression.template)
            if unit is not None:
                step = f"{unit}{_order(expression, reading) - 1:+}"
                expression.template = f"{beginning},{step}"
    return beginning


def _begins(expression: Found, reading: Reading) -> bool:
    """Tell whether a day that waits for its year is when something starts."""
    template = parse_template(expression.template)
    if expression.type is not TimexType.DATE or template is None or template.tail:
        return False
    if not template.steps or not template.steps[-1].startswith(("date=", "weekday=", "day")):
        return False
    first, last = reading.region(expression.start, clause=True)
    return not _starts(reading).isdisjoint(reading.forms[first:last])


def _starts(reading: Reading) -> frozenset[str]:
    return frozenset(reading.calendar.particles.start)


def _order(expression: Found, reading: Reading) -> int:
    orders = [
        reading.words[index].value
        for index in range(expression.start, expression.end)
        if reading.kinds[index] in _ORDERS
    ]
    return int(orders[-1])
