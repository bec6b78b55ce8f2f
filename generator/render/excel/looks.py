"""How the cells of a table look: by their column's kind, their row's style and where their value comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from generator.documents.workbook import SheetColumn, Workbook

from . import formats
from .cells import Plain, is_date
from .lines import Line
from .styles import FillName, FontName, Look

Source = Literal["text", "quoted", "number", "date", "link", "formula"]
"""Where a value comes from: a text, one that looks like a formula, a number, a date, a link, a formula."""

Down = Literal["top", "center"]

HEADER = Look("header", "primary", "header", down="center")

_TAKEN_FOR_A_FORMULA = ("=", "+", "-", "@", "'")
# LibreOffice forgets the indent of a number that may wrap.
_NEVER_WRAPPED = ("number", "date")
_ACROSS: Mapping[str, Literal["left", "center", "right"]] = {
    "text": "left", "check": "center", "date": "center",
    "integer": "right", "number": "right", "money": "right", "percent": "right",
}  # fmt: skip


def source_of(value: Plain) -> Source:
    """The source of a value that is neither link nor formula."""
    if isinstance(value, str):
        return "quoted" if value.startswith(_TAKEN_FOR_A_FORMULA) else "text"
    if value is None:
        return "text"
    return "date" if is_date(value) else "number"


class Looks:
    """The looks of a workbook's data cells: those in a tall row start at its top, others stand in the middle."""

    def __init__(self, workbook: Workbook) -> None:
        self._given = formats.given_formats(workbook.language, workbook.currency)
        self._computed = formats.computed_formats(workbook.language, workbook.currency)

    def of(self, column: SheetColumn, line: Line, source: Source, down: Down = "center") -> Look:
        """The look of a column's cell in a line."""
        return Look(
            font=_font(line, source),
            fill=_fill(column, line, source),
            edge="section" if line.style == "group" else "cell",
            number_format=self._format(column, source),
            across=_ACROSS[column.kind],
            down=down,
            wrap=source not in _NEVER_WRAPPED and not line.runs_on,
            quoted=source == "quoted",
            locked=not column.input,
        )

    def total(self, column: SheetColumn) -> Look:
        """The look of the total under a column."""
        kind = "integer" if column.total == "count" else "number" if column.kind == "text" else column.kind
        formats = self._given if column.total == "sum" else self._computed
        return Look(
            "bold", "tint", "total", formats[kind] if column.total else "General", _ACROSS[column.kind], "center"
        )

    def _format(self, column: SheetColumn, source: Source) -> str:
        if source == "formula":
            return self._computed[column.kind]
        return self._given["date" if source == "date" else column.kind]


def _font(line: Line, source: Source) -> FontName:
    if source == "link":
        return "link"
    if line.style:
        return "bold"
    return "computed" if source == "formula" else "body"


def _fill(column: SheetColumn, line: Line, source: Source) -> FillName:
    if line.style == "group":
        return "group"
    if source == "formula":
        return "computed"
    return "input" if column.input else ""
