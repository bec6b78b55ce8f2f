"""docs/methodology.md: its tables are those of the base."""

from __future__ import annotations

import re

from generator.blueprint.model.process import TimeRule
from tests.papers import ROOT, MadeSet

PAGE = (ROOT / "docs/methodology.md").read_text("utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading, without its head."""
    part = PAGE.split(f"{heading}\n", 1)[1].split("\n#", 1)[0]
    cells = [
        [cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in re.findall(r"^\|.*", part, re.M)
    ]
    return cells[2:]


def window(rule: TimeRule) -> str:
    if rule.max_days is None:
        return "at the agreed date"
    if rule.max_days == 0:
        return "the same day"
    days = f"{'calendar' if rule.days == 'calendar' else 'working'} day{'s' if rule.max_days > 1 else ''}"
    return f"{f'{rule.min_days} to ' if rule.min_days else ''}{rule.max_days} {days}"


def test_the_priorities_are_those_that_are_marked_as_the_sources(name_only: MadeSet) -> None:
    tools = name_only.blueprint.tools.values()
    marked = [[tool.id, tool.priority.level] for tool in tools if tool.priority and tool.priority.by == "source"]
    assert rows("### Priorities") == marked


def test_the_deadlines_are_those_of_the_base(name_only: MadeSet) -> None:
    rules = name_only.blueprint.time_rules.values()
    assert [row[:2] for row in rows("### Deadlines")] == [[rule.id, window(rule)] for rule in rules]


def test_the_numbers_are_those_of_the_base(name_only: MadeSet) -> None:
    base = name_only.blueprint
    assert f"the {len(base.tools)} rows of the stages' tables" in PAGE
    assert f"{len(base.objections)} objections" in PAGE
    assert f"{len(base.techniques)} ways to close" in PAGE
    assert len(base.skeletons) == 9
    assert "nine skeletons" in PAGE
