"""The user's own metadata: a CSV file with one row per input."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import Final

import msgspec

from quellenlage.errors import InputError
from quellenlage.ingest.draft import Draft
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.stamps import berlin_value
from quellenlage.model import DateBasis, DateKind, StatedDate
from quellenlage.text.encoding import NotTextError, decode
from quellenlage.text.normalise import squeeze

COLUMNS: Final = ("input", "title", "outlet", "url", "published", "retrieved")

Rows = dict[str, dict[str, str]]


def read_table(path: Path) -> Rows:
    """Return the rows of a metadata file by their ``input``.

    Raises:
        InputError: if the file cannot be read, or a column or date in it is wrong.
    """
    try:
        text = decode(path.read_bytes()).text
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    except NotTextError as error:
        raise InputError(f"{path}: {error}") from error
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    reader = csv.DictReader(text.splitlines(), delimiter=separator)
    try:
        names = [squeeze(name or "").lower() for name in reader.fieldnames or ()]
        _check_columns(path, names)
        reader.fieldnames = names
        rows: Rows = {}
        for row in reader:
            entry = {c: squeeze(row.get(c) or "") for c in COLUMNS}
            _check_row(path, reader.line_num, entry, rows)
            rows[entry["input"]] = entry
    except csv.Error as error:
        raise InputError(f"{path}: line {reader.line_num}: {error}") from error
    return rows


def _check_columns(path: Path, names: list[str]) -> None:
    if "input" not in names:
        raise InputError(f'{path}: the column "input" is missing; it names the file of each row')
    unknown = [name for name in names if name not in COLUMNS]
    if unknown:
        known = ", ".join(COLUMNS)
        raise InputError(f'{path}: unknown column "{unknown[0]}"; there are: {known}')


def _check_row(path: Path, number: int, entry: Mapping[str, str], rows: Rows) -> None:
    if not entry["input"]:
        raise InputError(f'{path}: line {number}: the column "input" is empty')
    if entry["input"] in rows:
        raise InputError(f'{path}: line {number}: column "input": {entry["input"]} stands twice')
    for column in ("published", "retrieved"):
        if entry[column] and berlin_value(entry[column]) is None:
            raise InputError(
                f'{path}: line {number}: column "{column}": {entry[column]!r} is no date '
                "(expected: 2023-04-10, 10.04.2023 or 2023-04)"
            )


def _keys(source: str, part: str) -> tuple[str, ...]:
    """Return what a row may call an article, the most exact first."""
    name = PurePath(source).name
    return (f"{source}{part}", f"{name}{part}", source, name)


def unused(rows: Rows, inputs: Iterable[tuple[str, str]]) -> list[str]:
    """Return what rows name as input that is none of ``inputs`` (source and part)."""
    named = {key for source, part in inputs for key in _keys(source, part)}
    return sorted(rows.keys() - named)


def override(draft: Draft, source: str, rows: Rows, reading: Reading) -> Draft:
    """Return ``draft`` with what the user's row for it says; a row names a path or file name."""
    row = next((rows[key] for key in _keys(source, draft.part) if key in rows), None)
    if row is None:
        return draft
    url, title = row["url"] or draft.url, row["title"] or draft.title
    outlet = row["outlet"] or draft.outlet
    dates = [
        StatedDate(value=value, kind=kind, basis=DateBasis.GIVEN)
        for column, kind in (
            ("published", DateKind.PUBLISHED),
            ("retrieved", DateKind.RETRIEVED),
        )
        if (value := berlin_value(row[column]))
    ]
    return msgspec.structs.replace(
        draft,
        url=url,
        title=title,
        titles=tuple(dict.fromkeys([*filter(None, [title]), *draft.titles])),
        outlet=reading.outlets.canonical(outlet, None if row["outlet"] else url) or outlet,
        retrieved=berlin_value(row["retrieved"]) or draft.retrieved,
        stated_dates=(*dates, *draft.stated_dates),
    )
