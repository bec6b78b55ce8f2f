"""What is derived from the stages follows them: a firm that counts eight of its own finds eight in every paper."""

from __future__ import annotations

import re
from itertools import pairwise
from math import ceil

import pytest

from generator.blueprint.model.blueprint import Blueprint

from .firms import FIRMS, loaded
from .lines import lines_of
from .sheets import printed_number, rows

SOFTWARE = ("software-pl", "software-us")
EIGHT = [
    "marketing", "prospecting", "discovery", "inquiry", "offer", "order", "delivery", "follow-up-2",
]  # fmt: skip


@pytest.fixture(params=FIRMS)
def blueprint(request: pytest.FixtureRequest) -> Blueprint:
    return loaded(request.param).blueprint


def counted(blueprint: Blueprint) -> dict[str, str]:
    """The stages and sub-parts by their names, each with what it is counted with."""
    stages = blueprint.stages
    return {stage.name: printed_number(stage, blueprint) for stage in stages.values()}


def test_no_paper_names_a_stage_as_the_base_does_where_the_firm_calls_it_otherwise(blueprint: Blueprint) -> None:
    stage = blueprint.stages["follow-up-2"]
    theirs = {stage.name, stage.short_label}
    if any("Follow-up 2" in (name or "") for name in theirs):
        pytest.skip("the firm calls it so itself")
    assert [line.text for line in lines_of(blueprint) if re.search("follow-up 2", line.text, re.IGNORECASE)] == []


def test_where_a_deal_can_be_lost_is_chosen_from_the_stages_of_the_firm(blueprint: Blueprint) -> None:
    label = blueprint.crm_fields["lost-at-stage"].label
    (field,) = (row for row in rows("crm-setup", "fields", blueprint) if row["label"] == label)
    short = {stage.short_label or stage.name for stage in blueprint.stages.values()}
    assert {*str(field["options"]).split(", ")} <= short


@pytest.mark.parametrize("firm", SOFTWARE)
def test_the_software_firms_count_eight_stages_from_0(firm: str) -> None:
    stages = [one for one in loaded(firm).blueprint.stages.values() if (one.number or "").isdigit() and not one.parent]
    assert [one.id for one in stages] == EIGHT
    assert [one.number for one in stages] == [*"01234567"]


def test_the_crm_is_set_up_with_the_stages(blueprint: Blueprint) -> None:
    found = {str(row["name"]): str(row["number"] or "") for row in rows("crm-setup", "stages", blueprint)}
    assert found == counted(blueprint)


def test_a_label_of_the_crm_is_counted_as_the_stage_is(blueprint: Blueprint) -> None:
    stages = list(rows("crm-setup", "stages", blueprint))
    wrong = [one["label"] for one in stages if not re.match(rf"{one['number'] or ''} ?\D", str(one["label"] or " "))]
    assert wrong == []


def test_there_is_a_card_for_each_stage_under_its_number(blueprint: Blueprint) -> None:
    titles = {line.text for line in lines_of(blueprint) if line.paper == "stage-cards"}
    assert titles >= {f"{number}. {name}" if number else name for name, number in counted(blueprint).items()}


def test_the_handbook_has_a_chapter_for_each_stage_under_its_number(blueprint: Blueprint) -> None:
    headings = {line.text for line in lines_of(blueprint) if line.paper == "handbook"}
    assert headings >= {f"{number}. {name}" if number else name for name, number in counted(blueprint).items()}


def test_the_matrix_of_responsibilities_names_no_other_stage(blueprint: Blueprint) -> None:
    titles = {f"{number}. {name}" if number else name for name, number in counted(blueprint).items()}
    groups = {str(row["group"]) for row in rows("responsibilities", "matrix", blueprint)}
    unknown = {group for group in groups if group[:1].isdigit()} - titles
    assert unknown == set()
    assert len(groups & titles) > 5


def test_every_name_of_a_stage_has_the_same_number_in_every_paper(blueprint: Blueprint) -> None:
    """Wherever a stage is named with a number before it, that is the number that the company gives it."""
    wrong = [
        line
        for name, number in counted(blueprint).items()
        for line in lines_of(blueprint)
        if line.text.endswith(f". {name}") and line.text != f"{number}. {name}" and line.text[:1].isalnum()
        and len(line.text) < len(name) + 6
    ]  # fmt: skip
    assert wrong == []


def test_the_funnel_multiplies_to_the_target(blueprint: Blueprint) -> None:
    """What each step of the funnel needs, times its rate, is what the next one needs; nothing, without a target."""
    first = next(iter(blueprint.pipelines.values()), None)
    funnel = f"funnel-{first.id}" if first else "funnel"
    steps = [
        (row["rate"], row["year"].result.value)  # type: ignore[attr-defined]
        for row in rows("indicators", funnel, blueprint)
    ]
    revenue = first.yearly_revenue if first else blueprint.targets.yearly_revenue
    order = (first and first.order_value) or blueprint.company.typical_order_value
    if not (revenue and order):
        assert {needed for _, needed in steps} == {""}
        return
    assert steps[-1][1] == ceil(revenue.amount / order.amount)
    for (rate, needed), (_, of_next) in pairwise(steps):
        assert (needed - 1) * rate / 100 < of_next <= needed * rate / 100 + 1
