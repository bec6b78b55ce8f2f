"""Names of weekdays and months as they stand by themselves, in a list or a heading (Babel, CLDR)."""

from __future__ import annotations

import datetime

from babel.dates import format_date

from .conventions import locale_of


def weekday(day: datetime.date, language: str) -> str:
    """The weekday: "poniedziałek", "Monday"."""
    return format_date(day, "EEEE", locale=locale_of(language))


def month(day: datetime.date, language: str) -> str:
    """Month and year for a heading: "Styczeń 2026", "January 2026"."""
    name = format_date(day, "LLLL y", locale=locale_of(language))
    return name[0].upper() + name[1:]


def short_month(day: datetime.date, language: str) -> str:
    """Month and year for the head of a narrow column: "sty 26", "Jan 26"."""
    return format_date(day, "LLL yy", locale=locale_of(language))
