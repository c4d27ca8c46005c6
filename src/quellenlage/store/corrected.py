"""Corrected articles on disk: files, folders, and the archives that INCEpTION exports."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from quellenlage.errors import InputError

LARGEST = 256 * 1024 * 1024
"""Bytes that one file of an archive may unpack to."""

_TYPES = "TypeSystem.xml"
_NO_ARTICLES = {"layers.json", "exportedproject.json"}


class CorrectedFile(msgspec.Struct, frozen=True):
    """A CAS as stored: a name to speak of it, its bytes, and those of its type system."""

    name: str
    data: bytes
    types: bytes | None = None


def corrected_files(paths: Iterable[Path]) -> Iterator[CorrectedFile]:
    """Yield every CAS in files (``.xmi``, ``.json``, ``.zip``) and folders, in order of name.

    Raises:
        InputError: if a path cannot be read, is no such file, or holds none.
    """
    for path in paths:
        try:
            found = list(_in_path(path))
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
        except zipfile.BadZipFile as error:
            raise InputError(f"{path}: is no ZIP archive ({error})") from error
        if not found:
            raise InputError(f"{path}: holds no .xmi, .json or .zip file with a corrected article")
        yield from found


def _in_path(path: Path) -> Iterator[CorrectedFile]:
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            if inner.is_file():
                yield from _in_path(inner)
    elif path.suffix == ".zip":
        yield from _in_archive(path.read_bytes(), str(path))
    elif _is_article(path.name):
        types = path.with_name(_TYPES)
        given = types.read_bytes() if path.suffix == ".xmi" and types.is_file() else None
        yield CorrectedFile(str(path), path.read_bytes(), given)


def _in_archive(data: bytes, name: str) -> Iterator[CorrectedFile]:
    """Yield what an archive holds, and the archives in it: a project has one per annotator."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = sorted(archive.infolist(), key=lambda member: member.filename)
        types = {
            Path(m.filename).parent: archive.read(m)
            for m in members
            if Path(m.filename).name == _TYPES and m.file_size <= LARGEST
        }
        for member in members:
            path = Path(member.filename)
            if not (path.suffix == ".zip" or _is_article(path.name)):
                continue
            if member.file_size > LARGEST:
                raise InputError(f"{name}/{path}: unpacks to more than {LARGEST} bytes")
            if path.suffix == ".zip":
                yield from _in_archive(archive.read(member), f"{name}/{path}")
            else:
                given = types.get(path.parent) if path.suffix == ".xmi" else None
                yield CorrectedFile(f"{name}/{path}", archive.read(member), given)


def _is_article(name: str) -> bool:
    return name.endswith((".xmi", ".json")) and name not in _NO_ARTICLES
