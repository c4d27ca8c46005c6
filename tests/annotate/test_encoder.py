"""Sentence encoders that a user plugs in."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from quellenlage.annotate import encoder, load_encoder
from quellenlage.errors import ModelError
from tests.encoders import make_encoder

WORDS = {"Kai": (1.0, 0.0), "Mole": (0.9, 0.1), "Hund": (0.0, 1.0)}


def test_a_folder_of_a_static_model_is_loaded(tmp_path: Path) -> None:
    loaded = load_encoder(str(make_encoder(tmp_path / "tiny", WORDS)))
    kai, mole, hund = np.asarray(loaded.encode(["Kai", "Mole", "Hund"]))
    assert kai @ mole > 0.8
    assert kai @ hund < 0.1
    assert loaded.info.name == "tiny"


def test_a_text_has_the_same_vector_whatever_stands_beside_it(tmp_path: Path) -> None:
    loaded = load_encoder(str(make_encoder(tmp_path / "tiny", WORDS)))
    alone = np.asarray(loaded.encode(["Kai Hund"]))[0]
    among = np.asarray(loaded.encode(["Mole", "Kai Hund", "Hund Hund Hund"]))[1]
    assert alone.tobytes() == among.tobytes()


def test_the_hash_tells_two_encoders_apart(tmp_path: Path) -> None:
    one = load_encoder(str(make_encoder(tmp_path / "one", WORDS)))
    other = load_encoder(str(make_encoder(tmp_path / "other", {**WORDS, "Kai": (0.5, 0.5)})))
    assert one.info.sha256 != other.info.sha256


def test_a_model_that_is_nowhere_is_told_by_name() -> None:
    with pytest.raises(ModelError, match="no sentence encoder nobody/nothing"):
        load_encoder("nobody/nothing")


def test_a_folder_without_a_model_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text('[{"type": "StaticEmbedding"}]', encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_encoder(str(tmp_path))


@pytest.mark.parametrize(
    ("described", "module", "package"),
    [
        ('[{"type": "StaticEmbedding"}]', "model2vec", "model2vec"),
        ('[{"type": "Transformer"}]', "sentence_transformers", "sentence-transformers"),
    ],
)
def test_a_missing_library_is_told_with_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, described: str, module: str, package: str
) -> None:
    (tmp_path / "modules.json").write_text(described, encoding="utf-8")
    monkeypatch.setattr(encoder, "find_spec", lambda name: None if name == module else sys)
    with pytest.raises(ModelError, match=f"pip install {package}"):
        load_encoder(str(tmp_path))
