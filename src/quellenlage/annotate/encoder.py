"""A sentence encoder of the user's choice, which helps to see that two sentences say the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from quellenlage.annotate.base import folder_hash
from quellenlage.errors import ModelError
from quellenlage.model import ModelInfo
from quellenlage.text.vectors import Encode

_STATIC = ("0_StaticEmbedding", "StaticEmbedding", "model2vec")
"""What the description of a static model (a table of vectors, one per token) speaks of."""


class Encoder(msgspec.Struct, frozen=True):
    """A loaded encoder."""

    encode: Encode
    info: ModelInfo


def load_encoder(name: str) -> Encoder:
    """Load a model in the format of sentence-transformers, or of model2vec.

    ``name`` is a folder, or a model that lies in the local cache of the Hugging Face hub;
    nothing is fetched. Static models need model2vec, all others sentence-transformers (with
    PyTorch). The computing is done on the CPU, so that the same text has the same vector.

    Raises:
        ModelError: if the model or the library that it needs is missing, or it cannot be read.
    """
    given = Path(name)
    folder = given if given.is_dir() else _cached(name)
    load = _static if _is_static(folder) else _transformer
    try:
        encode = load(folder)
    except ModelError:
        raise
    except Exception as error:  # each library raises what its own libraries raise
        raise ModelError(f"the sentence encoder {name} cannot be loaded: {error}") from error
    called = folder.resolve().name if folder is given else name
    info = ModelInfo(name=called, sha256=folder_hash(folder), licence="unknown")
    return Encoder(encode, info)


def _cached(name: str) -> Path:
    """Return the folder of a model that was fetched before."""
    _need("huggingface_hub", "model2vec")
    from huggingface_hub import snapshot_download  # noqa: PLC0415 (an extra)

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"there is no sentence encoder {name}: neither a folder nor a model fetched before; "
            f"`hf download {name}` fetches one from the Hugging Face hub"
        ) from error


def _is_static(folder: Path) -> bool:
    described = "".join(
        (folder / file).read_text(encoding="utf-8")
        for file in ("modules.json", "config.json")
        if (folder / file).is_file()
    )
    return any(word in described for word in _STATIC)


def _static(folder: Path) -> Encode:
    _need("model2vec", "model2vec")
    from model2vec import StaticModel  # noqa: PLC0415 (an extra)

    model = StaticModel.from_pretrained(folder)
    return partial(model.encode, use_multiprocessing=False)


def _transformer(folder: Path) -> Encode:
    _need("sentence_transformers", "sentence-transformers")
    from sentence_transformers import (  # noqa: PLC0415 (an extra)
        SentenceTransformer,
    )

    model: Any = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    encode: Callable[..., Any] = model.encode
    return partial(encode, convert_to_numpy=True, show_progress_bar=False)


def _need(module: str, package: str) -> None:
    if find_spec(module) is None:
        raise ModelError(f"this sentence encoder needs {package}: `pip install {package}`")
