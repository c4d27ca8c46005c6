"""Number words: "einundzwanzig", "zweitausendfünf", "dreieinhalb", "zwölfte"."""

from __future__ import annotations

from quellenlage.languages.tables.calendar import NumberTable

_LONGEST = 60  # no number word of use is longer


def cardinal(word: str, table: NumberTable) -> float | None:
    """Return the number a lower-case word means, or ``None`` where it is no number word."""
    if len(word) > _LONGEST:
        return None
    if word in table.words:
        return _whole(table.words[word])
    for half in table.half:
        if word.endswith(half) and word != half:
            whole = _integer(word[: -len(half)], table)
            return None if whole is None else whole + 0.5
    return _integer(word, table)


def ordinal(word: str, table: NumberTable, endings: tuple[str, ...]) -> int | None:
    """Return the number of an ordinal in any inflection, or ``None``."""
    ending = next((e for e in sorted(endings, key=len, reverse=True) if word.endswith(e)), None)
    if ending is None or len(word) > _LONGEST:
        return None
    stem = word[: -len(ending)]
    if stem in table.ordinals:
        return table.ordinals[stem]
    for suffix in ("st", "t"):
        if stem.endswith(suffix):
            number = _integer(stem[: -len(suffix)], table)
            if number is not None and number > 3:
                return number
    return None


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


def _integer(word: str, table: NumberTable) -> int | None:
    """Return a whole number: thousands, then hundreds, then what is below."""
    for power in sorted(table.powers, key=lambda name: -table.powers[name]):
        head, found, tail = word.partition(power)
        if not found:
            continue
        factor = 1 if not head else _integer(head, table)
        rest = 0 if not tail else _integer(tail.removeprefix(table.joiner), table)
        if factor is None or rest is None or rest >= table.powers[power]:
            return None
        return factor * table.powers[power] + rest
    return _below_hundred(word, table)


def _below_hundred(word: str, table: NumberTable) -> int | None:
    if word in table.units:
        return table.units[word]
    if word in table.words and table.words[word] == int(table.words[word]):
        return int(table.words[word])
    for name, ten in table.tens.items():
        if word == name:
            return ten
        if word.endswith(table.joiner + name):
            unit = table.units.get(word[: -len(table.joiner + name)])
            return None if unit is None else ten + unit
    return None
