"""The linguistic base: a document's prose as tokens, sentences, dependencies and names."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

import spacy
from threadpoolctl import ThreadpoolController

from quellenlage.annotate.columns import Columns, of_docs, of_readings
from quellenlage.annotate.embedding import Lexicon
from quellenlage.annotate.labels import Scheme
from quellenlage.annotate.network import Network
from quellenlage.annotate.package import unpack
from quellenlage.annotate.refine import refine
from quellenlage.annotate.spotter import NameTables
from quellenlage.annotate.tokens import Tokens, tokenise
from quellenlage.annotate.word_classes import WordClasses
from quellenlage.errors import ModelError
from quellenlage.languages import Language
from quellenlage.model import PROSE_ROLES, AnnotatedDocument, Document, ModelInfo

SHIPPED = "quellenlage-de-base"
"""The name of the shipped model."""

_LICENCE = "CC BY-SA 4.0"
_UNUSED = frozenset({"lemmatizer", "trainable_lemmatizer", "sentencizer", "senter"})


class Reader(Protocol):
    """A model: it gives the tokens of a text their columns."""

    def read(self, text: str, tokens: Tokens) -> Columns:
        """Return all columns but the base forms."""
        ...


class Base:
    """A loaded model, which annotates one document at a time.

    What it says of a document depends on that document alone.
    """

    def __init__(self, reader: Reader, tokenizer: Any, info: ModelInfo, language: Language) -> None:
        self.info = info
        self._reader = reader
        self._tokenizer = tokenizer
        self._language = language
        self._name_tables = NameTables.of(language)

    @classmethod
    def of_model(cls, data: bytes, language: Language) -> Base:
        """Load a model file of the shipped kind.

        Raises:
            ModelError: if the file is damaged or of another format.
        """
        info = ModelInfo(name=SHIPPED, sha256=sha256(data).hexdigest(), licence=_LICENCE)
        model = unpack(data)
        lexicon = Lexicon(model.clusters, WordClasses(NameTables.of(language)))
        reader = _NetworkReader(Network(model.weights, model.labels, lexicon))
        return cls(reader, spacy.blank(language.code).tokenizer, info, language)

    def annotate(self, document: Document) -> AnnotatedDocument:
        """Return the tokens, sentences and names of the blocks that are prose."""
        tokens = self._tokens(document)
        annotated = AnnotatedDocument(
            document=document,
            starts=tokens.starts,
            ends=tokens.ends,
            sentences=tokens.sentences,
            **self._reader.read(document.text, tokens).as_dict(),
        )
        return refine(annotated, self._language.rules, self._name_tables)

    def _tokens(self, document: Document) -> Tokens:
        tokenizer, grammar = self._tokenizer, self._language.grammar
        whole = Tokens([], [], [], [])
        for block in document.blocks:
            if block.role not in PROSE_ROLES:
                continue
            text = document.text[block.start : block.end]
            part, count = tokenise(text, block.start, tokenizer, grammar), len(whole.starts)
            whole.starts += part.starts
            whole.ends += part.ends
            whole.sentences += [(first + count, last + count) for first, last in part.sentences]
            whole.pieces += [(first + count, last + count) for first, last in part.pieces]
        return whole


class _NetworkReader:
    """The shipped network, on one thread: sums must not depend on how many cores there are."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._threads = ThreadpoolController()

    def read(self, text: str, tokens: Tokens) -> Columns:
        pieces = [tokens.forms(text, first, last) for first, last in tokens.pieces]
        with self._threads.limit(limits=1, user_api="blas"):
            readings = self._network.read(pieces)
        return of_readings(readings, tokens)


class _PipelineReader:
    """A spaCy pipeline that the user has installed."""

    def __init__(self, pipeline: Any, scheme: Scheme) -> None:
        self._pipeline = pipeline
        self._scheme = scheme

    def read(self, text: str, tokens: Tokens) -> Columns:
        docs = [self._doc(text, tokens, first, last) for first, last in tokens.pieces]
        docs = list(self._pipeline.pipe(docs))
        return of_docs(docs, tokens, self._scheme)

    def _doc(self, text: str, tokens: Tokens, first: int, last: int) -> Any:
        starts, ends = tokens.starts[first:last], tokens.ends[first:last]
        spaces = [end < start for end, start in zip(ends, starts[1:], strict=False)] + [False]
        borders: list[bool | int | None] = [True, *[False] * (last - first - 1)]
        forms = tokens.forms(text, first, last)
        return spacy.tokens.Doc(
            self._pipeline.vocab, words=forms, spaces=spaces, sent_starts=borders
        )


def load_base(name: str | None, language: Language) -> Base:
    """Load the shipped model, or the spaCy pipeline ``name``: a package or a folder.

    Raises:
        ModelError: if it is not installed, cannot be read or lacks a parser or tagger.
    """
    if name is None:
        return _load_shipped(language)
    return _load_named(name, language)


def _load_shipped(language: Language) -> Base:
    source = files("quellenlage.languages") / language.code / "models" / "base.bin"
    try:
        data = source.read_bytes()
    except OSError as error:
        raise ModelError(f"the shipped model is missing from this installation: {error}") from error
    return Base.of_model(data, language)


def _load_named(name: str, language: Language) -> Base:
    try:
        pipeline = spacy.load(name)
    except OSError as error:
        raise ModelError(_missing(name)) from error
    except (ValueError, ImportError) as error:
        raise ModelError(f"the spaCy pipeline {name} cannot be loaded: {error}") from error
    labels = pipeline.pipe_labels
    if not labels.get("parser"):
        raise ModelError(f"the spaCy pipeline {name} has no dependency parser")
    for unused in _UNUSED.intersection(pipeline.pipe_names):
        pipeline.disable_pipe(unused)
    licence = str(pipeline.meta.get("license") or "unknown")
    info = ModelInfo(name=name, sha256=folder_hash(pipeline.path), licence=licence)
    reader = _PipelineReader(pipeline, Scheme.of(labels["parser"]))
    return Base(reader, pipeline.tokenizer, info, language)


def _missing(name: str) -> str:
    if Path(name).name != name:
        return f"there is no spaCy pipeline in {name}"
    return (
        f"the spaCy pipeline {name} is not installed; `python -m spacy download {name}` installs it"
    )


def folder_hash(folder: Path) -> str:
    """Return a hash over the files of an installed model."""
    digest = sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()
