"""Which files a folder got from earlier runs, so that none of them outlives its dossier."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import msgspec

from quellenlage.errors import OutputError

RECORD = ".quellenlage-files.json"
"""The file in the folder of a dossier that names what was written there."""

Written: TypeAlias = Mapping[str, Mapping[str, str]]
"""SHA-256 of each file by its path within the folder, by format."""


def load_record(folder: Path) -> Written:
    """Return what earlier runs wrote into ``folder``; nothing where no record can be read."""
    try:
        data = folder.joinpath(RECORD).read_bytes()
        return msgspec.json.decode(data, type=dict[str, dict[str, str]])
    except (OSError, msgspec.DecodeError):
        return {}


def encode_record(written: Written) -> bytes:
    """Return the record as it stands on the disk."""
    return msgspec.json.format(msgspec.json.encode(written, order="sorted"), indent=1) + b"\n"


def remove_stale(folder: Path, earlier: Written, now: Written) -> list[Path]:
    """Remove the files that earlier runs wrote and this one did not.

    A file that somebody changed in the meantime is kept; those are returned. Folders that
    become empty go too.

    Raises:
        OutputError: if a file cannot be removed.
    """
    current = {name for files in now.values() for name in files}
    kept = []
    for files in earlier.values():
        for name, digest in sorted(files.items()):
            path = folder / name
            if name in current or not _lies_within(path, folder) or not path.is_file():
                continue
            try:
                if sha256(path.read_bytes()).hexdigest() != digest:
                    kept.append(path)
                    continue
                path.unlink()
            except OSError as error:
                raise OutputError(f"{path}: cannot be removed: {error.strerror}") from error
            _remove_empty(path.parent, folder)
    return kept


def _lies_within(path: Path, folder: Path) -> bool:
    """Guard against a record that was written by somebody else."""
    return not path.is_symlink() and path.resolve().is_relative_to(folder.resolve())


def _remove_empty(inner: Path, folder: Path) -> None:
    while inner != folder and not any(inner.iterdir()):
        inner.rmdir()
        inner = inner.parent
