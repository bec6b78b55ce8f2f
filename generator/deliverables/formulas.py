"""Pieces of spreadsheet formulas: texts compared as they stand, and working days counted as the company works.

COUNTIF, COUNTIFS and MATCH read ``* ? ~`` as wildcards and a leading ``= < >`` as a comparison, which an
objection or a cadence may well contain.
"""

from __future__ import annotations

from generator.rhythm.calendar import WorkingCalendar

_ISO_WEEKS, _FROM_MONDAY = 21, 11
"""What WEEKNUM calls weeks of ISO 8601, and those that begin on Monday and the first of which has 1 January."""
_WILDCARDS = "~*?"
"""The escape itself comes first, so that no escape is escaped again."""


def counted(*conditions: tuple[str, str], without: str = "1") -> str:
    """How many rows meet all conditions, each a column's range and the expression that it must equal.

    ``without`` is a factor that is 0 for rows that never count.
    """
    return "SUMPRODUCT(" + "*".join((without, *(f"({column}={value})" for column, value in conditions))) + ")"


def literal(expression: str) -> str:
    """What MATCH has to be given to find the expression's text itself."""
    for wildcard in _WILDCARDS:
        expression = f'SUBSTITUTE({expression},"{wildcard}","~{wildcard}")'
    return expression


def workday(start: str, count: str, calendar: WorkingCalendar, holidays: str = "") -> str:
    """The working day so many after a day, both given as expressions; ``holidays`` names the known free days."""
    free = f",{holidays}" if holidays else ""
    if calendar.is_usual:
        return f"WORKDAY({start},{count}{free})"
    weekend = "".join("1" if day in calendar.weekend else "0" for day in range(7))
    return f'WORKDAY.INTL({start},{count},"{weekend}"{free})'


def week(date: str, calendar: WorkingCalendar) -> str:
    """The number of the week of a date, as ``WorkingCalendar.week`` counts it; nothing without a date."""
    kind = _ISO_WEEKS if calendar.has_iso_weeks else _FROM_MONDAY + calendar.first_day
    return f'IF({date}="","",WEEKNUM({date},{kind}))'
