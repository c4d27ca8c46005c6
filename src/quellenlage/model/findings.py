"""What the reading of one article yields: all that leaves the worker."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from quellenlage.model.actor import LocalEntity
from quellenlage.model.attribution import Attribution
from quellenlage.model.base import Id, Noun
from quellenlage.model.commitment import CommitmentReport
from quellenlage.model.document import BlockRole, Document
from quellenlage.model.event import EventReport
from quellenlage.model.quotation import Quotation
from quellenlage.model.span import Span
from quellenlage.model.time_mention import TimeMention

OFFSET = "I"
PRINT = "Q"
"""How numbers are packed: as in :mod:`struct`, four and eight bytes each."""


def pack(numbers: Sequence[int], kind: str) -> bytes:
    """Return numbers as bytes, the same on every machine."""
    return struct.pack(f"<{len(numbers)}{kind}", *numbers)


def unpack(packed: bytes, kind: str) -> tuple[int, ...]:
    """Return the numbers that :func:`pack` packed."""
    size = struct.calcsize(f"<{kind}")
    return struct.unpack(f"<{len(packed) // size}{kind}", packed)


class Sentence(Noun, frozen=True, kw_only=True):
    """One sentence of an article's prose as resolve compares it.

    ``terms`` are its content lemmas in text order, compounds followed by their parts,
    names and numbers in canonical form; ``numbers`` its figures with the noun they count,
    as ``(value, noun lemma)``, ``figures`` the characters of each, from the figure through its
    noun. :attr:`at` is the offset in the document's text at which each
    term begins, so that a part of a sentence can be compared as well as the whole;
    ``offsets`` holds the same packed (:func:`pack`), because a pile has millions.
    """

    start: int
    end: int
    role: BlockRole
    terms: tuple[str, ...]
    offsets: bytes = b""
    numbers: tuple[tuple[float, str], ...] = ()
    figures: tuple[Span, ...] = ()

    @property
    def at(self) -> tuple[int, ...]:
        """The offset of each term."""
        return unpack(self.offsets, OFFSET)


class ArticleFindings(Noun, frozen=True, kw_only=True):
    """Everything found in one article from that article alone.

    Times are not anchored, actors are the article's own entities: resolve does both.
    ``prints`` are winnowed hashes of word 5-grams, sorted, each once, quotations left out,
    packed (:func:`pack`). ``failure`` says what went wrong where the analysis broke off; then
    nothing else is told.
    """

    document: Id
    times: tuple[TimeMention, ...] = ()
    entities: tuple[LocalEntity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[EventReport, ...] = ()
    commitments: tuple[CommitmentReport, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    prints: bytes = b""
    failure: str | None = None

    @property
    def fingerprints(self) -> tuple[int, ...]:
        """The winnowed hashes."""
        return unpack(self.prints, PRINT)


class Article(Noun, frozen=True, kw_only=True):
    """A document with what was found in it: the unit that resolve works on."""

    document: Document
    findings: ArticleFindings
