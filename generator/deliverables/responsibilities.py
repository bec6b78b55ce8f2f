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
from generator.locale import Phrase
from generator.rhythm.wording import window_wording

from .pen import Pen
from .registry import Deliverable

ID = "responsibilities"
TITLE = Phrase("Kto za co odpowiada", "Who does what")
SUBTITLE = Phrase("Jedna osoba wykonuje, jedna odpowiada", "One person does it, one is accountable")
ABOUT = Phrase("Instrukcja", "Instructions")
HOW = (
    Phrase(
        "W – wykonuje. O – odpowiada za wynik i może zdecydować. Każda czynność ma dokładnie jedno O.",
        "R – responsible: does it. A – accountable: answers for the result and may decide. Each activity has one A.",
    ),
    Phrase(
        "Gdy w kolumnie jednej roli stoi prawie wszystko, podziel pracę, zanim zrobi to życie.",
        "If nearly everything is in one role’s column, share the work out before life does it for you.",
    ),
)
DOES, ANSWERS = Phrase("W", "R"), Phrase("O", "A")
MATRIX, LIST = Phrase("Macierz", "Matrix"), Phrase("Wszystkie czynności", "All activities")
ACTIVITY, WHEN, ESCALATION = (
    Phrase("Czynność", "Activity"),
    Phrase("Kiedy", "When"),
    Phrase("Gdy się nie uda, decyduje", "If it fails, decision by"),
)
DEADLINES = Phrase("Terminy po zdarzeniach", "Deadlines after events")
ROLES = Phrase("Role i ludzie", "Roles and people")
DUTIES, DEPUTY, MOST_DEALS = (
    Phrase("Obowiązki", "Duties"),
    Phrase("Zastępuje", "Deputy"),
    Phrase("Najwięcej otwartych szans naraz", "Most open deals at a time"),
)
AGREED = Phrase("w terminie uzgodnionym z klientem", "on the date agreed with the customer")


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
            TITLE(blueprint.language),
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
        yield Activity(DEADLINES(pen.language), rule.action, when, rule.role, accountable, rule.escalation, rule.path)


def _window(least: int, most: int | None, days: DayKind, pen: Pen) -> str:
    if most is None:
        return AGREED(pen.language)
    return window_wording(least, most, days, pen.language)


def _mark(activity: Activity, role: str, pen: Pen) -> str:
    """What a role has to do with an activity: one letter, both, or none."""
    marks = ((activity.responsible, DOES), (activity.accountable, ANSWERS))
    return " ".join(mark(pen.language) for holder, mark in marks if holder == role)


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
        title=TITLE(pen.language),
        subtitle=SUBTITLE(pen.language),
        blocks=(*_page(list(activities(blueprint, pen)), pen), *_roles(blueprint, pen)),
        contents=True,
        searchable=True,
    )


def _page(found: list[Activity], pen: Pen) -> Iterator[Block]:
    language = pen.language
    yield Paragraph(pen.words(HOW[0](language)), "lead")
    columns = (
        Column(ACTIVITY(language), 3),
        Column(WHEN(language), 2),
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
        yield Heading(1, pen.words(ROLES(pen.language)), "roles")
    for role, facts in described:
        if facts:
            yield Heading(2, pen.inline(role.name), f"role-{role.id}", role.origin("name"))
            yield KeyValues(facts, role.path)


def _facts(role: Role, blueprint: Blueprint, pen: Pen) -> Iterator[tuple[str, Inline]]:
    language = pen.language
    if role.duties:
        yield DUTIES(language), pen.inline(" · ".join(role.duties))
    if role.deputy:
        yield DEPUTY(language), pen.words(pen.role(role.deputy))
    if role.most_open_deals:
        yield MOST_DEALS(language), pen.words(str(role.most_open_deals))
    for person in blueprint.people.values():
        reached = " · ".join(filter(None, (person.phone, person.email)))
        if role.id in person.roles and reached:
            yield person.name, pen.words(reached)


# --- the workbook ---------------------------------------------------------------------------------


def workbook(blueprint: Blueprint) -> Workbook:
    """Instructions, the matrix of activities and roles, and the list with deadlines."""
    pen = Pen(blueprint)
    found = list(activities(blueprint, pen))
    lines = tuple(line(pen.language) for line in HOW)
    about = TextSheet("about", ABOUT(pen.language), TITLE(pen.language), (("", lines),))
    return pen.workbook(ID, TITLE(pen.language), (about, _matrix(found, blueprint, pen), _list(found, pen)))


def _matrix(found: list[Activity], blueprint: Blueprint, pen: Pen) -> TableSheet:
    language = pen.language
    roles = _involved(found, blueprint)
    columns = (
        SheetColumn("group", pen.label("common.stage"), 26),
        SheetColumn("activity", ACTIVITY(language), 44),
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
    return TableSheet("matrix", MATRIX(language), columns, rows, heading=MATRIX(language), freeze=2)


def _list(found: list[Activity], pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("group", pen.label("common.stage"), 26),
        SheetColumn("activity", ACTIVITY(language), 48),
        SheetColumn("when", WHEN(language), 34),
        SheetColumn("responsible", pen.label("common.responsible"), 20),
        SheetColumn("accountable", pen.label("common.accountable"), 20),
        SheetColumn("escalation", ESCALATION(language), 20),
    )
    rows = tuple(_list_row(one, pen) for one in found)
    return TableSheet("list", LIST(language), columns, rows, heading=LIST(language), freeze=2)


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
