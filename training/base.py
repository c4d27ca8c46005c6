"""Builds the shipped German base: ``python -m training.base --gold DIR --out FILE``.

One network for all tasks (``training/network.py``) learns from treebanks, tagged sentences,
sentences with names and our own sentences by turns; first as several teachers, then once more
together with what the teachers agree on in plain news (``training/silver.py``). Seeds are fixed.
``--fold K`` leaves every fifth sentence out and scores on these; without it every tenth is left
out, so that the shipped model can be scored on text it never saw.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from torch import nn

from eval import ner, parsing
from eval.entities import Labelled
from eval.gold_parts import Part
from eval.treebank import KEPT_FEATURES, Own, Tree
from quellenlage.annotate import Base
from quellenlage.annotate.clusters import Clusters
from quellenlage.annotate.embedding import COLUMNS, Lexicon
from quellenlage.annotate.network import Labels
from quellenlage.annotate.package import Model, pack
from quellenlage.annotate.spotter import NameTables
from quellenlage.annotate.word_classes import WordClasses
from quellenlage.languages import load_language
from training import corpus
from training.network import Network
from training.silver import Agreed, sentences, vote

FORMS = 250_000
_SEED = 7
_LONGEST = 120
_JOBS = 2


class Course(msgspec.Struct, frozen=True):
    """How the network is trained.

    Passes over the data, learning rate, words in a batch, number of teachers (0: none, and no
    silver) and the share of silver that each pass takes.
    """

    epochs: int = 26
    rate: float = 0.002
    tree_words: int = 500
    other_words: int = 800
    teachers: int = 3
    silver_share: float = 0.3


class Sentence(msgspec.Struct):
    """One sentence as numbers; ``gold`` by task, a number per word, -1 where unknown."""

    features: Any
    gold: dict[str, Any]


def main() -> None:
    """Read the command line and build the model."""
    parser = argparse.ArgumentParser(description="Build the shipped German base.")
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the model file to write")
    parser.add_argument("--fold", type=int, choices=range(5), help="leave out a fifth")
    parser.add_argument("--epochs", type=int, default=Course().epochs)
    parser.add_argument("--teachers", type=int, default=Course().teachers)
    options = parser.parse_args()
    part = Part.tenth() if options.fold is None else Part.fifth(options.fold)
    course = Course(epochs=options.epochs, teachers=options.teachers)
    build(options.gold, options.out, part, course)


def build(gold: Path, out: Path, part: Part, course: Course) -> None:
    """Train the network on all but ``part``, write the model file and print its scores."""
    silver: list[Agreed] = []
    if course.teachers:
        lessons = [(gold, part, course, _SEED + number) for number in range(course.teachers)]
        with get_context("spawn").Pool(min(_JOBS, course.teachers)) as pool:
            teachers = pool.starmap(train, lessons, chunksize=1)
        language = load_language("de")
        silver = vote(teachers, sentences(gold, language), language)
    model = train(gold, part, course, silver=silver, own=corpus.own(part))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(pack(model))
    print(f"{out}: {out.stat().st_size / 1e6:.2f} MB")
    base = Base.of_model(out.read_bytes(), load_language("de"))
    for measure in [*parsing.score(gold, base, part), *ner.score(gold, base, part)]:
        print(f"{measure.task} {measure.name}: {measure.value:.3f} ({measure.items})")


def read_clusters(count: int) -> Clusters:
    """Return the clusters of the most frequent forms of ``spacy-lookups-data``."""
    folder = files("spacy_lookups_data") / "data"
    with gzip.open(str(folder / "de_lexeme_cluster.json.gz")) as file:
        numbers: dict[str, int] = json.load(file)
    with gzip.open(str(folder / "de_lexeme_prob.json.gz")) as file:
        frequency: dict[str, float] = json.load(file)
    known = [form for form, number in numbers.items() if number and "\n" not in form]
    known.sort(key=lambda form: (-frequency.get(form, -99.0), form))
    return Clusters({form: numbers[form] for form in known[:count]})


def train(  # noqa: PLR0913 (options by name)
    gold: Path,
    part: Part,
    course: Course,
    seed: int = _SEED,
    *,
    silver: Sequence[Agreed] = (),
    own: Sequence[Own] = (),
) -> Model:
    """Return a model that learned from all gold but ``part``, from ``silver`` and ``own``."""
    chance = random.Random(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    clusters = read_clusters(FORMS)
    lexicon = Lexicon(clusters, WordClasses(NameTables.of(load_language("de"))))
    trees = corpus.treebank(gold, part)
    tagged = corpus.tagged(gold)
    named = corpus.labelled(gold, part)
    coder = _Coder(lexicon, _labels(trees, tagged, named))
    trees = [tree for tree in trees if len(tree.rows) <= _LONGEST]
    tagged = [rows for rows in tagged if 1 < len(rows) <= _LONGEST]
    named = [sentence for sentence in named if len(sentence.forms) <= _LONGEST]

    def batches() -> list[list[Sentence]]:
        read = chance.sample(silver, int(len(silver) * course.silver_share))
        lessons = [
            ([coder.tree(corpus.vary_tree(tree, chance)) for tree in trees], course.tree_words),
            ([coder.tags(rows) for rows in tagged], course.other_words),
            ([coder.names(corpus.vary_names(s, chance)) for s in named], course.other_words),
            ([coder.own(tree, names) for tree, names in own], course.tree_words),
            ([coder.agreed(sentence) for sentence in read], course.other_words),
        ]
        found = [b for sentences, words in lessons for b in _batches(sentences, words, chance)]
        chance.shuffle(found)
        return found

    network = Network(coder.labels)
    _learn(network, batches, course)
    return Model(network.weights(), coder.labels, clusters)


def _labels(
    trees: Sequence[Tree], tagged: Sequence[list[tuple[str, str]]], named: Sequence[Labelled]
) -> Labels:
    rows = [row for tree in trees for row in tree.rows]
    tags = {row.xpos for row in rows} | {tag for sentence in tagged for _, tag in sentence}
    return Labels(
        upos=sorted({row.upos for row in rows}),
        xpos=sorted(tags - {""}),
        deprel=sorted({row.deprel for row in rows}),
        names=["O", *sorted({label for s in named for label in s.labels} - {"O"})],
        features={
            name: ["", *sorted({row.feats.get(name, "") for row in rows} - {""})]
            for name in sorted(KEPT_FEATURES)
        },
    )


class _Coder:
    """Turns sentences into numbers."""

    def __init__(self, lexicon: Lexicon, labels: Labels) -> None:
        self._lexicon, self.labels = lexicon, labels
        self._features: dict[str, list[int]] = {}
        self._places = {
            name: {label: at for at, label in enumerate(values)}
            for name, values in {
                "upos": labels.upos,
                "xpos": labels.xpos,
                "deprel": labels.deprel,
                "names": labels.names,
                **labels.features,
            }.items()
        }

    def tree(self, tree: Tree) -> Sentence:
        rows = tree.rows
        gold = {name: [getattr(row, name) for row in rows] for name in ("upos", "xpos", "deprel")}
        gold |= {name: [row.feats.get(name, "") for row in rows] for name in self.labels.features}
        sentence = self._sentence([row.form for row in rows], gold)
        sentence.gold["head"] = np.array([row.head for row in rows])
        return sentence

    def own(self, tree: Tree, names: list[str]) -> Sentence:
        sentence = self.tree(tree)
        kept = {"upos", "xpos", "deprel", "head", "Mood"}
        gold = {name: values for name, values in sentence.gold.items() if name in kept}
        gold["names"] = self.names(Labelled("", [row.form for row in tree.rows], names)).gold[
            "names"
        ]
        return Sentence(sentence.features, gold)

    def agreed(self, read: Agreed) -> Sentence:
        gold = {"upos": read.upos, "xpos": read.xpos, "deprel": read.deprel, "names": read.names}
        gold |= {name: [one.get(name, "") for one in read.feats] for name in self.labels.features}
        sentence = self._sentence(read.forms, gold)
        sentence.gold["head"] = np.array(read.head)
        return sentence

    def tags(self, rows: list[tuple[str, str]]) -> Sentence:
        return self._sentence([form for form, _ in rows], {"xpos": [tag for _, tag in rows]})

    def names(self, sentence: Labelled) -> Sentence:
        return self._sentence(sentence.forms, {"names": sentence.labels})

    def _sentence(self, forms: Sequence[str], gold: dict[str, list[str]]) -> Sentence:
        for form in forms:
            if form not in self._features:
                self._features[form] = self._lexicon.features(form)
        features = np.array([self._features[form] for form in forms])
        numbers = {
            name: np.array([self._places[name].get(value, -1) for value in values])
            for name, values in gold.items()
        }
        return Sentence(features, numbers)


def _learn(network: Network, batches: Callable[[], list[list[Sentence]]], course: Course) -> None:
    """Train by AdamW with a rate that falls in the second half; keep averaged weights."""
    optimiser = torch.optim.AdamW(
        network.parameters(), lr=course.rate, betas=(0.9, 0.95), weight_decay=1e-4
    )
    averages = {name: part.detach().clone() for name, part in network.named_parameters()}
    total, step = len(batches()) * course.epochs, 0
    network.train()
    for epoch in range(course.epochs):
        losses = []
        for batch in batches():
            step += 1
            _set_rate(optimiser, course.rate, step, total)
            loss = network.loss(_tensors(batch))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            losses.append(loss.item())
            decay = min(0.998, (1 + step) / (10 + step))
            with torch.no_grad():
                for name, part in network.named_parameters():
                    averages[name].mul_(decay).add_(part, alpha=1 - decay)
        print(f"{epoch}: {np.mean(losses):.3f} ({time.process_time():.0f} s)", flush=True)
    with torch.no_grad():
        for name, part in network.named_parameters():
            part.copy_(averages[name])
    network.eval()


def _set_rate(optimiser: Any, rate: float, step: int, total: int) -> None:
    done = step / total
    rate *= min(1.0, step / 100) * (1.0 if done < 0.5 else max(0.03, 2 * (1 - done)))
    for group in optimiser.param_groups:
        group["lr"] = rate


def _batches(
    sentences: list[Sentence], words: int, chance: random.Random
) -> Iterator[list[Sentence]]:
    """Yield batches of sentences of like length."""
    order = sorted(sentences, key=lambda one: len(one.features) + 6 * chance.random())
    batch: list[Sentence] = []
    held = 0
    for sentence in order:
        batch.append(sentence)
        held += len(sentence.features)
        if held >= words:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _tensors(batch: list[Sentence]) -> dict[str, Any]:
    lengths = [len(sentence.features) for sentence in batch]
    shape = (len(batch), max(lengths))
    features = np.zeros((*shape, len(COLUMNS)), dtype="int64")
    mask = np.zeros(shape, dtype="float32")
    gold = {name: np.full(shape, -1, dtype="int64") for name in batch[0].gold}
    for at, (sentence, length) in enumerate(zip(batch, lengths, strict=True)):
        features[at, :length] = sentence.features
        mask[at, :length] = 1
        for name, values in sentence.gold.items():
            gold[name][at, :length] = values
    tensors: dict[str, Any] = {name: torch.from_numpy(values) for name, values in gold.items()}
    tensors |= {"features": torch.from_numpy(features), "mask": torch.from_numpy(mask)}
    return tensors | {"lengths": torch.tensor(lengths)}


if __name__ == "__main__":
    main()
