"""German verbs: from an inflected form to the infinitive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import simplemma

from quellenlage.languages.tables.grammar import GrammarTable

_PAST_ENDINGS = ("", "st", "en", "n")
_SUBJUNCTIVE_ENDINGS = ("", "st", "t", "n")
_SHORTEST_STEM = 3
_FREQUENT = frozenset({"trüge"})  # rather of "tragen" than of "trügen"
_WEAK = (
    (re.compile(r"(.+ier)t(?:e|en|est|et)?"), r"\1en"),
    (re.compile(r"ge(.{3,}[^e])e?t"), r"\1en"),
    (re.compile(r"(.{3,}?)e?te(?:n|st|t)?"), r"\1en"),
    (re.compile(r"(.{3,}?)e?s?t"), r"\1en"),
    (re.compile(r"(.{3,})e"), r"\1en"),
)


class Verbs:
    """The verbs of the grammar table, with prefixes, and rules for all others."""

    def __init__(self, grammar: GrammarTable) -> None:
        self._finite: dict[str, str] = {}
        self._participles: dict[str, str] = {}
        for row in grammar.strong_verbs:
            infinitive, past, subjunctive, participle = row.split()
            self._add(infinitive, (past + ending for ending in _PAST_ENDINGS))
            self._add(infinitive, subjunctives(subjunctive))
            self._participles.setdefault(participle, infinitive)
        for row in (*grammar.second_subjunctives, *grammar.present_subjunctives):
            form, infinitive = row.split()
            self._add(infinitive, subjunctives(form))
        self._particles = sorted(grammar.verb_particles, key=lambda p: (-len(p), p))
        self._adverbs = grammar.adverb_particles
        prefixes = grammar.verb_particles | grammar.verb_prefixes
        self._prefixes = sorted(prefixes, key=lambda p: (-len(p), p))

    def _add(self, infinitive: str, forms: Iterable[str]) -> None:
        for form in forms:
            self._finite.setdefault(form, infinitive)

    def infinitive(self, form: str) -> str:
        """Return the infinitive of ``form`` (lower case)."""
        return (
            self._finite.get(form)
            or self._participles.get(form)
            or self._prefixed(form, self._strong)
            or self._known(form)
            or self._with_zu(form)
            or self._prefixed(form, self._known)
            or _weak(form)
        )

    def joined(self, particle: str, infinitive: str, *, tagged: bool) -> str:
        """Return the separable verb of a particle and a verb, "" where there is none.

        What the lexicon does not know is a verb only where ``tagged`` says that the word is a
        particle and it is no adverb besides.
        """
        whole = particle + infinitive
        if particle not in self._particles:
            return ""
        productive = tagged and particle not in self._adverbs
        return whole if productive or is_infinitive(whole) else ""

    def _strong(self, form: str) -> str:
        participles = self._participles
        return self._finite.get(form) or participles.get(form) or participles.get("ge" + form) or ""

    def _known(self, form: str) -> str:
        if not simplemma.is_known(form, lang="de"):
            return ""
        found = str(simplemma.lemmatize(form, lang="de")).lower()
        if found != form and found.endswith("n"):
            return found
        return form if is_infinitive(form) else ""

    def _with_zu(self, form: str) -> str:
        for particle in self._particles:
            if form.startswith(particle + "zu") and is_infinitive(form[len(particle) + 2 :]):
                return particle + form[len(particle) + 2 :]
        return ""

    def _prefixed(self, form: str, find: Callable[[str], str]) -> str:
        for prefix in self._prefixes:
            rest = form.removeprefix(prefix)
            if rest != form and len(rest) >= _SHORTEST_STEM and (verb := find(rest)):
                return prefix + verb
        return ""


def subjunctives(form: str) -> list[str]:
    """Return the persons of a past subjunctive, less what is another verb's infinitive."""
    return [
        form + ending
        for ending in _SUBJUNCTIVE_ENDINGS
        if not (ending in {"", "n"} and is_infinitive(form + "n") and form not in _FREQUENT)
    ]


def is_infinitive(form: str) -> bool:
    """Tell whether ``form`` is a base form that the lexicon knows, and ends as verbs do."""
    return (
        form.endswith("n")
        and simplemma.is_known(form, lang="de")
        and simplemma.lemmatize(form, lang="de") == form
    )


def _weak(form: str) -> str:
    if form.endswith("en"):
        return form
    for pattern, infinitive in _WEAK:
        found = pattern.fullmatch(form)
        if found:
            return found.expand(infinitive)
    return form
