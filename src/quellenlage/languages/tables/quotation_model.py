"""Learned weights for quotations, as a language ships them."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from quellenlage.model.story import ModelInfo


class WeightTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic regression: weights by the readable name of the feature.

    A candidate is kept where its probability reaches ``threshold``.
    """

    bias: float
    threshold: float
    weights: dict[str, float]


class QuotationWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: weights by the kind of candidate they weigh."""

    name: str
    licence: str
    tables: dict[str, WeightTable]


class QuotationModel(msgspec.Struct, frozen=True):
    """Weights ready for use; ``info`` names the file's hash and licence."""

    info: ModelInfo
    tables: dict[str, WeightTable]


def decode_quotation_model(data: bytes) -> QuotationModel:
    """Return the model that a JSON file holds.

    Raises:
        msgspec.DecodeError: if the file does not follow :class:`QuotationWeights`.
    """
    weights = msgspec.json.decode(data, type=QuotationWeights)
    info = ModelInfo(name=weights.name, sha256=sha256(data).hexdigest(), licence=weights.licence)
    return QuotationModel(info, weights.tables)
