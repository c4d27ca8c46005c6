"""What the tagger and parser see of a word: its form, affixes, shape and clusters.

All of it depends on the form alone. A running analysis therefore computes the vector of each
form once and looks it up ever after; the vector is the same whatever was read before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from spacy.attrs import ORTH
from spacy.strings import get_string_id
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate

from quellenlage.annotate.clusters import Clusters

Vectors: TypeAlias = Any
"""An array of 32-bit floats, one row per token; thinc and numpy type it differently."""

_DIGIT = re.compile(r"\d")
_CACHED_FORMS = 60_000

_HIDDEN_WORDS = 0.2  # how often, in training, a word's own vector is hidden
_FREQUENT_ONLY = frozenset({"word", "suffix5", "cluster", "cluster8", "cluster5"})

# Column, rows of its table, width of its vector.
_COLUMNS = (
    ("word", 4000, 64),
    ("shape", 500, 24),
    ("prefix", 1500, 32),
    ("suffix2", 500, 24),
    ("suffix3", 1500, 40),
    ("suffix4", 2500, 48),
    ("suffix5", 3000, 48),
    ("cluster", 1200, 96),
    ("cluster8", 300, 48),
    ("cluster5", 64, 16),
    ("tail", 1000, 32),
)

_LEXICAL = np.array([at for at, (name, *_) in enumerate(_COLUMNS) if name in _FREQUENT_ONLY])


def word_features(form: str, clusters: Clusters) -> list[int]:
    """Return one hash per column for ``form``; 0 where it has no such feature."""
    plain = _DIGIT.sub("0", form.lower())
    cluster = clusters.of(form)
    tail = 0 if cluster else clusters.of_tail(form)
    texts = (
        f"w{plain}",
        f"h{_shape(form)}",
        f"p{form[:3]}",
        f"2{plain[-2:]}",
        f"3{plain[-3:]}",
        f"4{plain[-4:]}",
        f"5{plain[-5:]}",
        f"c{cluster}" if cluster else "",
        f"d{cluster & 255}" if cluster else "",
        f"e{cluster & 31}" if cluster else "",
        f"t{tail}" if tail else "",
    )
    return [get_string_id(text) if text else 0 for text in texts]


def _shape(form: str) -> str:
    shape = ""
    for char in form[:40]:
        if char.isupper():
            kind = "X"
        elif char.islower():
            kind = "x"
        else:
            kind = "d" if char.isdigit() else char
        if shape[-3:] != kind * 3:
            shape += kind
    return shape[:10]


@registry.architectures("quellenlage.LexicalEmbed.v1")  # type: ignore[untyped-decorator]
def lexical_embed(width: int) -> Model[Any, Any]:
    """Return a layer from documents to one vector of ``width`` per token.

    Its attribute ``clusters`` holds the word clusters (none until :func:`prepare` is called).
    """
    tables: list[Model[Any, Any]] = [
        HashEmbed(size, rows, column=column, seed=column + 8)
        for column, (_, rows, size) in enumerate(_COLUMNS)
    ]
    mix = Maxout(width, sum(size for *_, size in _COLUMNS), nP=3, dropout=0.0, normalize=True)
    inner: Model[Any, Any] = chain(concatenate(*tables), mix)
    return Model(
        "lexical_embed",
        _forward,
        init=_initialise,
        layers=[inner],
        dims={"nO": width},
        attrs={"clusters": Clusters({}), "cache": None, "features": {}, "unknown": 0.0},
    )


def prepare(
    model: Model[Any, Any], clusters: Clusters, *, cached: bool = True, unknown: float = 0.0
) -> None:
    """Give every embedding within ``model`` its word clusters.

    ``cached`` is for a trained model; for one in training, ``unknown`` is the share of words
    that are shown as if they had never been met.
    """
    for node in model.walk():
        if node.name == "lexical_embed":
            node.attrs["clusters"] = clusters
            node.attrs["features"] = {}
            node.attrs["unknown"] = unknown
            node.attrs["cache"] = _VectorCache() if cached else None


class _VectorCache:
    """The vectors of the forms met so far, by the number of the form."""

    def __init__(self) -> None:
        self.rows: dict[int, int] = {}
        self.vectors: Vectors = np.zeros((0, 0), dtype="float32")

    def add(self, keys: list[int], vectors: Vectors) -> None:
        used = len(self.rows)
        if used + len(keys) > len(self.vectors):
            grown = np.zeros((2 * used + len(keys) + 2048, vectors.shape[1]), dtype="float32")
            if used:
                grown[:used] = self.vectors[:used]
            self.vectors = grown
        self.vectors[used : used + len(keys)] = vectors
        for key in keys:
            self.rows[key] = len(self.rows)


def _initialise(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:  # noqa: ARG001, N803
    sample = np.zeros((1, len(_COLUMNS)), dtype="uint64")
    model.layers[0].initialize(X=sample)


def _forward(
    model: Model[Any, Any], docs: list[Any], is_train: bool
) -> tuple[list[Vectors], Callable[[list[Vectors]], list[Any]]]:
    keys = [doc.to_array(ORTH).tolist() for doc in docs]
    if model.attrs["cache"] is not None and not is_train:
        return _look_up(model, docs, keys), lambda _: []
    flat = _features(model, docs, [key for row in keys for key in row])
    if is_train:
        flat = _hide(flat, model.attrs["unknown"])
    vectors, backprop = model.layers[0](flat, is_train)
    ends = np.cumsum([len(row) for row in keys])[:-1]

    def backward(gradients: list[Vectors]) -> list[Any]:
        backprop(np.concatenate(gradients))
        return []

    return np.split(vectors, ends), backward


def _features(model: Model[Any, Any], docs: list[Any], keys: list[int]) -> Any:
    known, strings = model.attrs["features"], docs[0].vocab.strings if docs else {}
    if len(known) > _CACHED_FORMS:
        known.clear()
    for key in keys:
        if key not in known:
            known[key] = word_features(strings[key], model.attrs["clusters"])
    return np.asarray([known[key] for key in keys], dtype="uint64").reshape(-1, len(_COLUMNS))


def _hide(flat: Any, unknown: float) -> Any:
    """Hide the word, or all that only frequent words have, so that training learns without."""
    chance = np.random.random(len(flat))
    hidden = flat.copy()
    hidden[chance < _HIDDEN_WORDS, 0] = 0
    hidden[np.ix_(np.flatnonzero(chance < unknown), _LEXICAL)] = 0
    return hidden


def _look_up(model: Model[Any, Any], docs: list[Any], keys: list[list[int]]) -> list[Vectors]:
    cache = model.attrs["cache"]
    if len(cache.rows) > _CACHED_FORMS:
        cache = model.attrs["cache"] = _VectorCache()
    new = [key for key in dict.fromkeys(k for row in keys for k in row) if key not in cache.rows]
    if new:
        strings, clusters = docs[0].vocab.strings, model.attrs["clusters"]
        table = np.asarray([word_features(strings[k], clusters) for k in new], dtype="uint64")
        cache.add(new, model.layers[0].predict(table))
    rows = cache.rows
    return [cache.vectors[[rows[key] for key in row]] for row in keys]
