"""What a page says of itself: opinion, interview, correction, translation, live, paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from quellenlage.ingest.features import LOOK
from quellenlage.ingest.sheet import Reading
from quellenlage.model import PROSE_ROLES, BlockRole, Flag

_ANYWHERE: Final = frozenset({Flag.CORRECTION, Flag.MACHINE_TRANSLATED, Flag.TRANSLATED})
"""What may stand in any sentence; the others stand above the body, in a line of their own."""

_LONGEST_LABEL: Final = 200
_LONGEST_STUB: Final = 1500
"""Characters of prose up to which an article may be the beginning of a longer one."""

_BELOW: Final = 5


def find_flags(lines: Sequence[tuple[str, BlockRole]], reading: Reading) -> Iterator[Flag]:
    """Yield what the lines (text and role) say of the article, each flag once."""
    begin = next((n for n, (_, role) in enumerate(lines) if role is BlockRole.BODY), len(lines))
    for name, pattern in reading.lexicons.flags:
        flag = Flag(name)
        seen = lines if flag in _ANYWHERE else lines[:begin]
        if any(
            pattern.search(text if len(text) <= 2 * LOOK else f"{text[:LOOK]} {text[-LOOK:]}")
            for text, role in seen
            if _is_looked_at(flag, text, role)
        ):
            yield flag
    if _is_stub(lines, reading):
        yield Flag.STUB


def _is_stub(lines: Sequence[tuple[str, BlockRole]], reading: Reading) -> bool:
    """Tell whether a short text breaks off at a line that asks for a subscription."""
    prose = [place for place, (_, role) in enumerate(lines) if role in PROSE_ROLES]
    if not prose or sum(len(lines[place][0]) for place in prose) > _LONGEST_STUB:
        return False
    paid = dict(reading.lexicons.flags).get(Flag.PAID)
    below = lines[prose[-1] + 1 : prose[-1] + 1 + _BELOW]
    return paid is not None and any(paid.search(text[:LOOK]) for text, _ in below)


def _is_looked_at(flag: Flag, text: str, role: BlockRole) -> bool:
    if flag in _ANYWHERE:
        return True
    body = role in PROSE_ROLES and role is not BlockRole.HEADLINE
    return not body and len(text) <= _LONGEST_LABEL
