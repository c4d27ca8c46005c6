"""How every noun of the model is built."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

Id: TypeAlias = str
"""An id made from content: a short prefix, a hyphen, twelve hexadecimal digits."""

IsoDate: TypeAlias = str
"""A calendar day as ISO 8601, ``2023-04-10``."""


class Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A value of the model: immutable, compared by content, closed against unknown fields.

    Frozen values hold no cycles, so the garbage collector need not look at them: a large pile
    takes less memory and time. Subclasses repeat ``frozen`` and add ``kw_only``, because
    msgspec hands neither down to type checkers.
    """
