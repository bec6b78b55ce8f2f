"""CSV as a spreadsheet of the reader's language opens it: UTF-8 with a byte order mark, RFC 4180, every text in quotes.

Polish spreadsheets want semicolons and decimal commas, English ones commas and decimal points. One that is set to
another language parts the fields elsewhere, and must not find anything there either that it would run.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial

from generator.documents.blocks import Language
from generator.documents.workbook import DataTable

Value = str | int | float | Decimal | datetime.date | None

_DELIMITERS: Mapping[Language, str] = {"pl": ";", "en": ","}
_DECIMAL_SIGNS: Mapping[Language, str] = {"pl": ",", "en": "."}
_TAKEN_FOR_A_FORMULA = re.compile(
    r"""\A(?=[\s"]*[=+\-@＝＋－＠])|\A(?=[\t\r\n])|(?<=[;,\t\r\n])(?="*(?:[=@＝＠]|[+\-＋－][^;,\t\r\n]*[(|!]))"""
)
"""Where a text begins like a formula; or where a part of it does, behind what elsewhere is a separator: there a sign
alone begins a telephone number or an item of a list, and a formula only with what can do something."""


def render(table: DataTable) -> bytes:
    """The table as a CSV file; dates are ISO 8601, and what a spreadsheet would run is led by an apostrophe."""
    rows = ([_text(title) for title in table.header], *map(partial(_row, language=table.language), table.rows))
    lines = (_DELIMITERS[table.language].join(row) + "\r\n" for row in rows)
    return "".join(lines).encode("utf-8-sig", "replace")


def _row(row: Sequence[Value], language: Language) -> list[str]:
    return [_field(value, language) for value in row]


def _field(value: Value, language: Language) -> str:
    match value:
        case None:
            return ""
        case str():
            return _text(value)
        case datetime.date():
            return value.isoformat()
        case _:
            return format(Decimal(str(value)), "f").replace(".", _DECIMAL_SIGNS[language])


def _text(text: str) -> str:
    """A text in quotes, so that no separator parts it."""
    safe = _TAKEN_FOR_A_FORMULA.sub("'", text).replace('"', '""')
    return f'"{safe}"'
