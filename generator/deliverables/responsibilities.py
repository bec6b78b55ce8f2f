"""``responsibilities``: who does what and who answers for it – every tool, task and deadline, by role (RACI)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.blueprint.frequencies.frequency import DayKind
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.company import Person, Role
from generator.documents.blocks import Block, Heading, KeyValues
from generator.documents.inline import Inline, bold
from generator.documents.workbook import Cell, TableSheet
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_row, table
from .facts import facts
from .internal_pen import InternalPen
from .paper import Paper
from .pipelines import ORIGIN, PIPELINES, column, names
from .registry import Deliverable

ACTIVITY, WHEN = Label("Activity"), Label("When")


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that is done: where, what, when, by whom; ``group`` is the stage's or the deadlines' headline.

    ``pipelines`` are those of its stage, where there are several.
    """

    group: str
    pipelines: str
    name: str
    when: str
    responsible: str | None
    accountable: str | None
    escalation: str | None
    origin: str


def _activities(blueprint: Blueprint, pen: InternalPen) -> Iterator[Activity]:
    """The tools and tasks of every stage, then what has to follow an event."""
    pipelines = names(blueprint)
    for stage in blueprint.stages.values():
        group, among = pen.stage(stage.id), pipelines.get(stage.id, "")
        for tool in blueprint.tools.values():
            if tool.stage == stage.id:
                when = pen.rhythm(tool)
                yield Activity(group, among, tool.name, when, tool.responsible, tool.accountable, None, tool.path)
        for task in stage.tasks.values():
            deadline = pen.bare(task.deadline or "")
            yield Activity(group, among, task.name, deadline, task.responsible, task.accountable, None, task.path)
    for rule in blueprint.time_rules.values():
        event = blueprint.events[rule.event]
        accountable = rule.escalation or rule.role
        when = f"{event.follows or event.name}: {_window(rule.min_days, rule.max_days, rule.days, pen)}"
        group = pen.say("Deadlines after events")
        yield Activity(group, "", rule.action, when, rule.role, accountable, rule.escalation, rule.path)


def _window(least: int, most: int | None, days: DayKind, pen: InternalPen) -> str:
    if most is None:
        return pen.say("on the date agreed with the [[word.customer]]")
    return pen.window(least, most, days)


def _responsible(activity: Activity, pen: InternalPen) -> str:
    return pen.role_or_decision(activity.responsible, f"{activity.origin}.responsible")


def _accountable(activity: Activity, pen: InternalPen) -> str:
    return pen.role_or_decision(activity.accountable, f"{activity.origin}.accountable")


def _our_roles(blueprint: Blueprint) -> list[Role]:
    return [role for role in blueprint.roles.values() if role.side == "us"]


def _roles_that_work(blueprint: Blueprint) -> list[Role]:
    """Our roles, then those of partners."""
    return [*_our_roles(blueprint), *(role for role in blueprint.roles.values() if role.side == "partner")]


# --- the page -------------------------------------------------------------------------------------


