"""The workbook of ``rhythm``: the year at a glance, the list by date, daily work, events with due dates, holidays."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any

from generator.blueprint.frequencies.frequency import Kind
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.days import add_months
from generator.documents.inline import to_paper
from generator.documents.undecided import Undecided
from generator.documents.workbook import (
    Cell,
    CellFormula,
    CellLink,
    Chart,
    ChoiceList,
    Highlight,
    Result,
    SheetRow,
    TableSheet,
    TextSheet,
)
from generator.locale import Label
from generator.rhythm.calendar import Holiday, calendar_for
from generator.rhythm.schedule import Schedule, schedule

from .columns import Col, sheet_columns, sheet_row
from .due_states import lights, result, state
from .formulas import workday
from .internal_pen import InternalPen
from .reference_date import today
from .rhythm_rows import (
    DATE,
    NO_DATE,
    START_DATE,
    START_PLACE,
    WEEKDAY,
    EventLine,
    Line,
    by_date,
    dated,
    event_lines,
    lines,
    of_pipelines,
    undated,
    words,
)
from .sheets import Makes

DAY_KINDS = {"business": Label("working"), "calendar": Label("calendar")}
HOW = (
    Label(
        "Year: a row is a task or a review, a column a month, the figures are days of the month. If there "
        "are more than four, their number is shown instead, such as 21×.",
    ),
    Label(
        "List: the same in the order of dates. Check off what is done; overdue rows stand out.",
    ),
    Label(
        "Every day: the work of each [[word.working-day]] and what runs all the time; it is kept out of the list so as "
        "not to flood it.",
    ),
    Label(
        "Events: what we do after an event, and until when. Enter the date of the event and the due date "
        "is worked out for you.",
    ),
    Label(
        "Public holidays: the free days that the calendar skips. What falls on a weekend or a holiday moves "
        "to the next [[word.working-day]].",
    ),
    Label(
        "Tell whoever keeps the process of lasting changes: they go into the next edition. Reviews are counted from "
        "the tool’s last review.",
    ),
)
_MOST_DAYS = 4
"""So many days of a month still fit into its cell."""
_MONTHS_AHEAD = 3
"""Due dates of events at the end of the year still know the holidays after it."""


def about_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """How to read the sheets; before that, the decision to make where there is no date to count from."""
    outline = blueprint.papers["rhythm"]
    how = tuple(pen.say(line) for line in HOW)
    said = (*_undecided(schedule(blueprint), pen), *how)
    yield TextSheet("about", "", outline.title, ((outline.subtitle or "", said),), (today(blueprint, pen),))


def _undecided(year: Schedule, pen: InternalPen) -> tuple[str, ...]:
    """The decision to make where there is no date to count from."""
    if year.first is not None:
        return ()
    where = f"{pen.say('Write the decision down in blueprint.yaml, under')} {START_PLACE}."
    decision = pen.bare_decision(pen.say(START_DATE), START_PLACE)
    return (Undecided(f"{decision}. {where}", *decision.decisions), pen.say(NO_DATE))


def _rows(found: Iterable[Line], columns: Iterable[Col[Line, Cell]]) -> Iterator[SheetRow]:
    columns = tuple(columns)
    return (sheet_row(line, columns, line.id, line.origin) for line in found)


# --- the year -------------------------------------------------------------------------------------


def year_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row for each thing, a column for each month; without a start date it says so and has no months."""
    year = schedule(blueprint)
    columns = _year_columns(year, pen)
    without_months: tuple[Kind, ...] = () if year.months else ("worded",)
    rows = _by_stage(lines(year, pen, "periodic", "daily", *without_months), columns)
    yield TableSheet(
        "year",
        "",
        sheet_columns(columns, pen),
        tuple(rows),
        blueprint.papers["rhythm"].title,
        _undecided(year, pen),
        freeze=1,
        as_table=False,  # group headings stand between the rows
    )


def _year_columns(year: Schedule, pen: InternalPen) -> tuple[Col[Line, Cell], ...]:
    total: Col[Line, int] = Col("total", Label("Total"), 8, lambda line: len(line.entry.days), "integer")
    return (
        *words(pen, item=30, kind=12, role=14, rhythm=20),
        *(_month(first, pen) for first in year.months),
        *((total,) if year.months else ()),
    )


