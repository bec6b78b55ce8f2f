"""``stage-tools``: the tool tables of all stages, and the task lists of those that have none.

In Excel one table with filters and a sheet a stage; in Word and HTML a table a stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import Stage, Task, Tool
from generator.documents.blocks import Block, Heading, Paragraph, Table
from generator.documents.inline import Inline, bold, to_paper
from generator.documents.workbook import Cell, CellLink, ChoiceList, Highlight, Result, TableSheet, TextSheet
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_rows, table
from .due_states import lights, result, state
from .internal_pen import InternalPen
from .paper import Paper
from .pipelines import column, names
from .reference_date import today
from .reviews import next_day, next_review

TOOL, FUNCTION, PRIORITY = Label("Tool"), Label("Kind of publication or function"), Label("Priority")
TASK, DEADLINE, EVIDENCE = Label("Task"), Label("Deadline"), Label("Evidence", "stage-tools")
STATUS = Label("Status with us")
NEVER = Label("not reviewed yet")
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
ON_ALL_ALONE = ("number", "stage", "benefit")
"""Columns that the sheet of a stage does without."""


def tools_of(stage: Stage, blueprint: Blueprint) -> list[Tool]:
    """The rows of a stage's table."""
    return [tool for tool in blueprint.tools.values() if tool.stage == stage.id]


def priority_text(tool: Tool, pen: InternalPen) -> str:
    """The printed level; a default that the company has not confirmed carries an asterisk."""
    if tool.priority is None:
        return pen.bare_decision(pen.say(PRIORITY).lower(), tool.origin("priority"))
    mark = "*" if tool.priority.by == "default" and pen.is_default(tool.origin("priority", "level")) else ""
    return f"{pen.say(LEVELS[tool.priority.level])}{mark}"


def _reason(tool: Tool) -> str:
    return (tool.priority and tool.priority.reason) or ""


def _equipped(blueprint: Blueprint) -> list[Stage]:
    """The stages that have a tool table or a task list."""
    return [stage for stage in blueprint.stages.values() if stage.tasks or tools_of(stage, blueprint)]


def _responsible(one: Tool | Task, pen: InternalPen) -> str:
    return pen.role_or_decision(one.responsible, one.origin("responsible"))


def _accountable(one: Tool | Task, pen: InternalPen) -> str:
    return pen.role_or_decision(one.accountable, one.origin("accountable"))


# --- the tables -----------------------------------------------------------------------------------


def tool_table(tools: Iterable[Tool], pen: InternalPen) -> Table:
    """The tool table of a stage: tool, function, frequency, priority, roles."""
    columns: tuple[Col[Tool, Inline | str], ...] = (
        Col("tool", TOOL, 2.3, lambda one: one.name),
        Col("function", FUNCTION, 2.3, lambda one: (*_function(one, pen), *_paper(one, pen))),
        Col("frequency", Label("Frequency"), 1.7, lambda one: pen.words(pen.rhythm(one))),
        Col("priority", PRIORITY, 3.2, lambda one: _priority_and_reason(one, pen)),
        Col("responsible", pen.say("Responsible"), 1.2, lambda one: pen.words(_responsible(one, pen))),
        Col("accountable", pen.say("Accountable"), 1.2, lambda one: pen.words(_accountable(one, pen))),
    )
    tools = tuple(tools)
    shown = table(tools, pen, *columns)
    rows = (replace(row, anchor=f"tool-{tool.id}") for row, tool in zip(shown.rows, tools, strict=True))
    return replace(shown, rows=tuple(rows))


def short_tool_table(tools: Iterable[Tool], pen: InternalPen) -> Table:
    """The tool table for an upright page: what, what for, how often, how important, who."""
    columns: tuple[Col[Tool, Inline | str], ...] = (
        Col("tool", TOOL, 2.4, lambda one: one.name),
        Col("function", FUNCTION, 2.6, lambda one: _function(one, pen)),
        Col("frequency", Label("Frequency"), 2, lambda one: pen.words(pen.rhythm(one))),
        Col("priority", PRIORITY, 1.2, lambda one: pen.words(priority_text(one, pen))),
        Col("responsible", pen.say("Responsible"), 1.4, lambda one: pen.words(_responsible(one, pen))),
    )
    return table(tools, pen, *columns)


