"""The working calendar: working days of a country, its public holidays, and counting as Excel's WORKDAY counts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.blueprint.frequencies.frequency import WEEKDAYS
from generator.blueprint.model.blueprint import Blueprint
from generator.locale.holiday_names import public_holidays
from generator.locale.languages import DEFAULT
from generator.locale.territories import week_of

DAYS_A_WEEK = 7
_ONE_DAY = datetime.timedelta(days=1)
_WEEKEND = frozenset({5, 6})
"""Saturday and Sunday, as ``datetime`` counts the days of the week."""
_COUNTRY_OF_CURRENCY = {
    "PLN": "PL", "CZK": "CZ", "HUF": "HU", "RON": "RO", "GBP": "GB", "USD": "US", "CHF": "CH", "SEK": "SE", "NOK": "NO",
    "DKK": "DK",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday and its name in the calendar's language."""

    day: datetime.date
    name: str


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The days of the week but ``weekend``, without the public holidays of ``country`` (ISO 3166).

    The holidays are named in ``language``; Monday is day 0 of the week. A week begins on the day ``first_day``; weeks
    are counted from the one that has 1 January, or as ISO 8601 does (``has_iso_weeks``), from that with 4 January.
    """

    country: str = "PL"
    language: str = DEFAULT
    weekend: frozenset[int] = _WEEKEND
    first_day: int = 0
    has_iso_weeks: bool = True

    @property
    def is_usual(self) -> bool:
        """Whether people work from Monday to Friday."""
        return self.weekend == _WEEKEND

    def week_begins(self, day: datetime.date) -> datetime.date:
        """The first day of the week that a day lies in."""
        return day - datetime.timedelta(days=(day.weekday() - self.first_day) % DAYS_A_WEEK)

    def week(self, day: datetime.date) -> int:
        """The number of that week in its year; it begins anew on 1 January unless weeks are those of ISO 8601."""
        if self.has_iso_weeks:
            return day.isocalendar().week
        new_year = datetime.date(day.year, 1, 1)
        return ((self.week_begins(day) - self.week_begins(new_year)).days // DAYS_A_WEEK) + 1

    def is_working_day(self, day: datetime.date) -> bool:
        """Whether people work on that day."""
        return day.weekday() not in self.weekend and day not in public_holidays(self.country, self.language, day.year)

    def next_working_day(self, day: datetime.date) -> datetime.date:
        """The day itself if it is a working day, else the first one after it."""
        while not self.is_working_day(day):
            day += _ONE_DAY
        return day

    def add_working_days(self, day: datetime.date, count: int) -> datetime.date:
        """The working day ``count`` working days after ``day``, or before it for a negative count.

        Equal to ``WORKDAY(day, count, holidays)``: ``day`` itself is not counted, and 0 gives it back as it is.
        """
        step = _ONE_DAY if count > 0 else -_ONE_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def working_days(self, first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
        """The working days from ``first`` to ``last``, both included."""
        return (day for day in days(first, last) if self.is_working_day(day))

    def holidays(self, first: datetime.date, last: datetime.date) -> tuple[Holiday, ...]:
        """The public holidays from ``first`` to ``last``, both included, weekends among them."""
        found = (public_holidays(self.country, self.language, year) for year in range(first.year, last.year + 1))
        return tuple(Holiday(day, name) for year in found for day, name in sorted(year.items()) if first <= day <= last)

    def holidays_of_year(self, year: int) -> tuple[Holiday, ...]:
        """The public holidays of a year in their order."""
        return self.holidays(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def calendar_for(blueprint: Blueprint) -> WorkingCalendar:
    """The calendar of the company's country; of the one that uses its currency where none is named."""
    used, locale = _COUNTRY_OF_CURRENCY.get(blueprint.company.currency, ""), blueprint.locale
    country = locale.country or blueprint.country or used
    worked = locale.working_days
    free = frozenset(number for number, day in enumerate(WEEKDAYS) if day not in worked) if worked else _WEEKEND
    usual, has_iso_weeks = week_of(blueprint.country or country)
    first_day = WEEKDAYS.index(locale.first_day) if locale.first_day else usual
    return WorkingCalendar(country, blueprint.language, free, first_day, has_iso_weeks and not first_day)


def days(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    """Every day from ``first`` to ``last``, both included."""
    return (first + datetime.timedelta(days=n) for n in range((last - first).days + 1))
