"""What a rule of the grammar yields: tokens with a type and a template."""

from __future__ import annotations

import msgspec

from quellenlage.model import Modifier, TimexType


class Found(msgspec.Struct, kw_only=True):
    """A time expression as tokens ``[start, end)``.

    ``share`` is a format string for what an earlier member of a list borrows from this one:
    in "3., 4. und 5. Oktober" it is ``doc:date=10-{:02}~``. ``rule`` is set by the grammar.
    """

    start: int
    end: int
    type: TimexType
    template: str
    mod: Modifier | None = None
    begin: str | None = None
    end_point: str | None = None
    place: str | None = None
    share: str | None = None
    rule: str = ""
