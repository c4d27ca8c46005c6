"""Reading a pile: files and folders in, documents and reasons out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from quellenlage.ingest.dates import dates_in_address
from quellenlage.ingest.draft import Draft, Limits, UnreadableError, finish
from quellenlage.ingest.formats import READERS, Failed, reader_for
from quellenlage.ingest.sheet import Reading, prepare
from quellenlage.ingest.table import Rows, override, read_table, unused
from quellenlage.languages import Language
from quellenlage.model import DateKind, Document, Skipped

DEFAULT_LIMITS = Limits()


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
) -> Iterator[Document | Skipped]:
    """Yield a document, or the reason why there is none, for every article of the inputs.

    ``inputs`` are files and folders (searched through, hidden files left out); their order
    does not matter: files are read in the order of their names. The same bytes again, from
    the same outlet and address, are skipped. ``metadata`` is a CSV file whose rows
    (input, title, outlet, url, published, retrieved) win over what files say.

    Raises:
        InputError: if the metadata file is wrong. What is wrong with one input is Skipped.
        ModelError: if the weights that ship are missing or damaged.
    """
    rows = read_table(metadata) if metadata else {}
    reading = prepare(language, limits)
    left_out = metadata.resolve() if metadata else None
    seen: dict[tuple[str, ...], str] = {}
    offered: list[tuple[str, str]] = []
    for found in sorted(set(_gather(inputs, left_out))):
        offered.append((found.name, ""))
        if found.reason:
            yield Skipped(input=found.name, reason=found.reason)
            continue
        for result in _read_file(found, reading, rows):
            offered.append((found.name, result.input.removeprefix(found.name)))
            yield _unless_seen(result, seen)
    if metadata and (names := unused(rows, offered)):
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        reason = f"It has rows that name no input: {', '.join(names[:3])}{more}."
        yield Skipped(input=metadata.as_posix(), reason=reason)


def _gather(inputs: Iterable[str | Path], left_out: Path | None) -> Iterator[_Found]:
    for given in inputs:
        path = Path(given)
        if path.is_dir():
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
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(root, name)
            if name.startswith(".") or (left_out and path.resolve() == left_out):
                continue
            usable = usable or reader_for(path) is not None
            special = path.exists() and not path.is_file()
            yield _Found(path.as_posix(), "It is neither a file nor a folder." if special else "")
    for error in unreadable:
        reason = f"The folder cannot be read ({error.strerror or error})."
        yield _Found(Path(error.filename or folder).as_posix(), reason)
    if not usable and not unreadable:
        yield _Found(folder.as_posix(), f"The folder holds no article ({_known_suffixes()}).")


def _known_suffixes() -> str:
    return f"{', '.join(READERS)}, each also with .gz"


def _read_file(found: _Found, reading: Reading, rows: Rows) -> Iterator[Document | Skipped]:
    path, name = Path(found.path), found.name
    reader = reader_for(path)
    if reader is None:
        kind = path.suffix or "a file without suffix"
        reason = f"The format is not supported: {kind} (supported: {_known_suffixes()})."
        yield Skipped(input=name, reason=reason)
        return
    try:
        for draft in reader(path, reading):
            if isinstance(draft, Failed):
                yield _skipped(f"{name}{draft.part}", draft.reason)
            else:
                yield finish(_complete(draft, name, rows, reading), name, Path(name).name)
    except UnreadableError as error:
        yield _skipped(name, str(error))


def _skipped(name: str, reason: str) -> Skipped:
    return Skipped(input=name, reason=f"{reason[:1].upper()}{reason[1:].rstrip('.')}.")


def _complete(draft: Draft, name: str, rows: Rows, reading: Reading) -> Draft:
    """Add what the user's table and the address or file name say."""
    draft = override(draft, name, rows, reading)
    told = dates_in_address(draft.url or "")
    if not told and not any(d.kind is DateKind.PUBLISHED for d in draft.stated_dates):
        # A file's name may tell the day of saving as well as that of publication.
        told = dates_in_address(Path(name).name, DateKind.UNCLEAR)
    return msgspec.structs.replace(draft, stated_dates=(*draft.stated_dates, *told))


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
