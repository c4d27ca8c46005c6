"""What a sentence says as against how it says it: words without content, words of one meaning."""

from __future__ import annotations

from functools import cached_property

import msgspec


class ContentTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Words by which the content of sentences is compared.

    ``light`` are lemmas that carry no content of their own; ``synonyms`` are groups of lemmas
    that count as one word, named by its first; ``numerals`` are number words;
    ``multipliers`` are nouns that multiply the figure before them; ``corrections`` are the
    phrases with which an article announces that it corrects itself; ``own_outlet`` the words
    by which it speaks of the outlet it stands in; ``derivations`` are the endings by which verbs
    and their nouns differ, longest first. All are in lower case. ``unrelated`` are sentences
    that have nothing to do with each other.
    """

    light: frozenset[str]
    synonyms: tuple[tuple[str, ...], ...]
    numerals: dict[str, float]
    multipliers: dict[str, float]
    corrections: tuple[str, ...]
    own_outlet: frozenset[str]
    derivations: tuple[str, ...]
    unrelated: tuple[str, ...]

    @cached_property
    def representative(self) -> dict[str, str]:
        """The first word of its group for every other word of a group."""
        return {word: group[0] for group in self.synonyms for word in group[1:]}
