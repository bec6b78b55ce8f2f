"""On which working days a rhythm falls. What follows an event falls on no day that is known beforehand."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from generator.blueprint.frequencies.frequency import WEEKDAYS, Every, Frequency
from generator.blueprint.model.days import add_months

from .calendar import DAYS_A_WEEK, WorkingCalendar, days

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS = {"day": 1, "week": DAYS_A_WEEK}


@lru_cache(maxsize=1024)  # each section of a paper about the year asks anew, and a year of days is slow to count
def occurrences(
    frequency: Frequency,
    start: datetime.date,
    until: datetime.date,
    calendar: WorkingCalendar | None = None,
    done: datetime.date | None = None,
) -> tuple[datetime.date, ...]:
    """The days from ``start`` to ``until``, both included, on which a rhythm falls, in their order.

    All are working days: what falls on a free day moves to the next working day. Rolling periods run
    from ``start``, or from ``done``, the day on which it was last done; what is overdue then falls on
    the first working day. Quarters are those of the calendar. Several times in a period are spread
    evenly over its working days. Something continuous falls on the days on which it is checked; events
    and conditions have no days.
    """
    calendar = calendar or WorkingCalendar()
    found = {day for part in frequency.parts for day in _of_part(part, start, until, calendar, done)}
    return tuple(sorted(day for day in found if start <= day <= until))


def _of_part(
    part: Frequency, start: datetime.date, until: datetime.date, calendar: WorkingCalendar, done: datetime.date | None
) -> Iterator[datetime.date]:
    if part.daily:
        yield from calendar.working_days(start, until)
    elif part.check:
        yield from _of_part(part.check, start, until, calendar, done)
    elif part.every and part.every.weekdays:
        yield from _weekdays(part.every, start, until, calendar)
    elif part.every and part.every.unit == "quarter":
        yield from _spread(part.every, _quarters(part.every, start, until), calendar)
    elif part.every:
        yield from _rolling(part.every, start, until, calendar, done)


def _rolling(
    every: Every, start: datetime.date, until: datetime.date, calendar: WorkingCalendar, done: datetime.date | None
) -> Iterator[datetime.date]:
    """Periods from ``start``; or from the day it was last done, which itself is over."""
    if done is None:
        yield from _spread(every, _beginnings(every, start, until), calendar)
        return
    due = _spread(every, _beginnings(every, _after(every, done, 1), until), calendar)
    yield from (max(day, calendar.next_working_day(start)) for day in due)


def _beginnings(every: Every, first: datetime.date, until: datetime.date) -> Iterator[datetime.date]:
    """The beginnings of the periods from ``first``, and the end of the last one that begins until ``until``."""
    number, beginning = 0, first
    while beginning <= until:
        yield beginning
        number += 1
        beginning = _after(every, first, number)
    yield beginning


def _after(every: Every, first: datetime.date, periods: int) -> datetime.date:
    """The day a number of periods after ``first``; months are counted from there, so that the 31st stays the 31st."""
    length = every.count * periods
    if every.unit in _DAYS:
        return first + datetime.timedelta(days=_DAYS[every.unit] * length)
    return add_months(first, _MONTHS[every.unit] * length)


def _quarters(every: Every, start: datetime.date, until: datetime.date) -> Iterator[datetime.date]:
    """The beginnings of calendar quarters, every ``count``-th from the first one of the year."""
    yield from _beginnings(every, datetime.date(start.year, 1, 1), until)


def _spread(every: Every, beginnings: Iterator[datetime.date], calendar: WorkingCalendar) -> Iterator[datetime.date]:
    for beginning, following in pairwise(beginnings):
        last = following - datetime.timedelta(days=1)
        if every.times == 1:
            yield calendar.next_working_day(beginning)
        else:
            yield from _evenly(every.times, tuple(calendar.working_days(beginning, last)))


def _evenly(times: int, working: tuple[datetime.date, ...]) -> Iterator[datetime.date]:
    """As many of the working days, as far apart as they can be; all of them where there are no more."""
    if times >= len(working):
        yield from working
    else:
        yield from (working[number * len(working) // times] for number in range(times))


def _weekdays(
    every: Every, start: datetime.date, until: datetime.date, calendar: WorkingCalendar
) -> Iterator[datetime.date]:
    """The weekdays of every week, or of each ``count``-th one from the week of ``start``."""
    wanted = {WEEKDAYS.index(day) for day in every.weekdays}
    first_week = calendar.week_begins(start)
    for day in days(start, until):
        if day.weekday() in wanted and (day - first_week).days // DAYS_A_WEEK % every.count == 0:
            yield calendar.next_working_day(day)
