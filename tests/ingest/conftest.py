"""What tests of reading share: the compiled tables, a folder to write to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quellenlage.ingest.draft import Draft, Limits
from quellenlage.ingest.plain import read_plain
from quellenlage.ingest.sheet import Reading, prepare
from quellenlage.languages import Language


@pytest.fixture(scope="session")
def reading(german: Language) -> Reading:
    return prepare(german, Limits())


@pytest.fixture
def plain(reading: Reading) -> Callable[[str], Draft]:
    return lambda text: read_plain(text.encode(), text, reading)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file
