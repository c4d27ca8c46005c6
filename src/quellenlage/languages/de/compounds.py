"""Splitting compound nouns where both sides are words.

Candidates are weighed as by Koehn & Knight, *Empirical methods for compound splitting* (2003),
with a lexicon in place of frequencies: few parts, and a long last one.
"""

from __future__ import annotations

import simplemma

from quellenlage.languages.tables.grammar import GrammarTable

_SHORTEST_PART = 4
_SHORTEST_COMPOUND = 6
_LONGEST_COMPOUND = 45
_LONG_HEAD = 12


class Compounds:
    """The splitter with what it remembers."""

    def __init__(self, grammar: GrammarTable) -> None:
        self._links = grammar.linking_elements
        self._short = grammar.short_nouns
        self._never = grammar.no_parts

    def parts(self, lemma: str) -> tuple[str, ...]:
        """Return the parts of a compound noun, in base form; empty for a simple word."""
        if "-" in lemma.strip("-"):
            words = [word for word in lemma.split("-") if word]
            return tuple(part for word in words for part in self.parts(word) or (word,))
        if not _SHORTEST_COMPOUND <= len(lemma) <= _LONGEST_COMPOUND or not lemma.isalpha():
            return ()
        return self._split(lemma, 0)

    def _split(self, word: str, depth: int) -> tuple[str, ...]:
        """Split off the longest last part that leaves a word or compound before it."""
        for at in range(2, len(word) - 1):
            head = self._noun(word[at:].capitalize())
            if not head:
                continue
            first = self._modifier(word[:at], depth)
            if first:
                rest = self._split(head, depth + 1) if len(head) >= _LONG_HEAD else ()
                return (*first, *(rest or (head,)))
        return ()

    def _modifier(self, text: str, depth: int) -> tuple[str, ...]:
        for link in self._links:
            stem = text.removesuffix(link) if link else text
            if link and stem == text:
                continue
            noun = self._noun(stem)
            if noun:
                return (noun,)
        if depth < 3 and len(text) >= _SHORTEST_COMPOUND:
            for link in self._links[:4]:
                stem = text.removesuffix(link) if link else text
                if (not link or stem != text) and (found := self._split(stem, depth + 1)):
                    return found
        return ()

    def _noun(self, text: str) -> str:
        """Return the base form of ``text`` where it is a noun that forms compounds."""
        text = text.capitalize()
        if text in self._never:
            return ""
        if len(text) < _SHORTEST_PART:
            return text if text in self._short else ""
        if not simplemma.is_known(text, lang="de"):
            return ""
        found = str(simplemma.lemmatize(text, lang="de"))
        if "ß" in found and "ss" in text:
            found = found.replace("ß", "ss")
        return found if found[:1].isupper() and not found.isupper() else ""
