"""Lists of known actors on disk: CSV, JSON, or entities of FollowTheMoney."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from quellenlage.errors import InputError
from quellenlage.model import KnownActor

_NAMES = ("alias", "weakAlias", "previousName")
"""Properties of a FollowTheMoney thing that hold further names."""


def load_knowledge(path: Path) -> tuple[KnownActor, ...]:
    """Read known actors.

    A CSV file has the columns ``id`` (or ``qid``), ``name`` and ``aliases``, these parted by
    ``|``. A JSON file holds a list of such objects, or one to a line; entities of
    FollowTheMoney (``id``, ``schema``, ``properties``) are read as they are exported.

    Raises:
        InputError: if the file cannot be read, or an entry has no id or name; it names the entry.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is no UTF-8 text ({error.reason})") from error
    entries = _rows(text) if path.suffix.lower() == ".csv" else _objects(text, path)
    return tuple(_actor(entry, path, number) for number, entry in enumerate(entries, start=1))


def _rows(text: str) -> Iterator[dict[str, Any]]:
    for row in csv.DictReader(text.splitlines()):
        yield {**row, "aliases": [name for name in (row.get("aliases") or "").split("|") if name]}


def _objects(text: str, path: Path) -> Iterable[dict[str, Any]]:
    try:
        if text.lstrip().startswith("["):
            return msgspec.json.decode(text, type=list[dict[str, Any]])
        lines = [line for line in text.splitlines() if line.strip()]
        return [msgspec.json.decode(line, type=dict[str, Any]) for line in lines]
    except msgspec.DecodeError as error:
        raise InputError(f"{path}: {error}") from error


def _actor(entry: dict[str, Any], path: Path, number: int) -> KnownActor:
    properties = entry.get("properties")
    if isinstance(properties, dict):
        names = [*properties.get("name", ()), *(n for k in _NAMES for n in properties.get(k, ()))]
        identity = next(iter(properties.get("wikidataId", ())), entry.get("id"))
    else:
        names = [entry.get("name"), *(entry.get("aliases") or ())]
        identity = entry.get("id") or entry.get("qid")
    kept = [name.strip() for name in names if isinstance(name, str) and name.strip()]
    if not identity or not kept:
        raise InputError(f"{path}, entry {number}: an actor needs an id and a name")
    return KnownActor(id=str(identity).strip(), name=kept[0], aliases=tuple(kept[1:]))
