"""Resolving alone, on piles made by varying the findings of real articles.

``python -m benchmarks.resolving FOLDER SIZE`` reads the articles in FOLDER once (their findings
stay in FOLDER/findings.sqlite), varies them until there are SIZE, resolves, and prints one JSON
object: CPU seconds by stage, what annotating so many articles would cost, memory.
"""

from __future__ import annotations

import json
import random
import re
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.end_to_end import STAGES, Clock
from quellenlage import pipeline
from quellenlage.languages import load_language
from quellenlage.model import PRINT, Article, ArticleFindings, Document, pack
from quellenlage.resolve import resolution

_ID = re.compile(r'"([a-z]{1,5}-[0-9a-f]{6,16})"')
_RARE = 7  # letters of the words that are changed
_KEPT = 0.15
"""Share of sentences that a variant has in common with its model, as agency copy has."""


def measure(folder: Path, size: int) -> dict[str, Any]:
    """Resolve ``size`` articles and return what it cost."""
    clock = Clock()
    for name in STAGES[resolution]:
        setattr(resolution, name, clock.timed(name, getattr(resolution, name)))
    articles, annotating = _articles(folder, size)
    before = _memory()
    start = time.process_time()
    found = resolution.resolve(articles, load_language("de"))
    spent = time.process_time() - start
    return {
        "articles": len(articles),
        "cpu": {name: round(seconds, 1) for name, seconds in clock.seconds.items()},
        "resolve": round(spent, 1),
        "annotating": round(annotating, 1),
        "findings_mb": before,
        "peak_mb": _memory(),
        "actors": len(found.actors),
        "claims": len(found.claims),
        "edges": len(found.lineage.edges),
    }


def _memory() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _articles(folder: Path, size: int) -> tuple[list[Article], float]:
    """Return the articles, and the CPU seconds that annotating as many would take."""
    options = pipeline.Options(cache=folder / "findings.sqlite")
    documents = [
        d for d in pipeline.read([*sorted(folder.glob("*.txt"))]) if isinstance(d, Document)
    ]
    resources = pipeline.load_resources(options)
    sample = documents[:: max(1, len(documents) // 50)]
    start = time.process_time()
    for document in sample:
        resources.base.annotate(document)
    annotating = (time.process_time() - start) / len(sample) * size
    findings = list(pipeline.read_articles(documents, resources, options))
    return list(_varied(documents, findings, size)), annotating


def _varied(
    documents: Sequence[Document], findings: Sequence[ArticleFindings], size: int
) -> Iterator[Article]:
    encode = msgspec.json.encode
    for number in range(size):
        place, turn = number % len(documents), number // len(documents)
        document, found = documents[place], findings[place]
        if turn:
            chance = random.Random(number)
            document = _renamed(encode(document), turn, Document)
            found = _changed(_renamed(encode(found), turn, ArticleFindings), turn, chance)
            document = msgspec.structs.replace(document, input=f"{turn}/{document.input}")
        yield Article(document=document, findings=found)


def _renamed(data: bytes, turn: int, kind: type[Any]) -> Any:
    """Give everything an id of its own."""
    text = _ID.sub(lambda match: f'"{match.group(1)}{turn:x}"', data.decode())
    return msgspec.json.decode(text, type=kind)


def _changed(found: ArticleFindings, turn: int, chance: random.Random) -> ArticleFindings:
    """Put other rare words and names for those of the model, in most of its sentences."""
    sentences = tuple(
        sentence
        if chance.random() < _KEPT
        else msgspec.structs.replace(
            sentence, terms=tuple(_other(term, turn) for term in sentence.terms)
        )
        for sentence in found.sentences
    )
    entities = tuple(
        entity
        if entity.key or chance.random() < _KEPT
        else msgspec.structs.replace(
            entity, names=tuple(_other_name(name, turn) for name in entity.names)
        )
        for entity in found.entities
    )
    prints = tuple(
        sorted(
            value if chance.random() < _KEPT else value ^ (turn << 20)
            for value in found.fingerprints
        )
    )
    return msgspec.structs.replace(
        found, sentences=sentences, entities=entities, prints=pack(prints, PRINT)
    )


def _other(term: str, turn: int) -> str:
    rare = term == term.casefold() and len(term) >= _RARE
    return sys.intern(f"{term}{_letters(turn)}" if rare else term)


def _other_name(name: str, turn: int) -> str:
    return " ".join(f"{word}{_letters(turn)}" for word in name.split())


def _letters(turn: int) -> str:
    return "".join("bdfgklmnprstwz"[int(digit, 14)] for digit in _base14(turn))


def _base14(number: int) -> str:
    digits = "0123456789abcd"
    return (_base14(number // 14) if number >= 14 else "") + digits[number % 14]


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
