"""What an Excel template of a workbook may name, told to whoever makes one, and a template to begin with."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator

from openpyxl import Workbook as Book
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from generator.documents.workbook import SheetColumn, TableSheet, Workbook
from generator.render.nameable import Nameable

from .values import Names, rows_of, written

_LONGEST = 60
_FORMATS = {"integer": "#,##0", "number": "#,##0.##", "money": "#,##0.00", "date": "yyyy-mm-dd"}
_SHADE = "E8EDF3"


def nameables(workbook: Workbook) -> tuple[Nameable, ...]:
    """All that the tags and the named cells of a template of this workbook may name."""
    names = Names(workbook)
    return (*_columns(names), *_cells(names))


def _columns(names: Names) -> Iterator[Nameable]:
    for id_, sheet in names.sheets.items():
        first = next(iter(rows_of(sheet)), {})
        for column in sheet.columns:
            meaning = f"{sheet.title}: {column.title}; its row is repeated"
            example = _short(str(first.get(written(column.id), "")))
            yield Nameable(f"{{{{ {id_}.{written(column.id)} }}}}", meaning, "row", example)


def _cells(names: Names) -> Iterator[Nameable]:
    for name, value in names.flat().items():
        shown = value.isoformat() if isinstance(value, datetime.date) else str(value)
        yield Nameable(f"{{{{ {name} }}}}", f"a value; or a cell of the name {name}", "cell", _short(shown))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


# --- a template to begin with ---------------------------------------------------------------------


def starter(workbook: Workbook) -> bytes:
    """A template of the workbook: a sheet for each that has a table, and in it a row of tags."""
    book = Book()
    book.remove(book.worksheets[0])
    for id_, sheet in Names(workbook).sheets.items():
        _draw(book, id_, sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _draw(book: Book, id_: str, sheet: TableSheet) -> None:
    page = book.create_sheet(sheet.title[:31])
    page["A1"] = "{{ title }}"
    page["A1"].font = Font(bold=True, size=14)
    page.freeze_panes = "A4"
    for number, column in enumerate(sheet.columns, 1):
        head = page.cell(3, number, column.title)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor=_SHADE)
        tag = page.cell(4, number, f"{{{{ {id_}.{written(column.id)} }}}}")
        tag.alignment = Alignment(wrap_text=True, vertical="top")
        tag.number_format = _format(column)
        page.column_dimensions[get_column_letter(number)].width = column.width


def _format(column: SheetColumn) -> str:
    return _FORMATS.get(column.kind, "General")
