"""What a filled workbook is read back by: a sheet out of sight that says what its sheets, columns and choices are.

People move columns, retitle sheets and choose words in their own language; each word stands here beside the id that a
program knows it by, with the edition that it was printed for.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.workbook import SheetColumn, SheetRow, TableSheet, Workbook

LEGEND_ID = "(legend)"
NAME = "salesbook"
"""What the sheet is called in every language: nobody reads it but us."""
COLUMNS = ("kind", "id", "words")
FORMAT = "1"

_Row = tuple[str, str, str]


def legend(workbook: Workbook) -> TableSheet:
    """The sheet: a row each thing, with its kind, its id and the words that stand for it."""
    columns = tuple(SheetColumn(name, name, 30) for name in COLUMNS)
    rows = tuple(SheetRow(dict(zip(COLUMNS, row, strict=True))) for row in _rows(workbook))
    return TableSheet(LEGEND_ID, NAME, columns, rows, as_table=False)


def _rows(workbook: Workbook) -> Iterator[_Row]:
    yield from (("format", FORMAT, ""), ("paper", workbook.id, workbook.title))
    yield from (("edition", workbook.imprint.edition, ""), ("language", workbook.language, ""))
    for sheet in workbook.sheets:
        yield "sheet", sheet.id, sheet.title
        if isinstance(sheet, TableSheet):
            yield from (("column", f"{sheet.id}.{column.id}", column.title) for column in sheet.columns)
    for choices in workbook.choices:
        yield from (
            ("choice", f"{choices.id}.{id_}", str(words))
            for id_, words in zip(choices.ids, choices.values, strict=bool(choices.ids))
        )