def _function(tool: Tool, pen: InternalPen) -> Inline:
    return pen.or_decision(tool.function, pen.say(FUNCTION).lower(), tool.origin("function"))


def _paper(tool: Tool, pen: InternalPen) -> Inline:
    """The paper behind a tool, on a line of its own."""
    title = pen.paper(tool.document)
    return (*pen.words("\n→ "), *title) if title else ()


def _priority_and_reason(tool: Tool, pen: InternalPen) -> Inline:
    reason = pen.inline(f"\n{_reason(tool)}") if _reason(tool) else ()
    return (*bold(pen.words(priority_text(tool, pen))), *reason)


def task_table(tasks: Iterable[Task], pen: InternalPen) -> Table:
    """The task list of a stage without a tool table."""
    columns: tuple[Col[Task, Inline | str], ...] = (
        Col("done", "", 0.3, kind="check"),
        Col("task", TASK, 2.6, lambda one: one.name),
        Col("responsible", pen.say("Responsible"), 1.2, lambda one: pen.words(_responsible(one, pen))),
        Col("accountable", pen.say("Accountable"), 1.2, lambda one: pen.words(_accountable(one, pen))),
        Col("deadline", DEADLINE, 1.4, lambda one: _deadline(one, pen)),
        Col("evidence", EVIDENCE, 2, lambda one: one.evidence or "–"),
    )
    return table(tasks, pen, *columns)


def _deadline(task: Task, pen: InternalPen) -> Inline:
    return pen.or_decision(task.deadline, pen.say(DEADLINE).lower(), task.origin("deadline"))


