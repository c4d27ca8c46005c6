"""Learned weights for quotations, as a language ships them."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256

import msgspec
import numpy as np
import numpy.typing as npt

from quellenlage.model.story import ModelInfo


class WeightTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic regression: weights by the readable name of the feature.

    A candidate is kept where its probability reaches ``threshold``.
    """

    bias: float
    threshold: float
    weights: dict[str, float]


class ChainTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A conditional random field on a chain of tokens.

    ``keys`` are the hashes of its features (32 bits, little-endian), ``weights`` one signed
    byte for each of them and each label, in multiples of ``unit``; ``moves`` are the weights
    from one label to the next, ``first`` and ``last`` those of the ends of a sequence.
    """

    labels: tuple[str, ...]
    unit: float
    moves: tuple[tuple[float, ...], ...]
    first: tuple[float, ...]
    last: tuple[float, ...]
    keys: bytes
    weights: bytes
    bits: int = 21
    """Bits of a feature's hash."""

    @cached_property
    def slots(self) -> npt.NDArray[np.int32]:
        """For every feature the row of its weights; the last row is empty."""
        keys = np.frombuffer(self.keys, dtype="<u4")
        slots = np.full(1 << self.bits, len(keys), dtype=np.int32)
        slots[keys] = np.arange(len(keys), dtype=np.int32)
        return slots

    @cached_property
    def rows(self) -> npt.NDArray[np.int8]:
        """The weights by row and label."""
        width = len(self.labels)
        rows = np.frombuffer(self.weights, dtype=np.int8).reshape(-1, width)
        return np.vstack([rows, np.zeros((1, width), dtype=np.int8)])


class QuotationWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: chains by what they label, weights by the kind of candidate they weigh."""

    name: str
    licence: str
    tables: dict[str, WeightTable]
    chains: dict[str, ChainTable] = {}


class QuotationModel(msgspec.Struct, frozen=True):
    """Weights ready for use; ``info`` names the file's hash and licence."""

    info: ModelInfo
    chains: dict[str, ChainTable]
    tables: dict[str, WeightTable]


def decode_quotation_model(data: bytes) -> QuotationModel:
    """Return the model that a JSON file holds; bytes stand in it as Base64.

    Raises:
        msgspec.DecodeError: if the file does not follow :class:`QuotationWeights`.
    """
    weights = msgspec.json.decode(data, type=QuotationWeights)
    info = ModelInfo(name=weights.name, sha256=sha256(data).hexdigest(), licence=weights.licence)
    return QuotationModel(info, weights.chains, weights.tables)
