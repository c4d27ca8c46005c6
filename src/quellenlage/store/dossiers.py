"""Dossier files: written whole or not at all, read only where they follow the schema."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

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


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under another name first, so that no half-written file is ever seen.

    Raises:
        OutputError: if it cannot be written.
    """
    temporary = None
    try:
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
