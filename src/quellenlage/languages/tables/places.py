"""States, capitals, seats of government, with adjectives and inhabitants."""

from __future__ import annotations

import msgspec


class PlaceTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """States, capitals, seats of government, with adjectives and inhabitants."""
