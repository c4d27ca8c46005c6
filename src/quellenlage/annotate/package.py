"""The model file: pipelines and word clusters in one small compressed file."""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import numpy as np
import spacy
from spacy.language import Language as Pipeline

from quellenlage.annotate import embedding
from quellenlage.annotate.clusters import Clusters, decode_clusters, encode_clusters
from quellenlage.errors import ModelError

FORMAT = "quellenlage/base/1"
_MANTISSA = 5


class _Network(msgspec.Struct):
    """One pipeline: its configuration, all of it but the weights, and the weights by byte."""

    config: dict[str, Any]
    frame: bytes
    high: bytes
    low: bytes


class _Packed(msgspec.Struct):
    format: str
    clusters: bytes
    networks: list[_Network]


def pack(pipelines: Sequence[tuple[dict[str, Any], bytes]], clusters: Clusters) -> bytes:
    """Return the model file of trained pipelines, each as configuration and ``to_bytes``.

    Weights keep eight bits of exponent and five of mantissa, which leaves the scores as they
    are. Their high and low bytes are kept apart, for they pack better so.
    """
    networks = [_shrink(config, data) for config, data in pipelines]
    packed = _Packed(FORMAT, encode_clusters(clusters.numbers), networks)
    return lzma.compress(msgspec.msgpack.encode(packed), preset=9 | lzma.PRESET_EXTREME)


def unpack(data: bytes) -> list[Pipeline]:
    """Return the pipelines of a model file, ready to run one after the other.

    Raises:
        ModelError: if the file is damaged or of another format.
    """
    try:
        packed = msgspec.msgpack.decode(lzma.decompress(data), type=_Packed)
    except (lzma.LZMAError, EOFError, msgspec.DecodeError) as error:
        raise ModelError(f"the model file is damaged: {error}") from error
    if packed.format != FORMAT:
        raise ModelError(f"the model file is of format {packed.format}, not {FORMAT}")
    clusters = decode_clusters(packed.clusters)
    pipelines: list[Pipeline] = []
    vocab: Any = True
    for network in packed.networks:
        pipeline = _build(network.config, network.frame, vocab)
        vocab = pipeline.vocab
        _restore(pipeline, network)
        for model in models(pipeline):
            embedding.prepare(model, clusters)
        pipelines.append(pipeline)
    return pipelines


def _build(config: dict[str, Any], data: bytes, vocab: Any = True) -> Pipeline:
    pipeline = spacy.util.load_model_from_config(config, vocab=vocab)
    pipeline.from_bytes(data, exclude=["vocab"])
    for name, component in pipeline.pipeline:
        for label in pipeline.pipe_labels.get(name, ()):
            pipeline.vocab.strings.add(label)
        for label in getattr(component, "labels", ()):
            pipeline.vocab.strings.add(label)
    return pipeline


def models(pipeline: Pipeline) -> Iterator[Any]:
    """Yield the network of every component."""
    for name in pipeline.pipe_names:
        yield pipeline.get_pipe(name).model  # type: ignore[attr-defined]


def _weights(pipeline: Pipeline) -> Iterator[tuple[Any, str]]:
    for model in models(pipeline):
        for node in model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    yield node, name


def _shrink(config: dict[str, Any], data: bytes) -> _Network:
    pipeline = _build(config, data)
    rounded = []
    for node, name in _weights(pipeline):
        values = np.ascontiguousarray(node.get_param(name), dtype="float32")
        rounded.append(_round(values))
        node.set_param(name, np.zeros_like(values))
    halves = np.concatenate(rounded)
    high, low = (halves >> 8).astype("uint8"), (halves & 255).astype("uint8")
    frame = pipeline.to_bytes(exclude=["vocab"])
    return _Network(config, frame, high.tobytes(), low.tobytes())


def _round(values: Any) -> Any:
    """Return the upper halves of 32-bit floats, rounded to ``_MANTISSA`` bits."""
    dropped = 23 - _MANTISSA
    bits = values.view("uint32").astype("uint64") + (1 << (dropped - 1))
    return ((bits >> dropped << dropped) >> 16).astype("uint16").ravel()


def _restore(pipeline: Pipeline, network: _Network) -> None:
    high = np.frombuffer(network.high, dtype="uint8").astype("uint32")
    low = np.frombuffer(network.low, dtype="uint8").astype("uint32")
    values = ((high << 24) | (low << 16)).view("float32")
    at = 0
    for node, name in _weights(pipeline):
        shape = node.get_param(name).shape
        size = int(np.prod(shape))
        node.set_param(name, values[at : at + size].reshape(shape).copy())
        at += size
