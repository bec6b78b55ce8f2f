"""An Excel file that somebody sent, opened with care: its sheets as rows of cells, nothing else is asked of it.

Nothing in it is executed or fetched. What a formula came to is read from the file, where whoever saved it left that.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from lxml import etree

from generator.package import Element, Package, UnreadablePackageError

MOST_BYTES = 20_000_000
"""Of a file; a register of a thousand interviews has two."""
_MOST_UNPACKED = 120_000_000
"""Of all its parts: a million rows that were only formatted come to about eighty."""
_MOST_CELLS = 400_000
"""Filled ones; a thousand interviews come to thirty thousand."""
_MOST_COLUMNS = 256
"""Nobody reads a register as wide as that."""
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _CELL, _FORMULA = f"{_SHEET}row", f"{_SHEET}c", f"{_SHEET}f"
_FORMULA_OF_ANOTHER_CELL = "="
"""What stands for a formula that a cell shares with another one."""
_OLD_OFFICE, _PASSWORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
"""How files begin that are no packages, and what those hold that a password protects."""
_WORKBOOK, _MACROS = "xl/workbook.xml", "vbaProject"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_OPEN_DOCUMENT = "content.xml"
_AS_XLSX = "Open it and save it as “Excel Workbook (.xlsx)”, then import that file."
_OTHER_WORKBOOK = "["
"""What a formula holds that looks into another file."""


class UnreadRegisterError(Exception):
    """A file that is not read as a register: the reason, and a hint that mends it."""

    def __init__(self, reason: str, hint: str = _AS_XLSX) -> None:
        super().__init__(reason)
        self.reason, self.hint = reason, hint


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with something in it: the value that a person sees there; ``formula`` is what it comes from, if any."""

    value: Any
    formula: str = ""
    is_error: bool = False

    @property
    def looks_elsewhere(self) -> bool:
        """Whether its value comes from another file, which nobody opens."""
        return _OTHER_WORKBOOK in self.formula


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it: its number from 1, and its filled cells by the numbers of their columns."""

    number: int
    cells: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by the name on its tab, with the rows that hold something."""

    name: str
    is_hidden: bool
    rows: tuple[Row, ...]


def opened(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of an Excel file. Raises ``UnreadRegisterError`` where it is none that may be opened."""
    _refuse(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of openpyxl's, about charts and print areas that are none of our concern
            return tuple(_sheets(data))
    except UnreadRegisterError:
        raise
    except Exception as error:  # whatever openpyxl stumbles over in a damaged file
        raise UnreadRegisterError(f"the file is damaged ({type(error).__name__})") from error


# --- what is refused ------------------------------------------------------------------------------


def _refuse(data: bytes) -> None:
    if data.startswith(_OLD_OFFICE):
        raise _of_old_office(data)
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise UnreadRegisterError("this is no Excel workbook (.xlsx)")
    try:
        _refuse_package(Package(data, _MOST_UNPACKED))
    except UnreadablePackageError as error:
        raise UnreadRegisterError(f"the file is not opened: {error}", _smaller(error)) from error


def _refuse_package(package: Package) -> None:
    if any(_MACROS in part for part in package.names):
        raise UnreadRegisterError("the file holds macros", "Save it as “Excel Workbook (.xlsx)”, which has none.")
    if _OPEN_DOCUMENT in package.names:
        raise UnreadRegisterError("this is a spreadsheet of OpenDocument (.ods)")
    if _WORKBOOK not in package.names or package.content_type(_WORKBOOK) != _EXCEL:
        raise UnreadRegisterError("this is no Excel workbook (.xlsx)")
    for part in filter(package.is_xml, package.names):
        content = package.read(part)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content:
            raise UnreadablePackageError(f"{part} is no XML of an office program")
        if part == _WORKBOOK and _STRICT in content:
            raise UnreadRegisterError("the file is a “Strict Open XML Spreadsheet”")


def _of_old_office(data: bytes) -> UnreadRegisterError:
    if _PASSWORD in data:
        return UnreadRegisterError("the file has a password", "Open it, take the password away, and save it again.")
    return UnreadRegisterError("this is a workbook of an old Excel (.xls)")


def _smaller(error: UnreadablePackageError) -> str:
    if "larger" in str(error):
        return (
            "Delete the empty rows below the last filled one on each sheet, pictures and other sheets; save it again."
        )
    return _AS_XLSX


# --- what is read ---------------------------------------------------------------------------------

# openpyxl reads the workbook, its texts and its formats, and says what a cell is worth. Rows are streamed past it, for
# those that it gives out would cost a minute where somebody has formatted a million of them.


def _sheets(data: bytes) -> Iterator[Sheet]:
    from openpyxl import load_workbook  # nothing else that commands do needs it

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    left = _MOST_CELLS
    for sheet in book.worksheets:
        rows = tuple(_rows(sheet, book, left))
        left -= sum(len(row.cells) for row in rows)
        yield Sheet(sheet.title, sheet.sheet_state != "visible", rows)


def _rows(sheet: Any, book: Any, most: int) -> Iterator[Row]:
    """The rows with something in them; of a million empty ones none."""
    from openpyxl.worksheet._reader import WorkSheetParser

    formats = {"date_formats": book._date_formats, "timedelta_formats": book._timedelta_formats}
    parser = WorkSheetParser(io.BytesIO(), sheet._shared_strings, data_only=True, epoch=book.epoch, **formats)
    with sheet._get_source() as source:
        for element in _elements(source):
            parser.row_counter = int(element.get("r", parser.row_counter + 1))
            parser.col_counter = 0
            cells = dict(_cells(element, parser))
            most -= len(cells)
            if most < 0:
                reason = f"the file holds more than {_MOST_CELLS:,} filled cells"
                raise UnreadRegisterError(reason, "Delete what does not belong to the register, and save it again.")
            if cells:
                yield Row(parser.row_counter, cells)


def _elements(source: IO[bytes]) -> Iterator[Element]:
    """The rows of a sheet as they stream by; what has passed is forgotten."""
    for _, element in etree.iterparse(source, tag=_ROW, resolve_entities=False, no_network=True, load_dtd=False):
        yield element
        element.clear()
        while (before := element.getprevious()) is not None:
            element.getparent().remove(before)


def _cells(row: Element, parser: Any) -> Iterator[tuple[int, Cell]]:
    for element in row.iterchildren(_CELL):
        cell, written = parser.parse_cell(element), element.find(_FORMULA)
        formula = (written.text or _FORMULA_OF_ANOTHER_CELL) if written is not None else ""
        if cell["column"] <= _MOST_COLUMNS and (cell["value"] not in (None, "") or formula):
            yield cell["column"], Cell(cell["value"], formula, cell["data_type"] == "e")
