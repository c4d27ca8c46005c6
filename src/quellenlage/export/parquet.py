"""One Parquet file for each kind, with nested columns whose types are those of the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import inspect

from quellenlage.export.exporter import KINDS
from quellenlage.model import (
    LineageEdge,
    LineageNode,
    Story,
)

if TYPE_CHECKING:
    import pyarrow

_BATCH = 10_000
"""Findings that are held as columns at a time: a row group each."""


def write_parquet(story: Story) -> Mapping[str, Iterator[bytes]]:
    """Return one file for each kind, named ``parquet/<kind>.parquet``; nothing is left out."""
    types: dict[str, Any] = {
        field.name: field.type
        for field in inspect.type_info(Story).fields  # type: ignore[attr-defined]
    }
    kinds: dict[str, tuple[Any, tuple[msgspec.Struct, ...]]] = {
        "lineage_nodes": (inspect.type_info(LineageNode), story.lineage.nodes),
        "lineage_edges": (inspect.type_info(LineageEdge), story.lineage.edges),
        "settings": (types["settings"], (story.settings,)),
    }
    for kind in KINDS:
        if kind not in {"lineage", "settings"}:
            kinds[kind] = (types[kind].item_type, getattr(story, kind))
    return {f"parquet/{name}.parquet": _pieces(*kinds[name]) for name in sorted(kinds)}


def _pieces(kind: Any, findings: tuple[msgspec.Struct, ...]) -> Iterator[bytes]:
    import pyarrow as pa  # noqa: PLC0415 (an extra)
    from pyarrow import parquet  # noqa: PLC0415 (an extra)

    schema = pa.schema([(f.encode_name, _arrow(f.type)) for f in kind.fields])
    out = BytesIO()
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for start in range(0, len(findings), _BATCH):
            rows = [msgspec.to_builtins(f) for f in findings[start : start + _BATCH]]
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
    yield out.getvalue()


def _arrow(kind: Any) -> pyarrow.DataType:
    """Return the column type for a type of the model; every column may be empty."""
    import pyarrow as pa  # noqa: PLC0415 (an extra)

    match kind:
        case inspect.UnionType():
            (only,) = [part for part in kind.types if not isinstance(part, inspect.NoneType)]
            return _arrow(only)
        case inspect.VarTupleType():
            return pa.list_(_arrow(kind.item_type))
        case inspect.StructType():
            return pa.struct([(f.encode_name, _arrow(f.type)) for f in kind.fields])
    simple = {inspect.IntType: pa.int64(), inspect.FloatType: pa.float64()}
    return simple.get(type(kind), pa.bool_() if isinstance(kind, inspect.BoolType) else pa.string())
