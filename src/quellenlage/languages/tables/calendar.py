"""Words of time: months, weekdays, units, deictic words."""

from __future__ import annotations

import msgspec


class CalendarTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of time: months, weekdays, units, deictic words."""
