"""The workbook vocabulary: sheets of typed columns, rows, formulas that name columns and never cells."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from generator.locale import Language

from .blocks import Audience, Data, Imprint, LinkItem


@dataclass(frozen=True, slots=True)
class Result:
    """The value that Python computed for a formula's cell, written as its cached value."""

    value: str | int | float | Decimal | datetime.date | bool


@dataclass(frozen=True, slots=True)
class CellFormula:
    """A formula of one cell (a column's formula lives in the column), with its computed result."""

    formula: str
    result: Result


@dataclass(frozen=True, slots=True)
class CellLink:
    """A cell that opens another file of the output (``path``, relative to this file), a sheet (``sheet``, its id), or
    another paper (``paper``, a link as ``inline.to_paper`` makes it), whose file ``Workbook.papers`` names.

    One that leads to a paper without a file is text.
    """

    text: str
    path: str = ""
    sheet: str = ""
    paper: str = ""


Cell = str | int | float | Decimal | datetime.date | bool | None | Result | CellFormula | CellLink


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a table.

    ``width`` in characters. ``kind`` fixes format and alignment: ``percent`` holds 8 for 8 %; a ``check`` that
    is true is printed as ✓, which formulas compare with, one that is false stays blank.
    ``currency`` is that of amounts, the workbook's where it is empty.
    ``choices`` is the id of a ``ChoiceList`` that becomes a drop-down. ``input`` cells are for people
    to fill and get the input colour. ``formula`` is written in every row and names columns:

    * ``{start}`` the cell of column ``start`` in the same row;
    * ``{deals.value[]}`` the whole column ``value`` of the table on sheet ``deals``; ``{value[]}`` of the own table;
    * ``{targets.value@calls}`` the cell in column ``value`` of the row with id ``calls``;
    * anything else, such as ``Holidays``, is a workbook name and stands as it is.

    Functions are written in English with commas, as in the file format:
    ``IF({start}="","",WORKDAY({start},3,Holidays))``.

    What people may enter is bound by the kind, by ``least``, the lowest number, and by ``rule``, a formula that has to
    be true once they have; ``refusal`` says so to who breaks it, ``hint`` to who is about to fill the cell. A column
    with ``choices`` has these for its rule.

    ``origin`` is the lasting name of what its title says.
    """

    id: str
    title: str
    width: float = 14
    kind: Literal["text", "integer", "number", "money", "percent", "date", "check"] = "text"
    choices: str = ""
    input: bool = False
    formula: str = ""
    total: Literal["", "sum", "count", "average"] = ""
    currency: str = ""
    origin: str = ""
    least: int | None = None
    rule: str = ""
    refusal: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: cells by column id; a missing one is blank, or the column's formula.

    For a cell of a column with a formula give ``Result(value)``, the value that Python computed for it.
    ``id`` is unique in its sheet where it is given. ``style`` marks group headings, in whose rows the columns'
    formulas do not stand, emphasised rows, and an ``example`` of how a row is filled; whoever counts leaves it out.
    """

    cells: dict[str, Cell]
    id: str = ""
    style: Literal["", "group", "strong", "example"] = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Highlight:
    """Conditional format: while ``formula`` is true, ``column``'s cell (with ``whole_row``, the row) has ``look``."""

    column: str
    formula: str
    look: Literal["good", "warning", "bad", "muted", "accent"]
    whole_row: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of the spreadsheet program itself, which follows the cells that it shows.

    ``names`` is the column that says what each value is of, ``series`` are columns of numbers; ``sheet`` is the id of
    the sheet that has them, the chart's own where it is empty. ``bars`` lie, ``columns`` stand; ``measure`` names the
    axis of values, which ends at ``most`` where that is known. Several series are told apart by pattern as well as by
    colour. Columns that the sheet does not have are left out, and so is a chart without any.
    """

    title: str
    names: str
    series: tuple[str, ...]
    measure: str
    kind: Literal["columns", "bars"] = "columns"
    stacked: bool = False
    logarithmic: bool = False
    most: float | None = None
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet with one table: title, remarks, header row, rows; filters and a frozen header.

    ``blank_rows`` rows ready to be filled follow the given ones (with formulas, drop-downs and validation); on paper
    they end with the last one that is filled.
    ``as_table`` makes it an Excel table. ``freeze`` is the number of columns kept in view. ``charts`` stand below the
    rows.
    """

    id: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...] = ()
    heading: str = ""
    remarks: tuple[str, ...] = ()
    blank_rows: int = 0
    highlights: tuple[Highlight, ...] = ()
    freeze: int = 0
    as_table: bool = True
    landscape: bool = True
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class TextSheet:
    """A sheet to be read: instructions as heading and lines, and facts as label and value.

    ``values`` are named cells (``name``, label, value, kind as in ``SheetColumn``) that formulas of
    other sheets may use by their name; with ``input`` true in the tuple's last place, people may change them.
    ``charts`` of other sheets' columns stand below all of it.
    """

    id: str
    title: str
    heading: str
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    values: tuple[NamedValue, ...] = ()
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A cell with a name of its own (a defined name, for example ``MinimumValue``); ``currency`` as in a column."""

    name: str
    label: str
    value: Cell
    kind: Literal["text", "integer", "number", "money", "percent", "date"] = "text"
    input: bool = True
    currency: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A list behind a drop-down; all of them stand on the last sheet.

    ``name`` makes it a workbook name as well (``Holidays``). Values are texts, whole numbers or dates; picking a
    number gives a number. ``ids``, one for each value, are what a program knows them by that reads the workbook back.
    """

    id: str
    title: str
    values: tuple[str | int | datetime.date, ...]
    name: str = ""
    ids: tuple[str, ...] = ()


Sheet = TableSheet | TextSheet


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook. ``choices`` become the last sheet, titled ``choices_title``; none, no such sheet.

    ``continued`` is the printed mark of a text that goes on in the row below because a cell is full. ``papers`` says
    where the links to other papers lead, by the link. ``data`` is the plain tree that a company's own template sees
    beside the sheets. ``read_back``: people fill it and a program reads it, so a sheet out of sight says by which ids
    its sheets, columns and choices are known, and of which edition it is.
    """

    id: str
    title: str
    language: Language
    audience: Audience
    imprint: Imprint
    sheets: tuple[Sheet, ...]
    choices: tuple[ChoiceList, ...] = ()
    choices_title: str = ""
    continued: str = "…"
    currency: str = "PLN"
    papers: Mapping[str, LinkItem] = field(default_factory=dict)
    data: Mapping[str, Data] = field(default_factory=dict)
    read_back: bool = False


PlainCell = str | int | float | Decimal | datetime.date | None


@dataclass(frozen=True, slots=True)
class DataTable:
    """A plain table for a CSV file: header and rows of text, numbers and dates.

    One that is taken from a ``sheet`` of the same paper's workbook names the ``columns`` that it takes, by their ids.
    """

    id: str
    title: str
    language: Language
    header: tuple[str, ...]
    rows: tuple[tuple[PlainCell, ...], ...]
    sheet: str = ""
    columns: tuple[str, ...] = ()
