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
from generator.locale import Phrase

from .pen import Pen
from .registry import Deliverable

TITLE = Phrase("Tabele narzędzi etapów", "Stage tool tables")
SUBTITLE = Phrase(
    "Co robimy na każdym etapie, jak często i kto za to odpowiada",
    "What we do at each stage, how often, and who is responsible",
)
ALL = Phrase("Wszystkie narzędzia", "All tools")
TOOL = Phrase("Narzędzie", "Tool")
FUNCTION = Phrase("Rodzaj publikacji lub funkcja", "Kind of publication or function")
FREQUENCY = Phrase("Częstotliwość", "Frequency")
PERFORM = Phrase("Wykonanie", "Perform")
REFRESH = Phrase("Przegląd", "Review")
PRIORITY = Phrase("Priorytet", "Priority")
BENEFIT = Phrase("Korzyść", "Benefit")
DOCUMENT = Phrase("Dokument", "Document")
STATUS = Phrase("Stan u nas", "Status with us")
REVIEWED = Phrase("Ostatni przegląd", "Last review")
COMMENT = Phrase("Uwagi", "Comments")
STAGE_NO = Phrase("Nr", "No.")
TASK = Phrase("Zadanie", "Task")
DEADLINE = Phrase("Termin", "Deadline")
EVIDENCE = Phrase("Po czym poznać, że zrobione", "Evidence")
DONE = Phrase("Zrobione", "Done")
DEFAULT_NOTE = Phrase(
    "* Priorytet domyślny metodyki: firma jeszcze go nie potwierdziła.",
    "* Default priority of the methodology, not yet confirmed by the company.",
)
LEVELS = {
    "critical": Phrase("! najwyższy", "! critical"),
    "high": Phrase("wysoki", "high"),
    "medium": Phrase("średni", "medium"),
    "low": Phrase("niski", "low"),
}
STATUSES = {
    "used": Phrase("stosujemy", "in use"),
    "planned": Phrase("planujemy", "planned"),
    "unused": Phrase("nie stosujemy", "not used"),
}
INSTRUCTIONS = Phrase("Jak korzystać z tego skoroszytu", "How to use this workbook")
HOW = (
    Phrase(
        "Arkusz „Wszystkie narzędzia” zbiera wszystkie wiersze; przyciskami w nagłówku wybierzesz etap, rolę "
        "albo priorytet.",
        "The sheet “All tools” holds every row; the buttons in its header filter by stage, role or priority.",
    ),
    Phrase(
        "Dalej każdy etap ma własny arkusz do wydruku. Etapy bez tabeli narzędzi mają listę zadań.",
        "After it, each stage has a sheet of its own to print. Stages without a tool table have a task list.",
    ),
    Phrase(
        "Żółte komórki są do wypełnienia: stan u nas, data ostatniego przeglądu, uwagi.",
        "Yellow cells are yours to fill: status with us, date of the last review, comments.",
    ),
    Phrase(
        "Trwałe zmiany zgłoś właścicielowi procesu: wejdą do następnego wydania. To, co dopiszesz tutaj, zostaje "
        "w tym pliku.",
        "Tell the process owner of lasting changes: they go into the next edition. What you write here stays in "
        "this file only.",
    ),
)


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The tool tables, in all three formats."""
    return [
        Deliverable(
            "stage-tools", TITLE(blueprint.language), document=document, workbook=workbook, packs=("seller", "manager")
        )
    ]


def document(blueprint: Blueprint) -> Document:
    """A chapter a stage with its tool table or task list."""
    pen = Pen(blueprint)
    chapters = tuple(block for stage in _equipped(blueprint) for block in _chapter(stage, blueprint, pen))
    note = Paragraph(pen.words(DEFAULT_NOTE(pen.language)), "note")
    return pen.document(
        id_="stage-tools",
        title=TITLE(pen.language),
        subtitle=SUBTITLE(pen.language),
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
        title=TITLE(pen.language),
        sheets=(
            TextSheet(
                "about",
                INSTRUCTIONS(pen.language)[:31],
                INSTRUCTIONS(pen.language),
                (("", tuple(line(pen.language) for line in HOW)),),
            ),
            _all_sheet(blueprint, pen),
            *(_stage_sheet(stage, blueprint, pen) for stage in stages),
        ),
        choices=(
            ChoiceList("statuses", STATUS(pen.language), tuple(status(pen.language) for status in STATUSES.values())),
        ),
    )


def tools_of(stage: Stage, blueprint: Blueprint) -> list[Tool]:
    """The rows of a stage's table."""
    return [tool for tool in blueprint.tools.values() if tool.stage == stage.id]


