"""The workbook of the cadences: the register that is worked in every day, a sheet a cadence, the days to look up."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.contact import Cadence, Step
from generator.documents.undecided import bare, joined
from generator.documents.workbook import (
    Cell,
    CellFormula,
    Chart,
    ChoiceList,
    Highlight,
    NamedValue,
    Result,
    SheetRow,
    TableSheet,
    TextSheet,
)
from generator.locale import Label, in_every_language
from generator.rhythm.calendar import WorkingCalendar, calendar_for

from .columns import Col, sheet_columns, sheet_row, sheet_rows
from .formulas import literal, workday
from .internal_pen import InternalPen
from .known import avatars_written_to
from .messages import others, text_to_send
from .sheets import Makes
from .touches import FUNCTIONS, basis, channel, day_label

YES, NO = Label("yes"), Label("no")
LATE, DUE, AHEAD, OVER = (
    Label("late"),
    Label("due"),
    Label("ahead"),
    Label("finished"),
)
OUTCOMES = (
    Label("replied"),
    Label("meeting booked"),
    Label("refused"),
    Label("objected to contact"),
    Label("wrong person"),
    Label("no answer"),
)
REGISTER_ROWS = 200
FIRST_YEAR = 2026
HOLIDAY_YEARS = 5


def about(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """How to work with it, and the day that it takes for today."""
    today = NamedValue("ReferenceDate", pen.say("Today: enter a date, or =TODAY()"), blueprint.as_of, "date")
    yield TextSheet("about", "", blueprint.papers["cadences"].title, values=(today,))


# --- the cadences ---------------------------------------------------------------------------------


def overview(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row a cadence; no sheet where there is none."""
    columns: tuple[Col[Cadence, Cell], ...] = (
        Col("cadence", Label("Cadence"), 18, lambda one: pen.caption(one.name)),
        Col("kind", Label("Kind"), 16, lambda one: pen.say(FUNCTIONS[one.function])),
        Col("goal", Label("Goal"), 23, lambda one: pen.bare(one.goal)),
        Col("entry", Label("Who enters"), 30, lambda one: _entry(one, pen)),
        Col("owner", Label("Owner"), 13, lambda one: pen.role(one.owner)),
        Col("steps", Label("Touches"), 10, lambda one: len(one.steps), "integer"),
        Col("length", Label("Length in days"), 10, _length, "integer"),
        Col("channels", Label("Channel"), 14, lambda one: _channels(one, pen)),
        Col("most", Label("Most contacts at a time"), 10, lambda one: one.most_active, "integer"),
        Col("pause", Label("Pause in days"), 10, lambda one: one.pause, "integer"),
        Col("stops", Label("Stop at once when"), 27, lambda one: "\n".join(pen.bare(stop) for stop in one.stops)),
    )
    if blueprint.cadences:
        rows = sheet_rows(blueprint.cadences.values(), columns)
        yield TableSheet("overview", "", sheet_columns(columns, pen), rows, freeze=1)


def _entry(cadence: Cadence, pen: InternalPen) -> str:
    return pen.bare_or_decision(cadence.entry, pen.say("Who enters").lower(), cadence.origin("entry"))


def _length(cadence: Cadence) -> int:
    days = [step.day for step in cadence.steps.values()]
    return max(days) - min(days) + 1 if days else 0


def _channels(cadence: Cadence, pen: InternalPen) -> str:
    return joined(", ", dict.fromkeys(channel(step, pen) for step in cadence.steps.values()))


