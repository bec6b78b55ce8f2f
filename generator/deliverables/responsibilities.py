"""``responsibilities``: who does what and who answers for it – every tool, task and deadline, by role (RACI)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.blueprint.frequencies.frequency import DayKind
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.company import Role
from generator.documents.blocks import Block, Column, Document, Heading, KeyValues, Paragraph, Table, TableRow
from generator.documents.inline import Inline, bold
from generator.documents.workbook import Cell, SheetColumn, SheetRow, TableSheet, TextSheet, Workbook
from generator.locale import Label, said
from generator.rhythm.wording import window_wording

from .pen import Pen
from .registry import Deliverable

ID = "responsibilities"
TITLE = Label("Who does what")
SUBTITLE = Label("One person does it, one is accountable")
ABOUT = Label("Instructions")
HOW = (
    Label(
        "R – responsible: does it. A – accountable: answers for the result and may decide. Each activity has one A.",
    ),
    Label(
        "If nearly everything is in one role’s column, share the work out before life does it for you.",
    ),
)
DOES, ANSWERS = Label("R"), Label("A")
MATRIX, LIST = Label("Matrix"), Label("All activities")
ACTIVITY, WHEN, ESCALATION = (
    Label("Activity"),
    Label("When"),
    Label("If it fails, decision by"),
)
DEADLINES = Label("Deadlines after events")
ROLES = Label("Roles and people")
DUTIES, DEPUTY, MOST_DEALS = (
    Label("Duties"),
    Label("Deputy"),
    Label("Most open deals at a time"),
)
AGREED = Label("on the date agreed with the customer")


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that is done: where, what, when, by whom; ``group`` is the stage's or the deadlines' headline."""

    group: str
    name: str
    when: str
    responsible: str | None
    accountable: str | None
    escalation: str | None
    origin: str


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The paper, where there are roles."""
    if not any(role.side == "us" for role in blueprint.roles.values()):
        return []
    return [
        Deliverable(
            ID,
            said(TITLE, blueprint.language),
            document=document,
            document_formats=("html",),
            workbook=workbook,
            packs=("manager",),
        )
    ]


def activities(blueprint: Blueprint, pen: Pen) -> Iterator[Activity]:
    """The tools and tasks of every stage, then what has to follow an event."""
    for stage in blueprint.stages.values():
        group = pen.stage(stage.id)
        for tool in blueprint.tools.values():
            if tool.stage == stage.id:
                when = pen.rhythm(tool)
                yield Activity(group, tool.name, when, tool.responsible, tool.accountable, None, tool.path)
        for task in stage.tasks.values():
            deadline = pen.bare(task.deadline or "")
            yield Activity(group, task.name, deadline, task.responsible, task.accountable, None, task.path)
    for rule in blueprint.time_rules.values():
        event = blueprint.events[rule.event]
        accountable = rule.escalation or rule.role
        when = f"{event.follows or event.name}: {_window(rule.min_days, rule.max_days, rule.days, pen)}"
        yield Activity(pen.say(DEADLINES), rule.action, when, rule.role, accountable, rule.escalation, rule.path)


def _window(least: int, most: int | None, days: DayKind, pen: Pen) -> str:
    if most is None:
        return pen.say(AGREED)
    return window_wording(least, most, days, pen.language)


def _mark(activity: Activity, role: str, pen: Pen) -> str:
    """What a role has to do with an activity: one letter, both, or none."""
    marks = ((activity.responsible, DOES), (activity.accountable, ANSWERS))
    return " ".join(pen.say(mark) for holder, mark in marks if holder == role)


def _involved(found: list[Activity], blueprint: Blueprint) -> list[str]:
    """Our roles that have anything to do, in the blueprint's order."""
    busy = {role for one in found for role in (one.responsible, one.accountable)}
    return [id_ for id_, role in blueprint.roles.items() if role.side == "us" and id_ in busy]


# --- the page -------------------------------------------------------------------------------------


def document(blueprint: Blueprint) -> Document:
    """The activities by stage, each with who does it and who answers for it."""
    pen = Pen(blueprint)
    return pen.document(
        id_=ID,
        title=pen.say(TITLE),
        subtitle=pen.say(SUBTITLE),
        blocks=(*_page(list(activities(blueprint, pen)), pen), *_roles(blueprint, pen)),
        contents=True,
        searchable=True,
    )


