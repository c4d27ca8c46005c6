from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import pytest

from quellenlage.export.registry import Files
from quellenlage.formats import FORMATS
from quellenlage.model import Story


def whole(files: Files) -> dict[str, bytes]:
    return {
        name: data if isinstance(data, bytes) else b"".join(data) for name, data in files.items()
    }


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_gives_the_same_bytes_each_time(story: Story, name: str) -> None:
    first, second = whole(FORMATS[name].write(story)), whole(FORMATS[name].write(story))
    assert first == second
    assert all(first.values())


def test_csv_tables_open_as_csv_and_keep_every_quotation(story: Story) -> None:
    table = whole(FORMATS["csv"].write(story))["csv/quotations.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["id"] for row in rows] == [quotation.id for quotation in story.quotations]
    assert all(row["words"] for row in rows)


def test_no_cell_begins_like_a_formula(story: Story) -> None:
    for data in whole(FORMATS["csv"].write(story)).values():
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
            assert not any(cell.startswith(("=", "+", "@")) for cell in row)


def test_timeml_is_well_formed_and_keeps_every_time(story: Story) -> None:
    files = whole(FORMATS["timeml"].write(story))
    tags = [t for data in files.values() for t in ElementTree.fromstring(data).iter("TIMEX3")]
    expressions = [t for t in tags if t.get("functionInDocument") != "CREATION_TIME"]
    assert len(expressions) == len(story.times)
