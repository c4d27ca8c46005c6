"""Verbs, nouns and prepositions that introduce what somebody says."""

from __future__ import annotations

import msgspec


class SpeechTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs, nouns and prepositions that introduce what somebody says."""
