"""What a company's changes of workbooks leave behind: formulas, highlights and files that name what is gone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.problems import Place, Problem
from generator.deliverables.registry import AnyDeliverable, dropped_sheets
from generator.documents.workbook import Cell, CellFormula, DataTable, Sheet, TableSheet, TextSheet, Workbook
from generator.press.planning.contents import Contents

K = TypeVar("K")

_NAMES = re.compile(
    r'"(?:[^"]|"")*"'
    r"|\{(?:(?P<sheet>[\w-]+)\.)?(?P<column>[\w-]+)(?:\[\]|@[^}]*)?\}"
    r"|(?P<value>[^\W\d][\w.]*)\b(?!\()"
)
"""How a formula names columns, ``{start}``, ``{deals.value[]}``, ``{targets.value@calls}``, and values, ``Revenue``."""


class _Use(NamedTuple):
    """What names something: a sheet's formulas or its highlights, or the paper's CSV file."""

    what: str
    sheet: str = ""

    def __str__(self) -> str:
        return f"{self.what} of `{self.sheet}`" if self.sheet else self.what


def needed_parts(loaded: LoadedBlueprint, contents: Contents, papers: Iterable[AnyDeliverable]) -> Iterator[Problem]:
    """Sheets and columns of papers that are gone although others name them."""
    for paper in papers:
        if paper.workbook and any(_is_of_sheets(path, paper) for path in loaded.composition.switched_off):
            yield from _Check(paper, loaded, contents).problems()


def _is_of_sheets(path: str, paper: AnyDeliverable) -> bool:
    return path.startswith(f"papers.{paper.id}.sheets.")


class _Check:
    """Looks over one paper's workbook."""

    def __init__(self, paper: AnyDeliverable, loaded: LoadedBlueprint, contents: Contents) -> None:
        workbook: Any = contents.made(paper, "workbook").content
        table: Any = contents.made(paper, "table").content if paper.table else None
        assert isinstance(workbook, Workbook)  # what a paper makes as a workbook is one
        self._paper, self._loaded, self._workbook = paper, loaded, workbook
        self._tables = {sheet.id: sheet for sheet in workbook.sheets if isinstance(sheet, TableSheet)}
        self._columns_used = _grouped(_columns(workbook, table))
        self._values_used = _grouped(_values(workbook))

    def problems(self) -> Iterator[Problem]:
        """All that is missing."""
        yield from self._sheets_with_columns()
        yield from self._sheets_with_values()
        yield from self._columns()

    def _sheets_with_columns(self) -> Iterator[Problem]:
        there = {sheet.id for sheet in self._workbook.sheets}
        named = {(use.sheet, sheet) for (sheet, _), uses in self._columns_used.items() for use in uses if use.sheet}
        for using, sheet in sorted(named):
            if sheet not in there:
                yield self._needed_sheet(sheet, using, f"formulas of the sheet `{using}` name the sheet `{sheet}`")

    def _sheets_with_values(self) -> Iterator[Problem]:
        """Sheets without a table whose values are named cells."""
        for sheet in dropped_sheets(self._paper.id, self._loaded.blueprint):
            values = [value.name for value in sheet.values] if isinstance(sheet, TextSheet) else []
            using_them = {use.sheet for name in values for use in self._values_used.get(name, ())}
            for using in sorted(using_them):
                named = (name for name in values if using in {use.sheet for use in self._values_used.get(name, ())})
                which = f"{', '.join(f'`{name}`' for name in named)} of the sheet `{sheet.id}`"
                yield self._needed_sheet(sheet.id, using, f"formulas of the sheet `{using}` name {which}")

    def _needed_sheet(self, sheet: str, using: str, message: str) -> Problem:
        path = f"papers.{self._paper.id}.sheets.{sheet}"
        hint = f"Let `{sheet}` stay; or switch off `{using}` as well, in the same place."
        return Problem("sheet-needed", f"{message}, which is switched off", hint, self._place(path), path)

    def _columns(self) -> Iterator[Problem]:
        for (sheet, column), uses in self._columns_used.items():
            table = self._tables.get(sheet)
            if table and column not in {one.id for one in table.columns}:
                path = f"{self._path(table)}.columns.{column}"
                message = f"the column `{column}` of `{sheet}` is switched off, but needed by {_listed(uses)}"
                hint = f"Let `{column}` stay; it may be moved and retitled."
                yield Problem("column-needed", message, hint, self._place(path), path)

    def _path(self, table: TableSheet) -> str:
        """The sheet's outline, which its columns name; it is one for several sheets, where each is an element's."""
        paths = (column.origin.partition(".columns.") for column in table.columns)
        return next((path for path, below, _ in paths if below), f"papers.{self._paper.id}.sheets.{table.id}")

    def _place(self, path: str) -> Place:
        key = self._loaded.composition.switched_off.get(path)
        return key.place if key else self._loaded.place(path)


def _listed(uses: Iterable[_Use]) -> str:
    *others, last = map(str, uses)
    return f"{', '.join(others)} and {last}" if others else last


# --- who names what -------------------------------------------------------------------------------


def _columns(workbook: Workbook, table: DataTable | None) -> Iterator[tuple[tuple[str, str], _Use]]:
    """The columns that something names, by their sheet and their own id."""
    for use, found in _names(workbook):
        if found["column"]:
            yield (found["sheet"] or use.sheet, found["column"]), use
    for sheet in workbook.sheets:
        for highlight in sheet.highlights if isinstance(sheet, TableSheet) else ():
            yield (sheet.id, highlight.column), _Use("highlights", sheet.id)
    if table:
        yield from (((table.sheet, column), _Use("the CSV file")) for column in table.columns)


def _values(workbook: Workbook) -> Iterator[tuple[str, _Use]]:
    """The words of formulas that may be names of values."""
    return ((found["value"], use) for use, found in _names(workbook) if found["value"])


def _names(workbook: Workbook) -> Iterator[tuple[_Use, re.Match[str]]]:
    formulas = (one for sheet in workbook.sheets for one in _formulas(sheet))
    return ((use, found) for use, formula in formulas for found in _NAMES.finditer(formula))


def _formulas(sheet: Sheet) -> Iterator[tuple[_Use, str]]:
    """The formulas of a sheet, with whose they are: its cells', or its highlights'."""
    of_cells, of_highlights = _Use("formulas", sheet.id), _Use("highlights", sheet.id)
    if isinstance(sheet, TableSheet):
        yield from ((of_cells, column.formula) for column in sheet.columns)
        yield from ((of_cells, column.rule) for column in sheet.columns)
        yield from ((of_highlights, highlight.formula) for highlight in sheet.highlights)
    yield from ((of_cells, cell.formula) for cell in _cells(sheet) if isinstance(cell, CellFormula))


def _cells(sheet: Sheet) -> Iterable[Cell]:
    if isinstance(sheet, TextSheet):
        return (value.value for value in sheet.values)
    return (cell for row in sheet.rows for cell in row.cells.values())


def _grouped(pairs: Iterable[tuple[K, _Use]]) -> Mapping[K, tuple[_Use, ...]]:
    """Who uses a thing, each once."""
    found: dict[K, dict[_Use, None]] = defaultdict(dict)
    for thing, use in pairs:
        found[thing][use] = None
    return {thing: tuple(uses) for thing, uses in found.items()}
