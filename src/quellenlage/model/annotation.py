"""A document with its linguistic annotation, as columns: one list entry per token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

import msgspec

from quellenlage.model.document import Document
from quellenlage.model.span import Span


class NamedEntity(msgspec.Struct, frozen=True):
    """Tokens ``[start, end)`` that form a name; ``label`` is PER, ORG, LOC or MISC."""

    start: int
    end: int
    label: str


class AnnotatedDocument(msgspec.Struct, dict=True):
    """Tokens, sentences and names of a document's prose.

    Columns have one entry per token and follow Universal Dependencies: ``upos`` and
    ``deprel`` are UD, ``xpos`` is STTS, ``feats`` maps UD feature names to values, ``head``
    is the index of the governing token (a root governs itself). ``lemma`` joins separable
    verbs: the lemma of "wirft" in "wirft ... vor" is "vorwerfen". Tokens cover the blocks
    whose role is in ``PROSE_ROLES`` only, in text order; no sentence crosses a block.
    """

    document: Document
    starts: list[int]
    ends: list[int]
    lemma: list[str]
    upos: list[str]
    xpos: list[str]
    feats: list[dict[str, str]]
    head: list[int]
    deprel: list[str]
    sentences: list[tuple[int, int]]
    """Token ranges ``[start, end)``, in order, without gaps."""
    entities: list[NamedEntity]

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def forms(self) -> list[str]:
        """The surface form of every token."""
        text = self.document.text
        return [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]

    @cached_property
    def children(self) -> list[list[int]]:
        """For every token the tokens it governs, in order."""
        table: list[list[int]] = [[] for _ in self.starts]
        for token, head in enumerate(self.head):
            if head != token:
                table[head].append(token)
        return table

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def span(self, start: int, end: int) -> Span:
        """Return the characters from token ``start`` up to, not including, token ``end``."""
        return Span(self.starts[start], self.ends[end - 1])

    def sentence_index(self, token: int) -> int:
        """Return the index of the sentence that holds ``token``."""
        return bisect_right(self._sentence_starts, token) - 1

    def sentence_of(self, token: int) -> tuple[int, int]:
        """Return the token range of the sentence that holds ``token``."""
        return self.sentences[self.sentence_index(token)]

    def tokens_in(self, start: int, end: int) -> range:
        """Return the tokens that lie wholly within the characters ``[start, end)``."""
        first = bisect_left(self.starts, start)
        return range(first, max(first, bisect_right(self.ends, end)))

    def subtree(self, token: int) -> Iterator[int]:
        """Yield ``token`` and all it governs, in no particular order, each once."""
        seen = {token}
        stack = [token]
        while stack:
            current = stack.pop()
            yield current
            for child in self.children[current]:
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
