"""A tool table and a deadline that are about the same work say the same days, or it is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.load import load
from generator.rhythm.reactions import reactions_of
from tests.shell import COMPANY, only, problems, write


def found(folder: Path, text: str) -> list[dict[str, Any]]:
    text = f"extends: ten-stage\nlanguage: en\n{COMPANY}{text}"
    return [one for one in problems(write(folder, {"blueprint.yaml": text})) if one["code"] == "limits-differ"]


@pytest.mark.parametrize(
    ("text", "path", "said"),
    [
        ("time_rules: {confirm-order: {max_days: 2}}\n", "time_rules.confirm-order.max_days", "says 0–2"),
        ("time_rules: {call-after-delivery: {min_days: 2}}\n", "time_rules.call-after-delivery.min_days", "says 2–2"),
        (
            "tools: {order-confirmation: {perform: within 3 days after an order}}\n",
            "tools.order-confirmation.perform",
            "is done 0–3 days",
        ),
    ],
)
def test_days_that_differ_are_told_where_the_company_says_them(tmp_path: Path, text: str, path: str, said: str) -> None:
    one = only(found(tmp_path, text))
    assert one["path"] == path
    assert said in one["message"]


def test_the_list_of_objections_has_one_deadline_in_the_base(tmp_path: Path) -> None:
    blueprint = load(write(tmp_path, {"blueprint.yaml": f"extends: ten-stage\nlanguage: en\n{COMPANY}"})).blueprint
    rule, tool, reactions = (
        blueprint.time_rules["update-lists"],
        blueprint.tools["objection-list"],
        reactions_of(blueprint),
    )
    assert (rule.tool, rule.event) == (tool.id, tool.refresh and tool.refresh.on)
    assert tool.refresh
    assert reactions.to_rule(rule) == reactions.to(tool.refresh)


SOUND = {
    "the base": "",
    "both changed": "time_rules: {confirm-order: {max_days: 2}}\n"
    "tools: {order-confirmation: {perform: within 2 days after an order}}\n",
    "a rhythm that follows nothing": "tools: {order-confirmation: {perform: every week}}\n",
    "a date that is agreed": "time_rules=: {own: {event: delivered, action: Call, role: salesperson, "
    "tool: follow-up-2-skeleton}}\n",
}


@pytest.mark.parametrize("name", SOUND)
def test_what_agrees_is_not_told(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, SOUND[name]) == []


@pytest.mark.parametrize("said", ["window_min_days: 20, window_max_days: 40", "window_max_days: 21"])
def test_deadlines_of_interviews_are_those_of_the_programme(tmp_path: Path, said: str) -> None:
    text = f"extends: ten-stage\nlanguage: en\n{COMPANY}win_loss: {{{said}}}\n"
    blueprint = load(write(tmp_path, {"blueprint.yaml": text})).blueprint
    programme = blueprint.win_loss
    rules = [one for one in blueprint.time_rules.values() if one.window]
    days = (programme.window_min_days, programme.window_max_days, "calendar")
    assert {(one.min_days, one.max_days, one.days) for one in rules} == {days}
    assert [one.path for one in rules] == [f"time_rules.interview-{of}" for of in ("customer", "lost", "abandoned")]


def test_a_deadline_of_an_interview_may_say_its_own_days(tmp_path: Path) -> None:
    text = f"extends: ten-stage\nlanguage: en\n{COMPANY}time_rules: {{interview-lost: {{max_days: 20}}}}\n"
    rule = load(write(tmp_path, {"blueprint.yaml": text})).blueprint.time_rules["interview-lost"]
    assert (rule.min_days, rule.max_days) == (14, 20)
