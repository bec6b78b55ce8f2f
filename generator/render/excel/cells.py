"""Cells and rows as sheet XML: every type written as Excel's own, a text never as a formula."""

from __future__ import annotations

import datetime
import math
from decimal import Decimal

from generator.documents.workbook import Result

from .text import escaped

Plain = str | int | float | Decimal | datetime.date | bool | None

_NUMBER, _BOOLEAN, _TEXT = "", ' t="b"', ' t="str"'
_DAY_ZERO = datetime.date(1899, 12, 30)
_FIRST_SAFE_DAY = datetime.date(1900, 3, 1)


class SharedStrings:
    """The texts of a workbook; cells name them by number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._uses = 0

    def number(self, text: str) -> int:
        """The number of a text."""
        self._uses += 1
        return self._numbers.setdefault(text, len(self._numbers))

    def xml(self) -> str:
        """The part ``xl/sharedStrings.xml``."""
        items = "".join(f'<si><t xml:space="preserve">{escaped(text)}</t></si>' for text in self._numbers)
        return (
            '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            f'count="{self._uses}" uniqueCount="{len(self._numbers)}">{items}</sst>'
        )


def is_date(value: object) -> bool:
    """Whether a value is written as a date: Excel's calendar counts wrongly before March 1900."""
    return isinstance(value, datetime.date) and not _is_before_excel(value)


def blank(reference: str, style: int) -> str:
    """A cell with a look and nothing in it."""
    return f'<c r="{reference}" s="{style}"/>'


def cell(reference: str, style: int, value: Plain, strings: SharedStrings) -> str:
    """A cell with a value."""
    if value is None or value == "":
        return blank(reference, style)
    if isinstance(value, str) or _is_before_excel(value):
        return f'<c r="{reference}" s="{style}" t="s"><v>{strings.number(str(value))}</v></c>'
    kind, content = _written(value)
    return f'<c r="{reference}" s="{style}"{kind}><v>{content}</v></c>'


def formula_cell(reference: str, style: int, formula: str, result: Result | None) -> str:
    """A cell with a formula (in addresses) and the value that Python computed for it, if it did."""
    if result is None:
        return f'<c r="{reference}" s="{style}"><f>{escaped(formula)}</f></c>'
    kind, content = _written(result.value)
    return f'<c r="{reference}" s="{style}"{kind}><f>{escaped(formula)}</f><v>{content}</v></c>'


def row(number: int, cells: str, height: str = "") -> str:
    """A row; ``height`` holds attributes made by ``fitted`` or ``fixed``."""
    return f'<row r="{number}"{height}>{cells}</row>'


def fitted(height: float) -> str:
    """A height in points that stands until somebody edits the row."""
    return f' ht="{height:g}"'


def fixed(height: float) -> str:
    """A height in points that stays."""
    return f' ht="{height:g}" customHeight="1"'


def _is_before_excel(value: object) -> bool:
    return isinstance(value, datetime.date) and value < _FIRST_SAFE_DAY


def _written(value: str | int | float | Decimal | datetime.date | bool) -> tuple[str, str]:
    """The cell's type attribute and the value as the file writes it."""
    match value:
        case bool():
            return _BOOLEAN, str(int(value))
        case str():
            return _TEXT, escaped(value)
        case datetime.date():
            return (_NUMBER, str((value - _DAY_ZERO).days)) if is_date(value) else (_TEXT, str(value))
        case _ if not math.isfinite(value):
            raise ValueError(f"Excel has no number {value}")
        case Decimal():
            return _NUMBER, format(value, "f")
        case _:
            return _NUMBER, repr(value)
