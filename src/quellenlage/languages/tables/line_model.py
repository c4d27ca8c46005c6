"""Learned weights that tell an article's own lines from leftovers of its page."""

from __future__ import annotations

import math
from collections.abc import Mapping
from hashlib import sha256

import msgspec

from quellenlage.model.story import ModelInfo


class LineModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic regression: weights by the readable name of the feature."""

    bias: float
    weights: dict[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability that a line with these features is content."""
        weights = self.weights
        total = self.bias
        for name, value in features.items():
            if value:
                total += weights.get(name, 0.0) * value
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
