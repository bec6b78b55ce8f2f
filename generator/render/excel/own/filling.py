"""A workbook put into an Excel file of a company's own: workbook and template in, the bytes of an .xlsx out."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from generator.documents.workbook import TableSheet, Workbook
from generator.package import parsed
from generator.render.package import package
from generator.themes.template import Template

from .opening import TemplateError, template_parts
from .rows import insert_alike
from .tags import repeated_rows, tagged_cells, value_of
from .values import ROW, Names, Value, rows_of, written

_CORE, _STYLES = "docProps/core.xml", "xl/styles.xml"
_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OF_A_FONT = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family",
    "charset", "scheme",
)  # fmt: skip
_NO_CLOCK = "2000-01-01T00:00:00Z"
_MOST_LETTERS = 32_767
_ONE_CELL = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)")


def opened(template: Template) -> Book:
    """The template as openpyxl has it. Raises ``TemplateError``."""
    template_parts(template.data, template.name)
    try:
        return load_workbook(io.BytesIO(template.data), rich_text=True)
    except Exception as error:  # whatever openpyxl makes of what somebody else has written
        raise TemplateError(template.name, f"cannot be read: {error}", "Save it anew in Excel as a .xlsx.") from error


def fill(workbook: Workbook, template: Template) -> bytes:
    """The values of a workbook in a template; the same bytes for the same two. Raises ``TemplateError``."""
    book, names = opened(template), Names(workbook)
    for sheet in book.worksheets:
        _fill_tables(book, sheet, names)
        for repeated in repeated_rows(sheet, names):
            _fill_rows(book, sheet, repeated.row, repeated.sheet, names)
        _fill_cells(sheet, names)
    _fill_names(book, names)
    book.calculation.fullCalcOnLoad = True
    return _saved(book)


# --- rows -----------------------------------------------------------------------------------------


def _fill_rows(book: Book, sheet: Worksheet, row: int, about: TableSheet, names: Names) -> None:
    rows = rows_of(about)
    texts = {column: text for at, column, text in tagged_cells(sheet) if at == row}
    insert_alike(book, sheet, row, len(rows) - 1)
    for number, values in enumerate(rows, row):
        context = {**names.facts, ROW: values, written(about.id): values}
        for column, text in texts.items():
            cell = sheet.cell(number, column)
            _put(cell, value_of(text, context, _where(sheet, cell)), names)
    if not rows:
        for column in range(1, sheet.max_column + 1):
            cell = sheet.cell(row, column)
            if isinstance(cell, Cell):
                cell.value = None


def _fill_tables(book: Book, sheet: Worksheet, names: Names) -> None:
    """Fill Excel tables that are called as a sheet of the workbook, column by column as their headings are called."""
    for table in sheet.tables.values():
        about = _sheet_of(table, names)
        left, top, right, bottom = range_boundaries(table.ref)
        assert left is not None and top is not None and right is not None and bottom is not None  # noqa: PT018
        first = top + (1 if table.headerRowCount != 0 else 0)
        if about is None or any(first <= row <= bottom for row, _, _ in tagged_cells(sheet)):
            continue
        last = bottom - (table.totalsRowCount or 0)
        columns = {
            column: id_
            for column in range(left, right + 1)
            if (id_ := column_named(str(sheet.cell(top, column).value or ""), about))
        }
        rows = rows_of(about)
        insert_alike(book, sheet, first, len(rows) - (last - first + 1))
        blank: tuple[dict[str, Value], ...] = ({},) * max(0, last - first + 1 - len(rows))
        for number, values in enumerate((*rows, *blank), first):
            for column, id_ in columns.items():
                _put(sheet.cell(number, column), values.get(id_), names)


def _sheet_of(table: Table, names: Names) -> TableSheet | None:
    return next((one for id_, one in names.sheets.items() if id_.casefold() == str(table.displayName).casefold()), None)


def column_named(heading: str, sheet: TableSheet) -> str:
    """The column that a heading is that of, by its title or its id, as tags write it; "" for none."""
    wanted = heading.strip().casefold()
    found = (one for one in sheet.columns if wanted in (one.title.casefold(), one.id.casefold(), written(one.id)))
    column = next(found, None)
    return written(column.id) if column else ""


# --- cells ----------------------------------------------------------------------------------------


def _fill_cells(sheet: Worksheet, names: Names) -> None:
    for row, column, text in list(tagged_cells(sheet)):
        cell = sheet.cell(row, column)
        _put(cell, value_of(text, names.facts, _where(sheet, cell)), names)


def _fill_names(book: Book, names: Names) -> None:
    known = names.flat()
    for name, sheet, row, column in named_cells(book):
        if name in known:
            _put(book[sheet].cell(row, column), known[name], names)


def named_cells(book: Book) -> Iterator[tuple[str, str, int, int]]:
    """The cells that have a name: the name, the sheet, row and column."""
    for name in book.defined_names.values():
        match = _ONE_CELL.fullmatch(str(name.value or ""))
        title = (match[1] or match[2]).replace("''", "'") if match else ""
        if match and title in book.sheetnames:
            left, top, _, _ = range_boundaries(f"{match[3]}{match[4]}")
            yield str(name.name), title, int(top or 1), int(left or 1)


def _put(cell: Any, value: Value, names: Names) -> None:
    """Write a value; a text stays one, whatever it begins with."""
    if not isinstance(cell, Cell):
        return  # one of merged cells that is not the first
    if not isinstance(value, str):
        cell.value = value
        return
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    if len(text) > _MOST_LETTERS:
        mark = names.workbook.continued
        text = text[: _MOST_LETTERS - len(mark)] + mark
    cell.value = text or None
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"


def _where(sheet: Worksheet, cell: Any) -> str:
    return f"sheet “{sheet.title}”, cell {cell.coordinate}"


# --- the file -------------------------------------------------------------------------------------


def _saved(book: Book) -> bytes:
    """The package with neither the time of its making nor an order of its own."""
    book.properties.modified = book.properties.created = datetime.datetime(2000, 1, 1)  # noqa: DTZ001
    target = io.BytesIO()
    book.save(target)
    with zipfile.ZipFile(target) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[_CORE] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + _NO_CLOCK.encode(), parts[_CORE])
    return package({**parts, _STYLES: _in_order(parts[_STYLES])})


def _in_order(styles: bytes) -> bytes:
    """The styles with what a font has in the order of the format, which openpyxl writes as it comes."""
    root = parsed(styles)
    for font in root.iter(f"{_SHEETS}font"):
        font[:] = sorted(font, key=lambda one: _OF_A_FONT.index(str(one.tag).removeprefix(_SHEETS)))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
