"""One name, one label: the same words mean the same throughout an article.

The one-sense-per-discourse heuristic of Gale, Church & Yarowsky (1992), for names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quellenlage.languages import LanguageRules
from quellenlage.model import AnnotatedDocument, NamedEntity
from quellenlage.text.transliteration import fold

_MISTAKEN_FOR = frozenset({"NOUN", "X", "ADJ", "VERB"})


def covered(names: Iterable[NamedEntity]) -> set[int]:
    """Return the tokens that the names hold."""
    return {token for name in names for token in range(name.start, name.end)}


def make_consistent(
    annotated: AnnotatedDocument,
    names: list[NamedEntity],
    given_names: frozenset[str],
    rules: LanguageRules,
) -> list[NamedEntity]:
    """Give the same words the same label throughout, and find them where they were missed."""
    key = _Keys(annotated, rules)
    labels = _labels(key, names)
    singles = {words[0]: label for words, label in labels.items() if len(words) == 1}
    found: list[NamedEntity] = []
    for name in names:
        words = key.of(name.start, name.end)
        given = fold(words[0]) in given_names
        if len(words) > 1 and not given and all(word in singles for word in words):
            tokens = enumerate(words, name.start)  # "Kreml Putin" in a headline: two names
            found += [NamedEntity(token, token + 1, singles[word]) for token, word in tokens]
        else:
            found.append(NamedEntity(name.start, name.end, labels[words]))
    taken = covered(names)
    for token, form in enumerate(annotated.forms):
        if token not in taken and len(form) > 2 and form[0].isupper():
            label = singles.get(key.word(token))
            if label is not None and _fits(annotated, token, label):
                found.append(NamedEntity(token, token + 1, label))
    return sorted(found, key=lambda name: name.start)


def _fits(annotated: AnnotatedDocument, token: int, label: str) -> bool:
    """Tell whether a word that is a name elsewhere may be one here ("der Bauer" is not)."""
    if annotated.upos[token] == "PROPN":
        return True
    first, _ = annotated.sentence_of(token)
    before = annotated.upos[token - 1] if token > first else ""
    mistakable = annotated.upos[token] in _MISTAKEN_FOR
    return label == "PER" and mistakable and before not in {"DET", "ADJ", "NUM"}


class _Keys:
    """Words of names by which two occurrences are the same: without the genitive s."""

    def __init__(self, annotated: AnnotatedDocument, rules: LanguageRules) -> None:
        self._forms = annotated.forms
        self._known = set(annotated.forms)
        self._nominative = rules.nominative

    def word(self, token: int) -> str:
        form = self._forms[token]
        bare = self._nominative(form)
        return bare if bare in self._known else form

    def of(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(self.word(token) for token in range(start, end))


def _labels(key: _Keys, names: list[NamedEntity]) -> dict[tuple[str, ...], str]:
    """Return the label of every name: that of a fuller person's name, else the most frequent."""
    votes: dict[tuple[str, ...], Counter[str]] = {}
    surnames: set[str] = set()
    for name in names:
        words = key.of(name.start, name.end)
        votes.setdefault(words, Counter())[name.label] += 1
        if name.label == "PER" and len(words) > 1:
            surnames.add(words[-1])
    labels = {
        words: min(count, key=lambda label: (-count[label], label != "PER", label))
        for words, count in votes.items()
    }
    return labels | {(surname,): "PER" for surname in sorted(surnames)}
