"""The workbook of ``rhythm``: the year at a glance, the list by date, daily work, events with due dates, holidays."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import groupby

from generator.blueprint.frequencies.frequency import Kind
from generator.blueprint.model.blueprint import Blueprint
from generator.documents.undecided import Undecided
from generator.documents.workbook import (
    Cell,
    ChoiceList,
    Highlight,
    Result,
    SheetColumn,
    SheetRow,
    TableSheet,
    TextSheet,
    Workbook,
)
from generator.locale import Label, said
from generator.locale.calendar_names import short_month, weekday
from generator.rhythm.calendar import Holiday, WorkingCalendar, add_months, calendar_for
from generator.rhythm.schedule import Schedule, schedule

from .formulas import workday
from .pen import Pen
from .rhythm_rows import (
    DATE,
    DEADLINE,
    DOCUMENT,
    ESCALATION,
    EVENT,
    HOLIDAY,
    HOLIDAYS,
    ITEM,
    KIND,
    NO_DATE,
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

ABOUT = Label("Instructions")
YEAR = Label("Year")
LIST = Label("List")
DAILY = Label("Every day")
EVENTS = Label("Events", "rhythm-workbook")
TOTAL = Label("Total")
DONE = Label("Done")
COMMENT = Label("Comments")
LIMIT = Label("Days at most")
DAYS = Label("Which days")
HAPPENED = Label("Date of the event")
DUE = Label("Due on")
DAY_KINDS = {"business": Label("working"), "calendar": Label("calendar")}
HOW = (
    Label(
        "Year: a row is a task or a review, a column a month, the figures are days of the month. If there "
        "are more than four, their number is shown instead, such as 21×.",
    ),
    Label(
        "List: the same in the order of dates. Tick what is done; overdue rows change their colour.",
    ),
    Label(
        "Every day: the work of each working day and what runs all the time; it is kept out of the list so as "
        "not to flood it.",
    ),
    Label(
        "Events: what we do after an event, and until when. Enter the date of the event and the due date "
        "is worked out for you.",
    ),
    Label(
        "Public holidays: the free days that the calendar skips. What falls on a weekend or a holiday moves "
        "to the next working day.",
    ),
    Label(
        "Tell the process owner of lasting changes: they go into the next edition. Reviews are counted from the "
        "tool’s last review.",
    ),
)
_MOST_DAYS = 4
"""So many days of a month still fit into its cell."""
_MONTHS_AHEAD = 3
"""Due dates of events at the end of the year still know the holidays after it."""


def workbook(blueprint: Blueprint) -> Workbook:
    """The year of a blueprint; without a start date the sheets say so and hold no dates."""
    pen, year = Pen(blueprint), schedule(blueprint)
    holidays = _holidays(year)
    return pen.workbook(
        id_="rhythm",
        title=pen.say(TITLE),
        sheets=(
            _about(year, pen),
            _year_sheet(year, pen),
            _list_sheet(year, pen),
            *_undated_sheet(year, pen),
            _daily_sheet(year, pen),
            _event_sheet(blueprint, year, pen),
            *((_holiday_sheet(year, pen),) if holidays else ()),
        ),
        choices=_free_days(holidays, pen),
    )


def _about(year: Schedule, pen: Pen) -> TextSheet:
    how = tuple(pen.say(line) for line in HOW)
    return TextSheet("about", pen.say(ABOUT), pen.say(TITLE), ((pen.say(SUBTITLE), (*_undecided(year, pen), *how)),))


def _undecided(year: Schedule, pen: Pen) -> tuple[str, ...]:
    """The decision to make where there is no date to count from."""
    if year.first is not None:
        return ()
    where = f"{pen.label('common.write-it-under')} {START_PLACE}."
    decision = pen.bare_decision(pen.say(START_DATE), START_PLACE)
    return (Undecided(f"{decision}. {where}", *decision.decisions), pen.say(NO_DATE))


# --- the year -------------------------------------------------------------------------------------


def _year_sheet(year: Schedule, pen: Pen) -> TableSheet:
    language = pen.language
    months = tuple(SheetColumn(_month_id(first), short_month(first, language), 8.5) for first in year.months)
    columns = (
        SheetColumn("item", pen.say(ITEM), 30),
        SheetColumn("kind", pen.say(KIND), 12),
        SheetColumn("role", pen.say(ROLE), 14),
        SheetColumn("rhythm", pen.say(RHYTHM), 20),
        *months,
        *((SheetColumn("total", pen.say(TOTAL), 8, kind="integer"),) if months else ()),
    )
    without_months: tuple[Kind, ...] = () if months else ("worded",)
    rows = tuple(_year_rows(lines(year, pen, "periodic", "daily", *without_months), year))
    # group headings stand between the rows, so this is no Excel table
    return TableSheet(
        "year", pen.say(YEAR), columns, rows, pen.say(TITLE), _undecided(year, pen), freeze=1, as_table=False
    )


def _year_rows(found: tuple[Line, ...], year: Schedule) -> Iterator[SheetRow]:
    for stage, rows in groupby(found, key=lambda line: line.stage):
        yield SheetRow({"item": stage}, style="group")
        yield from (SheetRow(_year_cells(line, year), line.id, origin=line.entry.origin) for line in rows)


def _year_cells(line: Line, year: Schedule) -> dict[str, Cell]:
    words: dict[str, Cell] = {"item": line.item, "kind": line.kind, "role": line.role, "rhythm": line.rhythm}
    months: dict[str, Cell] = {_month_id(first): _marks(first, line.entry.days) for first in year.months}
    return words | months | ({"total": len(line.entry.days)} if months else {})


def _marks(first: datetime.date, days: tuple[datetime.date, ...]) -> str | None:
    """The days of a month on which something falls, or how many they are."""
    found = [day for day in days if (day.year, day.month) == (first.year, first.month)]
    if len(found) > _MOST_DAYS:
        return f"{len(found)}×"
    return ", ".join(str(day.day) for day in found) or None


def _month_id(first: datetime.date) -> str:
    return f"m{first:%Y%m}"


# --- the list -------------------------------------------------------------------------------------


def _list_sheet(year: Schedule, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("date", pen.say(DATE), 12, kind="date"),
        SheetColumn("weekday", pen.say(WEEKDAY), 14),
        SheetColumn("item", pen.say(ITEM), 34),
        SheetColumn("kind", pen.say(KIND), 12),
        SheetColumn("stage", pen.label("common.stage"), 22),
        SheetColumn("role", pen.say(ROLE), 16),
        SheetColumn("rhythm", pen.say(RHYTHM), 22),
        SheetColumn("document", pen.say(DOCUMENT), 22),
        SheetColumn("done", pen.say(DONE), 10, kind="check", input=True),
        SheetColumn("comment", pen.say(COMMENT), 24, input=True),
    )
    late = Highlight("date", 'AND({date}<>"",{date}<TODAY(),{done}="")', "warning")
    ticked = Highlight("done", '{done}<>""', "muted", whole_row=True)
    rows = tuple(_list_row(day, line, language) for day, line in dated(year, pen))
    return TableSheet(
        "list",
        pen.say(LIST),
        columns,
        rows,
        pen.say(TITLE),
        _undecided(year, pen),
        highlights=(ticked, late),
        freeze=3,
    )


def _list_row(day: datetime.date, line: Line, language: str) -> SheetRow:
    cells: dict[str, Cell] = {"date": day, "weekday": weekday(day, language), **_words(line)}
    return SheetRow(cells, f"{line.id}-{day:%Y%m%d}", origin=line.entry.origin)


def _words(line: Line) -> dict[str, Cell]:
    return {
        "item": line.item,
        "kind": line.kind,
        "stage": line.stage,
        "role": line.role,
        "rhythm": line.rhythm,
        "document": line.document,
    }


# --- what has no date -----------------------------------------------------------------------------


def _undated_sheet(year: Schedule, pen: Pen) -> Iterator[TableSheet]:
    found = undated(year, pen) if year.first else ()  # without a start date the sheet of the year has no dates either
    if found:
        yield _rhythm_sheet("undated", pen.say(UNDATED), found, pen)


def _daily_sheet(year: Schedule, pen: Pen) -> TableSheet:
    return _rhythm_sheet("daily", pen.say(DAILY), lines(year, pen, "daily", "continuous"), pen)


def _rhythm_sheet(id_: str, title: str, found: tuple[Line, ...], pen: Pen) -> TableSheet:
    """Things with how often, in words."""
    columns = (
        SheetColumn("item", pen.say(ITEM), 40),
        SheetColumn("rhythm", pen.say(RHYTHM), 26),
        SheetColumn("kind", pen.say(KIND), 12),
        SheetColumn("stage", pen.label("common.stage"), 30),
        SheetColumn("role", pen.say(ROLE), 20),
        SheetColumn("document", pen.say(DOCUMENT), 28),
    )
    rows = tuple(SheetRow(_words(line), line.id, origin=line.entry.origin) for line in found)
    return TableSheet(id_, title, columns, rows, title, freeze=1)


def _event_sheet(blueprint: Blueprint, year: Schedule, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("event", pen.say(EVENT), 19),
        SheetColumn("reaction", pen.say(ITEM), 29),
        SheetColumn("kind", pen.say(KIND), 12),
        SheetColumn("stage", pen.label("common.stage"), 16),
        SheetColumn("rhythm", pen.say(RHYTHM), 19),
        SheetColumn("window", pen.say(DEADLINE), 17),
        SheetColumn("role", pen.say(ROLE), 13),
        SheetColumn("escalation", pen.say(ESCALATION), 13),
        SheetColumn("limit", pen.say(LIMIT), 11, kind="integer"),
        SheetColumn("days", pen.say(DAYS), 12),
        SheetColumn("happened", pen.say(HAPPENED), 13, kind="date", input=True),
        SheetColumn(
            "due", pen.say(DUE), 13, kind="date", formula=_due_formula(year, calendar_for(blueprint), language)
        ),
    )
    rows = tuple(_event_row(line, language) for line in event_lines(blueprint, year, pen))
    return TableSheet("events", pen.say(EVENTS), columns, rows, pen.say(EVENTS), freeze=2)


def _due_formula(year: Schedule, calendar: WorkingCalendar, language: str) -> str:
    """The last day of a reaction; a calendar without a year knows no holidays."""
    worked = workday("{happened}", "{limit}", calendar, "Holidays" if year.first else "")
    counted = f'IF({{days}}="{said(DAY_KINDS["calendar"], language)}",{{happened}}+{{limit}},{worked})'
    return f'IF(OR({{happened}}="",{{limit}}=""),"",{counted})'


def _event_row(line: EventLine, language: str) -> SheetRow:
    return SheetRow(
        {
            "event": line.event,
            "reaction": line.reaction,
            "kind": line.kind,
            "stage": line.stage,
            "rhythm": line.rhythm,
            "window": line.due.wording,
            "role": line.role,
            "escalation": line.escalation,
            "limit": line.due.limit,
            "days": said(DAY_KINDS[line.due.days], language) if line.due.limit is not None else None,
            "due": Result(""),
        },
        origin=line.origin,
    )


# --- holidays -------------------------------------------------------------------------------------


def _holidays(year: Schedule) -> tuple[Holiday, ...]:
    """The public holidays of the months that are shown and of those right after them."""
    if year.first is None or year.last is None:
        return ()
    first = year.first.replace(day=1)
    return year.calendar.holidays(first, add_months(year.last, _MONTHS_AHEAD))


def _holiday_sheet(year: Schedule, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("date", pen.say(DATE), 14, kind="date"),
        SheetColumn("weekday", pen.say(WEEKDAY), 16),
        SheetColumn("name", pen.say(HOLIDAY), 44),
    )
    rows = tuple(
        SheetRow({"date": free.day, "weekday": weekday(free.day, language), "name": free.name}, f"{free.day:%Y%m%d}")
        for free in _holidays(year)
    )
    return TableSheet("holidays", pen.say(HOLIDAYS), columns, rows, pen.say(HOLIDAYS), landscape=False)


def _free_days(holidays: tuple[Holiday, ...], pen: Pen) -> tuple[ChoiceList, ...]:
    """The list behind the name that the due dates count with."""
    if not holidays:
        return ()
    return (ChoiceList("holidays", pen.say(HOLIDAYS), tuple(free.day for free in holidays), name="Holidays"),)
