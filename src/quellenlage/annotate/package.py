"""The model file: a network's weights, its labels and word clusters in one small file."""

from __future__ import annotations

import lzma
from typing import Any

import msgspec
import numpy as np

from quellenlage.annotate.clusters import Clusters, decode_clusters, encode_clusters
from quellenlage.annotate.network import Labels, Weights
from quellenlage.errors import ModelError

FORMAT = "quellenlage/base/2"
_MANTISSA = 6


class Model(msgspec.Struct, frozen=True):
    """What a model file holds."""

    weights: Weights
    labels: Labels
    clusters: Clusters


class _Header(msgspec.Struct):
    format: str


class _Packed(_Header):
    clusters: bytes
    labels: Labels
    shapes: dict[str, list[int]]
    high: bytes
    low: bytes


def pack(model: Model) -> bytes:
    """Return the bytes of a model file.

    Weights keep eight bits of exponent and six of mantissa, which leaves the scores as they
    are. Their high and low bytes are kept apart, for they pack better so.
    """
    shapes = {name: list(weights.shape) for name, weights in sorted(model.weights.items())}
    halves = np.concatenate([_round(model.weights[name]) for name in shapes])
    high, low = (halves >> 8).astype("uint8"), (halves & 255).astype("uint8")
    clusters = encode_clusters(model.clusters.numbers)
    packed = _Packed(FORMAT, clusters, model.labels, shapes, high.tobytes(), low.tobytes())
    return lzma.compress(msgspec.msgpack.encode(packed), preset=9 | lzma.PRESET_EXTREME)


def unpack(data: bytes) -> Model:
    """Return what a model file holds.

    Raises:
        ModelError: if the file is damaged or of another format.
    """
    try:
        content = lzma.decompress(data)
        form = msgspec.msgpack.decode(content, type=_Header).format
        if form != FORMAT:
            raise ModelError(f"the model file is of format {form}, not {FORMAT}")
        packed = msgspec.msgpack.decode(content, type=_Packed)
    except (lzma.LZMAError, EOFError, msgspec.DecodeError) as error:
        raise ModelError(f"the model file is damaged: {error}") from error
    return Model(_restore(packed), packed.labels, decode_clusters(packed.clusters))


def _round(values: Any) -> Any:
    """Return the upper halves of 32-bit floats, rounded to ``_MANTISSA`` bits."""
    dropped = 23 - _MANTISSA
    flat = np.ascontiguousarray(values, dtype="float32").ravel()
    bits = flat.view("uint32").astype("uint64") + (1 << (dropped - 1))
    return ((bits >> dropped << dropped) >> 16).astype("uint16")


def _restore(packed: _Packed) -> Weights:
    high = np.frombuffer(packed.high, dtype="uint8").astype("uint32")
    low = np.frombuffer(packed.low, dtype="uint8").astype("uint32")
    values = ((high << 24) | (low << 16)).view("float32")
    weights, at = {}, 0
    for name, shape in packed.shapes.items():
        size = int(np.prod(shape))
        weights[name] = values[at : at + size].reshape(shape)
        at += size
    return weights
