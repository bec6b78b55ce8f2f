"""``stage-tools``: the tool tables of all stages, and the task lists of those that have none.

In Excel one table with filters and a sheet a stage; in Word and HTML a table a stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import Stage, Task, Tool
from generator.documents.blocks import Block, Column, Document, Heading, Pages, Paragraph, Table, TableRow
from generator.documents.inline import bold
from generator.documents.workbook import ChoiceList, SheetColumn, SheetRow, TableSheet, TextSheet, Workbook
from generator.locale import Label, said

from .pen import Pen
from .registry import Deliverable

TITLE = Label("Stage tool tables")
SUBTITLE = Label("What we do at each stage, how often, and who is responsible")
ALL = Label("All tools")
TOOL = Label("Tool")
FUNCTION = Label("Kind of publication or function")
FREQUENCY = Label("Frequency")
PERFORM = Label("Perform")
REFRESH = Label("Review")
PRIORITY = Label("Priority")
BENEFIT = Label("Benefit")
DOCUMENT = Label("Document")
STATUS = Label("Status with us")
REVIEWED = Label("Last review")
COMMENT = Label("Comments")
STAGE_NO = Label("No.")
TASK = Label("Task")
DEADLINE = Label("Deadline")
EVIDENCE = Label("Evidence", "stage-tools")
DONE = Label("Done")
DEFAULT_NOTE = Label("* Default priority of the methodology, not yet confirmed by the company.")
LEVELS = {
    "critical": Label("! critical"),
    "high": Label("high"),
    "medium": Label("medium"),
    "low": Label("low"),
}
STATUSES = {
    "used": Label("in use"),
    "planned": Label("planned"),
    "unused": Label("not used"),
}
INSTRUCTIONS = Label("How to use this workbook")
HOW = (
    Label(
        "The sheet “All tools” holds every row; the buttons in its header filter by stage, role or priority.",
    ),
    Label(
        "After it, each stage has a sheet of its own to print. Stages without a tool table have a task list.",
    ),
    Label("Yellow cells are yours to fill: status with us, date of the last review, comments."),
    Label(
        "Tell the process owner of lasting changes: they go into the next edition. What you write here stays in "
        "this file only.",
    ),
)


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The tool tables, in all three formats."""
    return [
        Deliverable(
            "stage-tools",
            said(TITLE, blueprint.language),
            document=document,
            workbook=workbook,
            packs=("seller", "manager"),
        )
    ]


def document(blueprint: Blueprint) -> Document:
    """A chapter a stage with its tool table or task list."""
    pen = Pen(blueprint)
    chapters = tuple(block for stage in _equipped(blueprint) for block in _chapter(stage, blueprint, pen))
    note = Paragraph(pen.words(pen.say(DEFAULT_NOTE)), "note")
    return pen.document(
        id_="stage-tools",
        title=pen.say(TITLE),
        subtitle=pen.say(SUBTITLE),
        blocks=(Pages("tables", (*chapters, note), landscape=True),),
        contents=True,
        searchable=True,
    )


def workbook(blueprint: Blueprint) -> Workbook:
    """The sheet of all tools, then a sheet a stage."""
    pen = Pen(blueprint)
    stages = _equipped(blueprint)
    return pen.workbook(
        id_="stage-tools",
        title=pen.say(TITLE),
        sheets=(
            TextSheet(
                "about",
                pen.say(INSTRUCTIONS)[:31],
                pen.say(INSTRUCTIONS),
                (("", tuple(pen.say(line) for line in HOW)),),
            ),
            _all_sheet(blueprint, pen),
            *(_stage_sheet(stage, blueprint, pen) for stage in stages),
        ),
        choices=(ChoiceList("statuses", pen.say(STATUS), tuple(pen.say(status) for status in STATUSES.values())),),
    )


def tools_of(stage: Stage, blueprint: Blueprint) -> list[Tool]:
    """The rows of a stage's table."""
    return [tool for tool in blueprint.tools.values() if tool.stage == stage.id]


def tool_table(tools: Iterable[Tool], pen: Pen) -> Table:
    """The tool table of a stage: tool, function, frequency, priority, roles."""
    return Table(
        (
            Column(pen.say(TOOL), 2.3),
            Column(pen.say(FUNCTION), 2.3),
            Column(pen.say(FREQUENCY), 1.7),
            Column(pen.say(PRIORITY), 3.2),
            Column(pen.label("common.responsible"), 1.2),
            Column(pen.label("common.accountable"), 1.2),
        ),
        tuple(_row(tool, pen) for tool in tools),
    )


