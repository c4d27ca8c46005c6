"""One CSV table per kind of finding, for spreadsheets (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from quellenlage.export.tables import Table, tables
from quellenlage.model import Story


def write_csv(story: Story) -> Mapping[str, Iterator[bytes]]:
    """Return one table per kind, named ``csv/<kind>.csv``, in UTF-8 with a byte order mark.

    The mark makes spreadsheets read umlauts right.
    """
    return {f"csv/{table.name}.csv": _pieces(table) for table in tables(story)}


def _pieces(table: Table) -> Iterator[bytes]:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    yield out.getvalue().encode("utf-8-sig")
    for row in table.rows():
        out.seek(0)
        out.truncate()
        writer.writerow(row)
        yield out.getvalue().encode("utf-8", "replace")
