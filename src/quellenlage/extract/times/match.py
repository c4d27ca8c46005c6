"""The tokens a rule matched, with access to them by class."""

from __future__ import annotations

from typing import Any

import msgspec

from quellenlage.extract.times.found import Found
from quellenlage.extract.times.reading import Reading
from quellenlage.extract.times.tense import direction
from quellenlage.extract.times.vocabulary import CHARACTER
from quellenlage.languages.tables.calendar import ParticleTable
from quellenlage.model import Modifier, TimexType

NUMBERS = ("digits1", "digits2", "digits3", "number", "year", "numword", "one")


class Match(msgspec.Struct, frozen=True):
    """Tokens ``[start, end)`` of a reading that a rule matched."""

    reading: Reading
    start: int
    end: int

    def index(self, *kinds: str, after: int | None = None) -> int | None:
        """Return the first token of one of the classes, at or behind ``after``."""
        wanted = {CHARACTER[kind] for kind in kinds}
        first = self.start if after is None else after
        return next((i for i in range(first, self.end) if self.reading.kinds[i] in wanted), None)

    def value(self, *kinds: str, after: int | None = None) -> Any:
        """Return what the first token of one of the classes means, ``None`` without one."""
        found = self.index(*kinds, after=after)
        return None if found is None else self.reading.words[found].value

    def count(self, *, after: int | None = None) -> float | None:
        """Return the first number; an article that counts ("ein Jahr") is one."""
        found = self.index(*NUMBERS, after=after)
        if found is None:
            return None
        value = self.reading.words[found].value
        return 1 if isinstance(value, str) else value

    def before(self, back: int = 1) -> str:
        """Return the form that stands before the match, in lower case."""
        return self.reading.lower(self.start - back)

    def after(self, ahead: int = 0) -> str:
        """Return the form that stands behind the match."""
        return self.reading.form(self.end + ahead)

    @property
    def mod(self) -> Modifier | None:
        """The modifier of an edge ("Anfang") or an approximator ("rund") in the match."""
        value = self.value("edge", "approx")
        return None if value is None else Modifier(value)

    def sign(self, *, undecided: str, present: str = ">=") -> str:
        """Return the sign of a template for the tense of the clause."""
        told = direction(self.reading, self.start)
        if told is None and self.before() in self.particles.ranges:
            told = "future"  # "bis Freitag"
        return {"past": "<=", "future": ">=", "present": present, None: undecided}[told]

    @property
    def particles(self) -> ParticleTable:
        """The closed classes of the language."""
        return self.reading.calendar.particles

    def found(self, kind: TimexType, template: str) -> Found:
        """Return a time expression over the whole match."""
        return Found(start=self.start, end=self.end, type=kind, template=template, mod=self.mod)
