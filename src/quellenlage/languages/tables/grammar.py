"""Closed classes: pronouns, articles, Konjunktiv forms, abbreviations."""

from __future__ import annotations

import msgspec


class GrammarTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed classes: pronouns, articles, Konjunktiv forms, abbreviations."""
