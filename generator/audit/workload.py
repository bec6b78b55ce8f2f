"""Rules about tools as work: what comes first, what was due for review, and whether a day holds it (family C)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from generator.blueprint.frequencies.frequency import Frequency
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import Tool

from .finding import Finding, Rule

NAMED_AT_MOST = 5
MOST_OF_A_DAY = Decimal("0.6")
"""Share of a working day that fixed daily work may fill; the domain reference's figure (C09)."""
USUAL_DAY = 8 * 60
"""Minutes of a working day where the company does not say its hours."""
_DAYS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
"""The longest that each period is, in days."""


def tools_are_ranked(blueprint: Blueprint) -> Iterator[Finding]:
    """C04: where tools have priorities, each of them has one; told once for each table."""
    for stage, tools in _tables(blueprint).items() if any(tool.priority for tool in blueprint.tools.values()) else ():
        unranked = [tool for tool in tools if tool.priority is None]
        if unranked:
            those = f"{len(unranked)} of the {len(tools)} tools of `{stage}` have" if len(tools) > 1 else "a tool has"
            yield Finding(
                "tools-without-priority",
                unranked[0].path,
                f"{those} no priority: nobody knows when its turn comes",
                f"Add `priority: {{level: medium}}`, or another level, to {_named(unranked)}.",
                tuple(one.path for one in unranked[1:NAMED_AT_MOST]),
            )


def priorities_differ(blueprint: Blueprint) -> Iterator[Finding]:
    """C04: where all of a table is as important as everything else in it, nothing is."""
    for stage, tools in _tables(blueprint).items():
        levels = [tool.priority.level for tool in tools if tool.priority]
        if len(levels) == len(tools) > 1 and len(set(levels)) == 1:
            yield Finding(
                "one-priority-for-all",
                tools[0].origin("priority"),
                f"all {len(levels)} tools of `{stage}` have the priority `{levels[0]}`: none comes first",
                "Give another `level` to those that can wait, or must not.",
            )


def _tables(blueprint: Blueprint) -> dict[str, list[Tool]]:
    """The tools of each stage's table, the company's own first, at which something is told."""
    found: dict[str, list[Tool]] = {}
    for tool in blueprint.tools.values():
        found.setdefault(tool.stage, []).append(tool)
    return {id_: sorted(one, key=lambda tool: blueprint.is_default(tool.origin("name"))) for id_, one in found.items()}


def reviews_were_held(blueprint: Blueprint) -> Iterator[Finding]:
    """C08: what is reviewed in a rhythm was reviewed in it, counted by ``as_of``."""
    for tool in blueprint.tools.values():
        days = _at_most(tool.refresh)
        if not (days and tool.last_reviewed and blueprint.as_of):
            continue
        due = tool.last_reviewed + datetime.timedelta(days=days)
        if due < blueprint.as_of:
            yield Finding(
                "review-overdue",
                tool.origin("last_reviewed"),
                f"the review of `{tool.id}` was due on {due}, before `as_of`, {blueprint.as_of}",
                "Review it and write that day in `last_reviewed`; or give `refresh` the rhythm that you keep.",
                (tool.origin("refresh"),),
            )


def days_hold_their_work(blueprint: Blueprint) -> Iterator[Finding]:
    """C09: what a role does for hours every day leaves it time for everything else."""
    most = int(_working_minutes(blueprint) * MOST_OF_A_DAY)
    by_role: dict[str, list[Tool]] = {}
    for tool in blueprint.tools.values():
        if tool.responsible and _minutes(tool):
            by_role.setdefault(tool.responsible, []).append(tool)
    for role, tools in by_role.items():
        total = sum(map(_minutes, tools))
        if total > most:
            longest, *others = sorted(tools, key=_minutes, reverse=True)
            yield Finding(
                "day-overfull",
                longest.origin("perform"),
                f"what `{role}` does every day takes {total} minutes, more than {MOST_OF_A_DAY:.0%} of a working day",
                f"Shorten it to {most} minutes in all, or make another role `responsible` for a part.",
                tuple(tool.origin("perform") for tool in others[:NAMED_AT_MOST]),
            )


def _named(tools: list[Tool]) -> str:
    more = [] if len(tools) <= NAMED_AT_MOST else ["…"]
    return ", ".join([*(f"`{tool.id}`" for tool in tools[:NAMED_AT_MOST]), *more])


def _minutes(tool: Tool) -> int:
    """What a tool takes every day, where that is fixed."""
    parts = tool.perform.parts if tool.perform else ()
    return sum(part.daily.duration or 0 for part in parts if part.daily)


def _working_minutes(blueprint: Blueprint) -> int:
    """A working day from beginning to end, breaks included."""
    hours = blueprint.locale.working_hours
    if not hours:
        return USUAL_DAY
    begin, end = (int(hour) * 60 + int(minute) for hour, minute in (time.split(":") for time in hours.split("–")))
    return end - begin


def _at_most(frequency: Frequency | None) -> int | None:
    """The days that may lie between two times, where a rhythm has a period."""
    parts = frequency.parts if frequency else ()
    looked_at = [part.check if part.continuous and part.check else part for part in parts]
    periods = [part.every for part in looked_at if part.every]
    return min((_DAYS[every.unit] * every.count for every in periods), default=None)


RULES: tuple[Rule, ...] = (tools_are_ranked, priorities_differ, reviews_were_held, days_hold_their_work)