def tool_table(tools: Iterable[Tool], pen: Pen) -> Table:
    """The tool table of a stage: tool, function, frequency, priority, roles."""
    language = pen.language
    return Table(
        (
            Column(TOOL(language), 2.3),
            Column(FUNCTION(language), 2.3),
            Column(FREQUENCY(language), 1.7),
            Column(PRIORITY(language), 3.2),
            Column(pen.label("common.responsible"), 1.2),
            Column(pen.label("common.accountable"), 1.2),
        ),
        tuple(_row(tool, pen) for tool in tools),
    )


def short_tool_table(tools: Iterable[Tool], pen: Pen) -> Table:
    """The tool table for an upright page: what, what for, how often, how important, who."""
    language = pen.language
    columns = (
        Column(TOOL(language), 2.4),
        Column(FUNCTION(language), 2.6),
        Column(FREQUENCY(language), 2),
        Column(PRIORITY(language), 1.2),
        Column(pen.label("common.responsible"), 1.4),
    )
    rows = tuple(
        TableRow(
            (
                pen.inline(tool.name),
                pen.or_decision(tool.function, FUNCTION(language).lower(), tool.origin("function")),
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
    language = pen.language
    return Table(
        (
            Column("", 0.3, "check"),
            Column(TASK(language), 2.6),
            Column(pen.label("common.responsible"), 1.2),
            Column(pen.label("common.accountable"), 1.2),
            Column(DEADLINE(language), 1.4),
            Column(EVIDENCE(language), 2),
        ),
        tuple(
            TableRow(
                (
                    (),
                    pen.inline(task.name),
                    pen.words(pen.role_or_decision(task.responsible, task.origin("responsible"))),
                    pen.words(pen.role_or_decision(task.accountable, task.origin("accountable"))),
                    pen.or_decision(task.deadline, DEADLINE(language).lower(), task.origin("deadline")),
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
        return pen.bare_decision(PRIORITY(pen.language).lower(), tool.origin("priority"))
    mark = "*" if tool.priority.by == "default" and pen.is_default(tool.origin("priority", "level")) else ""
    return f"{LEVELS[tool.priority.level](pen.language)}{mark}"


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
            pen.or_decision(tool.function, FUNCTION(pen.language).lower(), tool.origin("function")),
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
        ALL(pen.language),
        _columns(pen),
        rows,
        heading=ALL(pen.language),
        remarks=(DEFAULT_NOTE(pen.language),),
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
    return TableSheet(stage.id, title, columns, rows, heading=heading, remarks=(DEFAULT_NOTE(pen.language),), freeze=1)


def _columns(pen: Pen) -> tuple[SheetColumn, ...]:
    language = pen.language
    return (
        SheetColumn("number", STAGE_NO(language), 6),
        SheetColumn("stage", pen.label("common.stage"), 14),
        SheetColumn("tool", TOOL(language), 19),
        SheetColumn("function", FUNCTION(language), 18),
        SheetColumn("perform", PERFORM(language), 13),
        SheetColumn("refresh", REFRESH(language), 12),
        SheetColumn("priority", PRIORITY(language), 12),
        SheetColumn("benefit", BENEFIT(language), 18),
        SheetColumn("responsible", pen.label("common.responsible"), 13),
        SheetColumn("accountable", pen.label("common.accountable"), 13),
        SheetColumn("document", DOCUMENT(language), 13),
        SheetColumn("status", STATUS(language), 12, choices="statuses", input=True),
        SheetColumn("reviewed", REVIEWED(language), 13, kind="date", input=True),
        SheetColumn("comment", COMMENT(language), 11, input=True),
    )


def _sheet_row(tool: Tool, pen: Pen) -> SheetRow:
    return SheetRow(
        {
            "number": pen.stage_number(tool.stage),
            "stage": pen.stage_name(tool.stage),
            "tool": pen.bare(tool.name),
            "function": pen.bare_or_decision(tool.function, FUNCTION(pen.language).lower(), tool.origin("function")),
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
    language = pen.language
    return (
        SheetColumn("task", TASK(language), 48),
        SheetColumn("responsible", pen.label("common.responsible"), 20),
        SheetColumn("accountable", pen.label("common.accountable"), 20),
        SheetColumn("deadline", DEADLINE(language), 26),
        SheetColumn("evidence", EVIDENCE(language), 38),
        SheetColumn("done", DONE(language), 13, kind="date", input=True),
    )


def _task_row(task: Task, pen: Pen) -> SheetRow:
    return SheetRow(
        {
            "task": pen.bare(task.name),
            "responsible": pen.role_or_decision(task.responsible, task.origin("responsible")),
            "accountable": pen.role_or_decision(task.accountable, task.origin("accountable")),
            "deadline": pen.bare_or_decision(task.deadline, DEADLINE(pen.language).lower(), task.origin("deadline")),
            "evidence": pen.bare(task.evidence) if task.evidence else "",
        },
        id=task.id,
        origin=task.path,
    )
