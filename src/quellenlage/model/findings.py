"""What the reading of one article yields: all that leaves the worker."""

from __future__ import annotations

from quellenlage.model.actor import LocalEntity
from quellenlage.model.attribution import Attribution
from quellenlage.model.base import Id, Noun
from quellenlage.model.commitment import CommitmentReport
from quellenlage.model.document import BlockRole, Document
from quellenlage.model.event import EventReport
from quellenlage.model.quotation import Quotation
from quellenlage.model.span import Span
from quellenlage.model.time_mention import TimeMention


class Sentence(Noun, frozen=True, kw_only=True):
    """One sentence of an article's prose as resolve compares it.

    ``terms`` are its content lemmas in text order, compounds followed by their parts,
    names and numbers in canonical form; ``numbers`` its figures with the noun they count,
    as ``(value, noun lemma)``, ``figures`` the characters of each, from the figure through its
    noun. ``at`` is the offset in the document's text at which each
    term begins, so that a part of a sentence can be compared as well as the whole.
    """

    start: int
    end: int
    role: BlockRole
    terms: tuple[str, ...]
    at: tuple[int, ...] = ()
    numbers: tuple[tuple[float, str], ...] = ()
    figures: tuple[Span, ...] = ()


class ArticleFindings(Noun, frozen=True, kw_only=True):
    """Everything found in one article from that article alone.

    Times are not anchored, actors are the article's own entities: resolve does both.
    ``fingerprints`` are winnowed hashes of word 5-grams, sorted, each once,
    quotations left out. ``failure`` says what went wrong where the analysis broke off; then
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
    fingerprints: tuple[int, ...] = ()
    failure: str | None = None


class Article(Noun, frozen=True, kw_only=True):
    """A document with what was found in it: the unit that resolve works on."""

    document: Document
    findings: ArticleFindings
