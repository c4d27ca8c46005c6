"""The model file."""

from __future__ import annotations

import lzma
from importlib.resources import files

import msgspec
import numpy as np
import pytest

from quellenlage.annotate.clusters import Clusters
from quellenlage.annotate.network import Labels
from quellenlage.annotate.package import Model, pack, unpack
from quellenlage.errors import ModelError


def test_the_shipped_file_is_small() -> None:
    file = files("quellenlage.languages") / "de" / "models" / "base.bin"
    assert len(file.read_bytes()) <= 5_000_000


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(ModelError, match="damaged"):
        unpack(b"no model")


def test_a_file_of_another_format_is_refused() -> None:
    packed = {"format": "quellenlage/base/0", "clusters": b"", "networks": []}
    with pytest.raises(ModelError, match="format quellenlage/base/0"):
        unpack(lzma.compress(msgspec.msgpack.encode(packed)))


def test_a_model_comes_back_with_its_labels_and_rounded_weights() -> None:
    weights = {"root": np.array([0.1, -2.5], dtype="float32"), "arc": np.eye(3, dtype="float32")}
    labels = Labels(["NOUN"], ["NN"], ["root"], ["O"], {"Case": ["", "Nom"]})
    model = unpack(pack(Model(weights, labels, Clusters({"Haus": 3}))))
    assert model.labels == labels
    assert model.clusters.of("Haus") == 3
    np.testing.assert_allclose(model.weights["root"], weights["root"], rtol=0.01)
    np.testing.assert_array_equal(model.weights["arc"], weights["arc"])
