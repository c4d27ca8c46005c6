"""Verbs and nouns that report events and commitments."""

from __future__ import annotations

import msgspec


class EventTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs and nouns that report events and commitments."""
