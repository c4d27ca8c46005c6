"""Builds the shipped German base: ``python -m training.base --gold DIR --out FILE``.

Two networks of the same shape, each with the word embedding of
:mod:`quellenlage.annotate.embedding`: one for tags, features and dependencies, learned from
treebanks, and one for names. Seeds are fixed; a build takes some ten minutes of CPU.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec
import spacy
from spacy.language import Language as Pipeline
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from eval import ner, parsing
from quellenlage.annotate import Base
from quellenlage.annotate.clusters import Clusters
from quellenlage.annotate.embedding import prepare
from quellenlage.annotate.package import models, pack
from quellenlage.languages import load_language
from training import corpus

FORMS = 250_000
WIDTH = 96
_SEED = 7


class Course(msgspec.Struct, frozen=True):
    """How one network is trained.

    Passes over the data, size of the transition state, dropout, and how often a word is shown
    as if it had never been met.
    """

    epochs: int
    hidden: int
    dropout: float
    unknown: float


COURSES = {"grammar": Course(42, 128, 0.4, 0.1), "names": Course(12, 64, 0.25, 0.06)}


def main() -> None:
    """Read the command line and build the model."""
    parser = argparse.ArgumentParser(description="Build the shipped German base.")
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the model file to write")
    parser.add_argument("--share", type=float, default=1.0, help="share of the epochs, to try out")
    options = parser.parse_args()
    build(options.gold, options.out, share=options.share)


def build(gold: Path, out: Path, *, share: float = 1.0) -> None:
    """Train both networks side by side, write the model file and print its scores."""
    jobs = [(task, gold, share) for task in COURSES]
    with get_context("spawn").Pool(2) as pool:
        networks = pool.starmap(train, jobs)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(pack(networks, read_clusters(FORMS)))
    print(f"{out}: {out.stat().st_size / 1e6:.2f} MB")
    _score(out.read_bytes(), gold)


def _score(data: bytes, gold: Path) -> None:
    base = Base.of_model(data, load_language("de"))
    for measure in [*parsing.score(gold, base), *ner.score(gold, base)]:
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


def train(task: str, gold: Path, share: float = 1.0) -> tuple[dict[str, Any], bytes]:
    """Train one network; return its spaCy configuration and weights."""
    course = COURSES[task]
    course = msgspec.structs.replace(course, epochs=max(1, round(course.epochs * share)))
    fix_random_seed(_SEED)
    clusters = read_clusters(FORMS)
    build = _grammar_pipeline if task == "grammar" else _name_pipeline
    pipeline = build(course.hidden)
    for model in models(pipeline):
        prepare(model, clusters, cached=False, unknown=course.unknown)
    teach = _teach_grammar if task == "grammar" else _teach_names
    teach(pipeline, gold, course)
    return dict(pipeline.config), pipeline.to_bytes(exclude=["vocab"])


def _grammar_pipeline(hidden: int) -> Pipeline:
    """Return the untrained tagger, morphologizer and parser over one encoder."""
    pipeline = spacy.blank("de")
    pipeline.add_pipe("tok2vec", config={"model": _encoder()})
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": shared, "nO": None}
    pipeline.add_pipe("tagger", config={"model": tagger})
    pipeline.add_pipe("morphologizer", config={"model": tagger, "extend": False})
    parser = {"model": _transitions("parser", shared, hidden), "min_action_freq": 8}
    pipeline.add_pipe("parser", config=parser)
    return pipeline


def _name_pipeline(hidden: int) -> Pipeline:
    """Return the untrained name finder with an encoder of its own."""
    pipeline = spacy.blank("de")
    pipeline.add_pipe("ner", config={"model": _transitions("ner", _encoder(), hidden)})
    return pipeline


def _encoder() -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {"@architectures": "quellenlage.LexicalEmbed.v1", "width": WIDTH},
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _transitions(kind: str, encoder: dict[str, Any], hidden: int) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": encoder,
    }


def _teach_grammar(pipeline: Pipeline, gold: Path, course: Course) -> None:
    chance = random.Random(_SEED)
    trees = corpus.treebank(gold)
    tagged = [corpus.tag_example(pipeline.vocab, rows) for rows in corpus.tagged(gold)]
    first = [corpus.tree_example(pipeline.vocab, tree, chance) for tree in trees]
    pipeline.initialize(lambda: first + tagged)
    optimiser = Adam(learn_rate=0.001, L2=0.01, grad_clip=1.0, use_averages=True)
    lesson = _Lesson(pipeline, optimiser, chance, course.dropout)
    for epoch in range(course.epochs):
        optimiser.learn_rate = 0.001 if epoch < course.epochs * 0.6 else 0.0004
        if epoch % 2 == 0:
            with pipeline.select_pipes(enable=["tok2vec", "tagger"]):
                lesson(tagged, 400)
        examples = [corpus.tree_example(pipeline.vocab, tree, chance) for tree in trees]
        losses = lesson(examples, 220 + 20 * epoch)
        _tell("grammar", epoch, losses)
    _use_averages(pipeline, optimiser)


def _teach_names(pipeline: Pipeline, gold: Path, course: Course) -> None:
    chance = random.Random(_SEED)
    sentences = corpus.labelled(gold)
    first = [corpus.name_example(pipeline.vocab, s, chance) for s in sentences]
    pipeline.initialize(lambda: first)
    optimiser = Adam(learn_rate=0.001, L2=0.01, grad_clip=1.0, use_averages=True)
    lesson = _Lesson(pipeline, optimiser, chance, course.dropout)
    for epoch in range(course.epochs):
        optimiser.learn_rate = 0.001 if epoch < course.epochs * 0.6 else 0.0004
        examples = [corpus.name_example(pipeline.vocab, s, chance) for s in sentences]
        losses = lesson(examples, 400 + 40 * epoch)
        _tell("names", epoch, losses)
    _use_averages(pipeline, optimiser)


class _Lesson:
    """One pass over examples in batches of a given number of tokens; returns the losses."""

    def __init__(
        self, pipeline: Pipeline, optimiser: Any, chance: random.Random, dropout: float
    ) -> None:
        self.pipeline, self.optimiser = pipeline, optimiser
        self.chance, self.dropout = chance, dropout

    def __call__(self, examples: list[Example], size: int) -> dict[str, float]:
        losses: dict[str, float] = {}
        batch: list[Example] = []
        tokens = 0
        for at, example in enumerate(self.chance.sample(examples, len(examples)), 1):
            batch.append(example)
            tokens += len(example.reference)
            if tokens >= size or at == len(examples):
                self.pipeline.update(batch, drop=self.dropout, sgd=self.optimiser, losses=losses)
                batch, tokens = [], 0
        return losses


def _use_averages(pipeline: Pipeline, optimiser: Any) -> None:
    for model in models(pipeline):
        for node in model.walk():
            for name in node.param_names:
                average = optimiser.averages.get((node.id, name))
                if average is not None and node.has_param(name):
                    node.set_param(name, average)


def _tell(task: str, epoch: int, losses: dict[str, float]) -> None:
    told = " ".join(f"{name} {loss:.0f}" for name, loss in losses.items())
    print(f"{task} {epoch}: {told} ({time.process_time():.0f} s)", flush=True)


if __name__ == "__main__":
    main()