def _page(found: list[Activity], pen: Pen) -> Iterator[Block]:
    yield Paragraph(pen.words(pen.say(HOW[0])), "lead")
    columns = (
        Column(pen.say(ACTIVITY), 3),
        Column(pen.say(WHEN), 2),
        Column(pen.label("common.responsible"), 1.2),
        Column(pen.label("common.accountable"), 1.2),
    )
    for number, group in enumerate(dict.fromkeys(one.group for one in found), start=1):
        yield Heading(1, pen.words(group), f"group-{number}")
        rows = (_table_row(one, pen) for one in found if one.group == group)
        yield Table(columns, tuple(rows))


def _table_row(activity: Activity, pen: Pen) -> TableRow:
    cells: tuple[Inline, ...] = (
        pen.inline(activity.name),
        pen.words(activity.when or "–"),
        pen.words(pen.role_or_decision(activity.responsible, f"{activity.origin}.responsible")),
        bold(pen.words(pen.role_or_decision(activity.accountable, f"{activity.origin}.accountable"))),
    )
    return TableRow(cells, origin=activity.origin)


def _roles(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """What is laid down about our roles beside single activities, and how to reach the people in them."""
    described = [(role, tuple(_facts(role, blueprint, pen))) for role in blueprint.roles.values() if role.side == "us"]
    if any(facts for _, facts in described):
        yield Heading(1, pen.words(pen.say(ROLES)), "roles")
    for role, facts in described:
        if facts:
            yield Heading(2, pen.inline(role.name), f"role-{role.id}", role.origin("name"))
            yield KeyValues(facts, role.path)


def _facts(role: Role, blueprint: Blueprint, pen: Pen) -> Iterator[tuple[str, Inline]]:
    if role.duties:
        yield pen.say(DUTIES), pen.inline(" · ".join(role.duties))
    if role.deputy:
        yield pen.say(DEPUTY), pen.words(pen.role(role.deputy))
    if role.most_open_deals:
        yield pen.say(MOST_DEALS), pen.words(str(role.most_open_deals))
    for person in blueprint.people.values():
        reached = " · ".join(filter(None, (person.phone, person.email)))
        if role.id in person.roles and reached:
            yield person.name, pen.words(reached)


# --- the workbook ---------------------------------------------------------------------------------


def workbook(blueprint: Blueprint) -> Workbook:
    """Instructions, the matrix of activities and roles, and the list with deadlines."""
    pen = Pen(blueprint)
    found = list(activities(blueprint, pen))
    lines = tuple(pen.say(line) for line in HOW)
    about = TextSheet("about", pen.say(ABOUT), pen.say(TITLE), (("", lines),))
    return pen.workbook(ID, pen.say(TITLE), (about, _matrix(found, blueprint, pen), _list(found, pen)))


def _matrix(found: list[Activity], blueprint: Blueprint, pen: Pen) -> TableSheet:
    roles = _involved(found, blueprint)
    columns = (
        SheetColumn("group", pen.label("common.stage"), 26),
        SheetColumn("activity", pen.say(ACTIVITY), 44),
        *(SheetColumn(role, blueprint.roles[role].name, 13) for role in roles),
    )
    rows = tuple(
        SheetRow(
            {
                "group": one.group,
                "activity": pen.bare(one.name),
                **{role: _mark(one, role, pen) or None for role in roles},
            },
            id=one.origin.rpartition(".")[2],
            origin=one.origin,
        )
        for one in found
    )
    return TableSheet("matrix", pen.say(MATRIX), columns, rows, heading=pen.say(MATRIX), freeze=2)


def _list(found: list[Activity], pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("group", pen.label("common.stage"), 26),
        SheetColumn("activity", pen.say(ACTIVITY), 48),
        SheetColumn("when", pen.say(WHEN), 34),
        SheetColumn("responsible", pen.label("common.responsible"), 20),
        SheetColumn("accountable", pen.label("common.accountable"), 20),
        SheetColumn("escalation", pen.say(ESCALATION), 20),
    )
    rows = tuple(_list_row(one, pen) for one in found)
    return TableSheet("list", pen.say(LIST), columns, rows, heading=pen.say(LIST), freeze=2)


def _list_row(activity: Activity, pen: Pen) -> SheetRow:
    cells: dict[str, Cell] = {
        "group": activity.group,
        "activity": pen.bare(activity.name),
        "when": activity.when,
        "responsible": pen.role_or_decision(activity.responsible, f"{activity.origin}.responsible"),
        "accountable": pen.role_or_decision(activity.accountable, f"{activity.origin}.accountable"),
        "escalation": pen.role(activity.escalation) if activity.escalation else None,
    }
    return SheetRow(cells, id=activity.origin.rpartition(".")[2], origin=activity.origin)
