"""The network of the shipped base, run by numpy.

One encoder for all tasks: gated convolutions over the words (Dauphin et al., *Language modeling
with gated convolutional networks*, 2017), read on by a two-way LSTM for tags, features and
dependencies and by two more convolutions for names. Heads and relations are found by biaffine
attention (Dozat & Manning 2017), names by a linear-chain CRF (Lafferty et al. 2001).
``training/network.py`` holds the same network for learning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec
import numpy as np

from quellenlage.annotate.embedding import COLUMNS, Floats, Lexicon, Vectors
from quellenlage.annotate.spanning import spanning_heads

Weights: TypeAlias = Mapping[str, Floats]
"""By name: linear layers as ``x.weight`` (inputs, outputs) and ``x.bias``."""

WORD_DILATIONS = (1, 1, 2)
"""How far the neighbours stand that each convolution of the encoder sees."""
NAME_DILATIONS = (1, 2)
FARTHEST = 31
"""Distances of heads beyond this are as good as this."""

_BATCH = 800  # tokens, padding counted, that are computed at once
_FORBIDDEN = np.float32(-1e4)
_SMALL = np.float32(1e-5)


class Labels(msgspec.Struct, frozen=True):
    """What the outputs of the network stand for; ``features`` by name, "" for none."""

    upos: list[str]
    xpos: list[str]
    deprel: list[str]
    names: list[str]
    features: dict[str, list[str]]


class Reading(msgspec.Struct):
    """What the network says of one piece of text.

    ``head`` counts tokens of the piece from 0, a root is its own head; ``names`` are IOB labels.
    """

    upos: list[str]
    xpos: list[str]
    feats: list[dict[str, str]]
    head: list[int]
    deprel: list[str]
    names: list[str]


class Network:
    """A trained network; what it says of a text depends on that text alone."""

    def __init__(self, weights: Weights, labels: Labels, lexicon: Lexicon) -> None:
        self._weights = weights
        self._labels = labels
        self._vectors = Vectors(lexicon, self._embed)
        forbidden = _forbidden(labels.names)
        self._first = forbidden[labels.names.index("O")]
        self._follow = weights["names.follow"] + forbidden

    def read(self, pieces: Sequence[Sequence[str]]) -> list[Reading]:
        """Return a reading for every piece, a list of forms each."""
        readings: dict[int, Reading] = {}
        for batch in _batches(pieces):
            words = _Padded.of([self._vectors.of(pieces[at]) for at in batch])
            readings.update(zip(batch, self._read_batch(words), strict=True))
        return [readings[at] for at in range(len(pieces))]

    def _read_batch(self, words: _Padded) -> Iterator[Reading]:
        encoded = self._convolve(words, "encoder", WORD_DILATIONS)
        names = self._names(self._convolve(encoded, "names.encoder", NAME_DILATIONS))
        states = self._sequence(encoded)
        flat = states.flat()
        labels = self._labels
        upos = self._best(flat, "upos", labels.upos)
        xpos = self._best(flat, "xpos", labels.xpos)
        feats = self._features(flat)
        heads = self._heads(states)
        deprel = self._relations(flat, heads)
        at = 0
        for length, piece_heads, piece_names in zip(words.lengths, heads, names, strict=True):
            end = at + length
            yield Reading(
                upos[at:end],
                xpos[at:end],
                feats[at:end],
                [own if head < 0 else head for own, head in enumerate(piece_heads)],
                deprel[at:end],
                piece_names,
            )
            at = end

    def _embed(self, features: Any) -> Floats:
        tables = [self._weights[f"table.{name}"] for name in COLUMNS]
        parts = [table[features[:, at]] for at, table in enumerate(tables)]
        return _gelu(self._linear(np.concatenate(parts, axis=1), "embedding"))

    def _linear(self, values: Floats, name: str) -> Floats:
        weight = self._weights[name + ".weight"]
        flat: Floats = values.reshape(-1, len(weight)) @ weight  # one product, not one a piece
        flat += self._weights[name + ".bias"]
        return flat.reshape(*values.shape[:-1], weight.shape[1])

    def _convolve(self, words: _Padded, name: str, dilations: Sequence[int]) -> _Padded:
        values = words.values
        width = values.shape[2]
        for layer, dilation in enumerate(dilations):
            held = values * words.mask
            wide = np.pad(held, ((0, 0), (dilation, dilation), (0, 0)))
            window = np.concatenate([wide[:, : held.shape[1]], held, wide[:, 2 * dilation :]], 2)
            gated = self._linear(window, f"{name}.{layer}")
            values = values + gated[..., :width] * _sigmoid(gated[..., width:])
            values = self._normalise(values, f"{name}.{layer}.norm")
        return _Padded(values, words.mask, words.lengths)

    def _normalise(self, values: Floats, name: str) -> Floats:
        """Layer normalisation (Ba et al. 2016)."""
        centred = values - values.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + _SMALL)
        result: Floats = centred / spread * self._weights[name + ".gain"]
        result += self._weights[name + ".bias"]
        return result

    def _sequence(self, words: _Padded) -> _Padded:
        """Read the words forwards and backwards by LSTM (Hochreiter & Schmidhuber 1997)."""
        forth = self._direction(words, "forward", range(words.values.shape[1]))
        back = self._direction(words, "backward", range(words.values.shape[1] - 1, -1, -1))
        return _Padded(np.concatenate([forth, back], axis=2), words.mask, words.lengths)

    def _direction(self, words: _Padded, name: str, order: range) -> Floats:
        inputs = self._linear(words.values, f"sequence.{name}")
        recurrent = self._weights[f"sequence.{name}.recurrent"]
        count, length, size = len(inputs), inputs.shape[1], len(recurrent)
        outputs = np.zeros((count, length, size), dtype="float32")
        state = np.zeros((count, size), dtype="float32")
        cell = np.zeros((count, size), dtype="float32")
        for at in order:
            gates: Floats = inputs[:, at] + np.dot(state, recurrent)
            opened = _sigmoid(gates[:, : 3 * size])
            cell = opened[:, size : 2 * size] * cell + opened[:, :size] * np.tanh(
                gates[:, 3 * size :]
            )
            on = words.mask[:, at]
            cell = cell * on
            state = opened[:, 2 * size :] * np.tanh(cell) * on
            outputs[:, at] = state
        return outputs

    def _best(self, values: Floats, name: str, labels: list[str]) -> list[str]:
        return [labels[at] for at in self._linear(values, name).argmax(axis=1).tolist()]

    def _features(self, values: Floats) -> list[dict[str, str]]:
        found: list[dict[str, str]] = [{} for _ in range(len(values))]
        for name, labels in self._labels.features.items():
            for token, value in enumerate(self._best(values, f"feature.{name}", labels)):
                if value:
                    found[token][name] = value
        return found

    def _heads(self, states: _Padded) -> list[list[int]]:
        """Return the heads within every piece, -1 for a root."""
        weights = self._weights
        root = np.broadcast_to(weights["root"], (len(states.values), 1, weights["root"].size))
        above = _gelu(self._linear(np.concatenate([root, states.values], 1), "arc.head"))
        below = _gelu(self._linear(states.values, "arc.dependent"))
        scores = (below @ weights["arc.pair"]) @ above.transpose(0, 2, 1)
        scores += (above @ weights["arc.prior"])[:, None, :]
        scores += weights["arc.distance"][_distances(states.values.shape[1])]
        return [
            [head - 1 for head in spanning_heads(table[:length, : length + 1])]
            for table, length in zip(scores, states.lengths, strict=True)
        ]

    def _relations(self, flat: Floats, heads: list[list[int]]) -> list[str]:
        rows, start = [], 1
        for piece in heads:
            rows += [0 if head < 0 else start + head for head in piece]
            start += len(piece)
        with_root = np.concatenate([self._weights["root"][None], flat])
        above = _gelu(self._linear(with_root, "relation.head"))[rows]
        below = _gelu(self._linear(flat, "relation.dependent"))
        scores = self._linear(above, "relation.above") + self._linear(below, "relation.below")
        pair = self._weights["relation.pair"]  # dependent, relation * head
        mixed = (below @ pair).reshape(len(flat), scores.shape[1], -1)
        scores += (mixed @ above[:, :, None])[..., 0]
        return [self._labels.deprel[at] for at in scores.argmax(axis=1).tolist()]

    def _names(self, states: _Padded) -> list[list[str]]:
        hidden = _gelu(self._linear(states.flat(), "names.hidden"))
        scores = self._linear(hidden, "names.output")
        ends = np.cumsum(states.lengths)[:-1]
        labels = self._labels.names
        return [
            [labels[at] for at in _best_path(piece, self._first, self._follow)]
            for piece in np.split(scores, ends)
        ]


class _Padded(msgspec.Struct):
    """Values of several pieces side by side: (pieces, longest, width), mask 1 where a word is."""

    values: Floats
    mask: Floats
    lengths: list[int]

    @staticmethod
    def of(pieces: Sequence[Floats]) -> _Padded:
        lengths = [len(piece) for piece in pieces]
        values = np.zeros((len(pieces), max(lengths), pieces[0].shape[1]), dtype="float32")
        mask = np.zeros((len(pieces), max(lengths), 1), dtype="float32")
        for at, piece in enumerate(pieces):
            values[at, : len(piece)] = piece
            mask[at, : len(piece)] = 1
        return _Padded(values, mask, lengths)

    def flat(self) -> Floats:
        """Return the values of the words alone, one piece after the other."""
        result: Floats = self.values[self.mask[..., 0] > 0]
        return result


def _batches(pieces: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Yield pieces of like length together; empty ones cannot be."""
    order = sorted(range(len(pieces)), key=lambda at: (len(pieces[at]), at))
    batch: list[int] = []
    for at in order:
        if batch and (len(batch) + 1) * len(pieces[at]) > _BATCH:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _distances(length: int) -> Any:
    """Return the row of ``arc.distance`` of every pair: dependent, head (0: the root)."""
    step = np.arange(length + 1)[None, :] - np.arange(1, length + 1)[:, None]
    rows = step.clip(-FARTHEST, FARTHEST) + FARTHEST
    rows[:, 0] = 2 * FARTHEST + 1
    return rows


