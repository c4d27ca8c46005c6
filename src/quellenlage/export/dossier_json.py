"""The public dossier.json and its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import msgspec

from quellenlage.model import Story

SCHEMA_ID = "quellenlage/dossier/1"


def write_json(story: Story) -> Mapping[str, Iterator[bytes]]:
    """Return the story as ``dossier.json``: UTF-8, one finding a line, deterministic bytes.

    A line a finding can be read, searched and compared by line. The file comes in pieces, so
    that a large story is never held a second time.
    """
    return {"dossier.json": _pieces(story)}


def _pieces(story: Story) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    for number, name in enumerate(story.__struct_fields__):
        yield (b",\n" if number else b"{\n") + encode(name) + b": "
        value = getattr(story, name)
        if isinstance(value, tuple):
            yield b"["
            for place, item in enumerate(value):
                yield (b",\n  " if place else b"\n  ") + encode(item)
            yield b"\n]" if value else b"]"
        else:
            yield encode(value)
    yield b"\n}\n"


def shipped_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that ships with the package."""
    source = files("quellenlage.export") / "dossier.schema.json"
    loaded: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return loaded


def derive_schema() -> dict[str, Any]:
    """Return the JSON Schema derived from the types of the model.

    A test holds the shipped schema to it.
    """
    # Through JSON and back: defaults that are tuples in Python are arrays in the file.
    schema = json.loads(msgspec.json.encode(msgspec.json.schema(Story)))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Quellenlage dossier",
        **schema,
    }


if __name__ == "__main__":
    print(json.dumps(derive_schema(), ensure_ascii=False, indent=2))  # noqa: T201
