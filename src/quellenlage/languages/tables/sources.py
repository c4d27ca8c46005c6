"""News agencies and outlets, with domains and abbreviations."""

from __future__ import annotations

import msgspec


class SourceTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """News agencies and outlets, with domains and abbreviations."""