def _forbidden(labels: list[str]) -> Floats:
    """Return penalties that keep "inside" from following anything but its own name."""
    table = np.zeros((len(labels), len(labels)), dtype="float32")
    for row, before in enumerate(labels):
        for column, label in enumerate(labels):
            if label.startswith("I-") and before[1:] != label[1:]:
                table[row, column] = _FORBIDDEN
    return table


def _best_path(scores: Floats, first: Floats, follow: Floats) -> list[int]:
    """Return the best sequence of labels (Viterbi 1967)."""
    best = scores[0] + first
    back = np.zeros((len(scores), scores.shape[1]), dtype="int64")
    for at in range(1, len(scores)):
        ways = best[:, None] + follow
        back[at] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[at]
    path = [int(best.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        path.append(int(back[at, path[-1]]))
    return path[::-1]


def _sigmoid(values: Floats) -> Floats:
    result: Floats = 1 / (1 + np.exp(-values.clip(-30, 30)))
    return result


def _gelu(values: Floats) -> Floats:
    """Gaussian error linear unit (Hendrycks & Gimpel 2016), by tanh."""
    inner: Floats = values * values  # in place from here: this runs for every word
    inner *= np.float32(0.044715)
    inner += 1
    inner *= values
    inner *= np.float32(0.7978845608)
    np.tanh(inner, out=inner)
    inner += 1
    inner *= values
    inner *= np.float32(0.5)
    return inner
