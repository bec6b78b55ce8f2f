"""``rhythm``: what falls when in the twelve months ahead, what is done every day, and what follows which event."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.documents.blocks import Block, Bullets, Heading, Paragraph, Table
from generator.documents.inline import Inline
from generator.documents.workbook import DataTable
from generator.rhythm.schedule import schedule

from .columns import Col, table
from .internal_pen import InternalPen
from .paper import Paper
from .rhythm_rows import (
    DATE,
    NO_DATE,
    START_DATE,
    START_PLACE,
    Line,
    by_date,
    dated,
    event_lines,
    lines,
    printed,
    undated,
)
from .rhythm_workbook import SHEETS, free_days
from .sheets import plain_table

# --- what has a date ------------------------------------------------------------------------------


def start(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The decision to make where there is no date to count from."""
    if schedule(blueprint).first is None:
        yield pen.decision_box(pen.say(START_DATE), START_PLACE)
        yield Paragraph(pen.words(pen.say(NO_DATE)), "note")


def months(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A list a month."""
    year = schedule(blueprint)
    if year.first and not year.entries:
        yield pen.decision_box(pen.say("the frequency of the tools"), "tools")
    found = dated(year, pen)
    for first in year.months:
        rows = [line for line in found if line.month == first]
        if rows:
            yield Heading(1, pen.words(pen.month(first)), anchor=f"month-{first:%Y-%m}")
            yield _month(rows, pen)


def _month(found: list[Line], pen: InternalPen) -> Table:
    date: Col[Line, Inline] = Col("date", DATE, 1.4, lambda line: pen.words(f"{pen.date(line.date)}, {line.weekday}"))
    columns = (date, *printed(pen, item=3.6, kind=1.1, stage=2.2, role=1.6))
    return table(found, pen, *columns, row_origin=lambda line: line.origin)


# --- what has none --------------------------------------------------------------------------------


def without_dates(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What comes round, but on no day that is known."""
    yield from _by_rhythm(undated(schedule(blueprint), pen), pen)


def every_day(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What is done every day and all the time."""
    yield from _by_rhythm(lines(schedule(blueprint), pen, "daily", "continuous"), pen)


def _by_rhythm(found: tuple[Line, ...], pen: InternalPen) -> Iterator[Block]:
    """Things with how often, where there are any."""
    if found:
        columns = printed(pen, item=3, kind=1.1, rhythm=2, stage=2.2, role=1.6)
        yield table(found, pen, *columns, row_origin=lambda line: line.origin)


def events(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What follows which event."""
    found = event_lines(blueprint, schedule(blueprint), pen)
    if found:
        columns = printed(pen, event=1.9, reaction=2.8, stage=1.6, rhythm=1.8, window=1.5, role=1.4, escalation=1.3)
        yield table(found, pen, *columns, row_origin=lambda line: line.origin)


def holidays(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The days that are skipped."""
    year = schedule(blueprint)
    if year.first and year.last:
        found = year.calendar.holidays(year.first, year.last)
        days = (f"{pen.date(one.day)}, {pen.weekday(one.day)} – {one.name}" for one in found)
        yield Bullets(tuple(pen.words(day) for day in days))


# --- the plain table ------------------------------------------------------------------------------


def plain(blueprint: Blueprint) -> DataTable:
    """A row for each thing on each day; what comes round without a date has a row with an empty one."""
    pen, year = InternalPen(blueprint), schedule(blueprint)
    columns = by_date(pen)
    found = (*dated(year, pen), *undated(year, pen))
    rows = (tuple(_plain_cell(column, line) for column in columns) for line in found)
    return plain_table(blueprint.papers[PAPER.id], "list", columns, rows, pen)


def _plain_cell(column: Col[Line, str | datetime.date | int | None], line: Line) -> str | datetime.date | int | None:
    """A cell; a day that is not there has no name either."""
    cell = column.cell(line) if column.cell else None
    return cell or None if column.id == "weekday" else cell


PAPER = Paper(
    "rhythm",
    {
        "start": start,
        "months": months,
        "undated": without_dates,
        "every-day": every_day,
        "events": events,
        "holidays": holidays,
    },
    packs=("manager",),
    contents=True,
    searchable=True,
    document_formats=("html",),
    sheets=SHEETS,
    choices=free_days,
    table=plain,
)
