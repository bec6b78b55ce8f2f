"""Formulas that name columns, turned into formulas with addresses."""

from __future__ import annotations

import re

from .layout import Book, TableLayout, absolute

ROW = "\0"
"""Stands in an addressed formula where the number of its own row goes."""

_LIMIT = 8192
_PREFIXED = "CONCAT|DAYS|IFNA|IFS|ISOWEEKNUM|MAXIFS|MINIFS|NUMBERVALUE|SWITCH|TEXTJOIN|XOR"
_TOKEN = re.compile(
    r'(?P<literal>"(?:[^"]|"")*")'
    r"|\{(?P<column>[A-Za-z][\w-]*(?:\.[\w-]+)?)(?:(?P<whole>\[\])|@(?P<row>[^{}\"]+))?\}"
    rf"|(?<![\w.])(?P<function>{_PREFIXED})(?=\()"
)


def addressed(formula: str, book: Book, own: TableLayout | None) -> str:
    """The formula with addresses in place of names; ``own`` is the table of the cell it stands in.

    Functions younger than the file format get the prefix that it demands. LookupError where a sheet,
    column or row is unknown, ValueError where the formula is too long for Excel.
    """
    try:
        result = _TOKEN.sub(lambda token: _address(token, book, own), formula.removeprefix("="))
    except LookupError as error:
        raise LookupError(f"formula {formula!r} in workbook {book.workbook.id!r}: {error.args[0]}") from error
    if len(result) > _LIMIT:
        raise ValueError(f"formula over {_LIMIT} characters: {formula[:80]!r}…")
    return result


def _address(token: re.Match[str], book: Book, own: TableLayout | None) -> str:
    if token["function"]:
        return f"_xlfn.{token['function']}"
    if not token["column"]:
        return token[0]
    sheet, _, column = token["column"].rpartition(".")
    layout = _layout(sheet, book, own)
    reference = _reference(token, column, layout)
    return reference if layout is own else absolute(layout.name, reference)


def _layout(sheet: str, book: Book, own: TableLayout | None) -> TableLayout:
    layout = book.tables.get(sheet) if sheet else own
    if layout is None:
        raise LookupError(f"there is no table on sheet {sheet!r}")
    return layout


def _reference(token: re.Match[str], column: str, layout: TableLayout) -> str:
    if column not in layout.letters:
        raise LookupError(f"sheet {layout.sheet.id!r} has no column {column!r}")
    if token["whole"]:
        return layout.column_range(column)
    if token["row"] is None:
        return _same_row(token, layout.letters[column])
    if token["row"] not in layout.numbers:
        raise LookupError(f"sheet {layout.sheet.id!r} has no row {token['row']!r}")
    return f"${layout.letters[column]}${layout.numbers[token['row']]}"


def _same_row(token: re.Match[str], column_letter: str) -> str:
    if "." in token["column"]:
        raise LookupError(f"{token[0]} is on another sheet: it needs [] or @row")
    return f"${column_letter}{ROW}"
