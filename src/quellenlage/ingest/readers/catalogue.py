"""Libraries of references with attachments: RIS and CSL-JSON, as Zotero writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from quellenlage.ingest.draft import Draft, UnreadableError
from quellenlage.ingest.opening import read_bytes
from quellenlage.ingest.outlets import host_of
from quellenlage.ingest.plain import read_plain
from quellenlage.ingest.readers.texts import decode_text
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.source import Failed, Item, Link, Source, Told
from quellenlage.ingest.telling import add_told
from quellenlage.model import DateBasis
from quellenlage.text.normalise import squeeze

_LINE: Final = re.compile(r"^([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_FIELDS: Final = {
    "title": ("TI", "T1"),
    "outlet": ("T2", "JO", "JF", "JA", "PB"),
    "published": ("DA", "Y1", "PY"),
    "retrieved": ("Y2",),
    "url": ("UR",),
}
_FILES: Final = ("L1", "L2", "L3")
_LARGEST: Final = 64 * 1024 * 1024
_AUTHORS: Final = ("AU", "A1")
_TEXTS: Final = ("N2", "AB")
_CSL: Final = frozenset({"container-title", "issued", "citation-key", "accessed"})

Entry = Mapping[str, list[str]]


def read_ris(source: Source, reading: Reading) -> Iterator[Item]:
    """Read the references of a RIS file: their attachments, else their addresses, as articles."""
    text = decode_text(read_bytes(source, reading.limits)).text
    number = 0
    for number, entry in enumerate(ris_entries(text), 1):
        told = Told(
            url=_value(entry, "url"),
            title=_value(entry, "title"),
            outlet=_value(entry, "outlet"),
            authors=tuple(_name(name) for tag in _AUTHORS for name in entry.get(tag, ())),
            published=_ris_date(_value(entry, "published")),
            retrieved=_ris_date(_value(entry, "retrieved")),
            basis=DateBasis.GIVEN,
        )
        files = [path for tag in _FILES for value in entry.get(tag, ()) for path in _paths(value)]
        abstract = "\n".join(value for tag in _TEXTS for value in entry.get(tag, ()))
        yield from reference(source, f"#{number}", told, files, _abstract(abstract, told, reading))
    if not number:
        raise UnreadableError("it is no RIS, or a library without entries")


def ris_entries(text: str) -> Iterator[Entry]:
    """Yield the entries of a RIS file as lists of values by tag; lines without tag go on."""
    entry: dict[str, list[str]] = {}
    for tag, value in _tagged(text):
        if tag in {"ER", "TY"} and entry:
            yield entry
            entry = {}
        if tag != "ER":
            entry.setdefault(tag, []).append(value)
    if entry:
        yield entry


def _tagged(text: str) -> Iterator[tuple[str, str]]:
    tag, parts = "", list[str]()
    for line in text.lstrip("\ufeff").splitlines():
        match = _LINE.match(line.rstrip())
        if match:
            if tag:
                yield tag, " ".join(parts)
            tag, parts = match[1], [(match[2] or "").strip()]
        elif line.strip():
            parts.append(line.strip())
    if tag:
        yield tag, " ".join(parts)


def is_csl(record: Any) -> bool:
    """Tell whether a JSON object is a reference of CSL (Citation Style Language)."""
    return isinstance(record, Mapping) and "title" in record and bool(_CSL & record.keys())


def read_csl(source: Source, part: str, record: Mapping[str, Any], reading: Reading) -> Item:
    """Return what one reference of CSL-JSON leads to: an attachment, an address, an abstract."""
    told = Told(
        url=_text(record.get("URL")),
        title=_text(record.get("title")),
        outlet=_text(record.get("container-title")) or _text(record.get("publisher")),
        authors=tuple(filter(None, map(_csl_name, _list(record.get("author"))))),
        published=_csl_date(record.get("issued")),
        retrieved=_csl_date(record.get("accessed")),
        basis=DateBasis.GIVEN,
    )
    abstract = _abstract(_text(record.get("abstract")) or "", told, reading)
    return next(reference(source, part, told, list(_csl_files(record)), abstract))


def reference(
    source: Source, part: str, told: Told, files: list[str], abstract: Draft | None
) -> Iterator[Item]:
    """Yield what a reference leads to: its attachments, else a link, else a failure."""
    reasons: list[str] = []
    found = False
    for file in files:
        attached = _attachment(source, part, file, told)
        if isinstance(attached, Source):
            found = True
            yield attached
        else:
            reasons.append(attached)
    if found:
        return
    reason = "; ".join(reasons) or "the entry has no attachment"
    instead = replace(abstract, part=part) if abstract else Failed(part, reason)
    yield Link(part=part, told=told, instead=instead) if host_of(told.url) else instead


def attached_files(library: Path) -> Iterator[Path]:
    """Yield the files that the entries of a RIS library attach; none where it is unreadable."""
    try:
        text = library.read_bytes()[:_LARGEST].decode("utf-8", "replace")
    except OSError:
        return
    for entry in ris_entries(text):
        for tag in _FILES:
            for value in entry.get(tag, ()):
                for file in _paths(value):
                    found = _beside(library, file)
                    if isinstance(found, Path):
                        yield found


def _attachment(source: Source, part: str, file: str, told: Told) -> Source | str:
    if source.path is None:
        return f"its attachment {file} cannot be reached from inside of an archive"
    found = _beside(source.path, file)
    if isinstance(found, str):
        return found
    inner = source.inside(f"{part}!/{file}", found.name, lambda: found.open("rb"), told)
    return replace(inner, path=found)


def _beside(library: Path, file: str) -> Path | str:
    """Return an attachment in the library's own folder, or why there is none.

    Paths that lead out of the folder are refused: a library from somebody else must not
    choose which files of this machine are read.
    """
    folder = library.parent.resolve()
    try:
        path = (folder / file).resolve()
        if not path.is_relative_to(folder):
            return f"its attachment {file} lies outside of the library's folder"
        return path if path.is_file() else f"its attachment {file} is not there"
    except (OSError, ValueError, RuntimeError):
        return f"its attachment {file[:200]} has no usable name"


def _paths(value: str) -> Iterator[str]:
    """Yield the files that a field names: one path, or several with a semicolon between."""
    for part in value.split(";"):
        address = urlsplit(part.strip()) if "://" in part else None
        if address is None or address.scheme == "file":
            path = unquote(address.path) if address else part.strip()
            if path:
                yield PurePosixPath(path.replace("\\", "/")).as_posix()


def _value(entry: Entry, field: str) -> str | None:
    values = (value for tag in _FIELDS[field] for value in entry.get(tag, ()))
    return next((squeeze(value) for value in values if value.strip()), None)


def _name(name: str) -> str:
    family, comma, given = squeeze(name).partition(",")
    return f"{given.strip()} {family}".strip() if comma else family


def _ris_date(value: str | None) -> str | None:
    """Return a RIS date (2023/04/10/ or 2023///) as ISO 8601."""
    parts = [part.strip() for part in (value or "").split("/")]
    return "-".join(part.zfill(2) for part in parts[:3] if part.isdigit()) or None


def _abstract(text: str, told: Told, reading: Reading) -> Draft | None:
    words = "\n\n".join(filter(None, (told.title, text.strip())))
    if not text.strip():
        return None
    return add_told(read_plain(words.encode("utf-8", "replace"), words, reading), told, reading)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str | None:
    return squeeze(value) or None if isinstance(value, str) else None


def _csl_name(name: Any) -> str:
    if not isinstance(name, Mapping):
        return ""
    parts = (name.get("given"), name.get("non-dropping-particle"), name.get("family"))
    joined = " ".join(part for part in parts if isinstance(part, str))
    return squeeze(joined) or _text(name.get("literal")) or ""


def _csl_date(value: Any) -> str | None:
    if not isinstance(value, Mapping):
        return _text(value)
    parts = _list(value.get("date-parts"))
    if parts and isinstance(parts[0], list):
        return "-".join(str(part).zfill(2) for part in parts[0][:3]) or None
    return _text(value.get("raw")) or _text(value.get("literal"))


def _csl_files(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield the attachments of a reference, as Better BibTeX and others add them."""
    for attached in _list(record.get("attachments")):
        path = attached.get("path") if isinstance(attached, Mapping) else attached
        if isinstance(path, str):
            yield from _paths(path)
    if isinstance(record.get("file"), str):
        yield from _paths(record["file"])