def activities(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The activities by stage, each with who does it and who answers for it."""
    columns: tuple[Col[Activity, Inline | str], ...] = (
        Col("activity", ACTIVITY, 3, lambda one: one.name),
        Col("when", WHEN, 2, lambda one: pen.words(one.when or "–")),
        Col("responsible", pen.say("Responsible"), 1.2, lambda one: pen.words(_responsible(one, pen))),
        Col("accountable", pen.say("Accountable"), 1.2, lambda one: bold(pen.words(_accountable(one, pen)))),
    )
    groups = groupby(_activities(blueprint, pen), lambda one: (one.group, one.pipelines))
    for number, ((group, pipelines), found) in enumerate(groups, start=1):
        yield Heading(1, pen.words(group), f"group-{number}")
        yield from facts(pen, ORIGIN, (PIPELINES, pen.words(pipelines)))
        yield table(found, pen, *columns, row_origin=lambda one: one.origin)


def roles(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What is laid down about roles beside single activities, and how to reach the people in them."""
    for role in _roles_that_work(blueprint):
        for known in _facts(role, blueprint, pen):
            yield Heading(2, pen.words(pen.role(role.id)), f"role-{role.id}", role.origin("name"))
            yield known


def _facts(role: Role, blueprint: Blueprint, pen: InternalPen) -> Iterator[KeyValues]:
    return facts(
        pen,
        role.path,
        (Label("Duties"), " · ".join(role.duties)),
        (Label("Answers for the pipelines"), pen.words(_owned(role, blueprint))),
        (Label("Deputy"), pen.words(pen.role(role.deputy)) if role.deputy else None),
        (Label("Most open deals at a time"), pen.words(str(role.most_open_deals or ""))),
        *((one.name, _reached(one, pen)) for one in blueprint.people.values() if role.id in one.roles),
    )


def _owned(role: Role, blueprint: Blueprint) -> str:
    return ", ".join(one.name for one in blueprint.pipelines.values() if one.owner == role.id)


def _reached(person: Person, pen: InternalPen) -> Inline:
    return pen.words(" · ".join(filter(None, (person.phone, person.email))))


# --- the workbook ---------------------------------------------------------------------------------


def matrix(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The activities and the roles, ours and partners', that have anything to do with them, each marked with what."""
    found = list(_activities(blueprint, pen))
    busy = {role for one in found for role in (one.responsible, one.accountable)}
    columns: tuple[Col[Activity, Cell], ...] = (
        Col("group", pen.say("Stage"), 26, lambda one: one.group),
        Col("activity", ACTIVITY, 44, lambda one: pen.bare(one.name)),
        *column(_pipelines, blueprint),
        *(_marks(role, pen) for role in _roles_that_work(blueprint) if role.id in busy),
    )
    yield _sheet("matrix", found, columns, pen)


def _pipelines(activity: Activity) -> str | None:
    return activity.pipelines or None


def _marks(role: Role, pen: InternalPen) -> Col[Activity, Cell]:
    origin = role.origin("name")
    return Col(role.id, pen.role(role.id), 13, lambda one: _mark(one, role.id, pen) or None, origin=origin)


def _mark(activity: Activity, role: str, pen: InternalPen) -> str:
    """What a role has to do with an activity: one letter, both, or none."""
    marks = ((activity.responsible, Label("R")), (activity.accountable, Label("A")))
    return " ".join(pen.say(mark) for holder, mark in marks if holder == role)


def all_activities(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The activities with their deadlines, and who decides where one fails."""
    columns: tuple[Col[Activity, Cell], ...] = (
        Col("group", pen.say("Stage"), 26, lambda one: one.group),
        Col("activity", ACTIVITY, 48, lambda one: pen.bare(one.name)),
        *column(_pipelines, blueprint),
        Col("when", WHEN, 34, lambda one: one.when),
        Col("responsible", pen.say("Responsible"), 20, lambda one: _responsible(one, pen)),
        Col("accountable", pen.say("Accountable"), 20, lambda one: _accountable(one, pen)),
        Col("escalation", Label("If it fails, decision by"), 20, lambda one: _escalation(one, pen)),
    )
    yield _sheet("list", _activities(blueprint, pen), columns, pen)


def _escalation(activity: Activity, pen: InternalPen) -> str | None:
    return pen.role(activity.escalation) if activity.escalation else None


def _sheet(
    id_: str, found: Iterable[Activity], columns: tuple[Col[Activity, Cell], ...], pen: InternalPen
) -> TableSheet:
    rows = (sheet_row(one, columns, one.origin.rpartition(".")[2], one.origin) for one in found)
    return TableSheet(id_, "", sheet_columns(columns, pen), tuple(rows), freeze=2)


class _OfOurRoles(Paper):
    """A paper that is made where any role is ours."""

    def deliverable(self, blueprint: Blueprint) -> Deliverable | None:
        return super().deliverable(blueprint) if _our_roles(blueprint) else None


PAPER = _OfOurRoles(
    "responsibilities",
    {"activities": activities, "roles": roles},
    packs=("manager",),
    contents=True,
    searchable=True,
    document_formats=("html",),
    sheets={"matrix": matrix, "list": all_activities},
)
