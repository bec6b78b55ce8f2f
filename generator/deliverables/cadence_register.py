"""The contact register of ``cadences``: who is due when by which channel, and whom nobody may contact, and why.

A contact without a recorded basis, with one that has run out or that does not serve for the next channel, or who has
objected once in any row, is given no date and no channel: the register names the reason instead.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.contact import Cadence, LegalBasis
from generator.documents.workbook import (
    Cell,
    CellFormula,
    Chart,
    ChoiceList,
    Highlight,
    Result,
    SheetRow,
    TableSheet,
)
from generator.locale import Label, in_every_language
from generator.rhythm.calendar import WorkingCalendar, calendar_for

from .cadence_timing import YES, Touch, by_day
from .columns import Col, sheet_columns, sheet_row, sheet_rows
from .due_states import AHEAD, DUE, LATE, lights, state
from .examples import MARK, Sample, example, not_an_example, numbers, sample
from .formulas import literal, workday
from .internal_pen import InternalPen
from .messages import CHANNELS
from .reference_date import TODAY, counted_from
from .touches import channel

OVER = Label("finished")
BARRED = Label("do not contact")
OBJECTED = Label("objected to contact")
NO_BASIS, EXPIRED = Label("no basis of contact recorded"), Label("the basis has run out")
OTHER_CHANNEL = Label("the basis does not serve for the next channel")
OUTCOMES = (
    Label("replied"),
    Label("meeting booked"),
    Label("refused"),
    OBJECTED,
    Label("wrong person"),
    Label("no answer"),
)
EVERY_CHANNEL = Label("all channels")
BASIS_FIRST = Label("Record the basis of contact first: without one no cadence begins.")
WITHOUT_A_BASIS = Label("Without a recorded basis nobody calls or writes. Leave it blank if there is none.")
ROWS = 200
FIRST_YEAR = 2026
HOLIDAY_YEARS = 5

_MATCH = f'MATCH({literal("{cadence}")}&"|"&({{done}}+1),{{timing.key[]}},0)'
_NEXT = f'IFERROR(INDEX({{timing.channel[]}},{_MATCH}),"")'
_IDLE = '{start}="",{cadence}="",{outcome}<>""'
"""What holds, one or the other, where a cadence has not begun or is over."""


# --- the sheets -----------------------------------------------------------------------------------


def register(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """One contact a row; without any cadence there is nothing to look up, so no formulas."""
    looked_up = bool(blueprint.cadences)
    columns = tuple(_columns(blueprint, pen))
    yield TableSheet(
        "register",
        "",
        sheet_columns(columns, pen),
        (_example(blueprint, pen),),
        blank_rows=ROWS,
        highlights=_highlights(pen) if looked_up else (),
        freeze=3,
    )


def _columns(blueprint: Blueprint, pen: InternalPen) -> Iterator[Col[object, Cell]]:
    looked_up = bool(blueprint.cadences)
    bases, cadences = "bases" if blueprint.legal_bases else "", "cadences" if looked_up else ""
    due = _due(calendar_for(blueprint)) if looked_up else ""
    yield numbers()
    yield Col("contact", Label("Person"), 17, input=True)
    yield Col("firm", Label("Company"), 17, input=True)
    yield Col("basis", Label("Basis of contact"), 18, choices=bases, input=True, hint=WITHOUT_A_BASIS)
    yield Col("until", Label("Basis valid until"), 12, kind="date", input=True)
    yield Col("cadence", Label("Cadence"), 18, choices=cadences, input=True)
    yield Col("start", Label("Start"), 12, kind="date", input=True, rule='{basis}<>""', refusal=BASIS_FIRST)
    yield Col("done", Label("Touches done"), 10, kind="integer", input=True, least=0)
    yield Col("outcome", Label("Outcome"), 14, choices="outcomes", input=True)
    yield Col("due", Label("Next due"), 12, kind="date", formula=due)
    yield Col("channel", Label("Next channel"), 13, formula=_unless_barred(_NEXT) if looked_up else "")
    yield Col("state", Label("State"), 12, formula=_state(pen) if looked_up else "")
    yield Col("barred", Label("Why not to contact"), 18, formula=_barred(blueprint, pen))
    yield Col("remark", Label("Remarks"), 20, input=True)


def states(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """How many contacts are in each state, and what became of the others; none where no state is worked out."""
    rows = (
        *(_State(state, "state") for state in (LATE, DUE, AHEAD, BARRED, OVER)),
        *(_State(outcome, "outcome") for outcome in OUTCOMES),
    )
    columns: tuple[Col[_State, Cell], ...] = (
        Col("state", Label("State"), 30, lambda one: pen.say(one.name)),
        Col("count", Label("Contacts"), 14, lambda one: one.counted(pen), "integer"),
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

    def counted(self, pen: InternalPen) -> CellFormula:
        """How many rows of the register have it; one with nothing but its example has none."""
        others = not_an_example(f"register.{MARK}", pen)
        return CellFormula(f"COUNTIFS({{register.{self.column}[]}},{{state}},{others})", Result(0))


def bases(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What each basis of contact serves for, and what has to be on record: the register looks it up here."""
    columns: tuple[Col[LegalBasis, Cell], ...] = (
        Col("basis", Label("Basis of contact"), 34, lambda one: pen.bare(one.name)),
        Col("channels", Label("Channel"), 44, lambda one: _channels(one, pen)),
        Col("evidence", Label("What has to be on record"), 64, lambda one: pen.bare(one.evidence or "")),
    )
    if blueprint.legal_bases:
        rows = sheet_rows(blueprint.legal_bases.values(), columns)
        yield TableSheet("bases", "", sheet_columns(columns, pen), rows, freeze=1)


