"""What the papers of the rhythm share: an entry of the year as printed words, the events, and what is undecided."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import Any

from generator.blueprint.frequencies.frequency import Kind
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import Tool
from generator.documents.inline import Inline
from generator.locale import Label
from generator.rhythm.reactions import Reaction
from generator.rhythm.schedule import Entry, Schedule

from .columns import Col
from .internal_pen import InternalPen
from .pipelines import column, names

DATE, WEEK, WEEKDAY = Label("Date"), Label("Week"), Label("Weekday")
WORDS = {
    "weekday": WEEKDAY,
    "event": Label("Event"),
    "item": Label("What we do"),
    "reaction": Label("What we do"),
    "kind": Label("Kind"),
    "stage": Label("Stage"),
    "rhythm": Label("How often"),
    "window": Label("Due"),
    "role": Label("Who"),
    "escalation": Label("If late"),
    "document": Label("Document"),
}
"""What the words of a line are called, by their names."""
ACTIONS = {
    "perform": Label("perform"),
    "refresh": Label("review"),
}
START_DATE = Label("the date from which the rhythm is counted")
START_PLACE = "as_of"
NO_DATE = Label(
    "Until there is a start date, the rhythm is shown here without dates. The date of the edition (as_of) or of "
    "the rollout (plan.rollout_start) is enough.",
)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the year in printed words; with a ``date`` where it stands for one of its days."""

    entry: Entry
    item: str
    kind: str
    stage: str
    pipelines: str
    role: str
    rhythm: str
    document: str
    date: datetime.date | None = None
    week: int | None = None
    weekday: str = ""

    @property
    def id(self) -> str:
        """Unique among all lines."""
        day = f"-{self.date:%Y%m%d}" if self.date else ""
        return f"{self.entry.tool.id}-{self.entry.action}-{self.entry.number}{day}"

    @property
    def month(self) -> datetime.date | None:
        """The first day of its month."""
        return self.date.replace(day=1) if self.date else None

    @property
    def origin(self) -> str:
        """The frequency that it prints."""
        return self.entry.origin


@dataclass(frozen=True, slots=True)
class EventLine:
    """A reaction to an event: a row of a tool table or a time rule."""

    event: str
    reaction: str
    kind: str
    stage: str
    pipelines: str
    rhythm: str
    due: Reaction
    role: str
    escalation: str
    origin: str

    @property
    def window(self) -> str:
        """How long after the event it is due."""
        return self.due.wording


# --- columns of lines -----------------------------------------------------------------------------


def words(pen: InternalPen, **widths: float) -> tuple[Col[Any, str], ...]:
    """Columns of a sheet: the words of its lines, by their names and in this order, with their widths."""
    return tuple(Col(name, pen.say(WORDS[name]), width, attrgetter(name)) for name, width in widths.items())


def printed(pen: InternalPen, **widths: float) -> tuple[Col[Any, Inline], ...]:
    """As ``words``, for a table."""
    return tuple(Col(name, pen.say(WORDS[name]), width, partial(_printed, name, pen)) for name, width in widths.items())


def _printed(name: str, pen: InternalPen, line: Line | EventLine) -> Inline:
    """The words of a line; the stage with its pipelines below it, where there are several."""
    if name == "stage" and line.pipelines:
        return pen.words(f"{line.stage}\n({line.pipelines})")
    return pen.words(getattr(line, name))


def by_date(pen: InternalPen) -> tuple[Col[Line, str | datetime.date | int | None], ...]:
    """Columns of what falls on which day."""
    date: Col[Line, datetime.date | None] = Col("date", DATE, 12, lambda line: line.date, "date")
    week: Col[Line, int | None] = Col("week", WEEK, 7, lambda line: line.week, "integer")
    return (
        date,
        week,
        *words(pen, weekday=13, item=30, kind=12, stage=20),
        *of_pipelines(pen),
        *words(pen, role=15, rhythm=19, document=20),
    )


def of_pipelines(pen: InternalPen) -> tuple[Col[Any, Any], ...]:
    """The column of a sheet that names the pipelines of a line's stage, where there are several."""
    return column(attrgetter("pipelines"), pen.blueprint)


