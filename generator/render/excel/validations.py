"""What people may type into a column: a value of its list, a date, a number, what the column's own rule allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.documents.workbook import SheetColumn
from generator.locale import Label

from .addressing import ROW, addressed
from .layout import TableLayout
from .lines import TICK
from .shared import Shared
from .sheet import PouredSheet
from .text import shortened

PICK = Label("Choose a value from the drop-down list.")
GIVE_DATE = Label("Enter a date, for example {example}.")
GIVE_INTEGER = Label("Enter a whole number.")
GIVE_COUNT = Label("Enter a whole number, {least} or more.")
GIVE_NUMBER = Label("Enter a number, without a unit or a percent sign.")
GIVE_AMOUNT = Label("Enter a number, {least} or more, without a unit or a percent sign.")
_LOWEST = -1_000_000_000_000_000
_TYPED: Mapping[str, tuple[str, int, str, str]] = {
    "date": ("date", 1, GIVE_DATE, GIVE_DATE),
    "integer": ("integer", _LOWEST, GIVE_INTEGER, GIVE_COUNT),
    "number": ("decimal", _LOWEST, GIVE_NUMBER, GIVE_AMOUNT),
    "money": ("decimal", _LOWEST, GIVE_NUMBER, GIVE_AMOUNT),
    "percent": ("decimal", _LOWEST, GIVE_NUMBER, GIVE_AMOUNT),
}
"""Type, bound and message of the rule for cells of a kind that people fill, and the message where there is a bound."""
_LONGEST_FORMULA, _LONGEST_TITLE, _LONGEST_TEXT = 255, 32, 255
"""What Excel takes of a rule, and of what it says."""

Rule = tuple[dict[str, Any], str]


def watch(
    sheet: PouredSheet, column: SheetColumn, cells: str, shared: Shared, table: TableLayout | None = None
) -> None:
    """Have a sheet watch over a column's cells, a range; where anything goes and nothing helps, it does not.

    ValueError where a rule of the column is longer than Excel takes.
    """
    rule, message = _choices(column, shared) or _own(column, shared, table) or _typed(column) or ({}, "")
    if rule:
        said = shared.say(message, example=shared.last_day, least=column.least)
        rule |= {
            "error_title": shortened(shared.say("This value can't be entered"), _LONGEST_TITLE),
            "error_message": _short(said),
        }
    if column.hint:
        texts = {"input_title": shortened(column.title, _LONGEST_TITLE), "input_message": _short(column.hint)}
        rule = {"validate": "any", **rule, **texts}
    if rule:
        sheet.data_validation(cells, rule)


def _short(text: str) -> str:
    return shortened(text, _LONGEST_TEXT)


def _choices(column: SheetColumn, shared: Shared) -> Rule | None:
    """A drop-down; the list is named, for a list written into the rule may have 255 characters at most."""
    if column.choices:
        return {"validate": "list", "source": f"={shared.book.choices_name(column.choices)}"}, PICK
    if column.kind == "check" and not column.formula:
        return {"validate": "list", "source": [TICK]}, PICK
    return None


def _own(column: SheetColumn, shared: Shared, table: TableLayout | None) -> Rule | None:
    """The column's own rule, beside that of its kind; written for the first row, it moves with the cell."""
    if not column.rule or table is None:
        return None
    formula = addressed(f"AND({_of_its_kind(column)}{column.rule})", shared.book, table)
    formula = formula.replace(ROW, str(table.first_row))
    if len(formula) > _LONGEST_FORMULA:
        raise ValueError(f"column {column.id!r}: Excel takes no rule over {_LONGEST_FORMULA} characters: {formula}")
    # Where blanks are passed over, Excel lets anything pass beside a cell that is blank.
    return {"validate": "custom", "value": f"={formula}", "ignore_blank": False}, column.refusal


def _of_its_kind(column: SheetColumn) -> str:
    """What a value of the column's kind fulfils, as the beginning of a list of conditions."""
    own = f"{{{column.id}}}"
    whole = f"INT({own})={own}," if column.kind == "integer" else ""
    least = 1 if column.kind == "date" else column.least
    bound = f"{own}>={least}," if least is not None else ""
    return f"ISNUMBER({own}),{whole}{bound}" if column.kind in _TYPED else ""


def _typed(column: SheetColumn) -> Rule | None:
    if not column.input or column.kind not in _TYPED:
        return None
    kind, lowest, message, bounded = _TYPED[column.kind]
    if column.least is None:
        return {"validate": kind, "criteria": ">=", "value": lowest}, message
    return {"validate": kind, "criteria": ">=", "value": column.least}, bounded
