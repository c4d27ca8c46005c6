"""Which verb forms are Konjunktiv, by form alone.

Konjunktiv I and II mark what somebody else says; a form counts as ``always`` Konjunktiv where
no indicative looks like it, as ``unless_first`` where only the first person singular does
("habe"), as ``perhaps`` where the indicative of any person may be meant ("sollte", "gingen").
"""

from __future__ import annotations

from typing import Literal

from quellenlage.languages.base import Subjunctive
from quellenlage.languages.de.verbs import is_infinitive, subjunctives
from quellenlage.languages.tables.grammar import GrammarTable

_MODALS = frozenset({"können", "müssen", "sollen", "wollen", "dürfen", "mögen", "wissen"})
_PAST_ENDINGS = ("", "st", "t", "en", "n", "et")


class Konjunktiv:
    """The forms of the grammar table, and the rules for all other verbs."""

    def __init__(self, grammar: GrammarTable) -> None:
        rows = [row.split() for row in grammar.strong_verbs]
        past = {imperfect + ending for _, imperfect, *_ in rows for ending in _PAST_ENDINGS}
        self._forms: dict[str, Subjunctive] = {}
        for infinitive, _, subjunctive, _ in rows:
            weak = infinitive[:-2] + "te", infinitive[:-2] + "ete"
            if subjunctive not in weak or infinitive in _MODALS:
                self._add_past(subjunctive, past)
            if infinitive in _MODALS:
                self._forms[infinitive[:-1]] = Subjunctive("Pres", "always")
        for row in grammar.second_subjunctives:
            self._add_past(row.split()[0], past)
        for row in grammar.present_subjunctives:
            self._forms[row.split()[0]] = Subjunctive("Pres", "always")
        self._prefixes = grammar.verb_particles | grammar.verb_prefixes

    def _add_past(self, form: str, past: set[str]) -> None:
        for inflected in subjunctives(form):
            when: Literal["always", "perhaps"] = "perhaps" if inflected in past else "always"
            self._forms.setdefault(inflected, Subjunctive("Past", when))

    def reading(self, form: str) -> Subjunctive | None:
        """Return how ``form`` (a finite verb, lower case) may be Konjunktiv, if at all."""
        known = self._forms.get(form) or self._prefixed(form)
        if known is not None:
            return known
        if form.endswith("e") and is_infinitive(form + "n"):
            return Subjunctive("Pres", "unless_first")
        if form.endswith(("te", "ten", "test", "tet")):
            return Subjunctive("Past", "perhaps")
        return None

    def _prefixed(self, form: str) -> Subjunctive | None:
        for length in range(2, len(form) - 3):
            known = self._forms.get(form[length:])
            if known and form[:length] in self._prefixes:
                return known
        return None
