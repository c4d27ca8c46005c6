"""Single rooms against libraries that do the nearest thing, in the same process and run."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from pathlib import Path

import spacy
import trafilatura
from spacy.tokens import Doc
from spacy.training import Example

from benchmarks.temporal import compare_times
from quellenlage.annotate import load_base
from quellenlage.ingest import read
from quellenlage.languages import load_language
from quellenlage.model import Document


def compare(folder: Path, shared: Path) -> None:
    """Print, for each room, words per CPU second of ours and of the alternative."""
    language = load_language("de")
    documents = [item for item in read([folder], language) if isinstance(item, Document)]
    texts = [document.text for document in documents]
    words = sum(len(text.split()) for text in texts)
    base = load_base(None, language)
    cnn = _spacy_default()
    _row(
        "annotate", "spaCy's default CNN pipeline", words,
        lambda: [base.annotate(document) for document in documents],
        lambda: [cnn(text) for text in texts],
    )  # fmt: skip
    compare_times(texts)
    pages = sorted(shared.glob("gold/html-fundus/*.html.gz"))[:20]
    sources = [gzip_text(page) for page in pages]
    _row(
        "read HTML", "trafilatura.extract", sum(len(source.split()) for source in sources),
        lambda: list(read(pages, language)),
        lambda: [trafilatura.extract(source) for source in sources],
    )  # fmt: skip


def gzip_text(path: Path) -> str:
    """Return the text of a compressed file."""
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def _row(
    room: str, name: str, words: int, ours: Callable[[], object], theirs: Callable[[], object]
) -> None:
    left, right = words / _cpu(ours), words / _cpu(theirs)
    ratio = f"ratio {left / right:>6.2f} to {name} ({right:.0f})"
    print(f"{room:<10} {left:>9.0f} words/s   {ratio}")


def _cpu(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def _spacy_default() -> spacy.language.Language:
    """Return the components of a small spaCy model; speed does not hang on the weights."""
    nlp = spacy.blank("de")
    for name in ("tagger", "morphologizer", "parser", "ner"):
        nlp.add_pipe(name)
    words = ["Anna", "singt", "."]
    doc = Doc(
        nlp.vocab, words=words, tags=["NE", "VVFIN", "$."], pos=["PROPN", "VERB", "PUNCT"],
        heads=[1, 1, 1], deps=["nsubj", "ROOT", "punct"], ents=["B-PER", "O", "O"],
    )  # fmt: skip
    example = Example(Doc(nlp.vocab, words=words), doc)
    nlp.initialize(lambda: [example])
    return nlp
