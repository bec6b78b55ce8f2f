"""``rhythm``: what falls when in the twelve months ahead, what is done every day, and what follows which event."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.blueprint.model.blueprint import Blueprint
from generator.documents.blocks import Block, Bullets, Column, Document, Heading, Paragraph, Table, TableRow
from generator.documents.workbook import DataTable
from generator.locale import Phrase
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

LEAD = Phrase(
    "Każdy miesiąc ma swoją listę. Dni wolne są pominięte: co przypada w weekend lub święto, przechodzi na "
    "najbliższy dzień roboczy.",
    "Each month has its list. Free days are skipped: what falls on a weekend or a public holiday moves to the "
    "next working day.",
)


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The calendar of the year as a workbook, a page and a plain table."""
    return [
        Deliverable(
            "rhythm",
            TITLE(blueprint.language),
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
        title=TITLE(pen.language),
        subtitle=SUBTITLE(pen.language),
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
        title=TITLE(language),
        language=language,
        header=(
            *(title(language) for title in titles),
            pen.label("common.stage"),
            *(title(language) for title in others),
        ),
        rows=tuple(_record(day, line, language) for day, line in (*dated(year, pen), *without_date)),
    )


def _record(day: datetime.date | None, line: Line, language: str) -> tuple[str | datetime.date | None, ...]:
    name = weekday(day, language) if day else None
    return (day, name, line.item, line.kind, line.stage, line.role, line.rhythm, line.document)


# --- what has a date ------------------------------------------------------------------------------


def _dated(year: Schedule, pen: Pen) -> Iterator[Block]:
    if year.first is None:
        yield pen.decision_box(START_DATE(pen.language), START_PLACE)
        yield Paragraph(pen.words(NO_DATE(pen.language)), "note")
        return
    yield Paragraph(pen.words(LEAD(pen.language)), "lead")
    if not year.entries:
        yield pen.decision_box(NO_RHYTHM(pen.language), "tools")
    for first, rows in groupby(dated(year, pen), key=lambda row: row[0].replace(day=1)):
        yield Heading(1, pen.words(month(first, pen.language)), anchor=f"month-{first:%Y-%m}")
        yield _month_table(rows, pen)


def _month_table(rows: Iterable[tuple[datetime.date, Line]], pen: Pen) -> Table:
    language = pen.language
    return Table(
        (
            Column(DATE(language), 1.4),
            Column(ITEM(language), 3.6),
            Column(KIND(language), 1.1),
            Column(pen.label("common.stage"), 2.2),
            Column(ROLE(language), 1.6),
        ),
        tuple(_day_row(day, line, pen) for day, line in rows),
    )


def _day_row(day: datetime.date, line: Line, pen: Pen) -> TableRow:
    cells = (f"{pen.date(day)}, {weekday(day, pen.language)}", line.item, line.kind, line.stage, line.role)
    return TableRow(tuple(pen.words(cell) for cell in cells), origin=line.entry.origin)


# --- what has none --------------------------------------------------------------------------------


def _undated(year: Schedule, pen: Pen) -> Iterator[Block]:
    yield from _rhythm_table(UNDATED(pen.language), "undated", undated(year, pen), pen)


def _every_day(year: Schedule, pen: Pen) -> Iterator[Block]:
    yield from _rhythm_table(EVERY_DAY(pen.language), "every-day", lines(year, pen, "daily", "continuous"), pen)


def _rhythm_table(heading: str, anchor: str, found: tuple[Line, ...], pen: Pen) -> Iterator[Block]:
    """Things with how often, where there are any."""
    if not found:
        return
    titles = (
        ITEM(pen.language),
        KIND(pen.language),
        RHYTHM(pen.language),
        pen.label("common.stage"),
        ROLE(pen.language),
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
    language = pen.language
    yield Heading(1, pen.words(EVENTS(language)), anchor="events")
    yield Table(
        (
            Column(EVENT(language), 1.9),
            Column(ITEM(language), 2.8),
            Column(pen.label("common.stage"), 1.6),
            Column(RHYTHM(language), 1.8),
            Column(DEADLINE(language), 1.5),
            Column(ROLE(language), 1.4),
            Column(ESCALATION(language), 1.3),
        ),
        tuple(_event_row(line, pen) for line in found),
    )


def _event_row(line: EventLine, pen: Pen) -> TableRow:
    cells = (line.event, line.reaction, line.stage, line.rhythm, line.due.wording, line.role, line.escalation)
    return TableRow(tuple(pen.words(cell) for cell in cells), origin=line.origin)


def _holidays(year: Schedule, pen: Pen) -> Iterator[Block]:
    if year.first is None or year.last is None:
        return
    yield Heading(1, pen.words(HOLIDAYS(pen.language)), anchor="holidays")
    yield Bullets(
        tuple(
            pen.words(f"{pen.date(holiday.day)}, {weekday(holiday.day, pen.language)} – {holiday.name}")
            for holiday in year.calendar.holidays(year.first, year.last)
        )
    )
