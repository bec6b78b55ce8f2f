"""CSV as a spreadsheet of the reader's language opens it: UTF-8 with a byte order mark, RFC 4180 quoting.

Polish spreadsheets want semicolons and decimal commas, English ones commas and decimal points.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Mapping
from decimal import Decimal

from generator.documents.blocks import Language
from generator.documents.workbook import DataTable

Value = str | int | float | Decimal | datetime.date | None

_DELIMITERS: Mapping[Language, str] = {"pl": ";", "en": ","}
_DECIMAL_SIGNS: Mapping[Language, str] = {"pl": ",", "en": "."}
_TAKEN_FOR_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(table: DataTable) -> bytes:
    """The table as a CSV file; dates are ISO 8601, and a text that a spreadsheet would run is led by an apostrophe."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=_DELIMITERS[table.language], lineterminator="\r\n")
    writer.writerow([_text(title) for title in table.header])
    writer.writerows([_field(value, table.language) for value in row] for row in table.rows)
    return buffer.getvalue().encode("utf-8-sig", "replace")


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
    return f"'{text}" if text.startswith(_TAKEN_FOR_A_FORMULA) else text
