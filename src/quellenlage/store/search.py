"""Full text search over paragraphs, in SQLite's FTS5, by surface form and by base form.

A paragraph is found by a word as written or by its lemma, so that "Verträge" finds
"Vertrag"; compounds are found by their parts.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from types import TracebackType
from typing import Protocol, Self

import msgspec

from quellenlage.model import Document, Id, Span

_WORD = re.compile(r"\w+")


class Lemmatiser(Protocol):
    """What search needs of a language."""

    def lemma(self, form: str, upos: str) -> str:
        """Return the base form of a word."""
        ...

    def parts(self, lemma: str) -> tuple[str, ...]:
        """Return the parts of a compound."""
        ...


class Hit(msgspec.Struct, frozen=True):
    """A paragraph that was found."""

    document: Id
    span: Span


class SearchIndex:
    """An index over the blocks of documents; lives in memory while it is open."""

    def __init__(self, documents: Iterable[Document], rules: Lemmatiser) -> None:
        self._rules = rules
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute(
            "CREATE VIRTUAL TABLE block USING fts5"
            "(surface, lemma, document UNINDEXED, start UNINDEXED, stop UNINDEXED)"
        )
        for document in documents:
            rows = (
                (
                    document.text[block.start : block.end],
                    self._lemmas(document.text[block.start : block.end]),
                    document.id,
                    block.start,
                    block.end,
                )
                for block in document.blocks
            )
            self._connection.executemany("INSERT INTO block VALUES (?, ?, ?, ?, ?)", rows)

    def search(self, query: str) -> list[Hit]:
        """Return the paragraphs that hold every word of ``query``, best first (BM25)."""
        words = _WORD.findall(query)
        if not words:
            return []
        match = " AND ".join(self._either(word) for word in words)
        rows = self._connection.execute(
            "SELECT document, start, stop FROM block WHERE block MATCH ? "
            "ORDER BY rank, document, start",
            (match,),
        )
        return [Hit(document, Span(start, stop)) for document, start, stop in rows]

    def _either(self, word: str) -> str:
        forms = {word.lower(), *(lemma.lower() for lemma in self._base_forms(word))}
        return "(" + " OR ".join(f'"{form}"' for form in sorted(forms)) + ")"

    def _lemmas(self, text: str) -> str:
        return " ".join(
            form
            for word in _WORD.findall(text)
            for lemma in self._base_forms(word)
            for form in (lemma, *self._rules.parts(lemma))
        )

    def _base_forms(self, word: str) -> set[str]:
        """A query knows no parts of speech: both readings of a word are kept."""
        return {self._rules.lemma(word, "VERB"), self._rules.lemma(word.capitalize(), "NOUN")}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()
