"""Rules about time limits: a row of a tool table and the deadline that it is work of say the same days (family C)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.frequencies.frequency import Frequency, Window
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import TimeRule

from .finding import Finding, Rule, at_own


def tools_keep_their_deadlines(blueprint: Blueprint) -> Iterator[Finding]:
    """C12: what a tool table says of how soon something follows an event is what the deadline for it says."""
    for rule in blueprint.time_rules.values():
        tool = blueprint.tools[rule.tool] if rule.tool else None
        window = _after(rule.event, tool.perform) if tool and tool.perform else None
        if tool is None or window is None or rule.max_days is None:
            continue
        if (window.min, window.max) != (rule.min_days, rule.max_days):
            path, related = at_own(tool.origin("perform"), rule.origin(_said(rule, blueprint)), blueprint)
            yield Finding(
                "limits-differ",
                path,
                f"`{tool.id}` is done {window.min}–{window.max} days after `{rule.event}`, and its deadline "
                f"`{rule.id}` says {rule.min_days}–{rule.max_days}",
                f"Write the same in both: `tools: {{{tool.id}: {{perform: {{on: {rule.event}, within: "
                f"{rule.min_days}-{rule.max_days} days}}}}}}`, or change `min_days` and `max_days` of the deadline.",
                related,
            )


def _after(event: str, rhythm: Frequency) -> Window | None:
    """How soon a rhythm follows an event."""
    return next((part.within for part in rhythm.parts if part.on == event), None)


def _said(rule: TimeRule, blueprint: Blueprint) -> str:
    """The field of a rule that the company has set, where it has."""
    return "min_days" if blueprint.is_default(rule.origin("max_days")) else "max_days"


RULES: tuple[Rule, ...] = (tools_keep_their_deadlines,)