# --- lines ----------------------------------------------------------------------------------------


def lines(year: Schedule, pen: InternalPen, *kinds: Kind) -> tuple[Line, ...]:
    """The entries of some kinds in printed words, in their order."""
    entries = year.of_kind(*kinds)
    titles = {name: pen.deliverable_title(name) for name in {entry.tool.document for entry in entries}}
    shared, pipelines = _shared_names(year.entries), names(pen.blueprint)
    return tuple(
        Line(
            entry=entry,
            item=_item(entry.tool, shared, pen),
            kind=pen.say(ACTIONS[entry.action]),
            stage=pen.stage(entry.tool.stage),
            pipelines=pipelines.get(entry.tool.stage, ""),
            role=pen.role_or_decision(entry.tool.responsible, entry.tool.origin("responsible")),
            rhythm=pen.bare(entry.wording),
            document=titles[entry.tool.document],
        )
        for entry in entries
    )


def _shared_names(entries: tuple[Entry, ...]) -> frozenset[str]:
    """Names that several tools go by, such as "CRM" in every stage."""
    names = [tool.name for tool in {entry.tool.id: entry.tool for entry in entries}.values()]
    return frozenset(name for name in names if names.count(name) > 1)


def _item(tool: Tool, shared: frozenset[str], pen: InternalPen) -> str:
    """The tool's name; one that others share as well is told apart by what the tool is for."""
    name = pen.bare(tool.name)
    return f"{name} – {pen.bare(tool.function)}" if tool.name in shared and tool.function else name


def dated(schedule: Schedule, pen: InternalPen) -> tuple[Line, ...]:
    """What falls on which day, day by day; without what is done every day."""
    found = lines(schedule, pen, "periodic", "continuous")
    days = sorted(((day, line) for line in found for day in line.entry.days), key=lambda row: row[0])
    week = schedule.calendar.week
    return tuple(replace(line, date=day, week=week(day), weekday=pen.weekday(day)) for day, line in days)


def undated(schedule: Schedule, pen: InternalPen) -> tuple[Line, ...]:
    """What comes round without a date: all of it where there is no start date, else what is given in words alone."""
    return lines(schedule, pen, *(("worded",) if schedule.first else ("periodic", "worded")))


def event_lines(blueprint: Blueprint, schedule: Schedule, pen: InternalPen) -> tuple[EventLine, ...]:
    """Everything that follows an event, event by event; what depends on a condition alone comes last."""
    order = [*blueprint.events, None]
    rows = [*_of_tools(blueprint, schedule, pen), *_of_rules(blueprint, pen)]
    return tuple(line for _, line in sorted(rows, key=lambda row: order.index(row[0])))


def _of_tools(blueprint: Blueprint, schedule: Schedule, pen: InternalPen) -> Iterator[tuple[str | None, EventLine]]:
    for line in lines(schedule, pen, "event", "conditional"):
        entry = line.entry
        yield (
            entry.event,
            EventLine(
                event=_event_name(entry.event, blueprint, pen) if entry.event else pen.bare(entry.trigger),
                reaction=line.item,
                kind=line.kind,
                stage=line.stage,
                pipelines=line.pipelines,
                rhythm=pen.bare(entry.trigger),
                due=entry.reaction,
                role=line.role,
                escalation="",
                origin=entry.origin,
            ),
        )


def _of_rules(blueprint: Blueprint, pen: InternalPen) -> Iterator[tuple[str | None, EventLine]]:
    for rule in blueprint.time_rules.values():
        yield (
            rule.event,
            EventLine(
                event=_event_name(rule.event, blueprint, pen),
                reaction=pen.bare(rule.action),
                kind=pen.say("time rule"),
                stage="",
                pipelines="",
                rhythm="",
                due=pen.reaction(rule),
                role=pen.role(rule.role),
                escalation=pen.role(rule.escalation) if rule.escalation else "",
                origin=rule.path,
            ),
        )


def _event_name(event: str, blueprint: Blueprint, pen: InternalPen) -> str:
    return pen.bare(blueprint.events[event].name)
