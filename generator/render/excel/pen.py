"""The pen that writes a column's cells: given values, links and formulas, each with its look."""

from __future__ import annotations

from generator.documents.workbook import CellFormula, CellLink, Result, SheetColumn

from . import cells
from .layout import TableLayout
from .lines import Line
from .looks import Down, Looks, Source, source_of
from .references import ROW, addressed
from .shared import Shared


class Pen:
    """Writes the cells of one column; a look that it has used before costs nothing."""

    def __init__(
        self, column: SheetColumn, letter: str, shared: Shared, looks: Looks, table: TableLayout | None = None
    ) -> None:
        self._column, self._letter, self._shared, self._looks, self._table = column, letter, shared, looks, table
        self._formula = addressed(column.formula, shared.book, table) if column.formula else ""
        self._styles: dict[tuple[str, bool, Source, Down], int] = {}

    def cell(self, line: Line, number: int, down: Down = "center") -> str:
        """The cell in a row."""
        match line.cells.get(self._column.id):
            case CellFormula() as own:
                formula = addressed(own.formula, self._shared.book, self._table)
                return self._calculated(line, number, down, formula, own.result)
            case Result() as result:
                return self._calculated(line, number, down, self._formula_for(result), result)
            case None if self._formula and line.calculates:
                return self._calculated(line, number, down, self._formula, None)
            case CellLink() as link:
                return self._written(line, number, down, link.text, "link")
            case value:
                return self._written(line, number, down, value, source_of(value))

    def _formula_for(self, result: Result) -> str:
        if not self._formula:
            raise ValueError(f"column {self._column.id!r} has no formula with the result {result.value!r}")
        return self._formula

    def _calculated(self, line: Line, number: int, down: Down, formula: str, result: Result | None) -> str:
        style = self._style(line, "formula", down)
        return cells.formula_cell(f"{self._letter}{number}", style, formula.replace(ROW, str(number)), result)

    def _written(self, line: Line, number: int, down: Down, value: cells.Plain, source: Source) -> str:
        return cells.cell(f"{self._letter}{number}", self._style(line, source, down), value, self._shared.strings)

    def _style(self, line: Line, source: Source, down: Down) -> int:
        key = (line.style, line.runs_on, source, down)
        if key not in self._styles:
            self._styles[key] = self._shared.style(self._looks.of(self._column, line, source, down))
        return self._styles[key]
