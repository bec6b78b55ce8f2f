"""What people may type into a column: a value of its list, a date, a number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.documents.workbook import SheetColumn
from generator.locale import Label

from .lines import TICK
from .shared import Shared
from .sheet import PouredSheet

PICK = Label("Choose a value from the drop-down list.")
GIVE_DATE = Label("Enter a date, for example {example}.")
GIVE_INTEGER = Label("Enter a whole number.")
GIVE_NUMBER = Label("Enter a number, without a unit or a percent sign.")
_LOWEST = -1_000_000_000_000_000
_TYPED: Mapping[str, tuple[str, int, str]] = {
    "date": ("date", 1, GIVE_DATE),
    "integer": ("integer", _LOWEST, GIVE_INTEGER),
    "number": ("decimal", _LOWEST, GIVE_NUMBER),
    "money": ("decimal", _LOWEST, GIVE_NUMBER),
    "percent": ("decimal", _LOWEST, GIVE_NUMBER),
}
"""Type, bound and message of the rule for cells of a kind that people fill."""


def watch(sheet: PouredSheet, column: SheetColumn, cells: str, shared: Shared) -> None:
    """Have a sheet watch over a column's cells, a range; where anything goes, it does not."""
    rule, message = _choices(column, shared) or _typed(column) or ({}, "")
    if rule:
        texts = {
            "error_title": shared.say("This value can't be entered"),
            "error_message": shared.say(message, example=shared.last_day),
        }
        sheet.data_validation(cells, {**rule, **texts})


def _choices(column: SheetColumn, shared: Shared) -> tuple[dict[str, Any], str] | None:
    """A drop-down; the list is named, for a list written into the rule may have 255 characters at most."""
    if column.choices:
        return {"validate": "list", "source": f"={shared.book.choices_name(column.choices)}"}, PICK
    if column.kind == "check" and not column.formula:
        return {"validate": "list", "source": [TICK]}, PICK
    return None


def _typed(column: SheetColumn) -> tuple[dict[str, Any], str] | None:
    if not column.input or column.kind not in _TYPED:
        return None
    kind, lowest, message = _TYPED[column.kind]
    return {"validate": kind, "criteria": ">=", "value": lowest}, message
