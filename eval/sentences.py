"""Where sentences begin, against Wikinews articles and treebank sentences joined by six.

The first sentence of a text is not counted. Wikinews' sentences were split by a tool; part of
the difference is its noise.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from eval.report import Counts, Measure, measures, missing
from eval.treebank import read_trees
from quellenlage.annotate.sentences import sentence_starts
from quellenlage.languages import load_language

_TASK = "sentences"
_JOINED = 6


def score(gold: Path) -> list[Measure]:
    """Return precision, recall and F1 of sentence beginnings."""
    grammar = load_language("de").grammar
    found: list[Measure] = []
    for name, texts in _corpora(gold):
        counts = Counts()
        for text, borders in texts:
            first = min(borders)
            counts.add(set(sentence_starts(text, grammar)) - {first}, borders - {first})
        found += measures(_TASK, counts, f"{name} ")
    return found


def _corpora(gold: Path) -> Iterator[tuple[str, list[tuple[str, set[int]]]]]:
    if not missing(gold, "quotations-wikinews", "dev.jsonl"):
        yield "Wikinews", _wikinews(gold / "quotations-wikinews" / "dev.jsonl")
    for name, file in (("PUD", "de_pud-half.conllu"), ("GSD", "de_gsd-ud-test.conllu")):
        if not missing(gold, "treebank-ud", file):
            yield name, _joined(gold / "treebank-ud" / file)


def _wikinews(path: Path) -> list[tuple[str, set[int]]]:
    texts = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["originalText"]
        borders = set()
        for sentence in record["sentences"]:
            at = sentence["charBegin"]
            while at < len(text) and text[at].isspace():
                at += 1
            borders.add(at)
        texts.append((text, borders))
    return texts


def _joined(path: Path) -> list[tuple[str, set[int]]]:
    sentences = [tree.text for tree in read_trees(path)]
    texts = []
    for first in range(0, len(sentences), _JOINED):
        text, borders = "", set()
        for sentence in sentences[first : first + _JOINED]:
            text += " " if text else ""
            borders.add(len(text))
            text += sentence
        texts.append((text, borders))
    return texts
