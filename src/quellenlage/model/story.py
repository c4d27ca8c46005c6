"""The story: everything found in one set of articles. Its JSON form is the public dossier.json."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from quellenlage.model.actor import Actor, Mention
from quellenlage.model.attribution import Attribution
from quellenlage.model.base import Id, IsoDate, Noun
from quellenlage.model.claim import Claim
from quellenlage.model.commitment import Commitment
from quellenlage.model.discrepancy import Discrepancy, Ref
from quellenlage.model.document import Document, Precision, Skipped
from quellenlage.model.event import Event
from quellenlage.model.lineage import Lineage
from quellenlage.model.quotation import Quotation
from quellenlage.model.span import Span
from quellenlage.model.time import TimeExpression


class ModelSet(StrEnum):
    """Which learned models run: all, or only those learned from freely licensed data."""

    FULL = "full"
    FREE = "free"


class Generator(Noun, frozen=True, kw_only=True):
    """The program that wrote a dossier."""

    name: str
    version: str


class ModelInfo(Noun, frozen=True, kw_only=True):
    """A learned model that was used, by the hash of its file."""

    name: str
    sha256: str
    licence: str


class Settings(Noun, frozen=True, kw_only=True):
    """The options that bear on the result; the number of workers does not.

    ``encoder`` and ``thesaurus`` are what was plugged in to compare sentences, if anything.
    """

    title: str | None
    models: ModelSet
    base: str
    encoder: str | None = None
    thesaurus: str | None = None


class Excerpts(Noun, frozen=True, kw_only=True):
    """How much of the articles' texts is given, in characters, and what was left out, by kind."""

    characters: int
    kept: int
    left_out: dict[str, int]


class TimelineEntry(Noun, frozen=True, kw_only=True):
    """An event or dated claim on the calendar; ``origins`` counts those known to differ."""

    id: Id
    earliest: IsoDate
    latest: IsoDate
    precision: Precision
    basis: str
    text: str
    ref: Ref
    documents: tuple[Id, ...]
    origins: int


class Passages(Noun, frozen=True, kw_only=True):
    """Stretches of one article."""

    spans: tuple[Span, ...]


class FirstSeen(Noun, frozen=True, kw_only=True):
    """Where something stood first."""

    document: Id
    spans: tuple[Span, ...]


class Known(Noun, frozen=True, kw_only=True):
    """Stretches of an article that an earlier article had, and where."""

    spans: tuple[Span, ...]
    first: FirstSeen


class Correction(Noun, frozen=True, kw_only=True):
    """Stretches of an article that correct something: by their own word, or an earlier figure."""

    spans: tuple[Span, ...]
    discrepancy: Id | None = None


class Novelty(Noun, frozen=True, kw_only=True):
    """What one article adds to those published before it."""

    document: Id
    new: tuple[Passages, ...]
    known: tuple[Known, ...]
    corrects: tuple[Correction, ...]


class Story(Noun, frozen=True, kw_only=True):
    """Everything found in one set of articles, in the order and under the names of dossier.json."""

    schema: Literal["quellenlage/dossier/1"] = "quellenlage/dossier/1"
    offset_unit: Literal["unicode-codepoint"] = "unicode-codepoint"
    generator: Generator
    models: tuple[ModelInfo, ...]
    settings: Settings
    documents: tuple[Document, ...]
    times: tuple[TimeExpression, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    commitments: tuple[Commitment, ...]
    discrepancies: tuple[Discrepancy, ...]
    lineage: Lineage
    timeline: tuple[TimelineEntry, ...]
    novelty: tuple[Novelty, ...]
    skipped: tuple[Skipped, ...]
    excerpts: Excerpts | None = None