def short_tool_table(tools: Iterable[Tool], pen: Pen) -> Table:
    """The tool table for an upright page: what, what for, how often, how important, who."""
    columns = (
        Column(pen.say(TOOL), 2.4),
        Column(pen.say(FUNCTION), 2.6),
        Column(pen.say(FREQUENCY), 2),
        Column(pen.say(PRIORITY), 1.2),
        Column(pen.label("common.responsible"), 1.4),
    )
    rows = tuple(
        TableRow(
            (
                pen.inline(tool.name),
                pen.or_decision(tool.function, pen.say(FUNCTION).lower(), tool.origin("function")),
                pen.words(pen.rhythm(tool)),
                pen.words(priority_text(tool, pen)),
                pen.words(pen.role_or_decision(tool.responsible, tool.origin("responsible"))),
            ),
            origin=tool.path,
        )
        for tool in tools
    )
    return Table(columns, rows)


def task_table(tasks: Iterable[Task], pen: Pen) -> Table:
    """The task list of a stage without a tool table."""
    return Table(
        (
            Column("", 0.3, "check"),
            Column(pen.say(TASK), 2.6),
            Column(pen.label("common.responsible"), 1.2),
            Column(pen.label("common.accountable"), 1.2),
            Column(pen.say(DEADLINE), 1.4),
            Column(pen.say(EVIDENCE), 2),
        ),
        tuple(
            TableRow(
                (
                    (),
                    pen.inline(task.name),
                    pen.words(pen.role_or_decision(task.responsible, task.origin("responsible"))),
                    pen.words(pen.role_or_decision(task.accountable, task.origin("accountable"))),
                    pen.or_decision(task.deadline, pen.say(DEADLINE).lower(), task.origin("deadline")),
                    pen.inline(task.evidence or "–"),
                ),
                origin=task.path,
            )
            for task in tasks
        ),
    )


def priority_text(tool: Tool, pen: Pen) -> str:
    """The printed level; a default that the company has not confirmed carries an asterisk."""
    if tool.priority is None:
        return pen.bare_decision(pen.say(PRIORITY).lower(), tool.origin("priority"))
    mark = "*" if tool.priority.by == "default" and pen.is_default(tool.origin("priority", "level")) else ""
    return f"{pen.say(LEVELS[tool.priority.level])}{mark}"


def _equipped(blueprint: Blueprint) -> list[Stage]:
    """The stages that have a tool table or a task list."""
    return [stage for stage in blueprint.stages.values() if stage.tasks or tools_of(stage, blueprint)]


def _chapter(stage: Stage, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.words(pen.stage(stage.id)), anchor=stage.id, origin=stage.origin("name"))
    if stage.goal:
        yield Paragraph(pen.inline(stage.goal), "lead", origin=stage.origin("goal"))
    tools = tools_of(stage, blueprint)
    if tools:
        yield tool_table(tools, pen)
    if stage.tasks:
        yield task_table(stage.tasks.values(), pen)


def _row(tool: Tool, pen: Pen) -> TableRow:
    reason = pen.inline(f"\n{tool.priority.reason}") if tool.priority and tool.priority.reason else ()
    return TableRow(
        (
            pen.inline(tool.name),
            pen.or_decision(tool.function, pen.say(FUNCTION).lower(), tool.origin("function")),
            pen.words(pen.rhythm(tool)),
            (*bold(pen.words(priority_text(tool, pen))), *reason),
            pen.words(pen.role_or_decision(tool.responsible, tool.origin("responsible"))),
            pen.words(pen.role_or_decision(tool.accountable, tool.origin("accountable"))),
        ),
        anchor=f"tool-{tool.id}",
        origin=tool.path,
    )


def _all_sheet(blueprint: Blueprint, pen: Pen) -> TableSheet:
    rows = tuple(_sheet_row(tool, pen) for tool in blueprint.tools.values())
    return TableSheet(
        "all",
        pen.say(ALL),
        _columns(pen),
        rows,
        heading=pen.say(ALL),
        remarks=(pen.say(DEFAULT_NOTE),),
        freeze=3,
    )