def tables(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A chapter a stage with its tool table or task list."""
    for stage in _equipped(blueprint):
        yield from _chapter(stage, blueprint, pen)
    yield Paragraph(pen.words(pen.say(DEFAULT_NOTE)), "note")


def _chapter(stage: Stage, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    yield Heading(1, pen.words(pen.stage(stage.id)), anchor=stage.id, origin=stage.origin("name"))
    if stage.goal:
        yield Paragraph(pen.inline(stage.goal), "lead", origin=stage.origin("goal"))
    tools = tools_of(stage, blueprint)
    if tools:
        yield tool_table(tools, pen)
    if stage.tasks:
        yield task_table(stage.tasks.values(), pen)


# --- the workbook ---------------------------------------------------------------------------------


def about(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """How to work with it, and the day from which reviews are seen."""
    yield TextSheet("about", "", blueprint.papers[PAPER.id].title, values=(today(blueprint, pen),))


def all_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """Every tool, to be filtered."""
    columns = _all_columns(blueprint, pen)
    rows = sheet_rows(blueprint.tools.values(), columns)
    yield TableSheet(
        "all",
        "",
        sheet_columns(columns, pen),
        rows,
        remarks=(pen.say(DEFAULT_NOTE),),
        highlights=_lights(pen),
        freeze=3,
    )


def stage_sheets(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A sheet a stage to be printed: its tools, or its tasks where it has none."""
    return (_stage_sheet(stage, blueprint, pen) for stage in _equipped(blueprint))


def _stage_sheet(stage: Stage, blueprint: Blueprint, pen: InternalPen) -> TableSheet:
    heading = pen.stage(stage.id)
    title = pen.stage_label(stage.id) or f"{pen.stage_number(stage.id)} {stage.name}".strip()[:31]
    tools = tools_of(stage, blueprint)
    if not tools:
        tasks = _task_columns(pen)
        rows = sheet_rows(stage.tasks.values(), tasks)
        return TableSheet(stage.id, title, sheet_columns(tasks, pen), rows, heading=heading)
    columns = [column for column in _tool_columns(pen) if column.id not in ON_ALL_ALONE]
    rows = sheet_rows(tools, columns)
    note = pen.say(DEFAULT_NOTE)
    return TableSheet(
        stage.id,
        title,
        sheet_columns(columns, pen),
        rows,
        heading=heading,
        remarks=(note,),
        highlights=_lights(pen),
        freeze=1,
    )


def _all_columns(blueprint: Blueprint, pen: InternalPen) -> tuple[Col[Tool, Cell], ...]:
    """The columns of a tool, with the pipelines of its stage where there are several."""
    pipelines = names(blueprint)
    return (*_tool_columns(pen), *column(lambda one: pipelines.get(one.stage), blueprint))


def _tool_columns(pen: InternalPen) -> tuple[Col[Tool, Cell], ...]:
    return (
        Col("number", Label("No."), 6, lambda one: pen.stage_number(one.stage)),
        Col("stage", pen.say("Stage"), 12, lambda one: pen.stage_name(one.stage)),
        Col("tool", TOOL, 17, lambda one: pen.bare(one.name)),
        Col("function", FUNCTION, 16, lambda one: _bare_function(one, pen)),
        Col("perform", Label("Perform"), 12, lambda one: pen.frequency(one.perform)),
        Col("refresh", Label("Review"), 12, lambda one: pen.frequency(one.refresh)),
        Col("priority", PRIORITY, 12, lambda one: priority_text(one, pen)),
        Col("benefit", Label("Benefit"), 15, lambda one: pen.bare(_reason(one))),
        Col("responsible", pen.say("Responsible"), 13, lambda one: _responsible(one, pen)),
        Col("accountable", pen.say("Accountable"), 13, lambda one: _accountable(one, pen)),
        Col("document", Label("Document"), 12, lambda one: _support(one, pen)),
        Col("status", STATUS, 10, choices="statuses", input=True),
        Col("reviewed", Label("Last review"), 12, lambda one: one.last_reviewed, "date", input=True),
        Col("next", Label("Next review"), 12, next_review, "date"),
        Col("state", Label("State of review"), 11, lambda one: _review(one, pen), formula=_review_state(pen)),
        Col("comment", Label("Comments"), 11, lambda one: pen.bare(one.note) if one.note else None, input=True),
    )


def _review_state(pen: InternalPen) -> str:
    """Whether a review is late, due or ahead; or that there was none yet, though there should be."""
    never = f'IF(AND({{refresh}}<>"",{{reviewed}}=""),"{pen.say(NEVER)}","")'
    return f'IF({{next}}="",{never},{state("{next}", "FALSE", pen)})'


def _review(tool: Tool, pen: InternalPen) -> Cell:
    """What that comes to on the day of the blueprint."""
    if tool.refresh and tool.last_reviewed is None and pen.frequency(tool.refresh):
        return Result(pen.say(NEVER))
    return result(next_day(tool), pen.blueprint, pen)


def _lights(pen: InternalPen) -> tuple[Highlight, ...]:
    return (*lights("state", pen), Highlight("state", f'{{state}}="{pen.say(NEVER)}"', "muted"))


def _bare_function(tool: Tool, pen: InternalPen) -> str:
    return pen.bare_or_decision(tool.function, pen.say(FUNCTION).lower(), tool.origin("function"))


def _support(tool: Tool, pen: InternalPen) -> Cell:
    """The paper behind the tool, which the cell opens, and where its result stands in the CRM."""
    place = f"CRM: {pen.bare(tool.crm_place)}" if tool.crm_place else ""
    title = pen.deliverable_title(tool.document)
    said = "\n".join(filter(None, (title, place)))
    return CellLink(said, paper=to_paper(tool.document)) if tool.document and title else said


def _task_columns(pen: InternalPen) -> tuple[Col[Task, Cell], ...]:
    return (
        Col("task", TASK, 48, lambda one: pen.bare(one.name)),
        Col("responsible", pen.say("Responsible"), 20, lambda one: _responsible(one, pen)),
        Col("accountable", pen.say("Accountable"), 20, lambda one: _accountable(one, pen)),
        Col("deadline", DEADLINE, 26, lambda one: _bare_deadline(one, pen)),
        Col("evidence", EVIDENCE, 38, lambda one: pen.bare(one.evidence or "")),
        Col("done", Label("Done"), 13, kind="date", input=True),
    )


def _bare_deadline(task: Task, pen: InternalPen) -> str:
    return pen.bare_or_decision(task.deadline, pen.say(DEADLINE).lower(), task.origin("deadline"))


def choices(blueprint: Blueprint, pen: InternalPen) -> tuple[ChoiceList, ...]:
    """How it stands with a tool."""
    return (ChoiceList("statuses", pen.say(STATUS), tuple(pen.say(status) for status in STATUSES.values())),)


PAPER = Paper(
    "stage-tools",
    {"tables": tables},
    packs=("seller", "manager"),
    contents=True,
    searchable=True,
    sheets={"about": about, "all": all_sheet, "stages": stage_sheets},
    choices=choices,
)
