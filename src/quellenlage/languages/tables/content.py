"""What a sentence says as against how it says it: words without content, words of one meaning."""

from __future__ import annotations

from functools import cached_property

import msgspec


class ContentTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Words by which the content of sentences is compared.

    ``light`` are lemmas that carry no content of their own; ``synonyms`` are groups of lemmas
    that count as one word, named by its first; ``numerals`` are number words in lower case;
    ``multipliers`` are nouns (in lower case) that multiply the figure before them; ``corrections`` are the phrases with which an article announces that
    it corrects itself, in lower case.
    """

    light: frozenset[str]
    synonyms: tuple[tuple[str, ...], ...]
    numerals: dict[str, float]
    multipliers: dict[str, float]
    corrections: tuple[str, ...]

    @cached_property
    def representative(self) -> dict[str, str]:
        """The first word of its group for every other word of a group."""
        return {word: group[0] for group in self.synonyms for word in group[1:]}
