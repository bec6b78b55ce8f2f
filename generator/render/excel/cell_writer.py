"""The pen that writes a column's cells: given values, links and formulas, each with its look."""

from __future__ import annotations

from dataclasses import dataclass

from generator.documents.workbook import Cell, CellFormula, CellLink, Result, SheetColumn

from . import cells
from .addressing import ROW, addressed
from .layout import TableLayout
from .lines import Line
from .links import as_formula
from .looks import Down, Looks, Source, source_of
from .shared import Shared
from .text import escaped

_NO_VALUES = Result, CellFormula, CellLink


@dataclass(frozen=True, slots=True)
class Row:
    """A line that has got its number; its texts stand in the middle, or at the top of a tall row."""

    line: Line
    number: int
    down: Down
    look: tuple[str, bool, Down]
    """What the look of its cells depends on, beside their column and where their values come from."""


def numbered(line: Line, number: int, down: Down = "center") -> Row:
    """The row that a line becomes."""
    return Row(line, number, down, (line.style, line.runs_on, down))


class CellWriter:
    """Writes the cells of one column; a look that it has used before costs nothing."""

    def __init__(
        self, column: SheetColumn, letter: str, shared: Shared, looks: Looks, table: TableLayout | None = None
    ) -> None:
        self._column, self._letter, self._shared, self._looks, self._table = column, letter, shared, looks, table
        self._id, self._strings = column.id, shared.strings
        self._formula = self._addressed(column.formula) if column.formula else ""
        self._styles: dict[tuple[tuple[str, bool, Down], Source], int] = {}

    def cell(self, row: Row) -> str:
        """The cell in a row."""
        value = row.line.cells.get(self._id)
        if isinstance(value, _NO_VALUES) or (value is None and self._formula and row.line.calculates):
            return self._special(row, value)
        style = self._styles.get((row.look, source := source_of(value))) or self._style(row, source)
        return f'<c r="{self._letter}{row.number}" s="{style}"{cells.content(value, self._strings)}'

    def _special(self, row: Row, value: Cell) -> str:
        match value:
            case CellFormula():
                return self._calculated(row, self._addressed(value.formula), value.result)
            case Result():
                return self._calculated(row, self._formula_for(value), value)
            case CellLink():
                return self._link(row, value)
            case _:
                return self._calculated(row, self._formula, None)

    def _link(self, row: Row, link: CellLink) -> str:
        reference, style = f"{self._letter}{row.number}", self._style(row, "link")
        if opening := as_formula(link):
            return cells.formula_cell(reference, style, escaped(opening), Result(link.text))
        return cells.cell(reference, style, link.text, self._strings)

    def _addressed(self, formula: str) -> str:
        """The formula as it is written, but for the number of its row."""
        return ROW.join(map(escaped, addressed(formula, self._shared.book, self._table).split(ROW)))

    def _formula_for(self, result: Result) -> str:
        if not self._formula:
            raise ValueError(f"column {self._column.id!r} has no formula with the result {result.value!r}")
        return self._formula

    def _calculated(self, row: Row, formula: str, result: Result | None) -> str:
        reference, style = f"{self._letter}{row.number}", self._style(row, "formula")
        return cells.formula_cell(reference, style, formula.replace(ROW, str(row.number)), result)

    def _style(self, row: Row, source: Source) -> int:
        key = (row.look, source)
        style = self._styles.get(key)
        if style is None:
            style = self._shared.style(self._looks.of(self._column, row.line, source, row.down))
            self._styles[key] = style
        return style
