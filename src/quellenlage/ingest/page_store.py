"""Fetched pages on disk: the original bytes, each beside a note of where they are from."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from quellenlage.errors import OutputError


class Page(msgspec.Struct, frozen=True):
    """A fetched page: its address in the end, media type, time (ISO 8601, UTC) and bytes."""

    url: str
    kind: str
    retrieved: str
    data: bytes


class _Note(msgspec.Struct, frozen=True):
    asked: str
    url: str
    kind: str
    retrieved: str
    sha256: str


class PageStore:
    """A folder with two files for each address: NAME.page and NAME.json."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, url: str) -> Page | None:
        """Return the page fetched from ``url``; a damaged one counts as none."""
        note_path, page_path = self._paths(url)
        with suppress(OSError, msgspec.DecodeError):
            note = msgspec.json.decode(note_path.read_bytes(), type=_Note)
            data = page_path.read_bytes()
            if note.asked == url and sha256(data).hexdigest() == note.sha256:
                return Page(note.url, note.kind, note.retrieved, data)
        return None

    def put(self, url: str, page: Page) -> None:
        """Keep a page.

        Raises:
            OutputError: if it cannot be written.
        """
        note = _Note(url, page.url, page.kind, page.retrieved, sha256(page.data).hexdigest())
        note_path, page_path = self._paths(url)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(page_path, page.data)
            _write(note_path, msgspec.json.encode(note))
        except OSError as error:
            reason = error.strerror or error
            raise OutputError(f"{self._folder}: fetched pages cannot be kept ({reason})") from error

    def _paths(self, url: str) -> tuple[Path, Path]:
        name = sha256(url.encode("utf-8", "replace")).hexdigest()[:32]
        return self._folder / f"{name}.json", self._folder / f"{name}.page"


def utc_now() -> str:
    """Return the time in UTC, to the minute."""
    return datetime.now(UTC).isoformat(timespec="minutes")


def _write(path: Path, data: bytes) -> None:
    """Write a file that appears whole or not at all."""
    other = path.with_suffix(f"{path.suffix}.part")
    other.write_bytes(data)
    other.replace(path)
