"""The rules of German: base forms, compounds, Konjunktiv; each answer is kept once found."""

from __future__ import annotations

from functools import lru_cache

from quellenlage.languages.base import Subjunctive
from quellenlage.languages.de.compounds import Compounds
from quellenlage.languages.de.declension import bare_adjective, bare_noun, bare_possessive
from quellenlage.languages.de.konjunktiv import Konjunktiv
from quellenlage.languages.de.lemmas import base_form, is_known, without_genitive
from quellenlage.languages.de.verbs import Verbs
from quellenlage.languages.tables.grammar import GrammarTable

_KEPT = 100_000


class GermanRules:
    """What no table can say of German."""

    def __init__(self, grammar: GrammarTable) -> None:
        verbs, closed = Verbs(grammar), grammar.base_forms
        self._lemma = lru_cache(_KEPT)(lambda form, upos: base_form(form, upos, closed, verbs))
        self._knows = lru_cache(_KEPT)(is_known)
        self._parts = lru_cache(_KEPT)(Compounds(grammar).parts)
        self._reading = lru_cache(_KEPT)(Konjunktiv(grammar).reading)
        self._verbs = verbs

    def lemma(self, form: str, upos: str) -> str:
        """Return the base form of ``form`` as a word of class ``upos`` (UD)."""
        return self._lemma(form, upos)

    def knows(self, form: str) -> bool:
        """Tell whether the lexicon has a word in this form."""
        return self._knows(form)

    def nominative(self, name: str) -> str:
        """Return a name that stands in the genitive without its ending."""
        return without_genitive(name)

    def bare_adjective(self, form: str, gender: str, *, plural: bool) -> str:
        """Return an attributive adjective in the nominative as it stands without an article."""
        return bare_adjective(form, gender, plural=plural)

    def bare_possessive(self, form: str, gender: str, *, plural: bool) -> str:
        """Return a possessive pronoun before a noun in the nominative."""
        return bare_possessive(form, gender, plural=plural)

    def bare_noun(self, form: str, lemma: str, *, plural: bool) -> str:
        """Return a noun in the nominative, in the number that it has."""
        return bare_noun(form, lemma, plural=plural)

    def parts(self, lemma: str) -> tuple[str, ...]:
        """Return the parts of a compound noun, in base form; empty for a simple word."""
        return self._parts(lemma)

    def subjunctive(self, form: str) -> Subjunctive | None:
        """Return how a finite verb form may be Konjunktiv, ``None`` for an indicative."""
        return self._reading(form.lower())

    def separable(self, particle: str, infinitive: str, *, tagged: bool = False) -> str:
        """Return the separable verb of a particle and a verb, "" where there is none.

        ``tagged`` says that the particle was recognised as one.
        """
        return self._verbs.joined(particle.lower(), infinitive, tagged=tagged)
