"""Verbs, nouns and prepositions that introduce what somebody says."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

import msgspec

from quellenlage.model.quotation import Medium, Stance


class Strength(StrEnum):
    """How surely a verb tells of words: by itself, or only with a content that looks told."""

    STRONG = "strong"
    WEAK = "weak"


class VerbGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of saying that share stance, medium and strength; separable verbs are joined."""

    stance: Stance
    medium: Medium
    strength: Strength
    lemmas: tuple[str, ...]


class NounGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that name words, thoughts or texts ("Angabe", "Ansicht", "Bericht")."""

    stance: Stance
    medium: Medium
    lemmas: tuple[str, ...]


class SpeechVerb(msgspec.Struct, frozen=True):
    """What the table says of one verb."""

    stance: Stance
    medium: Medium
    strength: Strength


class SpeechNoun(msgspec.Struct, frozen=True):
    """What the table says of one noun."""

    stance: Stance
    medium: Medium


class SpeechTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Verbs, nouns and prepositions that introduce what somebody says.

    Words are base forms where the field says lemma, else forms in lower case.
    """

    verb_groups: tuple[VerbGroup, ...]
    noun_groups: tuple[NounGroup, ...]
    impersonal_verbs: tuple[str, ...]
    """Verbs of saying without a speaker: "es heißt"."""
    citing_verbs: tuple[str, ...]
    """Verbs whose passive has the speaker for its subject: "er wurde zitiert"."""
    passive_auxiliaries: tuple[str, ...]
    light_verbs: dict[str, tuple[str, ...]]
    """Verbs that say something only with one of these nouns or particles beside them."""
    source_prepositions: tuple[str, ...]
    """Before the one who says it: "laut"."""
    source_postpositions: tuple[str, ...]
    """After the one who says it: "zufolge"."""
    noun_prepositions: tuple[str, ...]
    """With a noun of saying: "nach Angaben"."""
    source_nouns: frozenset[str]
    """Nouns that "nach" makes a source: "Angabe", "Ansicht"."""
    noun_postpositions: tuple[str, ...]
    """After a noun of saying: "meiner Meinung nach"."""
    reliance_phrases: tuple[str, ...]
    """Before a source an article relies on: "unter Berufung auf"."""
    reliance_verbs: dict[str, tuple[str, ...]]
    """Verbs that name, with "sich" and a preposition, whom an outlet relies on."""
    judging_verbs: dict[str, tuple[str, ...]]
    """Verbs by which somebody calls something by a word, and what stands before it: "als"."""
    pronominal_adverbs: tuple[str, ...]
    """Adverbs that stand for what was said: "demnach", "wonach"."""
    continuing_adverbs: frozenset[str]
    """What continues with the subject of the clause before: "Sie ging, lobte *aber* X"."""
    doubtful_adverbs: tuple[str, ...]
    """Those of them that mostly tell a time and need a Konjunktiv beside them: "danach"."""
    parenthetical_particles: tuple[str, ...]
    """Before the speaker without a verb: "so der Minister"."""
    comparison_particles: tuple[str, ...]
    """Open an inserted clause of saying: "wie X sagte"."""
    konjunktiv_one: frozenset[str]
    """Forms of Konjunktiv I that no rule of form finds."""
    konjunktiv_two: frozenset[str]
    not_konjunktiv: frozenset[str]
    """Forms that look like Konjunktiv and hardly ever are."""
    oblique_forms: frozenset[str]
    """Articles and pronouns that cannot stand in the nominative."""
    nominative_forms: frozenset[str]
    """Pronouns that can stand in the nominative alone."""
    genitive_openers: frozenset[str]
    """Articles that open a genitive behind a noun: "der", "des"."""
    coordinators: frozenset[str]
    """Conjunctions between clauses of one rank: "und", "aber"."""
    dummy_subjects: frozenset[str]
    """Pronouns that hold the place of a subject that follows: "das sagte X"."""
    relative_pronouns: frozenset[str]
    attributive_prepositions: frozenset[str]
    """Prepositions whose phrase belongs to the noun before it: "Sprecher von X"."""
    origin_prepositions: frozenset[str]
    """Those of them that do so before names only: "Händler aus X"."""
    content_conjunctions: tuple[str, ...]
    """Open a clause that says what is said: "dass", "ob"."""
    final_conjunctions: tuple[str, ...]
    """Open an infinitive that tells an aim, not a content: "um"."""
    obligation_lemmas: tuple[str, ...]
    """Modal verbs of free indirect speech: "sollen"."""
    volition_lemmas: tuple[str, ...]
    """Modal verbs that report somebody's wish: "wollen"."""
    addressee_prepositions: tuple[str, ...]
    addressee_phrases: tuple[str, ...]
    agent_prepositions: frozenset[str]
    """Before the one who acts in a passive: "von"."""
    place_prepositions: frozenset[str]
    """Before the text something stands in: "in der Mitteilung heißt es"."""
    dative_forms: frozenset[str]
    accusative_forms: frozenset[str]
    impersonal_subjects: tuple[str, ...]
    first_person: tuple[str, ...]
    title_nouns: tuple[str, ...]
    """Nouns before the name of a work in marks, which is not speech: "die Zeitung „…“"."""
    naming_words: tuple[str, ...]
    """Words before a name or loose usage in marks: "sogenannte", "namens"."""
    worded_phrases: tuple[str, ...]
    """Before literal words: "mit den Worten"."""
    continuation_words: tuple[str, ...]
    """After the speaker or verb: "so X weiter"."""
    platform_names: frozenset[str]
    """Networks and messengers, on which somebody writes: "bei Twitter"."""
    announcing_nouns: frozenset[str]
    """Nouns that announce words behind a colon: "Ihr Vorwurf: ..."."""
    announced_to: frozenset[str]
    """Prepositions between such a noun and who is spoken to: "die Forderung an X"."""
    anonymous_nouns: tuple[str, ...]
    """Nouns of sources that name nobody: "Berichten zufolge", "aus Kreisen"."""
    document_nouns: tuple[str, ...]
    """Nouns of texts that are credited: "Bericht", "Studie"."""
    agency_nouns: tuple[str, ...]
    """Nouns that name a news agency: "Nachrichtenagentur"."""
    outlet_nouns: tuple[str, ...]
    """Nouns that name an outlet: "Sender", "Tageszeitung"."""
    plurals_in_e: tuple[str, ...]
    """Ends of nouns of sources, in lower case, whose plural is formed with "-e"."""
    subject_pronouns: tuple[str, ...]
    """Personal pronouns of the third person that can stand in the nominative."""
    own_adjectives: tuple[str, ...]
    """With a noun of saying, make the subject the source: "nach eigenen Angaben"."""
    translation_nouns: tuple[str, ...]
    """Nouns of steps between the voice and the article: "laut einer Übersetzung der X"."""

    @cached_property
    def verbs(self) -> dict[str, SpeechVerb]:
        """Every verb of saying by its lemma."""
        return {
            lemma: SpeechVerb(group.stance, group.medium, group.strength)
            for group in self.verb_groups
            for lemma in group.lemmas
        }

    @cached_property
    def addressee_openings(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The addressee phrases as words, by their first word."""
        table: dict[str, tuple[tuple[str, ...], ...]] = {}
        for phrase in self.addressee_phrases:
            words = tuple(phrase.split())
            table[words[0]] = (*table.get(words[0], ()), words)
        return table

    @cached_property
    def nouns(self) -> dict[str, SpeechNoun]:
        """Every noun of saying by its lemma."""
        return {
            lemma: SpeechNoun(group.stance, group.medium)
            for group in self.noun_groups
            for lemma in group.lemmas
        }

    @cached_property
    def source_endings(self) -> tuple[str, ...]:
        """Last parts of compounds that "nach" makes a source: "Polizeiangaben"."""
        long = sorted(noun.lower() for noun in self.source_nouns if len(noun) > 5)
        return tuple(noun + ending for noun in long for ending in ("", "n", "en", "e", "s"))

    @cached_property
    def noun_endings(self) -> dict[str, SpeechNoun]:
        """Nouns of saying in lower case that may be the last part of a compound."""
        return {noun.lower(): entry for noun, entry in self.nouns.items() if len(noun) > 5}
