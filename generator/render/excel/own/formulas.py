"""Formulas and ranges of a sheet into which rows are put: what they look at moves, or grows, with the rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

_CELLS = re.compile(r"(\$?[A-Za-z]{1,3})(\$?)(\d+)(?::(\$?[A-Za-z]{1,3})(\$?)(\d+))?")
_ROWS = re.compile(r"(\$?)(\d+):(\$?)(\d+)")


@dataclass(frozen=True, slots=True)
class Inserted:
    """``count`` rows put in behind ``row`` of the sheet ``sheet``; that row is the first of those that are alike."""

    sheet: str
    row: int
    count: int

    def moved(self, row: int) -> int:
        """Where a row is now."""
        return row + self.count if row > self.row else row

    def span(self, first: int, last: int) -> tuple[int, int]:
        """From where to where rows reach now: those that hold the row hold all that are like it."""
        return self.moved(first), last + self.count if last >= self.row else last


def adjusted(formula: str, sheet: str, inserted: Inserted, *, within: bool = False) -> str:
    """A formula that stands on a sheet, for rows that were put in; ``within``: it stands in the row itself."""
    if not formula.startswith("="):
        return formula
    tokens = Tokenizer(formula).items
    return "=" + "".join(_token(token, sheet, inserted, within) for token in tokens)


def adjusted_reference(reference: str, sheet: str, inserted: Inserted) -> str:
    """What a name or a print area stands for, which may be several ranges or a formula."""
    return adjusted(f"={reference}", sheet, inserted)[1:]


def _token(token: Token, sheet: str, inserted: Inserted, within: bool) -> str:
    value = str(token.value)
    if token.type != Token.OPERAND or token.subtype != Token.RANGE:
        return value
    before, mark, cells = value.rpartition("!")
    named = before.strip("'").replace("''", "'") if mark else sheet
    return before + mark + _range(cells, inserted, within) if named == inserted.sheet else value


def _range(cells: str, inserted: Inserted, within: bool) -> str:
    if match := _CELLS.fullmatch(cells):
        return _of_cells(match, inserted, within)
    if match := _ROWS.fullmatch(cells):
        first, last = inserted.span(int(match[2]), int(match[4]))
        return f"{match[1]}{first}:{match[3]}{last}"
    return cells


def _of_cells(match: re.Match[str], inserted: Inserted, within: bool) -> str:
    first = int(match[3])
    if match[6] is None:
        return f"{match[1]}{match[2]}{inserted.moved(first)}"
    last = int(match[6])
    is_own = within and first == last == inserted.row
    first, last = (first, last) if is_own else inserted.span(first, last)
    return f"{match[1]}{match[2]}{first}:{match[4]}{match[5]}{last}"
