"""What kind of text an article is, and what "heute" and bare dates mean in it."""

from __future__ import annotations

from msgspec.structs import replace

from quellenlage.model import TimeMention, TimeProfile, TimexType
from quellenlage.text.template import parse_template
from quellenlage.text.timevalue import interval

_TODAY = "doc:day+0"
_LONG = 400  # tokens: a shorter text shows too little of its kind
_TOKENS_PER_DAY = 400  # a daily tells at least one day or hour in so many tokens
_HISTORY = 5  # dates told in full: fewer make no narrative
_AT_ONCE = 40  # characters: "heute … um 20 Uhr"
_NEAR_RULES = frozenset({"today", "weekday", "weekday-day-month", "clock", "day-part", "morning"})


def adapt(
    mentions: list[TimeMention], tokens: int, profile: TimeProfile
) -> tuple[TimeMention, ...]:
    """Return the mentions of a text as its profile has them."""
    if profile is TimeProfile.AUTO:
        profile = guess(mentions, tokens)
    if profile is TimeProfile.DAILY:
        return tuple(mentions)
    mentions = _present(mentions)
    if profile is TimeProfile.MAGAZINE:
        return tuple(mentions)
    return tuple(map(_told, mentions))


def guess(mentions: list[TimeMention], tokens: int) -> TimeProfile:
    """Tell what kind of text it is by the times it tells.

    A daily tells weekdays, "gestern" and hours; a magazine hardly any, and its "heute" is
    nowadays; a narrative neither these nor the present, but years and days in full.
    """
    near = sum(mention.rule in _NEAR_RULES and mention.template != _TODAY for mention in mentions)
    if tokens < _LONG or near * _TOKENS_PER_DAY >= tokens:
        return TimeProfile.DAILY
    full = sum(interval(mention.template) is not None for mention in mentions)
    if near or full < _HISTORY or any(map(_speaks_of_now, mentions)):
        return TimeProfile.MAGAZINE
    return TimeProfile.NARRATIVE


def _speaks_of_now(mention: TimeMention) -> bool:
    """Tell whether a time is counted from the day of writing: "derzeit", "im Vorjahr"."""
    parsed = parse_template(mention.template)
    counted = parsed is not None and parsed.anchor == "doc" and "=" not in mention.template
    return counted or mention.template == "PRESENT_REF"


def _present(mentions: list[TimeMention]) -> list[TimeMention]:
    """Make "heute" the present, but for one with its hour: "heute um 20 Uhr"."""
    return [
        replace(mention, template="PRESENT_REF") if _is_nowadays(mention, after) else mention
        for mention, after in zip(mentions, [*mentions[1:], None], strict=False)
    ]


def _is_nowadays(mention: TimeMention, after: TimeMention | None) -> bool:
    if mention.rule != "today" or mention.template != _TODAY:
        return False
    if after is None or after.type is not TimexType.TIME:
        return True
    return after.start - mention.end >= _AT_ONCE


def _told(mention: TimeMention) -> TimeMention:
    """Count a time from the last date told instead of from the day of writing."""
    points = {
        name: "told:" + template.removeprefix("doc:")
        for name in ("template", "begin", "end_point", "place")
        if (template := getattr(mention, name)) is not None and template.startswith("doc:")
    }
    return replace(mention, **points) if points else mention