def _month(first: datetime.date, pen: InternalPen) -> Col[Line, Cell]:
    """A month's column; which months there are follows from the day that the year is counted from."""
    cell = partial(_marks, first)
    return Col(f"m{first:%Y%m}", pen.short_month(first), 8.5, cell, origin=START_PLACE)


def _by_stage(found: tuple[Line, ...], columns: tuple[Col[Line, Cell], ...]) -> Iterator[SheetRow]:
    for (stage, pipelines), rows in groupby(found, key=lambda line: (line.stage, line.pipelines)):
        heading = f"{stage} ({pipelines})" if pipelines else stage
        yield SheetRow({"item": heading}, style="group")
        yield from _rows(rows, columns)


def _marks(first: datetime.date, line: Line) -> str | None:
    """The days of a month on which something falls, or how many they are."""
    found = [day for day in line.entry.days if (day.year, day.month) == (first.year, first.month)]
    if len(found) > _MOST_DAYS:
        return f"{len(found)}×"
    return ", ".join(str(day.day) for day in found) or None


# --- the list -------------------------------------------------------------------------------------


def list_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The same in the order of dates, to tick off."""
    year, how = schedule(blueprint), state("{date}", '{done}<>""', pen)
    columns: tuple[Col[Line, Cell], ...] = (
        *(_opening(column) for column in by_date(pen)),
        Col("done", Label("Done"), 10, kind="check", input=True),
        Col("state", Label("State"), 11, lambda line: result(line.date, blueprint, pen), formula=how),
        Col("comment", Label("Comments"), 20, input=True),
    )
    ticked = Highlight("done", '{done}<>""', "muted", whole_row=True)
    yield TableSheet(
        "list",
        "",
        sheet_columns(columns, pen),
        tuple(_rows(dated(year, pen), columns)),
        blueprint.papers["rhythm"].title,
        _undecided(year, pen),
        highlights=(ticked, *lights("state", pen)),
        freeze=3,
    )


def _opening(column: Col[Line, Any]) -> Col[Line, Cell]:
    """The column of papers with cells that open them; any other as it is."""
    return replace(column, cell=_document) if column.id == "document" else column


def _document(line: Line) -> Cell:
    """The paper behind a line."""
    paper = line.entry.tool.document
    return CellLink(line.document, paper=to_paper(paper)) if paper and line.document else line.document


def load_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """How much falls into each month, and how much of it is done: counted in the list; none without dates."""
    year = schedule(blueprint)
    columns: tuple[Col[datetime.date, Cell], ...] = (
        Col("month", Label("Month"), 20, lambda first: pen.short_month(first)),
        Col("first", Label("From", "rollout"), 14, lambda first: first, "date"),
        Col("planned", Label("Planned"), 14, lambda first: _planned(first, year, pen), "integer"),
        Col("done", Label("Done"), 14, lambda first: CellFormula(_DONE, Result(0)), "integer"),
    )
    title, measure = pen.say("Dates in each month, and those that are done"), pen.say("Number of dates")
    chart = Chart(title, "month", ("planned", "done"), measure)
    if year.months and dated(year, pen):
        rows = tuple(sheet_row(first, columns, "", START_PLACE) for first in year.months)
        yield TableSheet("load", "", sheet_columns(columns, pen), rows, landscape=False, charts=(chart,))


_OF_THIS_MONTH = '{list.date[]},">="&{first},{list.date[]},"<"&EDATE({first},1)'
_IN_THIS_MONTH = f"COUNTIFS({_OF_THIS_MONTH})"
_DONE = f'COUNTIFS({_OF_THIS_MONTH},{{list.done[]}},"?*")'


def _planned(first: datetime.date, year: Schedule, pen: InternalPen) -> CellFormula:
    """How many dates of the list fall into a month."""
    count = sum(line.month == first.replace(day=1) for line in dated(year, pen))
    return CellFormula(_IN_THIS_MONTH, Result(count))


# --- what has no date -----------------------------------------------------------------------------


def undated_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What is given in words alone; without a start date the sheet of the year has no dates either."""
    year = schedule(blueprint)
    found = undated(year, pen) if year.first else ()
    if found:
        yield _rhythm_sheet("undated", found, pen)


