"""Given names, titles, role nouns, equivalents of names across languages."""

from __future__ import annotations

import msgspec


class NameTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Given names, titles, role nouns, equivalents of names across languages."""
