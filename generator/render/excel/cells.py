"""Cells as sheet XML: every type written as Excel's own, a text never as a formula."""

from __future__ import annotations

import datetime
import math
from decimal import Decimal

from xlsxwriter.sharedstrings import SharedStringTable

from generator.documents.workbook import Result

from .text import clean, escaped

Plain = str | int | float | Decimal | datetime.date | bool | None

_NUMBER, _BOOLEAN, _TEXT = "", ' t="b"', ' t="str"'
_DAY_ZERO = datetime.date(1899, 12, 30)
_FIRST_SAFE_DAY = datetime.date(1900, 3, 1)


class Strings:
    """The texts of a workbook, which XlsxWriter keeps and writes; cells name them by number."""

    def __init__(self, table: SharedStringTable) -> None:
        self._table = table
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text."""
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = self._table._get_shared_string_index(clean(text))
        else:
            self._table.count += 1
        return number


def is_date(value: datetime.date) -> bool:
    """Whether a day is written as a date: Excel's calendar counts wrongly before March 1900."""
    return value >= _FIRST_SAFE_DAY


def blank(reference: str, style: int) -> str:
    """A cell with a look and nothing in it."""
    return f'<c r="{reference}" s="{style}"/>'


def cell(reference: str, style: int, value: Plain, strings: Strings) -> str:
    """A cell with a value."""
    return f'<c r="{reference}" s="{style}"{content(value, strings)}'


def content(value: Plain, strings: Strings) -> str:
    """What follows the look of a cell, to the end of its tag."""
    if isinstance(value, str):
        return _text(value, strings) if value else "/>"
    if value is None:
        return "/>"
    if value.__class__ is int or (value.__class__ is float and math.isfinite(value)):
        return f"><v>{value!r}</v></c>"
    kind, written = _written(value)
    return _text(written, strings) if kind == _TEXT else f"{kind}><v>{written}</v></c>"


def formula_cell(reference: str, style: int, formula: str, result: Result | None) -> str:
    """A cell with a formula (in addresses, escaped) and the value that Python computed for it, if it did."""
    if result is None:
        return f'<c r="{reference}" s="{style}"><f>{formula}</f></c>'
    kind, written = _written(result.value)
    return f'<c r="{reference}" s="{style}"{kind}><f>{formula}</f><v>{written}</v></c>'


def fitted(height: float) -> str:
    """A height in points that stands until somebody edits the row."""
    return f' ht="{height:g}"'


def fixed(height: float) -> str:
    """A height in points that stays."""
    return f' ht="{height:g}" customHeight="1"'


def _text(text: str, strings: Strings) -> str:
    """A text. Among the shared ones, XlsxWriter would take one that looks like a run for markup."""
    if text.startswith("<r>"):
        return f' t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'
    return f' t="s"><v>{strings.number(text)}</v></c>'


def _written(value: str | int | float | Decimal | datetime.date | bool) -> tuple[str, str]:
    """The cell's type attribute and the value as the file writes it."""
    match value:
        case bool():
            return _BOOLEAN, str(int(value))
        case int() | float() | Decimal():
            if not math.isfinite(value):
                raise ValueError(f"Excel has no number {value}")
            return _NUMBER, format(value, "f") if isinstance(value, Decimal) else repr(value)
        case str():
            return _TEXT, escaped(value)
        case _:
            return (_NUMBER, str((value - _DAY_ZERO).days)) if is_date(value) else (_TEXT, str(value))
