"""``change-register``: the changes of a process with what they rest on, who sees to them, and whether they helped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.blueprint import element_names
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.winloss import Change
from generator.documents.workbook import (
    Cell,
    CellFormula,
    Chart,
    ChoiceList,
    Highlight,
    Result,
    SheetRow,
    TableSheet,
    TextSheet,
)
from generator.editions.field_labels import FIELDS
from generator.locale import Label

from . import win_loss_examples
from .columns import Col, sheet_columns, sheet_row, sheet_rows
from .due_states import lights, result, state
from .examples import example, not_an_example
from .internal_pen import InternalPen
from .paper import Paper
from .reference_date import today
from .win_loss import sponsor_of
from .win_loss_changes import SOURCES, STATUSES, latest_first

ID = "change-register"
_CLOSED = ("released", "rejected")
_BLANK_ROWS = 60


def about(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """The instructions, and the day that counts as today."""
    yield TextSheet("about", "", blueprint.papers[ID].title, values=(today(blueprint, pen),))


def register(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row a change, or an example while there is none, and rows for those to come."""
    columns = tuple(_columns(blueprint, pen))
    rows = sheet_rows(latest_first(blueprint), columns) or (_example(blueprint, pen),)
    looks = (*lights("state", pen), Highlight("urgent", '{urgent}="✓"', "accent"))
    yield TableSheet(
        "register", "", sheet_columns(columns, pen), rows, blank_rows=_BLANK_ROWS, highlights=looks, freeze=1
    )


def _example(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """The finding with which the Win-Loss register begins, taken up here."""
    found, first = win_loss_examples.finding(blueprint, pen).cells, next(iter(STATUSES.values()))
    taken = {id_: found[id_] for id_ in ("finding", "affects", "decision", "owner", "due", "state")}
    own: dict[str, Cell] = {
        "source": pen.say(SOURCES["win-loss"]),
        "interviews": found["evidence"],
        "status": pen.say(first),
    }
    return example({**taken, **own}, pen, "key")


def _columns(blueprint: Blueprint, pen: InternalPen) -> Iterator[Col[Change, Cell]]:
    closed = ",".join(f'{{status}}="{pen.say(STATUSES[status])}"' for status in _CLOSED)
    roles = "roles" if blueprint.roles else ""
    yield Col("key", Label("Key"), 24, lambda one: one.id, input=True)
    yield Col("on", Label("Decided on"), 13, lambda one: one.on, "date", input=True)
    yield Col(
        "source",
        Label("Where it comes from"),
        22,
        lambda one: pen.say(SOURCES[one.source]),
        choices="sources",
        input=True,
    )
    yield Col(
        "interviews", Label("From how many interviews"), 14, lambda one: one.interviews, "integer", input=True, least=0
    )
    yield Col("finding", Label("Finding"), 48, lambda one: pen.bare(one.finding), input=True)
    yield Col(
        "affects", Label("What it changes"), 34, lambda one: "\n".join(_named(one, blueprint, pen)) or None, input=True
    )
    yield Col("decision", Label("Decision"), 42, lambda one: pen.bare(one.decision or "") or None, input=True)
    yield Col("urgent", Label("Urgent"), 9, lambda one: one.urgent, "check", input=True)
    yield Col(
        "owner",
        Label("Accountable"),
        20,
        lambda one: pen.role(one.owner) if one.owner else None,
        choices=roles,
        input=True,
    )
    yield Col("due", Label("Due", "win-loss-guide"), 13, lambda one: one.due, "date", input=True)
    yield Col("status", Label("Status"), 14, lambda one: pen.say(STATUSES[one.status]), choices="statuses", input=True)
    yield Col(
        "state",
        Label("On time?"),
        12,
        lambda one: _state(one, blueprint, pen),
        formula=state("{due}", f"OR({closed})", pen),
    )
    yield Col("edition", Label("In edition"), 12, lambda one: one.released_in, input=True)
    yield Col("check", Label("Did it help? Look on"), 14, lambda one: one.check_on, "date", input=True)
    yield Col("effect", Label("What came of it"), 34, input=True)


def _state(change: Change, blueprint: Blueprint, pen: InternalPen) -> Cell:
    return Result("") if change.status in _CLOSED else result(change.due, blueprint, pen)


def _named(change: Change, blueprint: Blueprint, pen: InternalPen) -> Iterator[str]:
    return (pen.bare(element_names.of(path, blueprint)) or path for path in change.affects)


# --- what is touched ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Touch:
    """An element that a change is about."""

    change: Change
    path: str


def touched(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row an element and change, by parts of the process: who looks after one sees what is in the air."""
    columns: tuple[Col[_Touch, Cell], ...] = (
        Col("part", Label("Part of the process"), 24, lambda one: _part(one.path, pen)),
        Col(
            "element", Label("What it changes"), 40, lambda one: pen.bare(element_names.of(one.path, blueprint)) or None
        ),
        Col("finding", Label("Finding"), 54, lambda one: pen.bare(one.change.finding)),
        Col("status", Label("Status"), 14, lambda one: pen.say(STATUSES[one.change.status])),
        Col("path", Label("Key"), 40, lambda one: one.path),
    )
    touches = [_Touch(change, path) for change in blueprint.changes.values() for path in change.affects]
    rows = (
        sheet_row(one, columns, "", one.change.origin("affects"))
        for one in sorted(touches, key=lambda one: (_part(one.path, pen), one.path))
    )
    if touches:
        yield TableSheet("touched", "", sheet_columns(columns, pen), tuple(rows), freeze=2)


def _part(path: str, pen: InternalPen) -> str:
    label = pen.say(FIELDS[path.partition(".")[0]])
    return label[:1].upper() + label[1:]


# --- how many -------------------------------------------------------------------------------------


def states(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """How many changes there are of each status."""
    columns: tuple[Col[Label, Cell], ...] = (
        Col("status", Label("Status"), 24, pen.say),
        Col("count", Label("Changes"), 12, lambda one: _counted(one, blueprint, pen), "integer"),
    )
    rows = tuple(sheet_row(status, columns, "", "") for status in STATUSES.values())
    chart = Chart(pen.say("Changes by status"), "status", ("count",), pen.say("Changes"), "bars")
    yield TableSheet("states", "", sheet_columns(columns, pen), rows, landscape=False, charts=(chart,))


def _counted(status: Label, blueprint: Blueprint, pen: InternalPen) -> CellFormula:
    there = sum(1 for change in blueprint.changes.values() if STATUSES[change.status] == status)
    return CellFormula(
        f"COUNTIFS({{register.status[]}},{{status}},{not_an_example('register.key', pen)})", Result(there)
    )


def choices(blueprint: Blueprint, pen: InternalPen) -> tuple[ChoiceList, ...]:
    """The lists to choose from."""
    roles = tuple(pen.role(role) for role in blueprint.roles)
    lists = (
        ChoiceList("sources", pen.say("Where it comes from"), tuple(map(pen.say, SOURCES.values()))),
        ChoiceList("statuses", pen.say("Status"), tuple(map(pen.say, STATUSES.values()))),
        ChoiceList("roles", pen.say("Accountable"), roles),
    )
    return tuple(one for one in lists if one.values)


PAPER = Paper(
    ID,
    sheets={"about": about, "register": register, "touched": touched, "states": states},
    choices=choices,
    owner=sponsor_of,
    packs=("manager",),
)
