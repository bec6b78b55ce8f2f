"""What an Excel template may name: facts, values with a name of their own, and the rows of the workbook's sheets."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.documents.workbook import CellFormula, CellLink, Result, TableSheet, TextSheet, Workbook

ROW = "row"
"""Stands for the sheet that a template's sheet is about, in its tags."""
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HIDDEN = ("fields", "sections")
_CHECKED = "✓"

Value = str | int | float | bool | datetime.date | None


class Names:
    """The names for the tags of a template of a workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.sheets = {written(sheet.id): sheet for sheet in workbook.sheets if isinstance(sheet, TableSheet)}
        imprint = workbook.imprint
        own = {"title": workbook.title, "edition": imprint.edition, "as_of": imprint.as_of, "owner": imprint.owner}
        named = {
            value.name: plain(value.value)
            for sheet in workbook.sheets
            if isinstance(sheet, TextSheet)
            for value in sheet.values
        }
        data = {name: value for name, value in workbook.data.items() if name not in _HIDDEN}
        self.facts: dict[str, Any] = {"company": imprint.company, **own, **named, **data}

    def flat(self) -> dict[str, Value]:
        """The values that a named cell may have, by what the cell is called: ``company.name``."""
        return dict(_flat("", self.facts))

    def sheet_for(self, title: str) -> TableSheet | None:
        """The sheet that ``row`` stands for on a sheet of this title: the one of that name, or the only one."""
        wanted = title.casefold()
        for id_, sheet in self.sheets.items():
            if wanted in (sheet.title.casefold(), sheet.id.casefold(), id_.casefold()):
                return sheet
        return next(iter(self.sheets.values())) if len(self.sheets) == 1 else None


def rows_of(sheet: TableSheet) -> tuple[dict[str, Value], ...]:
    """The rows of a sheet as tags name them: each column by its id; headings of groups are no rows."""
    columns = [column.id for column in sheet.columns]
    return tuple(
        {written(id_): plain(row.cells.get(id_)) for id_ in columns} for row in sheet.rows if row.style != "group"
    )


def written(id_: str) -> str:
    """An id as a tag writes it."""
    return id_.replace("-", "_")


def plain(cell: Any) -> Value:
    """The value of a cell by itself."""
    if isinstance(cell, Result):
        return plain(cell.value)
    if isinstance(cell, CellFormula):
        return plain(cell.result)
    if isinstance(cell, CellLink):
        return cell.text
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, bool):
        return _CHECKED if cell else ""
    return "" if cell is None else cell


def printed(value: Any) -> Value:
    """A value as a cell has it: of a thing its name, of several all of them."""
    if isinstance(value, Mapping):
        return str(value.get("name", ""))
    if isinstance(value, list | tuple):
        return ", ".join(str(printed(one)) for one in value)
    return plain(value)


def _flat(above: str, facts: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    for name, value in facts.items():
        if isinstance(value, Mapping):
            yield from _flat(f"{above}{written(name)}.", value)
        elif not isinstance(value, list | tuple):
            yield f"{above}{written(name)}", plain(value)
