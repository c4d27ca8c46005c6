"""Tiny sentence encoders, made on the spot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest


def make_encoder(folder: Path, words: Mapping[str, Sequence[float]]) -> Path:
    """Write a static model that knows ``words`` alone, each with its vector."""
    model2vec = pytest.importorskip("model2vec")
    tokenizers = pytest.importorskip("tokenizers")
    known = {"[UNK]": 0} | {word: index for index, word in enumerate(words, start=1)}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(known, "[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    vectors = [[0.0] * len(next(iter(words.values()))), *words.values()]
    model = model2vec.StaticModel(np.array(vectors, dtype=np.float32), tokenizer)
    model.save_pretrained(folder)
    return folder
