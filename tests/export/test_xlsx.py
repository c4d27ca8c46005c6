"""A workbook as openpyxl reads it."""

from __future__ import annotations

import io

import openpyxl
from msgspec.structs import replace

from quellenlage.export.tables import tables
from quellenlage.export.xlsx import LONGEST_CELL, losses, write_xlsx
from quellenlage.model import Story


def test_every_table_is_a_sheet_with_all_its_rows(story: Story) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(story)["dossier.xlsx"]))
    assert book.sheetnames == [table.name for table in tables(story)]
    for table in tables(story):
        rows = list(book[table.name].iter_rows(values_only=True))
        assert rows[0] == table.columns
        assert len(rows) - 1 == len(list(table.rows()))


def test_numbers_are_numbers_and_words_are_those_of_the_article(story: Story) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(story)["dossier.xlsx"]))["times"]
    texts = {document.id: document.text for document in story.documents}
    header, *rows = sheet.iter_rows(values_only=True)
    for values in rows:
        row = dict(zip(header, values, strict=True))
        assert texts[row["document"]][row["start"] : row["end"]] == row["words"].removeprefix("'")


def test_no_cell_is_a_formula_or_a_link(awkward: Story) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(awkward)["dossier.xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)


def test_a_cell_that_is_too_long_is_cut_with_a_remark_and_a_note(story: Story) -> None:
    title = "😀" * LONGEST_CELL
    long = replace(story, documents=(replace(story.documents[0], title=title),))
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(long)["dossier.xlsx"]))["documents"]
    column = [cell.value for cell in sheet[1]].index("title")
    value = sheet.cell(2, column + 1).value
    assert isinstance(value, str)
    assert len(value.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert value.endswith("the whole stands in dossier.json")
    assert "sheet documents 1 cells are cut" in " ".join(losses(long))
