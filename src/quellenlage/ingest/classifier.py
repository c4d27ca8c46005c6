"""How probable it is that a line is the article's own: a logistic regression over features."""

from __future__ import annotations

import math
from importlib.resources import files

import msgspec

from quellenlage.errors import ModelError
from quellenlage.ingest.features import Features


class LineModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights by feature name; numbers only, learned by ``training/lines.py``."""

    bias: float
    weights: dict[str, float]

    def probability(self, features: Features) -> float:
        """Return the probability that a line with these features is content."""
        weights = self.weights
        total = self.bias
        for name, value in features.items():
            if value:
                total += weights.get(name, 0.0) * value
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def load_line_model(code: str, name: str) -> LineModel:
    """Read the weights that ship for a language: "lines" of text, or lines of "pages".

    Raises:
        ModelError: if there are none, or the file is damaged.
    """
    source = files("quellenlage.languages") / code / f"{name}.json"
    try:
        return msgspec.json.decode(source.read_bytes(), type=LineModel)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(
            f"the line weights of language {code!r} cannot be read: {error}"
        ) from error
