"""Two firms sell in several ways, one in stages from 0 to 9: every derived paper says the same of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from math import ceil

import pytest

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.pipelines import Pipeline
from generator.documents.blocks import Block, Heading, KeyValues, Pages, Table
from generator.documents.inline import text_of
from tests.papers import document_of, spaces_as_written

from .firms import loaded
from .sheets import printed_number, rows, table_of

WAYS = {
    "software-us": {
        "new-business": [*"01234567", ""],
        "renewal": ["A", "B", "4", "C"],
        "self-serve": ["", "", "", ""],
    },
    "service-pl": {
        "offices": [*"0123456789", ""],
        "clinics": [*"01234", "", *"5789", ""],
    },
}
"""The firms with their pipelines, and the numbers of the stages that each names, "" for none."""
BESIDE = {"software-us": ("coaching", "free-trial"), "service-pl": ("procedures", "offer")}
OPTIONAL = {"software-us": "price-talk", "service-pl": "trial-week"}


@pytest.fixture(scope="module", params=WAYS)
def firm(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def blueprint(firm: str) -> Blueprint:
    return loaded(firm).blueprint


def title(stage: str, blueprint: Blueprint) -> str:
    """A stage as papers name it."""
    number = printed_number(blueprint.stages[stage], blueprint)
    return f"{number}. {blueprint.stages[stage].name}" if number else blueprint.stages[stage].name


def inside(pipeline: Pipeline, blueprint: Blueprint) -> list[str]:
    """The stages of a pipeline with their parts; these firms name no part by itself."""
    stages = blueprint.stages.values()
    return [one for id_ in pipeline.stages for one in (id_, *(part.id for part in stages if part.parent == id_))]


def names_of(stage: str, blueprint: Blueprint) -> str:
    """The pipelines that a stage belongs to, as papers name them."""
    return ", ".join(one.name for one in blueprint.pipelines.values() if stage in inside(one, blueprint))


def blocks_below(headline: str, paper: str, blueprint: Blueprint) -> Iterator[Block]:
    """What stands below a headline, up to the next one."""
    blocks = document_of(paper, blueprint).blocks
    heads = [
        n
        for n, one in enumerate(blocks)
        if isinstance(one, Heading) and spaces_as_written(text_of(one.text)) == headline
    ]
    for block in blocks[heads[0] + 1 :]:
        if isinstance(block, Heading):
            return
        yield block


def facts_of(stage: str, paper: str, blueprint: Blueprint) -> list[str]:
    found = blocks_below(title(stage, blueprint), paper, blueprint)
    pairs = (pair for block in found if isinstance(block, KeyValues) for pair in block.pairs)
    return [spaces_as_written(text_of(value)) for _, value in pairs]


def test_the_firms_sell_in_these_ways(firm: str, blueprint: Blueprint) -> None:
    told = {
        id_: [printed_number(blueprint.stages[one], blueprint) for one in pipeline.stages]
        for id_, pipeline in blueprint.pipelines.items()
    }
    assert told == WAYS[firm]


def test_the_crm_has_the_stages_of_each_pipeline_in_their_order(blueprint: Blueprint) -> None:
    found = {
        str(name): [(row["position"], row["number"] or "", row["name"]) for row in group]
        for name, group in groupby(rows("crm-setup", "pipelines", blueprint), lambda row: row["pipeline"])
    }
    assert found == {
        pipeline.name: [
            (place, printed_number(blueprint.stages[id_], blueprint), blueprint.stages[id_].name)
            for place, id_ in enumerate(inside(pipeline, blueprint), start=1)
        ]
        for pipeline in blueprint.pipelines.values()
    }


def test_the_file_for_the_crm_says_what_the_workbook_says(blueprint: Blueprint) -> None:
    table = table_of("crm-setup", blueprint)
    sheet = [[*row.values()][: len(table.header)] for row in rows("crm-setup", "pipelines", blueprint)]
    assert [[*row] for row in table.rows] == sheet


def test_each_pipeline_has_its_own_chances_and_categories(blueprint: Blueprint) -> None:
    """What a pipeline says of a stage stands in its rows; everywhere else stands what the stage says."""
    found = {(row["pipeline"], row["name"]): row for row in rows("crm-setup", "pipelines", blueprint)}
    otherwise = 0
    for pipeline in blueprint.pipelines.values():
        for id_ in inside(pipeline, blueprint):
            stage, own = blueprint.stages[id_], pipeline.in_stages.get(id_)
            chance = own.probability if own and own.probability is not None else stage.probability
            row = found[pipeline.name, stage.name]
            otherwise += chance != stage.probability
            assert row["probability"] == chance, (pipeline.id, id_)
            kind = (own.forecast if own else None) or stage.forecast
            assert row["forecast"] == (blueprint.crm.forecasts[kind].name if kind else None)
    assert otherwise > 0


def test_stages_fields_and_actions_of_the_crm_name_stages_that_there_are(blueprint: Blueprint) -> None:
    titles = {title(id_, blueprint) for id_ in blueprint.stages}
    found = {row["name"]: row["pipelines"] or "" for row in rows("crm-setup", "stages", blueprint)}
    assert found == {one.name: names_of(one.id, blueprint) for one in blueprint.stages.values()}
    assert {row["required"] for row in rows("crm-setup", "fields", blueprint)} - {None} <= titles
    assert {row["stage"] for row in rows("crm-setup", "actions", blueprint)} <= titles


def test_each_pipeline_has_its_map(blueprint: Blueprint) -> None:
    for pipeline in blueprint.pipelines.values():
        (shown,) = (one for one in blocks_below(pipeline.name, "handbook", blueprint) if isinstance(one, Table))
        first = [text_of(row.cells[0]).partition("\n")[0] for row in shown.rows]
        assert [spaces_as_written(one) for one in first] == [title(id_, blueprint) for id_ in pipeline.stages]


def test_responsibilities_and_rhythm_name_the_pipelines_of_a_stage(blueprint: Blueprint) -> None:
    by_title = {title(id_, blueprint): names_of(id_, blueprint) for id_ in blueprint.stages}
    for paper, sheet, column in (("responsibilities", "matrix", "group"), ("rhythm", "list", "stage")):
        told = {(str(row[column]), row["pipelines"] or "") for row in rows(paper, sheet, blueprint)}
        stages = {(stage, pipelines) for stage, pipelines in told if stage in by_title}
        assert stages, paper
        assert stages == {(stage, by_title[stage]) for stage, _ in stages}, paper
        assert not {stage for stage, _ in told - stages if stage[:1].isdigit()}, paper


def test_a_card_says_how_its_stage_runs(firm: str, blueprint: Blueprint) -> None:
    stage, other = BESIDE[firm]
    beside = {"en": "beside {}", "pl": "obok etapu {}"}[blueprint.language].format(title(other, blueprint))
    optional = {"en": "optional", "pl": "opcjonalny"}[blueprint.language]
    cards = {one.id: one.blocks for one in document_of("stage-cards", blueprint).blocks if isinstance(one, Pages)}
    for id_, said in ((stage, beside), (OPTIONAL[firm], optional)):
        facts = {
            spaces_as_written(text_of(v)) for one in cards[id_] if isinstance(one, KeyValues) for _, v in one.pairs
        }
        assert {names_of(id_, blueprint)} <= facts
        assert any(said in fact for fact in facts), id_
        assert any(said in fact for fact in facts_of(id_, "handbook", blueprint)), id_


def test_the_windows_of_interviews_are_those_of_the_pipelines(blueprint: Blueprint) -> None:
    programme = blueprint.win_loss
    expected = {
        one.name: (
            one.window_min_days if one.window_min_days is not None else programme.window_min_days,
            one.window_max_days if one.window_max_days is not None else programme.window_max_days,
        )
        for one in blueprint.pipelines.values()
    }
    found = {row["pipeline"]: (row["from"], row["until"]) for row in rows("win-loss-register", "windows", blueprint)}
    assert found == expected
    assert len({*found.values()}) > 1


def test_the_funnel_of_each_pipeline_multiplies_to_its_target(blueprint: Blueprint) -> None:
    having = {step.pipeline for step in blueprint.funnel.values() if step.pipeline} | {next(iter(blueprint.pipelines))}
    for pipeline in (one for one in blueprint.pipelines.values() if one.id in having):
        found = [*rows("indicators", f"funnel-{pipeline.id}", blueprint)]
        needed = [row["year"].result.value for row in found]  # type: ignore[attr-defined]
        order = pipeline.order_value or blueprint.company.typical_order_value
        assert pipeline.yearly_revenue
        assert order
        assert needed[-1] == ceil(pipeline.yearly_revenue.amount / order.amount), pipeline.id
        for row, before, after in zip(found, needed, needed[1:], strict=False):
            rate = row["rate"]
            assert before == (after if rate is None else ceil(after / (rate / 100))), row["step"]  # type: ignore[operator]


def test_the_steps_of_a_funnel_are_named_by_the_stages_of_its_pipeline(blueprint: Blueprint) -> None:
    """The steps that a firm gives by stages follow its pipeline without a gap, past what runs beside."""
    checked = 0
    for pipeline in blueprint.pipelines.values():
        if not any(step.pipeline == pipeline.id for step in blueprint.funnel.values()):
            continue
        on_way = [blueprint.stages[id_].name for id_ in pipeline.stages if not blueprint.stages[id_].parallel_to]
        steps = [str(row["step"]) for row in rows("indicators", f"funnel-{pipeline.id}", blueprint)][:-1]
        pairs = {f"{left} → {right}" for left, right in pairwise(on_way)}
        assert {*steps[:-1]} <= pairs
        checked += 1
    assert checked
