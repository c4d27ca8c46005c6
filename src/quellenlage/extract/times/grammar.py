"""Parse by the table of rules: at every token near a trigger the longest match counts."""

from __future__ import annotations

import re

import msgspec

from quellenlage.extract.times.found import Found
from quellenlage.extract.times.match import Match
from quellenlage.extract.times.reading import Reading
from quellenlage.extract.times.rules import ROWS, SHORTHANDS, TRIGGERS, Builder
from quellenlage.extract.times.vocabulary import CHARACTER, OTHER
from quellenlage.model import TimexType


class Rule(msgspec.Struct, frozen=True):
    """A named pattern over class characters with what builds the expression."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


def _compile(pattern: str) -> re.Pattern[str]:
    """Turn class names into characters."""
    names = re.compile(r"[a-z]+[0-9]?")

    def expand(match: re.Match[str]) -> str:
        name = match.group()
        if name in SHORTHANDS:
            return "(?:" + names.sub(expand, SHORTHANDS[name]) + ")"
        return CHARACTER[name]

    return re.compile(names.sub(expand, pattern).replace(" ", ""))


RULES = tuple(Rule(name, _compile(pattern), build) for name, pattern, build in ROWS)

_ISLAND = re.compile(f"[^{OTHER}]+(?:{OTHER}[^{OTHER}]+)*")
_TRIGGER = re.compile("[" + "".join(CHARACTER[name] for name in TRIGGERS.split()) + "]")
_REACH = 12  # tokens before the trigger at which an expression may begin


def parse(reading: Reading) -> list[Found]:
    """Return the time expressions of a reading, in order, none overlapping another."""
    found: list[Found] = []
    at = 0
    for trigger in _TRIGGER.finditer(reading.kinds):
        if trigger.start() < at:
            continue
        position = max(at, _island_start(reading.kinds, trigger.start()))
        while position <= trigger.start():
            expression = _longest(reading, position)
            if expression is None:
                position += 1
            else:
                found.append(expression)
                position = expression.end
        at = max(at, position)
    return found


def _island_start(kinds: str, trigger: int) -> int:
    """Return the first token from which words of time run up to the trigger."""
    first = trigger
    while trigger - first < _REACH and kinds[max(first - 2, 0) : first].strip(OTHER) != "":
        first -= 1
    return first


def _longest(reading: Reading, position: int) -> Found | None:
    """Return what the longest accepted match at a token yields."""
    matches = []
    for order, rule in enumerate(RULES):
        match = rule.pattern.match(reading.kinds, position)
        if match is not None and match.end() > position:
            matches.append((-match.end(), order))
    for end, order in sorted(matches):
        rule = RULES[order]
        found = rule.build(Match(reading, position, -end))
        if found is not None and not _is_part(reading, found):
            found.rule = rule.name
            return found
    return None


def _is_part(reading: Reading, found: Found) -> bool:
    """Tell whether a word for a date is part of a compound: "Winter-Biathlon"."""
    if found.end - found.start > 1 or found.type is not TimexType.DATE:
        return False
    behind = reading.joins(found.end) and reading.form(found.end + 1)[:1].isupper()
    before = reading.joins(found.start - 1) and reading.form(found.start - 2)[:1].isalpha()
    return (behind and reading.kind(found.end + 1) == OTHER) or (
        before and reading.kind(found.start - 2) == OTHER
    )
