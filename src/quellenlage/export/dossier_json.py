"""The public dossier.json and its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from io import BytesIO
from typing import Any

import msgspec

from quellenlage.model import Story

SCHEMA_ID = "quellenlage/dossier/1"


def write_json(story: Story) -> Mapping[str, bytes]:
    """Return the story as ``dossier.json``: UTF-8, one finding a line, deterministic bytes.

    A line a finding can be read, searched and compared by line, and large stories are put
    together without a second copy.
    """
    encode = msgspec.json.Encoder().encode
    out = BytesIO()
    for number, name in enumerate(story.__struct_fields__):
        out.write(b",\n" if number else b"{\n")
        out.write(encode(name) + b": ")
        value = getattr(story, name)
        if isinstance(value, tuple):
            out.write(b"[")
            for place, item in enumerate(value):
                out.write(b",\n  " if place else b"\n  ")
                out.write(encode(item))
            out.write(b"\n]" if value else b"]")
        else:
            out.write(encode(value))
    out.write(b"\n}\n")
    return {"dossier.json": out.getvalue()}


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
