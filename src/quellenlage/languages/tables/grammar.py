"""Closed classes: abbreviations, words around ordinals, strong verbs, irregular base forms."""

from __future__ import annotations

import msgspec


class GrammarTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed classes of the grammar.

    ``abbreviations`` are written with their full stop; those in ``final_abbreviations`` may
    also end a sentence. A number with a full stop is an ordinal before ``ordinal_nouns`` and
    after ``ordinal_leads`` (lower case).

    ``strong_verbs`` holds the principal parts of a verb in one string: infinitive, past,
    past subjunctive, participle; ``second_subjunctives`` and ``present_subjunctives`` a form
    and its infinitive. ``verb_particles`` part from their verb, ``verb_prefixes`` do not;
    ``adverb_particles`` are particles that are mostly adverbs or adjectives.
    ``base_forms`` gives what no rule yields, by word class (UD) and form in lower case.

    ``linking_elements`` stand between the parts of a compound; ``short_nouns`` are the nouns
    of three letters or fewer that form compounds, ``no_parts`` what looks like a noun at the
    end of a word and is none.
    """

    abbreviations: frozenset[str]
    final_abbreviations: frozenset[str]
    ordinal_nouns: frozenset[str]
    ordinal_leads: frozenset[str]
    strong_verbs: tuple[str, ...]
    second_subjunctives: tuple[str, ...]
    present_subjunctives: tuple[str, ...]
    verb_particles: frozenset[str]
    adverb_particles: frozenset[str]
    verb_prefixes: frozenset[str]
    linking_elements: tuple[str, ...]
    short_nouns: frozenset[str]
    no_parts: frozenset[str]
    base_forms: dict[str, dict[str, str]]
