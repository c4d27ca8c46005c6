"""All tables as one workbook (Office Open XML, ECMA-376), one sheet per kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from quellenlage.export.tables import Cell, Table, tables
from quellenlage.model import Story
from quellenlage.text.markup import fits_xml, xml_text

LONGEST_CELL = 32_767
"""Characters that a cell can hold, by Excel's specification; it counts UTF-16 units."""

MOST_ROWS = 1_048_576
"""Rows that a sheet can hold, by Excel's specification, its header included."""

_CUT = " […] cut, the whole stands in dossier.json"
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_OPTIONS = {
    "in_memory": True,
    "constant_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(story: Story) -> Mapping[str, bytes]:
    """Return the tables as ``dossier.xlsx``, with a first sheet that says what each holds."""
    out = BytesIO()
    book = Workbook(out, _OPTIONS)
    # The clock must not show in the file.
    book.set_properties(
        {"created": _EPOCH.replace(tzinfo=None), "title": story.settings.title or ""}
    )
    bold = book.add_format({"bold": True, "bottom": 1})
    for table in tables(story):
        for number, rows in enumerate(_sheets(table), start=1):
            sheet = book.add_worksheet(table.name if number == 1 else f"{table.name} {number}")
            _fill(sheet, table, rows)
            sheet.set_row(0, None, bold)
    book.close()
    return {"dossier.xlsx": out.getvalue()}


def losses(story: Story) -> Iterator[str]:
    """Yield what a workbook cannot hold of this story."""
    for table in tables(story):
        cells = [cell for row in table.rows() for cell in row if isinstance(cell, str)]
        long = sum(_units(cell) > LONGEST_CELL for cell in cells)
        if long:
            yield f"in its sheet {table.name} {long} cells are cut at {LONGEST_CELL} characters"
        odd = sum(not fits_xml(cell) for cell in cells)
        if odd:
            yield f"in its sheet {table.name} {odd} cells have characters replaced by U+FFFD"


def _sheets(table: Table) -> Iterator[list[list[Cell]]]:
    """Yield the rows of a table, in as many parts as sheets are needed, at least one."""
    rows = list(table.rows())
    room = MOST_ROWS - 1
    for start in range(0, max(len(rows), 1), room):
        yield rows[start : start + room]


def _fill(sheet: Worksheet, table: Table, rows: list[list[Cell]]) -> None:
    sheet.write_row(0, 0, table.columns)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            match cell:
                case None:
                    continue
                case bool():
                    sheet.write_boolean(number, column, cell)
                case int() | float():
                    sheet.write_number(number, column, cell)
                case _:
                    sheet.write_string(number, column, _fitting(xml_text(cell)))
    for column, name in enumerate(table.columns):
        sheet.set_column(column, column, 60 if name in {"words", "text", "why"} else 18)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _fitting(text: str) -> str:
    if _units(text) <= LONGEST_CELL:
        return text
    room = LONGEST_CELL - len(_CUT)
    while _units(text) > room:
        text = text[: len(text) - max(1, (_units(text) - room) // 2)]
    return text + _CUT
