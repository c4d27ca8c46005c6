"""Learned weights that tell an article's own lines from leftovers of its page."""

from __future__ import annotations

import math
from collections.abc import Mapping
from hashlib import sha256

import msgspec

from quellenlage.model.story import ModelInfo


class Tree(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A regression tree in parallel columns, a row a node, the root first.

    ``features`` index the model's names, -1 for a leaf; where the feature is at most the
    threshold the next node follows, else the one at ``right``. ``values`` are those of leaves.
    """

    features: tuple[int, ...]
    thresholds: tuple[float, ...]
    right: tuple[int, ...]
    values: tuple[float, ...]


class LineModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Boosted trees whose values add up to log-odds; ``names`` are the features' readable names."""

    names: tuple[str, ...] = ()
    trees: tuple[Tree, ...] = ()

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability that a line with these features is content."""
        row = [features.get(name, 0.0) for name in self.names]
        total = 0.0
        for tree in self.trees:
            node = 0
            while (feature := tree.features[node]) >= 0:
                node = node + 1 if row[feature] <= tree.thresholds[node] else tree.right[node]
            total += tree.values[node]
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


class LineWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: weights for lines of copied text, and for lines of a web page."""

    name: str
    licence: str
    lines: LineModel
    pages: LineModel


class LineModels(msgspec.Struct, frozen=True):
    """Weights ready for use; ``info`` names the file's hash and licence."""

    info: ModelInfo
    lines: LineModel
    pages: LineModel


def decode_line_models(data: bytes) -> LineModels:
    """Return the models that a JSON file holds.

    Raises:
        msgspec.DecodeError: if the file does not follow :class:`LineWeights`.
    """
    weights = msgspec.json.decode(data, type=LineWeights)
    info = ModelInfo(name=weights.name, sha256=sha256(data).hexdigest(), licence=weights.licence)
    return LineModels(info, weights.lines, weights.pages)
