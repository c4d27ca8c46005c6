"""Learned weights for quotations, as a language ships them."""

from __future__ import annotations

import msgspec

from quellenlage.model.story import ModelInfo


class WeightTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic regression: weights by the readable name of the feature."""

    bias: float
    threshold: float
    weights: dict[str, float]


class QuotationModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights by the kind of candidate they weigh; ``info`` names file, hash and licence."""

    info: ModelInfo
    tables: dict[str, WeightTable]
