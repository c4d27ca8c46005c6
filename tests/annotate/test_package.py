"""The model file."""

from __future__ import annotations

import lzma
from importlib.resources import files

import msgspec
import pytest

from quellenlage.annotate.package import unpack
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
