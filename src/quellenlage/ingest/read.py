"""Reading a pile: files and folders in, documents and reasons out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec
from msgspec.structs import replace

from quellenlage.ingest.dates import dates_in_address
from quellenlage.ingest.draft import Draft, Limits, finish
from quellenlage.ingest.fetch import Fetcher, FetchError, is_address
from quellenlage.ingest.formats import known_suffixes, read_source, reader_for
from quellenlage.ingest.readers.catalogue import attached_files
from quellenlage.ingest.sheet import Reading, prepare
from quellenlage.ingest.source import Failed, Link, Source, Told, fresh_budget
from quellenlage.ingest.table import Rows, override, read_table, unused
from quellenlage.languages import Language
from quellenlage.model import DateKind, Document, Skipped

DEFAULT_LIMITS = Limits()
_PAGE_FOLDERS: Final = ("_files", "-Dateien", "_Dateien", ".files", "-files")
"""How browsers end the name of the folder beside a page that they saved."""


class _Found(msgspec.Struct, frozen=True, order=True):
    """A file of the pile; ``reason`` where it is not one."""

    path: str
    reason: str = ""

    @property
    def name(self) -> str:
        """The path as the user would name it; bytes that are no UTF-8 stand as escapes."""
        return self.path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def read(
    inputs: Iterable[str | Path],
    language: Language,
    *,
    metadata: Path | None = None,
    limits: Limits = DEFAULT_LIMITS,
    fetcher: Fetcher | None = None,
) -> Iterator[Document | Skipped]:
    """Yield a document, or the reason why there is none, for every article of the inputs.

    ``inputs`` are files, folders (searched through, hidden files left out) and addresses;
    their order does not matter: files are read in the order of their names. The same bytes
    again, from the same outlet and address, are skipped. ``metadata`` is a CSV file whose
    rows (input, title, outlet, url, published, retrieved) win over what files say. With a
    ``fetcher``, addresses are fetched, and so are those to which feeds and libraries lead.

    Raises:
        InputError: if the metadata file is wrong. What is wrong with one input is Skipped.
        ModelError: if the weights that ship are missing or damaged.
    """
    rows = read_table(metadata) if metadata else {}
    reading = prepare(language, limits)
    left_out = metadata.resolve() if metadata else None
    seen: dict[tuple[str, ...], str] = {}
    offered: list[tuple[str, str]] = []
    for found in _without_attachments(sorted(set(_gather(inputs, left_out)))):
        offered.append((found.name, ""))
        if found.reason:
            yield Skipped(input=found.name, reason=found.reason)
            continue
        for result in _read_input(found, reading, rows, fetcher):
            offered.append((found.name, result.input.removeprefix(found.name)))
            yield _unless_seen(result, seen)
    if metadata and (names := unused(rows, offered)):
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        reason = f"It has rows that name no input: {', '.join(names[:3])}{more}."
        yield Skipped(input=metadata.as_posix(), reason=reason)


def _gather(inputs: Iterable[str | Path], left_out: Path | None) -> Iterator[_Found]:
    for given in inputs:
        path = Path(given)
        if is_address(str(given)):
            yield _Found(str(given))
        elif path.is_dir():
            yield from _search(path, left_out)
        elif not path.exists():
            yield _Found(path.as_posix(), "There is no such file or folder.")
        elif not path.is_file():
            yield _Found(path.as_posix(), "It is neither a file nor a folder.")
        else:
            yield _Found(path.as_posix())


def _search(folder: Path, left_out: Path | None) -> Iterator[_Found]:
    usable = False
    unreadable: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = [
            name for name in folders if not name.startswith(".") and not _is_of_page(name, names)
        ]
        for name in names:
            path = Path(root, name)
            if name.startswith(".") or (left_out and path.resolve() == left_out):
                continue
            usable = usable or reader_for(path.name) is not None
            special = path.exists() and not path.is_file()
            yield _Found(path.as_posix(), "It is neither a file nor a folder." if special else "")
    for error in unreadable:
        reason = f"The folder cannot be read ({error.strerror or error})."
        yield _Found(Path(error.filename or folder).as_posix(), reason)
    if not usable and not unreadable:
        yield _Found(folder.as_posix(), f"The folder holds no article ({known_suffixes()}).")


def _is_of_page(folder: str, files: Sequence[str]) -> bool:
    """Tell whether a folder holds the pictures and scripts of a page that a browser saved."""
    stems = (folder.removesuffix(end) for end in _PAGE_FOLDERS if folder.endswith(end))
    return any(f"{stem}{suffix}" in files for stem in stems for suffix in (".html", ".htm"))


def _without_attachments(found: list[_Found]) -> list[_Found]:
    """Leave out files that a library among them attaches: they are read with its fields."""
    libraries = [Path(item.path) for item in found if item.path.lower().endswith(".ris")]
    attached = {file for library in libraries for file in attached_files(library)}
    if not attached:
        return found
    return [item for item in found if is_address(item.path) or _resolved(item) not in attached]


def _resolved(found: _Found) -> Path:
    return Path(found.path).resolve()


def _read_input(
    found: _Found, reading: Reading, rows: Rows, fetcher: Fetcher | None
) -> Iterator[Document | Skipped]:
    name, path = found.name, Path(found.path)
    if is_address(found.path):
        if fetcher is None:
            yield _skipped(name, "it is an address; the option --fetch has it fetched")
            return
        items = _fetch(
            found.path,
            reading,
            fetcher,
            Link(part="", told=Told(url=found.path), instead=Failed("", "")),
        )
    else:
        source = Source(
            name=name,
            label=path.name,
            open=lambda: path.open("rb"),
            budget=fresh_budget(reading.limits),
            path=path,
        )
        items = read_source(source, reading)
    for item in items:
        for settled in _follow(item, reading, fetcher, name):
            if isinstance(settled, Failed):
                yield _skipped(f"{name}{settled.part}", settled.reason)
            else:
                yield finish(_complete(settled, name, rows, reading), name, Path(name).name)


def _follow(
    item: Draft | Failed | Link, reading: Reading, fetcher: Fetcher | None, name: str
) -> Iterator[Draft | Failed]:
    """Yield what a link leads to where there is a fetcher, else what there is without it."""
    if not isinstance(item, Link):
        yield item
    elif fetcher is None:
        yield item.instead
    else:
        for fetched in _fetch(name, reading, fetcher, item):
            yield fetched.instead if isinstance(fetched, Link) else fetched


def _fetch(
    name: str, reading: Reading, fetcher: Fetcher, link: Link
) -> Iterator[Draft | Failed | Link]:
    named = not link.part
    try:
        answer = fetcher.fetch(link.url, reading.limits, named=named)
    except FetchError as error:
        yield Failed(link.part, f"{error}{'' if named else f': {link.url}'}")
        if isinstance(link.instead, Draft):
            yield link.instead
        return
    told = replace(link.told, url=answer.url, retrieved=answer.retrieved)
    yield from read_source(
        Source(
            name=name,
            part=link.part,
            label=answer.label,
            open=lambda: BytesIO(answer.data),
            budget=fresh_budget(reading.limits),
            told=told,
        ),
        reading,
    )


def _skipped(name: str, reason: str) -> Skipped:
    return Skipped(input=name, reason=f"{reason[:1].upper()}{reason[1:].rstrip('.')}.")


def _complete(draft: Draft, name: str, rows: Rows, reading: Reading) -> Draft:
    """Add what the user's table and the address or file name say."""
    draft = override(draft, name, rows, reading)
    told = dates_in_address(draft.url or "")
    if not told and not any(d.kind is DateKind.PUBLISHED for d in draft.stated_dates):
        # A file's name may tell the day of saving as well as that of publication.
        file = PurePosixPath(f"{name}{draft.part}").name
        told = dates_in_address(file, DateKind.UNCLEAR)
    return replace(draft, stated_dates=(*draft.stated_dates, *told))


def _unless_seen(
    result: Document | Skipped, seen: dict[tuple[str, ...], str]
) -> Document | Skipped:
    if isinstance(result, Skipped):
        return result
    same_bytes = ("bytes", result.sha256, result.outlet or "", result.url or "")
    for key in (same_bytes, ("id", result.id)):
        if key in seen:
            return Skipped(input=result.input, reason=f"The same article as {seen[key]}.")
    seen[same_bytes] = seen["id", result.id] = result.input
    return result
