"""Days of the calendar as people write them, within the years that every paper can print and count in."""

from __future__ import annotations

import calendar
import datetime
import re

FIRST = datetime.date(1900, 3, 1)
"""Before it Excel's calendar is wrong: it knows a 29 February 1900."""
LAST = datetime.date(2199, 12, 31)
"""Whatever is planned from it on stays far below the year 9999, where Excel's and Python's calendars end."""
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_HINT = "Write year, month and day: 2026-01-05"


def read(written: str) -> datetime.date:
    """The day of ``YYYY-MM-DD``; ``ValueError``, a hint in its second line, where it is none or out of bounds."""
    if not _ISO_DAY.fullmatch(written):
        raise ValueError(f"“{written}” is not a date\n{_HINT}")
    try:
        day = datetime.date.fromisoformat(written)
    except ValueError as error:
        raise ValueError(f"“{written}” is not in the calendar\n{_HINT}") from error
    return within(day)


def within(day: datetime.date) -> datetime.date:
    """The day itself. Raises ``ValueError`` where it lies out of bounds."""
    if not FIRST <= day <= LAST:
        raise ValueError(f"{day} is out of bounds\nWrite a day from {FIRST} to {LAST}.")
    return day


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month ``months`` later, or that month's last day if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
