"""A workbook of 100,000 cells that have looks, in times of openpyxl's write-only mode for the same cells.

Ours is the whole way from the workbook's content to the bytes of the file: heights of rows, formulas with their values,
looks, the table and the package. Both run by turns and are measured in seconds of the processor.
"""

from __future__ import annotations

import datetime
import io
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Literal

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side

from generator.documents.blocks import Imprint
from generator.documents.workbook import Result, SheetColumn, SheetRow, TableSheet, Workbook
from generator.render.excel import render
from generator.themes import load

ROWS = 10_000
ROUNDS = 5
LEAST_TIMES = 4.0
Kind = Literal["text", "integer", "number", "money", "percent", "date", "check"]
KINDS: Sequence[Kind] = (
    "text", "text", "text", "date", "date", "integer", "number", "money", "percent", "money",
)  # fmt: skip
"""The kinds of the columns; the last one holds formulas."""
_FORMATS = {"date": "dd.mm.yyyy", "integer": "#,##0", "money": "#,##0.00", "percent": '0"%"'}
_FIRST_DAY = datetime.date(2026, 1, 5)

Value = str | int | float | datetime.date


def run() -> bool:
    """Measure, print, and say whether the limit holds."""
    rows = [[_value(row, place) for place in range(len(KINDS))] for row in range(ROWS)]
    workbook, theme = _workbook(rows), load("classic")
    theirs, ours = [], []
    for _ in range(ROUNDS):
        theirs.append(_seconds(lambda: _write_only(rows)))
        ours.append(_seconds(lambda: render(workbook, theme)))
    times = statistics.median(theirs) / statistics.median(ours)
    print(f"100,000 cells: {times:.1f} times as fast as openpyxl's write-only mode (at least {LEAST_TIMES:g})")
    return times >= LEAST_TIMES


def _seconds(made: Callable[[], bytes]) -> float:
    begun = time.process_time()
    made()
    return time.process_time() - begun


def _value(row: int, place: int) -> Value:
    """The value of a cell; of a formula's, what it comes to."""
    values: dict[str, Value] = {
        "text": f"Klient nr {row % 997} – uwaga {place}",
        "date": _FIRST_DAY + datetime.timedelta(days=row % 365),
        "integer": row,
        "number": row / 3,
        "money": row * (2.5 if place == len(KINDS) - 1 else 1.25),
        "percent": row % 100,
    }
    return values[KINDS[place]]


def _workbook(rows: Sequence[Sequence[Value]]) -> Workbook:
    *given, last = (SheetColumn(f"c{place}", f"Kolumna {place}", 20, kind) for place, kind in enumerate(KINDS))
    computed = SheetColumn(last.id, last.title, last.width, last.kind, formula="{c7}*2")
    cells = ({**{f"c{place}": value for place, value in enumerate(row[:-1])}, last.id: Result(row[-1])} for row in rows)
    sheet = TableSheet("sheet", "Arkusz", (*given, computed), tuple(SheetRow(one) for one in cells))
    return Workbook("book", "Plik", "pl", "internal", Imprint("Stolmax", "1.0"), (sheet,))


def _write_only(rows: Sequence[Sequence[Value]]) -> bytes:
    """The same cells in the fastest of openpyxl's ways that gives them looks: one for all cells of a column."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Arkusz")
    looks = [_look(sheet, kind)._style for kind in KINDS]
    for number, row in enumerate(rows, 1):
        cells = [WriteOnlyCell(sheet, value) for value in (*row[:-1], f"=$H{number}*2")]
        for cell, look in zip(cells, looks, strict=True):
            cell._style = look
        sheet.append(cells)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _look(sheet: object, kind: Kind) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, 1)
    edge = Side("thin", color="FFC9D1DC")
    cell.font, cell.border = Font("Calibri", 10.5, color="FF1C2430"), Border(edge, edge, edge, edge)
    cell.alignment = Alignment("left", "center", wrap_text=kind == "text", indent=1)
    cell.number_format = _FORMATS.get(kind, "General")
    return cell
