"""How the cells of a table look: by their column's kind, their row's style and where their value comes from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from generator.documents.workbook import SheetColumn, Workbook
from generator.locale.conventions import conventions

from . import formats
from .cells import Plain, is_date
from .lines import Line
from .styles import EdgeName, FillName, FontName, Look

Source = Literal["text", "quoted", "number", "date", "link", "formula"]
"""Where a value comes from: a text, one that looks like a formula, a number, a date, a link, a formula."""

Down = Literal["top", "center"]

HEADER = Look("header", "header", "header", down="center")

_TAKEN_FOR_A_FORMULA = ("=", "+", "-", "@", "'")
# LibreOffice forgets the indent of a number that may wrap.
_WRAPPED = ("text", "quoted", "link")
_ACROSS: Mapping[str, Literal["left", "center", "right"]] = {
    "text": "left", "check": "center", "date": "center",
    "integer": "right", "number": "right", "money": "right", "percent": "right",
}  # fmt: skip


def source_of(value: Plain) -> Source:
    """The source of a value that is neither link nor formula; a blank cell waits for what its column holds."""
    if isinstance(value, str):
        return "quoted" if value.startswith(_TAKEN_FOR_A_FORMULA) else "text"
    return "date" if isinstance(value, datetime.date) and is_date(value) else "number"


def text_look(look: Look, text: str) -> Look:
    """The look, with what keeps a text a text when it looks like a formula and somebody edits it."""
    return replace(look, quoted=True) if source_of(text) == "quoted" else look


class Looks:
    """The looks of a workbook's data cells: those in a tall row start at its top, others stand in the middle."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._habits = conventions(workbook.language)

    def _given(self, column: SheetColumn) -> Mapping[str, str]:
        return formats.given_formats(self._habits, column.currency or self._workbook.currency)

    def _computed(self, column: SheetColumn) -> Mapping[str, str]:
        return formats.computed_formats(self._habits, column.currency or self._workbook.currency)

    def of(self, column: SheetColumn, line: Line, source: Source, down: Down = "center") -> Look:
        """The look of a column's cell in a line."""
        return Look(
            font=_font(line, source),
            fill=_fill(column, line, source),
            edge=_edge(column, line),
            number_format=self._format(column, source),
            across=_ACROSS[column.kind],
            down=down,
            wrap=(column.kind == "text" or source in _WRAPPED) and not line.runs_on,
            quoted=source == "quoted",
            locked=not column.input,
        )

    def total(self, column: SheetColumn) -> Look:
        """The look of the total under a column."""
        return Look("bold", "tint", "total", self._total_format(column), _ACROSS[column.kind], "center", wrap=False)

    def _total_format(self, column: SheetColumn) -> str:
        if column.total == "count":
            return self._given(column)["integer"]
        return self._computed(column)[column.kind] if column.total == "average" else self._given(column)[column.kind]

    def _format(self, column: SheetColumn, source: Source) -> str:
        if source == "formula":
            return self._computed(column)[column.kind]
        return self._given(column)["date" if source == "date" else column.kind]


def _font(line: Line, source: Source) -> FontName:
    if source == "link":
        return "link"
    if line.style == "example":
        return "example"
    if line.style:
        return "bold"
    return "computed" if source == "formula" else "body"


def _edge(column: SheetColumn, line: Line) -> EdgeName:
    if line.style == "group":
        return "group"
    return "input" if column.input else "cell"


def _fill(column: SheetColumn, line: Line, source: Source) -> FillName:
    if line.style == "group":
        return "group"
    if line.style == "example":
        return "example"
    if source == "formula":
        return "computed"
    return "input" if column.input else ""
