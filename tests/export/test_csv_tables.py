"""Tables that spreadsheets open."""

from __future__ import annotations

import csv
import io

from quellenlage.export.csv_tables import write_csv
from quellenlage.model import Story
from tests.export.files import whole


def test_tables_open_as_csv_and_keep_every_quotation_with_its_words(story: Story) -> None:
    table = whole(write_csv(story))["csv/quotations.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["id"] for row in rows] == [quotation.id for quotation in story.quotations]
    assert all(row["words"] for row in rows)


def test_the_blocks_hold_the_text_of_every_article(story: Story) -> None:
    table = whole(write_csv(story))["csv/blocks.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    texts = {document.id: document.text for document in story.documents}
    for row in rows:
        words = texts[row["document"]][int(row["start"]) : int(row["end"])]
        assert row["words"].removeprefix("'") == words


def test_no_cell_begins_like_a_formula(story: Story) -> None:
    for data in whole(write_csv(story)).values():
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
            assert not any(cell.startswith(("=", "+", "@")) for cell in row)
