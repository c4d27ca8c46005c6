"""The files of a format as whole bytes, and as text whatever they are packed in."""

from __future__ import annotations

import io
import zipfile
from importlib.util import find_spec

import pytest

from quellenlage.export.exporter import Exporter, Files
from quellenlage.model import Story


def whole(files: Files) -> dict[str, bytes]:
    """Return the files with their pieces put together."""
    return {
        name: data if isinstance(data, bytes) else b"".join(data) for name, data in files.items()
    }


def written(exporter: Exporter, story: Story) -> dict[str, bytes]:
    """Return the files of a story, or skip the test where the format's library is missing."""
    if exporter.extra is not None and find_spec(exporter.extra.module) is None:
        pytest.skip(f"{exporter.extra.library} is not installed")
    return whole(exporter.write(story))


def readable(files: dict[str, bytes]) -> str:
    """Return all that the files hold as one text."""
    return "\n".join(_text(name, data) for name, data in files.items())


def _text(name: str, data: bytes) -> str:
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return "\n".join(book.read(part).decode() for part in book.namelist())
    if name.endswith(".parquet"):
        from pyarrow import parquet  # noqa: PLC0415 (an extra)

        return repr(parquet.read_table(io.BytesIO(data)).to_pylist())
    return data.decode("utf-8-sig")
