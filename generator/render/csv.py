"""CSV as a spreadsheet of the reader's language opens it: UTF-8 with a byte order mark, RFC 4180, every text in quotes.

Spreadsheets want semicolons where a comma parts decimals, as in Polish, and commas elsewhere, as in English. One that
is set to another language parts the fields elsewhere, and must not find anything there either that it would run.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from generator.documents.workbook import DataTable, PlainCell
from generator.locale.values import decimal_sign

_TAKEN_FOR_A_FORMULA = re.compile(
    r"""\A(?=[\s"]*[=+\-@＝＋－＠])|\A(?=[\t\r\n])|(?<=[;,\t\r\n])(?="*(?:[=@＝＠]|[+\-＋－][^;,\t\r\n]*[(|!]))"""
)
"""Where a text begins like a formula; or where a part of it does, behind what elsewhere is a separator: there a sign
alone begins a telephone number or an item of a list, and a formula only with what can do something."""


def render(table: DataTable) -> bytes:
    """The table as a CSV file; dates are ISO 8601, and what a spreadsheet would run is led by an apostrophe."""
    sign = decimal_sign(table.language)
    rows = ([_text(title) for title in table.header], *map(partial(_row, decimal_sign=sign), table.rows))
    lines = ((";" if sign == "," else ",").join(row) + "\r\n" for row in rows)
    return "".join(lines).encode("utf-8-sig", "replace")


def _row(row: Sequence[PlainCell], decimal_sign: str) -> list[str]:
    return [_field(value, decimal_sign) for value in row]


def _field(value: PlainCell, decimal_sign: str) -> str:
    match value:
        case None:
            return ""
        case str():
            return _text(value)
        case datetime.date():
            return value.isoformat()
        case _:
            return format(Decimal(str(value)), "f").replace(".", decimal_sign)


def _text(text: str) -> str:
    """A text in quotes, so that no separator parts it."""
    safe = _TAKEN_FOR_A_FORMULA.sub("'", text).replace('"', '""')
    return f'"{safe}"'
