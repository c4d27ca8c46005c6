"""Parquet files as pyarrow reads them."""

from __future__ import annotations

import io

import msgspec
import pytest
from msgspec.structs import replace

from quellenlage.export.parquet import write_parquet
from quellenlage.model import Story

pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")


def test_every_finding_comes_back_field_by_field(story: Story) -> None:
    files = write_parquet(story)
    for kind in ("documents", "quotations", "claims", "events", "novelty", "discrepancies"):
        table = parquet.read_table(io.BytesIO(b"".join(files[f"parquet/{kind}.parquet"])))
        rows = [msgspec.to_builtins(finding) for finding in getattr(story, kind)]
        # Fields that the JSON leaves out as empty are there, and empty.
        full = pyarrow.Table.from_pylist(rows, schema=table.schema).to_pylist()
        assert table.to_pylist() == full
        assert [row["id"] for row in full if "id" in row] == [r["id"] for r in rows if "id" in r]


def test_columns_do_not_depend_on_what_was_found(story: Story) -> None:
    some = b"".join(write_parquet(story)["parquet/claims.parquet"])
    none = b"".join(write_parquet(replace(story, claims=()))["parquet/claims.parquet"])
    assert parquet.read_schema(io.BytesIO(some)) == parquet.read_schema(io.BytesIO(none))
