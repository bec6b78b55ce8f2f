"""How much room texts need: lines in a cell, heights of rows, widths of columns.

Widths are in characters, as in Excel's own column width; heights in points. Excel and LibreOffice fit
a row again as soon as it is edited; our estimate is what shows before that.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.documents.workbook import Cell, CellFormula, CellLink, Result, SheetColumn

_AIR = 4.0
ROW_LIMIT = 409.0
"""The tallest row that Excel has, in points."""

_FILTER_BUTTON = 3.0
_INDENT = 2.0
_CHARACTERS_A_WIDTH = 1.12
"""A column's width counts digits; letters are a little narrower on the average, capitals and bold type wider."""

_LEAST = {"date": 12.0, "money": 14.0, "percent": 10.0, "integer": 8.0, "number": 8.0, "check": 8.0, "text": 6.0}
_NEVER_WRAPPED = frozenset({type(None), bool, int, float, Decimal, datetime.date})
_WIDEST = 100.0
_COMFORTABLE_LINES = 26


def line_height(size: float) -> float:
    """The height of a line in points: what Excel gives Calibri, 15 points for a size of 11."""
    return round(size * 15 / 11 * 4) / 4


def row_height(lines: int, size: float) -> float:
    """The height of a row that shows so many lines with a little air, in points."""
    return min(ROW_LIMIT, lines * line_height(size) + _AIR)


def lines_needed(text: str, width: float) -> int:
    """How many lines a text takes in a cell of that width when its words are wrapped."""
    room = max(1.0, width * _CHARACTERS_A_WIDTH - _INDENT)
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(_wrapped(line, room) for line in text.split("\n"))


def header_lines(title: str, width: float) -> int:
    """How many lines a column's title takes, in bold and beside the button of a filter."""
    return lines_needed(title, width * 0.95 - _FILTER_BUTTON)


def shown(value: Cell) -> str:
    """The text that a cell shows as far as wrapping goes; numbers and dates never wrap."""
    if value.__class__ in _NEVER_WRAPPED:
        return ""
    match value:
        case str():
            return value
        case CellLink(text=text) | Result(value=str(text)) | CellFormula(result=Result(value=str(text))):
            return text
        case None | bool() | int() | float() | Decimal() | datetime.date() | Result() | CellFormula():
            return ""


def column_width(column: SheetColumn, header: str, values: Sequence[Cell], texts: Iterable[str]) -> float:
    """The width asked for, or more where a word of the header, a sum of money or a very long text needs it."""
    longest_word = max((len(word) for word in header.split()), default=0)
    return max(
        column.width,
        _LEAST[column.kind],
        (longest_word + _INDENT) / 0.95 / _CHARACTERS_A_WIDTH + _FILTER_BUTTON,
        _money_width(values) if column.kind == "money" else 0.0,
        _text_width(texts, column.width),
    )


def _money_width(values: Iterable[Cell]) -> float:
    """Room for the largest amount and its currency; a total may have a digit more."""
    amounts = [_amount(value) for value in values]
    with_two = max(len(f"{amount:,.2f}") for amount in (min(amounts, default=0), max(amounts, default=0)))
    with_all = max((len(f"{amount:,f}") for amount in amounts if isinstance(amount, Decimal)), default=0)
    return max(with_two, with_all) + _INDENT + 5


def _amount(value: Cell) -> float | Decimal:
    if isinstance(value, Result | CellFormula):
        value = value.value if isinstance(value, Result) else value.result.value
    return value if isinstance(value, int | float | Decimal) else 0


def _text_width(texts: Iterable[str], width: float) -> float:
    """The width at which the longest text still fits into the tallest row, as far as a column may grow for it."""
    longest = max(map(len, texts), default=0)
    return min(_WIDEST, longest / _COMFORTABLE_LINES) if longest > width * _COMFORTABLE_LINES else 0.0


def _wrapped(line: str, width: float) -> int:
    """How many lines a line takes when it is broken between words, and within those that are longer than a line."""
    lines, start, room = 1, 0, int(width)
    while len(line) - start > room:
        blank = line.rfind(" ", start, start + room + 1)
        if blank < 0:
            return lines - 1 + _torn(line[start:], width)
        lines, start = lines + 1, blank + 1
    return lines


def _torn(line: str, width: float) -> int:
    """The same for a line that begins with such a word."""
    lines, room = 1, width
    for word in line.split(" "):
        if len(word) > room and room < width:
            lines, room = lines + 1, width
        overflow = max(0, len(word) - 1) // max(1, int(width))
        lines += overflow
        room -= len(word) - overflow * width + 1
    return lines
