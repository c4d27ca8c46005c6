"""Files as bytes: bounded in size, decompressed where their name ends in .gz."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from quellenlage.ingest.draft import Limits, UnreadableError

_GZIP_ERRORS = (gzip.BadGzipFile, EOFError, zlib.error)


def read_bytes(path: Path, limits: Limits) -> bytes:
    """Return the content of ``path``, decompressed.

    Raises:
        UnreadableError: if it cannot be opened, is damaged, empty, or above the limit.
    """
    try:
        with _opened(path) as stream:
            data = stream.read(limits.max_bytes + 1)
    except _GZIP_ERRORS as error:
        raise UnreadableError("its gzip data is damaged or cut off") from error
    except OSError as error:
        raise UnreadableError(f"it cannot be read ({error.strerror or error})") from error
    if len(data) > limits.max_bytes:
        raise UnreadableError(f"it is larger than the limit of {limits.max_bytes:,} bytes")
    if not data:
        raise UnreadableError("the file is empty")
    return data


def read_byte_lines(path: Path, limits: Limits) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of ``path`` with their numbers from 1; one above the limit comes as b"".

    Raises:
        UnreadableError: if the file cannot be opened or is damaged.
    """
    try:
        with _opened(path) as stream:
            number = 0
            while line := stream.readline(limits.max_bytes + 1):
                number += 1
                if len(line) > limits.max_bytes:
                    while line and not line.endswith(b"\n"):
                        line = stream.readline(limits.max_bytes)
                    yield number, b""
                elif line.strip():
                    yield number, line
    except _GZIP_ERRORS as error:
        raise UnreadableError("its gzip data is damaged or cut off") from error
    except OSError as error:
        raise UnreadableError(f"it cannot be read ({error.strerror or error})") from error


def _opened(path: Path) -> IO[bytes]:
    if path.suffix.lower() == ".gz":
        return cast("IO[bytes]", gzip.open(path))
    return path.open("rb")
