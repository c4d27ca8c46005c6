"""Closed classes: abbreviations, words around ordinals, Konjunktiv forms, reporting roles."""

from __future__ import annotations

import msgspec


class GrammarTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed classes of the grammar.

    ``abbreviations`` are written with their full stop; those in ``final_abbreviations`` may
    also end a sentence. A number with a full stop is an ordinal before ``ordinal_nouns`` and
    after ``ordinal_leads`` (lower case).
    """

    abbreviations: frozenset[str]
    final_abbreviations: frozenset[str]
    ordinal_nouns: frozenset[str]
    ordinal_leads: frozenset[str]
