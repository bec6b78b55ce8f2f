"""``rhythm``: what falls when in the twelve months ahead, what is done every day, and what follows which event."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.blueprint.model.blueprint import Blueprint
from generator.documents.blocks import Block, Bullets, Column, Document, Heading, Paragraph, Table, TableRow
from generator.documents.workbook import DataTable
from generator.locale import Label, said
from generator.locale.calendar_names import month, weekday
from generator.rhythm.schedule import Schedule, schedule

from .pen import Pen
from .registry import Deliverable
from .rhythm_rows import (
    DATE,
    DEADLINE,
    DOCUMENT,
    ESCALATION,
    EVENT,
    EVENTS,
    EVERY_DAY,
    HOLIDAYS,
    ITEM,
    KIND,
    NO_DATE,
    NO_RHYTHM,
    RHYTHM,
    ROLE,
    START_DATE,
    START_PLACE,
    SUBTITLE,
    TITLE,
    UNDATED,
    WEEKDAY,
    EventLine,
    Line,
    dated,
    event_lines,
    lines,
    undated,
)
from .rhythm_workbook import workbook

LEAD = Label(
    "Each month has its list. Free days are skipped: what falls on a weekend or a public holiday moves to the "
    "next working day.",
)


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The calendar of the year as a workbook, a page and a plain table."""
    return [
        Deliverable(
            "rhythm",
            said(TITLE, blueprint.language),
            document=document,
            document_formats=("html",),
            workbook=workbook,
            table=table,
            packs=("manager",),
        )
    ]


def document(blueprint: Blueprint) -> Document:
    """A list a month, then what has no date, what is done every day, what follows events, and the public holidays."""
    pen, year = Pen(blueprint), schedule(blueprint)
    return pen.document(
        id_="rhythm",
        title=pen.say(TITLE),
        subtitle=pen.say(SUBTITLE),
        blocks=(
            *_dated(year, pen),
            *_undated(year, pen),
            *_every_day(year, pen),
            *_events(blueprint, year, pen),
            *_holidays(year, pen),
        ),
        contents=True,
        searchable=True,
    )


def table(blueprint: Blueprint) -> DataTable:
    """A row for each thing on each day; what comes round without a date has a row with an empty one."""
    pen, year = Pen(blueprint), schedule(blueprint)
    language = pen.language
    titles = (DATE, WEEKDAY, ITEM, KIND)
    others = (ROLE, RHYTHM, DOCUMENT)
    without_date = ((None, line) for line in undated(year, pen))
    return DataTable(
        id="rhythm",
        title=pen.say(TITLE),
        language=language,
        header=(
            *(pen.say(title) for title in titles),
            pen.label("common.stage"),
            *(pen.say(title) for title in others),
        ),
        rows=tuple(_record(day, line, language) for day, line in (*dated(year, pen), *without_date)),
    )


def _record(day: datetime.date | None, line: Line, language: str) -> tuple[str | datetime.date | None, ...]:
    name = weekday(day, language) if day else None
    return (day, name, line.item, line.kind, line.stage, line.role, line.rhythm, line.document)


# --- what has a date ------------------------------------------------------------------------------


def _dated(year: Schedule, pen: Pen) -> Iterator[Block]:
    if year.first is None:
        yield pen.decision_box(pen.say(START_DATE), START_PLACE)
        yield Paragraph(pen.words(pen.say(NO_DATE)), "note")
        return
    yield Paragraph(pen.words(pen.say(LEAD)), "lead")
    if not year.entries:
        yield pen.decision_box(pen.say(NO_RHYTHM), "tools")
    for first, rows in groupby(dated(year, pen), key=lambda row: row[0].replace(day=1)):
        yield Heading(1, pen.words(month(first, pen.language)), anchor=f"month-{first:%Y-%m}")
        yield _month_table(rows, pen)


def _month_table(rows: Iterable[tuple[datetime.date, Line]], pen: Pen) -> Table:
    return Table(
        (
            Column(pen.say(DATE), 1.4),
            Column(pen.say(ITEM), 3.6),
            Column(pen.say(KIND), 1.1),
            Column(pen.label("common.stage"), 2.2),
            Column(pen.say(ROLE), 1.6),
        ),
        tuple(_day_row(day, line, pen) for day, line in rows),
    )


def _day_row(day: datetime.date, line: Line, pen: Pen) -> TableRow:
    cells = (f"{pen.date(day)}, {weekday(day, pen.language)}", line.item, line.kind, line.stage, line.role)
    return TableRow(tuple(pen.words(cell) for cell in cells), origin=line.entry.origin)


# --- what has none --------------------------------------------------------------------------------


def _undated(year: Schedule, pen: Pen) -> Iterator[Block]:
    yield from _rhythm_table(pen.say(UNDATED), "undated", undated(year, pen), pen)


def _every_day(year: Schedule, pen: Pen) -> Iterator[Block]:
    yield from _rhythm_table(pen.say(EVERY_DAY), "every-day", lines(year, pen, "daily", "continuous"), pen)


def _rhythm_table(heading: str, anchor: str, found: tuple[Line, ...], pen: Pen) -> Iterator[Block]:
    """Things with how often, where there are any."""
    if not found:
        return
    titles = (
        pen.say(ITEM),
        pen.say(KIND),
        pen.say(RHYTHM),
        pen.label("common.stage"),
        pen.say(ROLE),
    )
    yield Heading(1, pen.words(heading), anchor=anchor)
    yield Table(
        tuple(Column(title, width) for title, width in zip(titles, (3, 1.1, 2, 2.2, 1.6), strict=True)),
        tuple(_rhythm_row(line, pen) for line in found),
    )


def _rhythm_row(line: Line, pen: Pen) -> TableRow:
    cells = (line.item, line.kind, line.rhythm, line.stage, line.role)
    return TableRow(tuple(pen.words(cell) for cell in cells), origin=line.entry.origin)


def _events(blueprint: Blueprint, year: Schedule, pen: Pen) -> Iterator[Block]:
    found = event_lines(blueprint, year, pen)
    if not found:
        return
    yield Heading(1, pen.words(pen.say(EVENTS)), anchor="events")
    yield Table(
        (
            Column(pen.say(EVENT), 1.9),
            Column(pen.say(ITEM), 2.8),
            Column(pen.label("common.stage"), 1.6),
            Column(pen.say(RHYTHM), 1.8),
            Column(pen.say(DEADLINE), 1.5),
            Column(pen.say(ROLE), 1.4),
            Column(pen.say(ESCALATION), 1.3),
        ),
        tuple(_event_row(line, pen) for line in found),
    )


def _event_row(line: EventLine, pen: Pen) -> TableRow:
    cells = (line.event, line.reaction, line.stage, line.rhythm, line.due.wording, line.role, line.escalation)
    return TableRow(tuple(pen.words(cell) for cell in cells), origin=line.origin)


def _holidays(year: Schedule, pen: Pen) -> Iterator[Block]:
    if year.first is None or year.last is None:
        return
    yield Heading(1, pen.words(pen.say(HOLIDAYS)), anchor="holidays")
    yield Bullets(
        tuple(
            pen.words(f"{pen.date(holiday.day)}, {weekday(holiday.day, pen.language)} – {holiday.name}")
            for holiday in year.calendar.holidays(year.first, year.last)
        )
    )
