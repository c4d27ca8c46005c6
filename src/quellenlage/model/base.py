"""How every noun of the model is built."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

Id: TypeAlias = str
"""An id made from content: a short prefix, a hyphen, twelve hexadecimal digits."""

IsoDate: TypeAlias = str
"""A calendar day as ISO 8601, ``2023-04-10``."""


class Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value of the model: immutable, compared by content, closed against unknown fields.

    Subclasses repeat ``frozen`` and add ``kw_only``: msgspec hands neither down to checkers.
    """