def touches(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A sheet a cadence: its touches with the texts to send."""
    for cadence in blueprint.cadences.values():
        columns = _of_a_touch(cadence, blueprint, pen.writing_to(cadence.avatar))
        yield TableSheet(
            cadence.id,
            pen.caption(cadence.name)[:31],
            sheet_columns(columns, pen),
            sheet_rows(cadence.steps.values(), columns),
            heading=pen.caption(cadence.name),
            remarks=(pen.bare(cadence.goal),),
            freeze=2,
        )


def _of_a_touch(cadence: Cadence, blueprint: Blueprint, pen: InternalPen) -> tuple[Col[Step, Cell], ...]:
    return (
        Col("day", day_label(cadence), 9, lambda step: step.day, "integer"),
        Col("channel", Label("Channel"), 12, lambda step: channel(step, pen)),
        Col("purpose", Label("Purpose"), 25, lambda step: pen.bare(step.purpose)),
        Col("subject", Label("Subject"), 19, lambda step: _subject(step, blueprint, pen)),
        Col("body", Label("Text"), 54, lambda step: _text(step, blueprint, pen)),
        *_others(cadence, blueprint, pen),
        Col("automatic", Label("Automatic"), 10, lambda step: pen.say(YES if step.automatic else NO)),
        Col("role", Label("Who"), 13, lambda step: pen.role(step.role or cadence.owner)),
        Col("minutes", Label("Minutes"), 9, lambda step: step.minutes, "integer"),
        Col("basis", Label("Legal basis"), 17, lambda step: basis(step, cadence, blueprint, pen)),
        Col("answered", Label("If answered"), 18, lambda step: pen.bare(step.if_answered or "")),
    )


def _others(cadence: Cadence, blueprint: Blueprint, pen: InternalPen) -> Iterator[Col[Step, Cell]]:
    """What further kinds of firms are written instead, where the cadence is for several."""
    if cadence.avatar is None and len(avatars_written_to(blueprint)) > 1:
        label = Label("To other kinds of firms")
        yield Col("others", label, 34, lambda step: _instead(step, blueprint, pen), origin="avatars")


def _instead(step: Step, blueprint: Blueprint, pen: InternalPen) -> str:
    message = blueprint.messages.get(step.message or "")
    said = others(message, pen) if message else ()
    return joined("\n\n", (joined("\n", (firm, bare(facts))) for firm, facts in said))


def _subject(step: Step, blueprint: Blueprint, pen: InternalPen) -> str:
    message = blueprint.messages.get(step.message or "")
    return pen.bare(message.subject[0]) if message and message.subject else ""


def _text(step: Step, blueprint: Blueprint, pen: InternalPen) -> str:
    message = blueprint.messages.get(step.message or "")
    return text_to_send(message, pen) if message else ""


# --- the days to look up --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Touch:
    """A touch with its number in the order of days, counted from 1."""

    cadence: Cadence
    step: Step
    number: int

    @property
    def offset(self) -> int:
        """Days from the first touch."""
        return self.step.day - min(step.day for step in self.cadence.steps.values())


def timing(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The days of all cadences in one table: what the register looks its due dates up in."""
    columns: tuple[Col[_Touch, Cell], ...] = (
        Col("key", Label("Key"), 44, lambda one: f"{pen.caption(one.cadence.name)}|{one.number}"),
        Col("cadence", Label("Cadence"), 34, lambda one: pen.caption(one.cadence.name)),
        Col("touch", Label("Touch no."), 12, lambda one: one.number, "integer"),
        Col("offset", Label("Days from start"), 14, lambda one: one.offset, "integer"),
        Col("working", Label("Working day"), 16, lambda one: pen.say(YES if one.cadence.working_days else NO)),
        Col("channel", Label("Channel"), 24, lambda one: channel(one.step, pen)),
    )
    if blueprint.cadences:
        rows = tuple(_timed(one, columns) for cadence in blueprint.cadences.values() for one in _by_day(cadence))
        yield TableSheet("timing", "", sheet_columns(columns, pen), rows)


def _by_day(cadence: Cadence) -> Iterator[_Touch]:
    steps = sorted(cadence.steps.values(), key=lambda step: step.day)
    return (_Touch(cadence, step, number) for number, step in enumerate(steps, start=1))


def _timed(touch: _Touch, columns: tuple[Col[_Touch, Cell], ...]) -> SheetRow:
    return sheet_row(touch, columns, f"{touch.cadence.id}-{touch.step.id}", touch.step.path)


# --- the register ---------------------------------------------------------------------------------


def register(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """One contact a row; without any cadence there is nothing to look up, so no formulas."""
    looked_up = bool(blueprint.cadences)
    bases, cadences = "bases" if blueprint.legal_bases else "", "cadences" if looked_up else ""
    due = _due(calendar_for(blueprint)) if looked_up else ""
    columns: tuple[Col[object, Cell], ...] = (
        Col("contact", Label("Person"), 19, input=True),
        Col("firm", Label("Company"), 19, input=True),
        Col("basis", Label("Basis of contact"), 20, choices=bases, input=True),
        Col("cadence", Label("Cadence"), 22, choices=cadences, input=True),
        Col("start", Label("Start"), 12, kind="date", input=True),
        Col("done", Label("Touches done"), 12, kind="integer", input=True),
        Col("outcome", Label("Outcome"), 18, choices="outcomes", input=True),
        Col("due", Label("Next due"), 12, kind="date", formula=due),
        Col("channel", Label("Next channel"), 16, formula=_NEXT_CHANNEL if looked_up else ""),
        Col("state", Label("State"), 12, formula=_state(pen) if looked_up else ""),
        Col("remark", Label("Remarks"), 26, input=True),
    )
    yield TableSheet(
        "register",
        "",
        sheet_columns(columns, pen),
        blank_rows=REGISTER_ROWS,
        highlights=_highlights(pen) if looked_up else (),
        freeze=2,
    )


def states(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """How many contacts are in each state, and what became of the others; none where no state is worked out."""
    rows = (
        *(_State(state, "state") for state in (LATE, DUE, AHEAD, OVER)),
        *(_State(outcome, "outcome") for outcome in OUTCOMES),
    )
    columns: tuple[Col[_State, Cell], ...] = (
        Col("state", Label("State"), 30, lambda one: pen.say(one.name)),
        Col("count", Label("Contacts"), 14, lambda one: one.counted, "integer"),
    )
    chart = Chart(pen.say("Contacts by state and outcome"), "state", ("count",), pen.say("Contacts"), "bars")
    if blueprint.cadences:
        filled = tuple(sheet_row(row, columns, "", "") for row in rows)
        yield TableSheet("states", "", sheet_columns(columns, pen), filled, landscape=False, charts=(chart,))


@dataclass(frozen=True, slots=True)
class _State:
    """A state or an outcome, and the column of the register in which it stands."""

    name: Label
    column: str

    @property
    def counted(self) -> CellFormula:
        """How many rows of the register have it; an empty one has none."""
        return CellFormula(f"COUNTIF({{register.{self.column}[]}},{{state}})", Result(0))


def _highlights(pen: InternalPen) -> tuple[Highlight, ...]:
    return (
        Highlight("basis", 'AND({contact}<>"",{basis}="")', "bad"),
        Highlight("state", f'{{state}}="{pen.say(LATE)}"', "bad"),
        Highlight("state", f'{{state}}="{pen.say(DUE)}"', "warning"),
        Highlight("state", f'{{state}}="{pen.say(OVER)}"', "muted"),
    )


_MATCH = f'MATCH({literal("{cadence}")}&"|"&({{done}}+1),{{timing.key[]}},0)'
_OPEN = 'OR({start}="",{cadence}="",{outcome}<>"")'
_NEXT_CHANNEL = f'IF({_OPEN},"",IFERROR(INDEX({{timing.channel[]}},{_MATCH}),""))'


def _due(calendar: WorkingCalendar) -> str:
    """The next touch: so many working days (or days) after the start, holidays skipped.

    Counted from the day before, so that a start on a free day moves to a working day as well.
    """
    offset = f"INDEX({{timing.offset[]}},{_MATCH})"
    working = f"INDEX({{timing.working[]}},{_MATCH})"
    yes = ",".join(f'{working}="{word}"' for word in in_every_language(YES))
    worked = workday("{start}-1", f"{offset}+1", calendar, "Holidays")
    return f'IF({_OPEN},"",IFERROR(IF(OR({yes}),{worked},{{start}}+{offset}),""))'


def _state(pen: InternalPen) -> str:
    late, due, ahead, over = (f'"{pen.say(label)}"' for label in (LATE, DUE, AHEAD, OVER))
    by_date = f"IF({{due}}<ReferenceDate,{late},IF({{due}}=ReferenceDate,{due},{ahead}))"
    return f'IF(OR({{cadence}}="",{{start}}=""),"",IF({{due}}="",{over},IF(ReferenceDate="","",{by_date})))'


# --- the lists to choose from ---------------------------------------------------------------------


def choices(blueprint: Blueprint, pen: InternalPen) -> tuple[ChoiceList, ...]:
    """Cadences and bases where there are any, outcomes, and the holidays that due dates skip."""
    cadences = tuple(pen.caption(cadence.name) for cadence in blueprint.cadences.values())
    bases = tuple(pen.bare(one.name) for one in blueprint.legal_bases.values())
    return (
        *((ChoiceList("cadences", pen.say("Cadence"), cadences),) if cadences else ()),
        *((ChoiceList("bases", pen.say("Legal basis"), bases),) if bases else ()),
        ChoiceList("outcomes", pen.say("Outcome"), tuple(pen.say(outcome) for outcome in OUTCOMES)),
        ChoiceList("holidays", pen.say("Public holidays"), _holidays(blueprint), name="Holidays"),
    )


def _holidays(blueprint: Blueprint) -> tuple[datetime.date, ...]:
    """Public holidays of the years ahead, and of the one before: a cadence may have begun in December.

    With no date given, the years are counted from the first one in which the format exists.
    """
    year = blueprint.as_of.year if blueprint.as_of else FIRST_YEAR
    calendar = calendar_for(blueprint)
    last = datetime.date(year + HOLIDAY_YEARS - 1, 12, 31)
    return tuple(holiday.day for holiday in calendar.holidays(datetime.date(year - 1, 1, 1), last))


SHEETS: Makes = {
    "about": about,
    "register": register,
    "states": states,
    "overview": overview,
    "touches": touches,
    "timing": timing,
}
