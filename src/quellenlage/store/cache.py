"""The cache of findings: what was read once is not read again while text and analyser stay.

One SQLite file; a row per article and analyser version. A cache that cannot be used is
passed over, because it changes the time a run takes and nothing else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from quellenlage.model import ArticleFindings, Id, ModelInfo, ModelSet

_ROOMS = ("model", "text", "languages", "annotate", "extract")
"""The rooms whose code and tables bear on the findings of one article."""


class FindingsCache:
    """Findings by document id, for one analyser version."""

    def __init__(self, connection: sqlite3.Connection | None, version: str) -> None:
        self._connection = connection
        self._version = version
        self._decode = msgspec.msgpack.Decoder(ArticleFindings).decode
        self._encode = msgspec.msgpack.Encoder().encode

    @classmethod
    def open(
        cls, path: Path | None, models: Iterable[ModelInfo], model_set: ModelSet
    ) -> FindingsCache:
        """Open the cache at ``path``, or one that keeps nothing where that is impossible."""
        version = analyser_version(tuple(models), model_set)
        if path is None:
            return cls(None, version)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return cls(_connect(path), version)
        except (OSError, sqlite3.OperationalError):
            return cls(None, version)
        except sqlite3.DatabaseError:  # damaged: begin anew, or every run would go without
            with suppress(OSError, sqlite3.Error):
                path.unlink()
                return cls(_connect(path), version)
            return cls(None, version)

    def get(self, document: Id) -> ArticleFindings | None:
        """Return the findings of a document, or ``None`` where they are not known."""
        if self._connection is None:
            return None
        with suppress(sqlite3.Error, msgspec.DecodeError):
            row = self._connection.execute(
                "SELECT data FROM findings WHERE version = ? AND document = ?",
                (self._version, document),
            ).fetchone()
            if row:
                return self._decode(row[0])
        return None

    def put(self, findings: ArticleFindings) -> None:
        """Keep the findings of a document."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.execute(
                    "INSERT OR REPLACE INTO findings VALUES (?, ?, ?)",
                    (self._version, findings.document, self._encode(findings)),
                )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commit even after an error: the articles read before it need not be read again."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.commit()
            self._connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30)
    try:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS findings "
            "(version TEXT, document TEXT, data BLOB, PRIMARY KEY (version, document))"
        )
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def analyser_version(models: tuple[ModelInfo, ...], model_set: ModelSet) -> str:
    """Return a hash of all that bears on findings: code, tables, models, chosen set."""
    return sha256(f"{_code_hash()}{models}{model_set}".encode()).hexdigest()[:16]


@cache
def _code_hash() -> str:
    digest = sha256()
    for room in _ROOMS:
        for source in _sources(files("quellenlage") / room):
            digest.update(source.read_bytes())
    return digest.hexdigest()


def _sources(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            found.extend(_sources(entry))
        elif entry.name.endswith((".py", ".toml", ".json")):
            found.append(entry)
    return found
