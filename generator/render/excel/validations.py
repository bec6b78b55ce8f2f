"""What people may type into a column: a value of its list, a date, a number."""

from __future__ import annotations

from collections.abc import Mapping

from generator.documents.workbook import SheetColumn

from .lines import TICK
from .shared import Shared
from .text import escaped

_LOWEST = "-1000000000000000"
_AT_LEAST = 'operator="greaterThanOrEqual"'
_TYPED: Mapping[str, tuple[str, str, str]] = {
    "date": (f'type="date" {_AT_LEAST}', "1", "give_date"),
    "integer": (f'type="whole" {_AT_LEAST}', _LOWEST, "give_integer"),
    "number": (f'type="decimal" {_AT_LEAST}', _LOWEST, "give_number"),
    "money": (f'type="decimal" {_AT_LEAST}', _LOWEST, "give_number"),
    "percent": (f'type="decimal" {_AT_LEAST}', _LOWEST, "give_number"),
}
"""Attributes, bound and message of the rule for cells of a kind that people fill."""


def validation(column: SheetColumn, cells: str, shared: Shared) -> str:
    """The rule for a column's cells, a range; "" where anything goes."""
    rule = _choices(column, shared) or (_TYPED.get(column.kind) if column.input else None)
    if not rule:
        return ""
    attributes, formula, message = rule
    return (
        f'<dataValidation {attributes} allowBlank="1" showInputMessage="1" showErrorMessage="1" '
        f'errorTitle="{escaped(shared.label("invalid"))}" error="{escaped(shared.label(message))}" sqref="{cells}">'
        f"<formula1>{escaped(formula)}</formula1></dataValidation>"
    )


def _choices(column: SheetColumn, shared: Shared) -> tuple[str, str, str] | None:
    """A drop-down; the list is named, for a list written into the rule may have 255 characters at most."""
    if column.choices:
        return 'type="list"', shared.book.choices_name(column.choices), "pick"
    return ('type="list"', f'"{TICK}"', "pick") if column.kind == "check" and not column.formula else None