def _stage_sheet(stage: Stage, blueprint: Blueprint, pen: Pen) -> TableSheet:
    heading = pen.stage(stage.id)
    title = f"{pen.stage_number(stage.id)} {stage.short_label or stage.name}"[:31]
    tools = tools_of(stage, blueprint)
    if not tools:
        return TableSheet(
            stage.id,
            title,
            _task_columns(pen),
            tuple(_task_row(task, pen) for task in stage.tasks.values()),
            heading=heading,
        )
    columns = tuple(column for column in _columns(pen) if column.id not in {"number", "stage", "benefit"})
    rows = tuple(_sheet_row(tool, pen) for tool in tools)
    kept = {column.id for column in columns}
    rows = tuple(
        SheetRow({key: value for key, value in row.cells.items() if key in kept}, row.id, origin=row.origin)
        for row in rows
    )
    return TableSheet(stage.id, title, columns, rows, heading=heading, remarks=(pen.say(DEFAULT_NOTE),), freeze=1)


def _columns(pen: Pen) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn("number", pen.say(STAGE_NO), 6),
        SheetColumn("stage", pen.label("common.stage"), 14),
        SheetColumn("tool", pen.say(TOOL), 19),
        SheetColumn("function", pen.say(FUNCTION), 18),
        SheetColumn("perform", pen.say(PERFORM), 13),
        SheetColumn("refresh", pen.say(REFRESH), 12),
        SheetColumn("priority", pen.say(PRIORITY), 12),
        SheetColumn("benefit", pen.say(BENEFIT), 18),
        SheetColumn("responsible", pen.label("common.responsible"), 13),
        SheetColumn("accountable", pen.label("common.accountable"), 13),
        SheetColumn("document", pen.say(DOCUMENT), 13),
        SheetColumn("status", pen.say(STATUS), 12, choices="statuses", input=True),
        SheetColumn("reviewed", pen.say(REVIEWED), 13, kind="date", input=True),
        SheetColumn("comment", pen.say(COMMENT), 11, input=True),
    )


def _sheet_row(tool: Tool, pen: Pen) -> SheetRow:
    return SheetRow(
        {
            "number": pen.stage_number(tool.stage),
            "stage": pen.stage_name(tool.stage),
            "tool": pen.bare(tool.name),
            "function": pen.bare_or_decision(tool.function, pen.say(FUNCTION).lower(), tool.origin("function")),
            "perform": pen.frequency(tool.perform),
            "refresh": pen.frequency(tool.refresh),
            "priority": priority_text(tool, pen),
            "benefit": pen.bare(tool.priority.reason) if tool.priority and tool.priority.reason else "",
            "responsible": pen.role_or_decision(tool.responsible, tool.origin("responsible")),
            "accountable": pen.role_or_decision(tool.accountable, tool.origin("accountable")),
            "document": _support(tool, pen),
            "reviewed": tool.last_reviewed,
            "comment": pen.bare(tool.note) if tool.note else None,
        },
        id=tool.id,
        origin=tool.path,
    )


def _support(tool: Tool, pen: Pen) -> str:
    """The paper behind the tool, and where its result stands in the CRM."""
    place = f"CRM: {pen.bare(tool.crm_place)}" if tool.crm_place else ""
    return "\n".join(filter(None, (pen.deliverable_title(tool.document), place)))


def _task_columns(pen: Pen) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn("task", pen.say(TASK), 48),
        SheetColumn("responsible", pen.label("common.responsible"), 20),
        SheetColumn("accountable", pen.label("common.accountable"), 20),
        SheetColumn("deadline", pen.say(DEADLINE), 26),
        SheetColumn("evidence", pen.say(EVIDENCE), 38),
        SheetColumn("done", pen.say(DONE), 13, kind="date", input=True),
    )


def _task_row(task: Task, pen: Pen) -> SheetRow:
    return SheetRow(
        {
            "task": pen.bare(task.name),
            "responsible": pen.role_or_decision(task.responsible, task.origin("responsible")),
            "accountable": pen.role_or_decision(task.accountable, task.origin("accountable")),
            "deadline": pen.bare_or_decision(task.deadline, pen.say(DEADLINE).lower(), task.origin("deadline")),
            "evidence": pen.bare(task.evidence) if task.evidence else "",
        },
        id=task.id,
        origin=task.path,
    )
