"""Archives: ZIP and TAR files with any other format inside, nothing written to disk."""

from __future__ import annotations

import struct
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, Final

from quellenlage.ingest.draft import Limits, UnreadableError
from quellenlage.ingest.opening import opened, read_bytes
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Failed, Source

ASSETS: Final = frozenset({
    ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg",
    ".ico", ".bmp", ".tif", ".tiff", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4",
    ".webm", ".ogg", ".wav", ".m4a", ".mov",
})  # fmt: skip
"""Suffixes of what belongs to a saved page and is no article itself."""

_END: Final = b"PK\x05\x06"
_BYTES_PER_ENTRY: Final = 256
_SMALL: Final = 1_000_000


def read_zip(source: Source, reading: Reading) -> Iterator[Source | Failed]:
    """Yield the members of a ZIP file in the order of their names."""
    limits = reading.limits
    _check_depth(source, limits)
    if source.path and source.label.lower().endswith(".zip"):
        stream: IO[bytes] = source.open()  # large piles stay on disk
    else:
        stream = BytesIO(read_bytes(source, limits))
    with stream:
        try:
            _check_directory(stream, limits)
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise UnreadableError(f"its ZIP data is damaged ({error})") from error
        with archive:
            members = sorted(
                (info for info in archive.infolist() if not info.is_dir()),
                key=lambda info: (info.filename, info.header_offset),
            )
            if len(members) > limits.max_members:
                raise UnreadableError(f"it has {len(members):,} parts, above the limit")
            yield from _left_out(info.filename for info in members)
            swelling = 0
            for info in members:
                if _swells(info, limits):
                    swelling += 1
                elif _is_article(info.filename):
                    yield _zip_member(source, archive, info)
            if swelling:
                reason = f"would unpack to more than {limits.max_ratio} times their size"
                yield Failed("", f"{swelling} of its members are left out: they {reason}")
    if not members:
        raise UnreadableError("the archive is empty")


def read_tar(source: Source, reading: Reading) -> Iterator[Source | Failed]:
    """Yield the members of a TAR file in its order; it is read as a stream."""
    names: list[str] = []
    limits = reading.limits
    _check_depth(source, limits)
    label = source.label.removesuffix(".tgz") + ".tar.gz" if source.label.endswith(".tgz") else None
    with opened(source if label is None else _relabelled(source, label)) as stream:
        bounded = _Bounded(stream, limits.max_unpacked)
        try:
            with tarfile.open(fileobj=bounded, mode="r|") as archive:  # type: ignore[call-overload]
                for member in archive:
                    if not member.isfile():
                        continue
                    names.append(member.name)
                    if len(names) > limits.max_members:
                        raise UnreadableError("the rest is left out: it has too many members")
                    if not _is_article(member.name):
                        continue
                    file = archive.extractfile(member)
                    data = file.read(limits.max_bytes + 1) if file else b""
                    yield _member(source, member.name, data)
        except (tarfile.TarError, ValueError, IndexError, OverflowError) as error:
            raise UnreadableError(f"its TAR data is damaged ({error})") from error
    yield from _left_out(names)
    if not names:
        raise UnreadableError("the archive is empty")


def _relabelled(source: Source, label: str) -> Source:
    return Source(
        name=source.name, label=label, open=source.open, budget=source.budget, depth=source.depth
    )


def _swells(info: zipfile.ZipInfo, limits: Limits) -> bool:
    """Tell a member that is small only because it is packed: no text shrinks like that."""
    return info.file_size > _SMALL and info.file_size > limits.max_ratio * info.compress_size


def _zip_member(source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Source | Failed:
    if info.flag_bits & 0x1:
        return Failed(f"!/{_shown(info.filename)}", "it is encrypted")
    if reason := _escapes(info.filename):
        return Failed(f"!/{_shown(info.filename)}", reason)
    label = PurePosixPath(info.filename).name
    return source.inside(f"!/{_shown(info.filename)}", label, partial(_open, archive, info))


def _member(source: Source, name: str, data: bytes) -> Source | Failed:
    if reason := _escapes(name):
        return Failed(f"!/{_shown(name)}", reason)
    return source.inside(f"!/{_shown(name)}", PurePosixPath(name).name, partial(BytesIO, data))


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    try:
        return archive.open(info)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnreadableError(f"it cannot be unpacked ({error})") from error


def _shown(name: str) -> str:
    return name.replace("\\", "/").encode("utf-8", "replace").decode("utf-8")


def _escapes(name: str) -> str | None:
    """Return why a member's name is not to be trusted, or None."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "its name leads out of the archive"
    return None


def _is_article(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith(".") and part != ".." for part in path.parts)
    return not hidden and "__MACOSX" not in path.parts and path.suffix.lower() not in ASSETS


def _left_out(names: Iterable[str]) -> Iterator[Failed]:
    """Tell in one line of the files that are no articles."""
    kinds = Counter(
        PurePosixPath(name).suffix.lower()
        for name in names
        if PurePosixPath(name).suffix.lower() in ASSETS
    )
    if kinds:
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        yield Failed("", f"files in it that are no articles are left out: {told}")


def _check_depth(source: Source, limits: Limits) -> None:
    if source.depth >= limits.max_depth:
        raise UnreadableError(f"archives are read at most {limits.max_depth} deep in one another")


def _check_directory(stream: IO[bytes], limits: Limits) -> None:
    """Refuse a table of contents that would not fit into memory, before it is read."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 65_557))
    tail = stream.read()
    at = tail.rfind(_END)
    if at >= 0 and len(tail) >= at + 20:
        (directory,) = struct.unpack("<L", tail[at + 12 : at + 16])
        if min(directory, size) > limits.max_members * _BYTES_PER_ENTRY:
            raise UnreadableError("it has more parts than the limit allows")
    stream.seek(0)


class _Bounded:
    """A stream that says no when more is read from it than an archive may unpack to."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream, self._left = stream, limit

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError("the rest is left out: it unpacks to more than the limit allows")
        return data
