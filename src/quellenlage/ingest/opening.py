"""Sources as bytes: bounded in size, decompressed where their name ends in .gz."""

from __future__ import annotations

import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

from quellenlage.ingest.draft import Limits, UnreadableError
from quellenlage.ingest.source import Source

DAMAGED = (
    gzip.BadGzipFile, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError,
)  # fmt: skip
"""What the standard library raises on packed data that is broken."""


def read_bytes(source: Source, limits: Limits) -> bytes:
    """Return the content of ``source``, decompressed.

    Raises:
        UnreadableError: if it cannot be opened, is damaged, empty, or above the limit.
    """
    with opened(source) as stream:
        data = stream.read(limits.max_bytes + 1)
    if source.depth:
        source.budget.bytes_left -= len(data)
    if len(data) > limits.max_bytes:
        raise UnreadableError(f"it is larger than the limit of {limits.max_bytes:,} bytes")
    if not data:
        raise UnreadableError("the file is empty")
    return data


def read_byte_lines(source: Source, limits: Limits) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of ``source`` with their numbers from 1; one above the limit as b"".

    Raises:
        UnreadableError: if the file cannot be opened or is damaged.
    """
    with opened(source) as stream:
        number = 0
        while line := stream.readline(limits.max_bytes + 1):
            number += 1
            if source.depth:
                source.budget.bytes_left -= len(line)
            if len(line) > limits.max_bytes:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(limits.max_bytes)
                yield number, b""
            elif line.strip():
                yield number, line


@contextmanager
def opened(source: Source) -> Iterator[IO[bytes]]:
    """Open a source for reading; what goes wrong while it is open is an UnreadableError."""
    packed = source.label.lower().endswith(".gz")
    try:
        with source.open() as raw:
            if packed:
                with gzip.open(raw) as unpacked:
                    yield cast("IO[bytes]", unpacked)
            else:
                yield raw
    except DAMAGED as error:
        kind = "gzip" if packed else "packed"
        raise UnreadableError(f"its {kind} data is damaged or cut off") from error
    except OSError as error:
        raise UnreadableError(f"it cannot be read ({error.strerror or error})") from error


def inner_label(label: str) -> str:
    """Return a file name in lower case without ".gz": what its suffix is of."""
    return label.lower().removesuffix(".gz")
