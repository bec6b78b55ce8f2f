"""Amounts as people write them: ``18 500,50``, ``1.234,50``, ``1'234.50``, ``1.000.000``, ``100,-``.

A mark before three digits parts thousands to one reader and decimals to another; where both readings are possible, the
amount is refused.
"""

from __future__ import annotations

import re

_PLAIN = re.compile(r"(?P<whole>-?\d+)(?:[.,](?P<decimals>\d+))?", re.ASCII)
_GROUPED = re.compile(
    r"(?P<whole>-?[1-9]\d{0,2}(?P<mark>[ .,'’])\d{3}(?:(?P=mark)\d{3})*)(?:(?!(?P=mark))[.,](?P<decimals>\d+))?",
    re.ASCII,
)
"""In thousands: the same mark before each three digits, and the first of them is no zero."""

_NO_CENTS = re.compile(r"(?<=\d)[.,] ?[-–—]")
_HINT = "Write digits, with a dot before decimals: 18500.50"


def without_dash(text: str) -> str:
    """The text of an amount without the dash that stands for no cents: ``100,- zł`` is ``100 zł``."""
    return _NO_CENTS.sub("", text)


def plainly(written: str) -> str:
    """The same amount as digits with a dot before decimals; ``ValueError`` where it is none, or could be two."""
    forms = (_PLAIN.fullmatch(written), _GROUPED.fullmatch(written))
    readings = [_reading(found) for found in forms if found]
    if not readings:
        raise ValueError(f"“{written}” is not a number\n{_HINT}")
    if len(readings) > 1:
        with_decimals, in_thousands = readings
        raise ValueError(f"“{written}” could be two amounts\nWrite {in_thousands} or {with_decimals}0.")
    return readings[0]


def _reading(found: re.Match[str]) -> str:
    whole = re.sub(r"[ .,'’]", "", found["whole"])
    return f"{whole}.{found['decimals']}" if found["decimals"] else whole
