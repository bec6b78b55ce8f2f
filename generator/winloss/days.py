"""Days as people type them into a sheet: as a date, as text in one of many forms, as the number that a date is."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from generator.blueprint.model import days
from generator.locale import LANGUAGES

_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
"""Numbers of days from 1954 to 2119; any other number is no date that somebody forgot to format."""
_SERIAL_BEGINS = datetime.date(1899, 12, 30)
_YEAR_OF_TWO_DIGITS = 100
_THIS_CENTURY = 2000
_MONTHS = 12
_LONGEST = 40

_CLOCK = r"(?:[T ]+\d{1,2}:\d{2}(?::\d{2})?.*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-./ ](\d{{1,2}})[-./ ](\d{{1,2}})\.?{_CLOCK}", re.ASCII)
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-./ ]+)(\d{{1,2}})[-./ ]+(\d{{4}}|\d{{2}})(?: ?r\.?)?{_CLOCK}", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?[ -]+([^\W\d]+)\.?,?[ -]+(\d{4}|\d{2})(?: ?r\.?)?")
_NAME_FIRST = re.compile(r"([^\W\d]+)\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})")
_AMERICAN = "US"
HINT = "Write year, month and day: 2026-01-05"


def read(value: object, country: str | None) -> datetime.date:
    """The day that a cell holds; in the ``country`` people may write the month first. Raises ``ValueError``."""
    if isinstance(value, datetime.datetime):
        return days.within(value.date())
    if isinstance(value, datetime.date):
        return days.within(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return _SERIAL_BEGINS + datetime.timedelta(days=int(value))
    written = " ".join(str(value).split())
    return days.within(_day(written, country))


def _day(written: str, country: str | None) -> datetime.date:
    ways: Iterable[Callable[[], datetime.date | None]] = (
        lambda: _of(_YEAR_FIRST.fullmatch(written), 1, 2, 3),
        lambda: _of(_TOGETHER.fullmatch(written), 1, 2, 3),
        lambda: _year_last(written, country),
        lambda: _of(_NAMED.fullmatch(written), 3, 2, 1),
        lambda: _of(_NAME_FIRST.fullmatch(written), 3, 1, 2),
    )
    try:
        found = next((day for way in ways if (day := way())), None) if len(written) <= _LONGEST else None
    except ValueError as error:
        raise ValueError(f"“{written}” is not in the calendar\n{HINT}") from error
    if found is None:
        raise ValueError(f"“{written[:_LONGEST]}” is not a date\n{HINT}")
    return found


def _of(found: re.Match[str] | None, year: int, month: int, day: int) -> datetime.date | None:
    """The day of a match, by the numbers of its groups; None where nothing matched, or the month has no such name."""
    number = _month(found[month]) if found else None
    return datetime.date(_year(found[year]), number, int(found[day])) if found and number else None


def _year_last(written: str, country: str | None) -> datetime.date | None:
    """The day of 5.01.2026 or 5/1/2026; with the month first where only that can be, or the country writes so."""
    found = _YEAR_LAST.fullmatch(written)
    if not found:
        return None
    american = country == _AMERICAN and "/" in found[2]
    month_first = int(found[3]) > _MONTHS or (american and int(found[1]) <= _MONTHS)
    return _of(found, 4, 1, 3) if month_first else _of(found, 4, 3, 1)


def _year(written: str) -> int:
    year = int(written)
    return year + _THIS_CENTURY if year < _YEAR_OF_TWO_DIGITS else year


def _month(written: str) -> int | None:
    """The number of a month, given as one or by its name, whole or cut short, in any language of papers."""
    if written.isdigit():
        return int(written)
    name = written.casefold().rstrip(".")
    return _names().get(name)


@cache
def _names() -> Mapping[str, int]:
    from babel.dates import get_month_names  # takes long to load, and most days are no words

    return {
        name.casefold().rstrip("."): number
        for language in LANGUAGES
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, context, language).items()
    }