def _channels(basis: LegalBasis, pen: InternalPen) -> str:
    return ", ".join(pen.say(CHANNELS[one]) for one in basis.channels) or pen.say(EVERY_CHANNEL)


def _highlights(pen: InternalPen) -> tuple[Highlight, ...]:
    return (
        Highlight("state", f"{{state}}={_text(BARRED, pen)}", "bad"),
        *lights("state", pen),
        Highlight("state", f"{{state}}={_text(OVER, pen)}", "muted"),
        Highlight("barred", '{barred}<>""', "bad"),
    )


# --- the formulas ---------------------------------------------------------------------------------


def _text(words: Label, pen: InternalPen) -> str:
    return f'"{pen.say(words)}"'


def _unless_barred(then: str) -> str:
    """What a row says of its next touch: nothing where there is none, or where nobody may contact this person."""
    return f'IF(OR({_IDLE},{{barred}}<>""),"",{then})'


def _barred(blueprint: Blueprint, pen: InternalPen) -> str:
    """Why nobody may contact this person: the first reason that holds, nothing where there is none."""
    has_objected = f"({{outcome[]}}={_text(OBJECTED, pen)})"
    objected = f"SUMPRODUCT(({{contact[]}}={{contact}})*({{firm[]}}={{firm}})*{has_objected})>0"
    expired = f'AND({{until}}<>"",{TODAY}<>"",{{until}}<{TODAY})'
    misses = _misses_the_channel(pen) if blueprint.cadences and blueprint.legal_bases else "FALSE"
    by_channel = f'IF({misses},{_text(OTHER_CHANNEL, pen)},"")'
    reasons = f"IF({expired},{_text(EXPIRED, pen)},{by_channel})"
    recorded = f'IF({{basis}}="",{_text(NO_BASIS, pen)},{reasons})'
    return f'IF({{contact}}="","",IF({objected},{_text(OBJECTED, pen)},{recorded}))'


def _misses_the_channel(pen: InternalPen) -> str:
    """Whether the next touch goes by a channel for which the basis does not serve; a task of ours needs none.

    A channel that is still to be decided is none yet.
    """
    served = f"INDEX({{bases.channels[]}},MATCH({literal('{basis}')},{{bases.basis[]}},0))"
    named = f'ISNUMBER(SEARCH(", "&{_NEXT}&",",", "&{served}&","))'
    serves = f"OR({served}={_text(EVERY_CHANNEL, pen)},{named})"
    known = ",".join(_text(label, pen) for id_, label in CHANNELS.items() if id_ != "task")
    return f"IF(OR({_IDLE}),FALSE,AND(ISNUMBER(MATCH({_NEXT},{{{known}}},0)),NOT(IFERROR({serves},TRUE))))"


