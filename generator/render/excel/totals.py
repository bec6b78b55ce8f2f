"""The totals under a table: formulas that leave filtered rows out, and their values as far as Python knows them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import Decimal

from generator.documents.workbook import Cell, CellFormula, CellLink, Result, SheetColumn

from .cells import Plain
from .layout import TableLayout
from .lines import Line


def total_formula(layout: TableLayout, column: SheetColumn) -> str:
    """The formula under a column."""
    rows = layout.column_range(column.id)
    if column.total == "sum":
        return f"SUBTOTAL(109,{rows})"
    if column.total == "average":
        return f'IF(SUBTOTAL(102,{rows})=0,"",SUBTOTAL(101,{rows}))'
    # SUBTOTAL would count the empty texts that formulas leave.
    return f'COUNTIF({rows},"?*")+COUNT({rows})' if column.formula else f"SUBTOTAL(103,{rows})"


def total_result(layout: TableLayout, column: SheetColumn) -> Result | None:
    """The value of that formula; None where a formula in the column has no result of ours yet."""
    if any(_is_unknown(line, column) for line in layout.lines):
        return None
    values = [value_of(line.cells.get(column.id)) for line in layout.lines]
    return Result(_TOTALS[column.total](values))


def _is_unknown(line: Line, column: SheetColumn) -> bool:
    return bool(column.formula) and line.calculates and line.cells.get(column.id) is None


def value_of(cell: Cell) -> Plain:
    """What a cell shows: its own value, what its formula came to, or the text of its link."""
    match cell:
        case Result() | CellFormula():
            return cell.value if isinstance(cell, Result) else cell.result.value
        case CellLink():
            return cell.text
        case _:
            return cell


def _numbers(values: list[Plain]) -> list[float]:
    without_booleans = (value for value in values if not isinstance(value, bool))
    return [float(value) for value in without_booleans if isinstance(value, int | float | Decimal)]


def _average(values: list[Plain]) -> float | str:
    numbers = _numbers(values)
    return math.fsum(numbers) / len(numbers) if numbers else ""


_TOTALS: Mapping[str, Callable[[list[Plain]], float | str]] = {
    "sum": lambda values: math.fsum(_numbers(values)),
    "count": lambda values: sum(value not in (None, "") for value in values),
    "average": _average,
}
