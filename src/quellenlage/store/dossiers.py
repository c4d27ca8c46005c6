"""Dossier files: written whole or not at all, read only where they follow the schema."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import TracebackType
from typing import Self

import msgspec

from quellenlage.errors import InputError, OutputError, SchemaError
from quellenlage.model import Story


def load_dossier(path: Path) -> Story:
    """Read a ``dossier.json``.

    Raises:
        InputError: if the file cannot be read.
        SchemaError: if it does not follow the schema; the message names the place.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    try:
        return msgspec.json.decode(data, type=Story)
    except msgspec.DecodeError as error:
        raise SchemaError(f"{path} is no dossier: {error}") from error


def prepare_folder(folder: Path) -> None:
    """Make sure that ``folder`` exists and can be written to, before hours are spent.

    Raises:
        OutputError: if it cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OutputError(f"{folder}: cannot write there: {error.strerror}") from error


class StagedFiles:
    """Files that appear together or not at all.

    Each is written under another name first; leaving the context renames all, and after an
    error leaves nothing of them::

        with StagedFiles() as files:
            files.add(path, data)

    Raises:
        OutputError: if a file cannot be written.
    """

    def __init__(self) -> None:
        self._staged: list[tuple[Path, Path]] = []

    def add(self, path: Path, data: bytes | Iterator[bytes]) -> str:
        """Write ``data``, whole or in pieces, to appear at ``path`` later; return its SHA-256."""
        digest = sha256()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
                temporary = Path(file.name)
                self._staged.append((temporary, path))
                for piece in [data] if isinstance(data, bytes) else data:
                    digest.update(piece)
                    file.write(piece)
            temporary.chmod(0o666 & ~_umask())
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
        return digest.hexdigest()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                for temporary, path in self._staged:
                    _rename(temporary, path)
        finally:
            for temporary, _ in self._staged:
                temporary.unlink(missing_ok=True)


def _rename(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
