"""Silver: plain news text read by several networks, of which the majority counts.

One network then learns from what the many agree on, and so comes near to them at the price of
one (knowledge distillation: Hinton et al. 2015; for parsers Kuncoro et al. 2016). Heads are
voted on and the best tree taken (reparsing: Sagae & Lavie 2006).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
import spacy

from quellenlage.annotate.embedding import Lexicon
from quellenlage.annotate.network import Network, Reading
from quellenlage.annotate.package import Model
from quellenlage.annotate.spanning import spanning_heads
from quellenlage.annotate.spotter import NameTables
from quellenlage.annotate.tokens import tokenise
from quellenlage.annotate.word_classes import WordClasses
from quellenlage.languages import Language

_PARAGRAPH = "\n"
_FEWEST, _MOST = 4, 80


class Agreed(msgspec.Struct):
    """A sentence as most teachers read it; ``head`` counts from 1, 0 is the root.

    Where no two agree a head is -1 and a label "?".
    """

    forms: list[str]
    upos: list[str]
    xpos: list[str]
    feats: list[dict[str, str]]
    head: list[int]
    deprel: list[str]
    names: list[str]


def sentences(gold: Path, language: Language) -> list[list[str]]:
    """Return the sentences of the Wikinews texts (CC BY) that quotations are learned from."""
    tokenizer = spacy.blank(language.code).tokenizer
    found: list[list[str]] = []
    path = gold / "quotations-wikinews" / "train.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        for text in json.loads(line)["originalText"].split(_PARAGRAPH):
            tokens = tokenise(text, 0, tokenizer, language.grammar)
            found += [tokens.forms(text, first, last) for first, last in tokens.pieces]
    return [forms for forms in found if _FEWEST <= len(forms) <= _MOST]


def vote(
    teachers: Sequence[Model], texts: Sequence[Sequence[str]], language: Language
) -> list[Agreed]:
    """Return every sentence as most of the teachers read it."""
    classes = WordClasses(NameTables.of(language))
    networks = [Network(m.weights, m.labels, Lexicon(m.clusters, classes)) for m in teachers]
    readings = zip(*(network.read(texts) for network in networks), strict=True)
    return [agree(list(forms), votes) for forms, votes in zip(texts, readings, strict=True)]


def agree(forms: list[str], votes: Sequence[Reading]) -> Agreed:
    """Return one sentence as most of its readings have it."""
    heads = _heads(len(forms), votes)
    relations = [_most(labels) for labels in zip(*(vote.deprel for vote in votes), strict=True)]
    return Agreed(
        forms,
        upos=[_most(labels) for labels in zip(*(vote.upos for vote in votes), strict=True)],
        xpos=[_most(labels) for labels in zip(*(vote.xpos for vote in votes), strict=True)],
        feats=_features(votes),
        head=heads,
        deprel=["?" if head < 0 else one for one, head in zip(relations, heads, strict=True)],
        names=_names(len(forms), votes),
    )


def _most(labels: Sequence[str]) -> str:
    label, count = Counter(labels).most_common(1)[0]
    return label if 2 * count > len(labels) else "?"


def _features(votes: Sequence[Reading]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for feats in zip(*(vote.feats for vote in votes), strict=True):
        names = sorted({name for one in feats for name in one})
        found.append({name: _most([one.get(name, "") for one in feats]) for name in names})
    return found


def _heads(length: int, votes: Sequence[Reading]) -> list[int]:
    scores = np.zeros((length, length + 1))
    for vote in votes:
        for word, head in enumerate(vote.head):
            scores[word, 0 if head == word else head + 1] += 1
    heads = spanning_heads(scores)
    return [h if 2 * scores[w, h] > len(votes) else -1 for w, h in enumerate(heads)]


def _names(length: int, votes: Sequence[Reading]) -> list[str]:
    spans = Counter(span for vote in votes for span in _spans(vote.names))
    labels = ["O"] * length
    for (first, last, label), count in sorted(spans.items()):
        if 2 * count > len(votes):
            labels[first:last] = [f"B-{label}", *[f"I-{label}"] * (last - first - 1)]
    return labels


def _spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for at, label in enumerate([*labels, "O"]):
        if at and not label.startswith("I-") and labels[at - 1] != "O":
            yield start, at, labels[at - 1][2:]
        if label.startswith("B-"):
            start = at
