"""Words of a noun phrase in the nominative, as they stand without an article (Duden grammar)."""

from __future__ import annotations

_WEAK = ("en", "em", "er", "es", "e")
_STRONG = {"Masc": "er", "Neut": "es", "Fem": "e"}
_PLURAL = "e"
_TOWN = "er"


def bare_adjective(form: str, gender: str, *, plural: bool) -> str:
    """Return an attributive adjective in the nominative of the strong declension.

    ``gender`` is that of Universal Dependencies. Adjectives of towns ("Berliner") have one
    form only: "staatlichen" → "staatliche", "Berliner" → "Berliner".
    """
    ending = _PLURAL if plural else _STRONG.get(gender, "")
    if not ending or (form[:1].isupper() and form.endswith(_TOWN)):
        return form
    old = next((weak for weak in _WEAK if form.endswith(weak)), "")
    return form.removesuffix(old) + ending if old else form


def bare_possessive(form: str, gender: str, *, plural: bool) -> str:
    """Return a possessive in the nominative: "seines" → "sein", "ihrer" → "ihre"."""
    stem = form.lower()
    old = next((weak for weak in _WEAK if stem.endswith(weak) and len(stem) > len(weak) + 2), "")
    return stem.removesuffix(old) + ("e" if plural or gender == "Fem" else "")


def bare_noun(form: str, lemma: str, *, plural: bool) -> str:
    """Return a noun in the nominative: "Hauses" → "Haus", "Beobachtern" → "Beobachter".

    Whether "-en" is a plural or its dative no rule tells; such a form is left as it is.
    """
    if not plural:
        return lemma if form.startswith(lemma[:3]) else form
    if form == lemma + "n" and lemma.endswith(("er", "el")):
        return lemma
    return form