def daily_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What is done every day and all the time."""
    yield _rhythm_sheet("daily", lines(schedule(blueprint), pen, "daily", "continuous"), pen)


def _rhythm_sheet(id_: str, found: tuple[Line, ...], pen: InternalPen) -> TableSheet:
    """Things with how often, in words."""
    columns: tuple[Col[Line, Cell], ...] = (
        *words(pen, item=40, rhythm=26, kind=12, stage=30),
        *of_pipelines(pen),
        *(_opening(column) for column in words(pen, role=20, document=28)),
    )
    return TableSheet(id_, "", sheet_columns(columns, pen), tuple(_rows(found, columns)), freeze=1)


def event_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What follows which event, and until when: the due date is worked out from the day that is entered."""
    year = schedule(blueprint)
    columns: tuple[Col[EventLine, Cell], ...] = (
        *words(pen, event=19, reaction=29, kind=12, stage=16),
        *of_pipelines(pen),
        *words(pen, rhythm=19, window=17, role=13, escalation=13),
        Col("limit", Label("Days at most"), 11, lambda line: line.due.limit, "integer"),
        Col("days", Label("Which days"), 12, lambda line: _day_kind(line, pen)),
        Col("happened", Label("Date of the event"), 13, kind="date", input=True),
        Col("due", Label("Due on"), 13, lambda line: Result(""), "date", formula=_due_formula(year, blueprint, pen)),
    )
    rows = tuple(sheet_row(line, columns, "", line.origin) for line in event_lines(blueprint, year, pen))
    yield TableSheet("events", "", sheet_columns(columns, pen), rows, freeze=2)


def _day_kind(line: EventLine, pen: InternalPen) -> str | None:
    return pen.say(DAY_KINDS[line.due.days]) if line.due.limit is not None else None


def _due_formula(year: Schedule, blueprint: Blueprint, pen: InternalPen) -> str:
    """The last day of a reaction; a calendar without a year knows no holidays."""
    worked = workday("{happened}", "{limit}", calendar_for(blueprint), "Holidays" if year.first else "")
    counted = f'IF({{days}}="{pen.say(DAY_KINDS["calendar"])}",{{happened}}+{{limit}},{worked})'
    return f'IF(OR({{happened}}="",{{limit}}=""),"",{counted})'


# --- holidays -------------------------------------------------------------------------------------


def _holidays(blueprint: Blueprint) -> tuple[Holiday, ...]:
    """The public holidays of the months that are shown and of those right after them."""
    year = schedule(blueprint)
    if year.first is None or year.last is None:
        return ()
    first = year.first.replace(day=1)
    return year.calendar.holidays(first, add_months(year.last, _MONTHS_AHEAD))


def holiday_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The days that are skipped."""
    columns: tuple[Col[Holiday, Cell], ...] = (
        Col("date", DATE, 14, lambda one: one.day, "date"),
        Col("weekday", WEEKDAY, 16, lambda one: pen.weekday(one.day)),
        Col("name", Label("Public holiday"), 44, lambda one: one.name),
    )
    rows = tuple(sheet_row(one, columns, f"{one.day:%Y%m%d}", "") for one in _holidays(blueprint))
    if rows:
        yield TableSheet("holidays", "", sheet_columns(columns, pen), rows, landscape=False)


def free_days(blueprint: Blueprint, pen: InternalPen) -> tuple[ChoiceList, ...]:
    """The list behind the name that the due dates count with."""
    days = tuple(one.day for one in _holidays(blueprint))
    return (ChoiceList("holidays", pen.say("Public holidays"), days, name="Holidays"),) if days else ()


SHEETS: Makes = {
    "about": about_sheet,
    "year": year_sheet,
    "list": list_sheet,
    "load": load_sheet,
    "undated": undated_sheet,
    "daily": daily_sheet,
    "events": event_sheet,
    "holidays": holiday_sheet,
}