def _due(calendar: WorkingCalendar) -> str:
    """The next touch: so many working days (or days) after the start, holidays skipped.

    Counted from the day before, so that a start on a free day moves to a working day as well.
    """
    offset = f"INDEX({{timing.offset[]}},{_MATCH})"
    working = f"INDEX({{timing.working[]}},{_MATCH})"
    yes = ",".join(f'{working}="{word}"' for word in in_every_language(YES))
    worked = workday("{start}-1", f"{offset}+1", calendar, "Holidays")
    return _unless_barred(f'IFERROR(IF(OR({yes}),{worked},{{start}}+{offset}),"")')


def _state(pen: InternalPen) -> str:
    dated = f'IF({{due}}="",{_text(OVER, pen)},{state("{due}", "FALSE", pen)})'
    begun = f'IF(OR({{cadence}}="",{{start}}=""),"",{dated})'
    return f'IF({{barred}}<>"",{_text(BARRED, pen)},{begun})'


# --- the example ----------------------------------------------------------------------------------


def _example(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """A person at such a firm as the company writes to, after the first touch of its first cadence."""
    whom, cadence = sample(blueprint, pen), next(iter(blueprint.cadences.values()), None)
    basis = _basis(cadence, blueprint)
    cells: dict[str, Cell] = {
        "contact": whom.person,
        "firm": whom.firm,
        "basis": pen.bare(basis.name) if basis else None,
        "cadence": pen.caption(cadence.name) if cadence else None,
        "start": counted_from(whom.day) if basis else None,
        "done": 1,
        **_worked_out(whom, cadence, basis, blueprint, pen),
    }
    return example(cells, pen)


def _basis(cadence: Cadence | None, blueprint: Blueprint) -> LegalBasis | None:
    """The basis that the second touch rests on, or the first of all."""
    steps = list(cadence.steps.values())[1:2] if cadence else []
    named = [*(step.legal_basis for step in steps), cadence.legal_basis if cadence else None]
    found = (blueprint.legal_bases[one] for one in named if one)
    return next(found, next(iter(blueprint.legal_bases.values()), None))


def _worked_out(
    whom: Sample, cadence: Cadence | None, basis: LegalBasis | None, blueprint: Blueprint, pen: InternalPen
) -> dict[str, Cell]:
    """What the formulas of the example come to."""
    touches = list(by_day(cadence)) if cadence else []
    coming = touches[1] if len(touches) > 1 and whom.day and basis else None
    barred = _reason(basis, coming)
    cells: dict[str, Cell] = {"barred": Result(pen.say(barred) if barred else "")}
    if not cadence:
        return cells
    due = _day(whom.day, coming, blueprint) if coming and whom.day and not barred else None
    return {
        **cells,
        "due": Result(due or ""),
        "channel": Result(channel(coming.step, pen) if coming and due else ""),
        "state": Result(_state_of(due, whom.day if basis else None, barred, pen)),
    }


def _reason(basis: LegalBasis | None, coming: Touch | None) -> Label | None:
    if basis is None:
        return NO_BASIS
    used = coming.step.channel if coming else None
    misses = used not in (None, "task") and basis.channels and used not in basis.channels
    return OTHER_CHANNEL if misses else None


def _day(start: datetime.date, coming: Touch, blueprint: Blueprint) -> datetime.date:
    calendar = calendar_for(blueprint)
    if coming.cadence.working_days:
        return calendar.add_working_days(calendar.next_working_day(start), coming.offset)
    return start + datetime.timedelta(days=coming.offset)


def _state_of(due: datetime.date | None, start: datetime.date | None, barred: Label | None, pen: InternalPen) -> str:
    if barred:
        return pen.say(BARRED)
    if start is None:
        return ""
    if due is None:
        return pen.say(OVER)
    return pen.say(DUE if due == start else AHEAD)


# --- the lists to choose from ---------------------------------------------------------------------


def choices(blueprint: Blueprint, pen: InternalPen) -> tuple[ChoiceList, ...]:
    """Cadences and bases where there are any, outcomes, and the holidays that due dates skip."""
    cadences = tuple(pen.caption(cadence.name) for cadence in blueprint.cadences.values())
    found = tuple(pen.bare(one.name) for one in blueprint.legal_bases.values())
    return (
        *((ChoiceList("cadences", pen.say("Cadence"), cadences),) if cadences else ()),
        *((ChoiceList("bases", pen.say("Legal basis"), found),) if found else ()),
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
