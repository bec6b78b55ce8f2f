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
from generator.locale import Phrase
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

ABOUT = Phrase("Instrukcja", "Instructions")
YEAR = Phrase("Rok", "Year")
LIST = Phrase("Lista", "List")
DAILY = Phrase("Codziennie", "Every day")
EVENTS = Phrase("Zdarzenia", "Events")
TOTAL = Phrase("Razem", "Total")
DONE = Phrase("Zrobione", "Done")
COMMENT = Phrase("Uwagi", "Comments")
LIMIT = Phrase("Najpóźniej dni po", "Days at most")
DAYS = Phrase("Jakie dni", "Which days")
HAPPENED = Phrase("Data zdarzenia", "Date of the event")
DUE = Phrase("Termin", "Due on")
DAY_KINDS = {"business": Phrase("robocze", "working"), "calendar": Phrase("kalendarzowe", "calendar")}
HOW = (
    Phrase(
        "Rok: wiersz to jedno zadanie lub przegląd, kolumna to miesiąc, liczby to dni miesiąca. Gdy dni jest "
        "więcej niż cztery, stoi ich liczba, np. 21×.",
        "Year: a row is a task or a review, a column a month, the figures are days of the month. If there "
        "are more than four, their number is shown instead, such as 21×.",
    ),
    Phrase(
        "Lista: to samo po kolei według dat. Odhacz, co zrobione; zaległe wiersze zmieniają kolor.",
        "List: the same in the order of dates. Tick what is done; overdue rows change their colour.",
    ),
    Phrase(
        "Codziennie: praca każdego dnia roboczego i działania bez przerwy; nie ma jej na liście, żeby jej nie zasypać.",
        "Every day: the work of each working day and what runs all the time; it is kept out of the list so as "
        "not to flood it.",
    ),
    Phrase(
        "Zdarzenia: co robimy po zdarzeniu i do kiedy. Wpisz datę zdarzenia, a termin policzy się sam.",
        "Events: what we do after an event, and until when. Enter the date of the event and the due date "
        "is worked out for you.",
    ),
    Phrase(
        "Święta: dni wolne, które kalendarz pomija. Co przypada w weekend lub święto, przechodzi na "
        "najbliższy dzień roboczy.",
        "Public holidays: the free days that the calendar skips. What falls on a weekend or a holiday moves "
        "to the next working day.",
    ),
    Phrase(
        "Trwałe zmiany zgłoś właścicielowi procesu: wejdą do następnego wydania. Przeglądy liczą się od daty "
        "ostatniego przeglądu narzędzia.",
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
        title=TITLE(pen.language),
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
    how = tuple(line(pen.language) for line in HOW)
    return TextSheet(
        "about", ABOUT(pen.language), TITLE(pen.language), ((SUBTITLE(pen.language), (*_undecided(year, pen), *how)),)
    )


def _undecided(year: Schedule, pen: Pen) -> tuple[str, ...]:
    """The decision to make where there is no date to count from."""
    if year.first is not None:
        return ()
    where = f"{pen.label('common.write-it-under')} {START_PLACE}."
    decision = pen.bare_decision(START_DATE(pen.language), START_PLACE)
    return (Undecided(f"{decision}. {where}", *decision.decisions), NO_DATE(pen.language))


# --- the year -------------------------------------------------------------------------------------


def _year_sheet(year: Schedule, pen: Pen) -> TableSheet:
    language = pen.language
    months = tuple(SheetColumn(_month_id(first), short_month(first, language), 8.5) for first in year.months)
    columns = (
        SheetColumn("item", ITEM(language), 30),
        SheetColumn("kind", KIND(language), 12),
        SheetColumn("role", ROLE(language), 14),
        SheetColumn("rhythm", RHYTHM(language), 20),
        *months,
        *((SheetColumn("total", TOTAL(language), 8, kind="integer"),) if months else ()),
    )
    without_months: tuple[Kind, ...] = () if months else ("worded",)
    rows = tuple(_year_rows(lines(year, pen, "periodic", "daily", *without_months), year))
    # group headings stand between the rows, so this is no Excel table
    return TableSheet(
        "year", YEAR(language), columns, rows, TITLE(language), _undecided(year, pen), freeze=1, as_table=False
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
        SheetColumn("date", DATE(language), 12, kind="date"),
        SheetColumn("weekday", WEEKDAY(language), 14),
        SheetColumn("item", ITEM(language), 34),
        SheetColumn("kind", KIND(language), 12),
        SheetColumn("stage", pen.label("common.stage"), 22),
        SheetColumn("role", ROLE(language), 16),
        SheetColumn("rhythm", RHYTHM(language), 22),
        SheetColumn("document", DOCUMENT(language), 22),
        SheetColumn("done", DONE(language), 10, kind="check", input=True),
        SheetColumn("comment", COMMENT(language), 24, input=True),
    )
    late = Highlight("date", 'AND({date}<>"",{date}<TODAY(),{done}="")', "warning")
    ticked = Highlight("done", '{done}<>""', "muted", whole_row=True)
    rows = tuple(_list_row(day, line, language) for day, line in dated(year, pen))
    return TableSheet(
        "list",
        LIST(language),
        columns,
        rows,
        TITLE(language),
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
        yield _rhythm_sheet("undated", UNDATED(pen.language), found, pen)


def _daily_sheet(year: Schedule, pen: Pen) -> TableSheet:
    return _rhythm_sheet("daily", DAILY(pen.language), lines(year, pen, "daily", "continuous"), pen)


def _rhythm_sheet(id_: str, title: str, found: tuple[Line, ...], pen: Pen) -> TableSheet:
    """Things with how often, in words."""
    language = pen.language
    columns = (
        SheetColumn("item", ITEM(language), 40),
        SheetColumn("rhythm", RHYTHM(language), 26),
        SheetColumn("kind", KIND(language), 12),
        SheetColumn("stage", pen.label("common.stage"), 30),
        SheetColumn("role", ROLE(language), 20),
        SheetColumn("document", DOCUMENT(language), 28),
    )
    rows = tuple(SheetRow(_words(line), line.id, origin=line.entry.origin) for line in found)
    return TableSheet(id_, title, columns, rows, title, freeze=1)


def _event_sheet(blueprint: Blueprint, year: Schedule, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("event", EVENT(language), 19),
        SheetColumn("reaction", ITEM(language), 29),
        SheetColumn("kind", KIND(language), 12),
        SheetColumn("stage", pen.label("common.stage"), 16),
        SheetColumn("rhythm", RHYTHM(language), 19),
        SheetColumn("window", DEADLINE(language), 17),
        SheetColumn("role", ROLE(language), 13),
        SheetColumn("escalation", ESCALATION(language), 13),
        SheetColumn("limit", LIMIT(language), 11, kind="integer"),
        SheetColumn("days", DAYS(language), 12),
        SheetColumn("happened", HAPPENED(language), 13, kind="date", input=True),
        SheetColumn(
            "due", DUE(language), 13, kind="date", formula=_due_formula(year, calendar_for(blueprint), language)
        ),
    )
    rows = tuple(_event_row(line, language) for line in event_lines(blueprint, year, pen))
    return TableSheet("events", EVENTS(language), columns, rows, EVENTS(language), freeze=2)


def _due_formula(year: Schedule, calendar: WorkingCalendar, language: str) -> str:
    """The last day of a reaction; a calendar without a year knows no holidays."""
    worked = workday("{happened}", "{limit}", calendar, "Holidays" if year.first else "")
    counted = f'IF({{days}}="{DAY_KINDS["calendar"](language)}",{{happened}}+{{limit}},{worked})'
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
            "days": DAY_KINDS[line.due.days](language) if line.due.limit is not None else None,
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
        SheetColumn("date", DATE(language), 14, kind="date"),
        SheetColumn("weekday", WEEKDAY(language), 16),
        SheetColumn("name", HOLIDAY(language), 44),
    )
    rows = tuple(
        SheetRow({"date": free.day, "weekday": weekday(free.day, language), "name": free.name}, f"{free.day:%Y%m%d}")
        for free in _holidays(year)
    )
    return TableSheet("holidays", HOLIDAYS(language), columns, rows, HOLIDAYS(language), landscape=False)


def _free_days(holidays: tuple[Holiday, ...], pen: Pen) -> tuple[ChoiceList, ...]:
    """The list behind the name that the due dates count with."""
    if not holidays:
        return ()
    return (ChoiceList("holidays", HOLIDAYS(pen.language), tuple(free.day for free in holidays), name="Holidays"),)
