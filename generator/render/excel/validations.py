"""What people may type into a column: a value of its list, a date, a number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.documents.workbook import SheetColumn

from .lines import TICK
from .shared import Shared
from .sheet import PouredSheet

_LOWEST = -1_000_000_000_000_000
_TYPED: Mapping[str, tuple[str, int, str]] = {
    "date": ("date", 1, "give_date"),
    "integer": ("integer", _LOWEST, "give_integer"),
    "number": ("decimal", _LOWEST, "give_number"),
    "money": ("decimal", _LOWEST, "give_number"),
    "percent": ("decimal", _LOWEST, "give_number"),
}
"""Type, bound and message of the rule for cells of a kind that people fill."""


def watch(sheet: PouredSheet, column: SheetColumn, cells: str, shared: Shared) -> None:
    """Have a sheet watch over a column's cells, a range; where anything goes, it does not."""
    rule, message = _choices(column, shared) or _typed(column) or ({}, "")
    if rule:
        texts = {"error_title": shared.label("invalid"), "error_message": shared.label(message)}
        sheet.data_validation(cells, {**rule, **texts})


def _choices(column: SheetColumn, shared: Shared) -> tuple[dict[str, Any], str] | None:
    """A drop-down; the list is named, for a list written into the rule may have 255 characters at most."""
    if column.choices:
        return {"validate": "list", "source": f"={shared.book.choices_name(column.choices)}"}, "pick"
    if column.kind == "check" and not column.formula:
        return {"validate": "list", "source": [TICK]}, "pick"
    return None


def _typed(column: SheetColumn) -> tuple[dict[str, Any], str] | None:
    if not column.input or column.kind not in _TYPED:
        return None
    kind, lowest, message = _TYPED[column.kind]
    return {"validate": kind, "criteria": ">=", "value": lowest}, message
