"""All formats for other tools; the dossier page is added in :mod:`quellenlage.formats`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec

from quellenlage.export.csv_tables import write_csv
from quellenlage.export.dossier_json import write_json
from quellenlage.export.timeml import write_timeml
from quellenlage.model import Story

Files = Mapping[str, bytes | Iterator[bytes]]
"""File names, relative to the output folder, and their content, whole or in pieces."""


class Exporter(msgspec.Struct, frozen=True):
    """A format: its name, what it is for, and how a story becomes files."""

    name: str
    summary: str
    write: Callable[[Story], Files]


EXPORTERS: dict[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        Exporter("json", "the public dossier.json", write_json),
        Exporter("csv", "one table per kind, in a folder", write_csv),
        Exporter("timeml", "one TimeML file per article", write_timeml),
    )
}
