"""Pipelines, optional stages and stages side by side: what does not go together is told where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.load import load
from generator.blueprint.pipelines import members
from tests.shell import COMPANY, only, problems, write

CLOSED = "exit: {e: {text: Done.}}, next_step: Go on."


def stages(*rows: str) -> str:
    """Stages that close properly, each with the fields of a row."""
    return "stages:\n" + "".join(
        f"  {row.split(':')[0]}: {{{row.partition(': ')[2]}, name: S, {CLOSED}}}\n" for row in rows
    )


def pipelines(**ids: str) -> str:
    """Pipelines by their ids, each with the ids of its stages."""
    return "pipelines:\n" + "".join(f"  {id_}: {{name: {id_}, stages: [{inside}]}}\n" for id_, inside in ids.items())


THREE = stages("a: number: 1", "b: number: 2", "c: number: 3")


def found(folder: Path, text: str) -> list[dict[str, Any]]:
    return problems(write(folder, {"blueprint.yaml": f"language: en\n{COMPANY}{text}"}))


def told(folder: Path, text: str) -> tuple[str, str, str, str]:
    """Of the only problem severity, code, path and hint."""
    one = only(found(folder, text))
    return one["severity"], one["code"], one["path"], one["hint"]


WRONG = {
    "an unknown stage": (
        THREE + pipelines(p="a, b, d-stage, c"),
        ("error", "unknown-reference", "pipelines.p.stages", "Known: a, b, c."),
    ),
    "a stage that is nearly one": (
        stages("offer: number: 1", "order: number: 2") + pipelines(p="offer, ordr"),
        ("error", "unknown-reference", "pipelines.p.stages", "Did you mean `order`?"),
    ),
    "the same stage twice": (
        THREE + pipelines(p="a, b, a, c"),
        (
            "error",
            "stage-twice",
            "pipelines.p.stages",
            "Keep one `a`. A deal that comes back to a stage does so on a way of the kind `back`.",
        ),
    ),
    "no stages": (
        THREE + pipelines(p="", q="a, b, c"),
        ("error", "empty-pipeline", "pipelines.p.stages", "Name its stages in their order: `stages: [a, b, c]`."),
    ),
    "stages left out": (
        THREE + "pipelines: {p: {name: P}, q: {name: Q, stages: [a, b, c]}}\n",
        ("error", "empty-pipeline", "pipelines.p.stages", "Name its stages in their order: `stages: [a, b, c]`."),
    ),
    "a way into an unknown pipeline": (
        THREE + pipelines(renewal="a, b, c") + "transitions: {w: {from: a, to: b, to_pipeline: renewl}}\n",
        ("error", "unknown-reference", "transitions.w.to_pipeline", "Did you mean `renewal`?"),
    ),
    "a stage beside itself": (
        stages("a: number: 1", "b: parallel_to: b"),
        (
            "error",
            "parallel-to-itself",
            "stages.b.parallel_to",
            "Take `parallel_to` out of this stage, or name another one in it.",
        ),
    ),
    "a part beside its stage": (
        stages("a: number: 1", "b: 'parent: a, mark: a, parallel_to: a'").replace("'", ""),
        (
            "error",
            "parallel-to-itself",
            "stages.b.parallel_to",
            "Take `parallel_to` out of this stage, or name another one in it.",
        ),
    ),
    "an optional first stage": (
        stages("a: optional: true", "b: number: 2"),
        (
            "warning",
            "first-stage-optional",
            "stages.a.optional",
            "Take `optional` out at `a`, or put a stage before it that every deal goes through.",
        ),
    ),
    "an optional first stage of a pipeline": (
        stages("a: number: 1", "b: optional: true", "c: number: 3") + pipelines(p="a, b, c", q="b, c"),
        (
            "warning",
            "first-stage-optional",
            "stages.b.optional",
            "Take `optional` out at `b`, or put a stage before it that every deal goes through.",
        ),
    ),
    "nothing but optional stages": (
        stages("a: optional: true", "b: optional: true"),
        (
            "warning",
            "all-stages-optional",
            "stages.a.optional",
            "Take `optional` out where every deal goes through, at least at `a`.",
        ),
    ),
    "a stage in no pipeline": (
        THREE + pipelines(p="a, b", q="b"),
        (
            "warning",
            "stage-without-pipeline",
            "stages.c",
            "Name it in `stages` of one: `p`, `q`. Or switch it off: `stages: {c: {disabled: true}}`.",
        ),
    ),
    "a part that its pipeline leaves out": (
        stages("a: number: 1", "x: parent: a, mark: a", "y: parent: a, mark: b") + pipelines(p="x"),
        (
            "warning",
            "stage-without-pipeline",
            "stages.y",
            "Name it in `stages` of one: `p`. Or switch it off: `stages: {y: {disabled: true}}`.",
        ),
    ),
    "a stage beside one of another pipeline": (
        stages("a: number: 1", "b: parallel_to: a", "c: number: 3") + pipelines(p="a, c", q="b, c"),
        ("warning", "parallel-elsewhere", "pipelines.q.stages.0", "Name `a` in `stages` as well, or take `b` out."),
    ),
    "a way beside its pipeline": (
        THREE + pipelines(p="a, b", q="c") + "transitions: {w: {from: a, to: b, to_pipeline: q}}\n",
        ("warning", "way-beside-pipeline", "transitions.w.to", "Write one of its stages in `to`: `c`."),
    ),
    "two stages with one number in a pipeline": (
        stages("a: number: 1", "b: number: 1") + pipelines(p="a, b"),
        ("warning", "same-stage-number", "stages.b.number", "Give one of them another `number`."),
    ),
    "a chance that falls along a pipeline": (
        stages("a: probability: 50", "b: parallel_to: a, probability: 5", "c: probability: 20")
        + pipelines(p="a, b, c"),
        (
            "warning",
            "chance-falls",
            "stages.c.probability",
            "Give `c` at least what `a` has, or that one less.",
        ),
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_where_it_stands(tmp_path: Path, name: str) -> None:
    text, expected = WRONG[name]
    assert told(tmp_path, text) == expected


SOUND = {
    "a pipeline of all stages": THREE + pipelines(p="a, b, c"),
    "a number of its own in each pipeline": stages("a: number: 1", "b: number: 1") + pipelines(p="a", q="b"),
    "the order of a pipeline is its own": THREE + pipelines(p="a, b, c", q="c, a"),
    "a pipeline leads from stage to stage": THREE
    + pipelines(p="a, b", q="c")
    + "transitions: {w: {from: b, to: a, kind: back}}\n",
    "ways round through two pipelines": THREE
    + pipelines(p="a, b", q="c")
    + "transitions: {w: {from: b, to: c, to_pipeline: q}, v: {from: c, to: a, to_pipeline: p}}\n",
    "a stage that two pipelines share": THREE
    + pipelines(p="a, b", q="b, c")
    + "transitions: {w: {from: b, to: b, to_pipeline: q}}\n",
    "a chance that falls into another pipeline": stages("a: probability: 90", "b: probability: 20")
    + pipelines(p="a", q="b")
    + "transitions: {w: {from: a, to: b, to_pipeline: q}}\n",
    "no way to what runs beside": stages("a: number: 1", "b: parallel_to: a", "c: number: 3")
    + "transitions: {w: {from: a, to: c}}\n",
    "an optional stage in the middle": stages("a: number: 1", "b: optional: true", "c: number: 3"),
    "targets that add up": THREE
    + "targets: {yearly_revenue: 30}\npipelines: {p: {name: P, stages: [a, b], yearly_revenue: 10}, "
    "q: {name: Q, stages: [c], yearly_revenue: 20}}\n",
    "targets of which one is open": THREE
    + "targets: {yearly_revenue: 30}\npipelines: {p: {name: P, stages: [a, b], yearly_revenue: 10}, "
    "q: {name: Q, stages: [c]}}\n",
}


OTHERWISE = stages("a: number: 1, probability: 10", "b: number: 2, probability: 20, forecast: pipeline")


def in_stages(said: str) -> str:
    return (
        OTHERWISE
        + f"pipelines: {{p: {{name: P, stages: [a, b]}}, q: {{name: Q, stages: [a, b], in_stages: {said}}}}}\n"
    )


def test_a_chance_that_falls_in_one_pipeline_is_told_there(tmp_path: Path) -> None:
    one = only(found(tmp_path, in_stages("{a: {probability: 30}}")))
    assert (one["code"], one["path"], one["line"]) == ("chance-falls", "stages.b.probability", 5)
    assert "falls from 30 in `a` to 20 in `b`" in one["message"]
    lower = only(found(tmp_path / "lower", in_stages("{b: {probability: 5}}")))
    assert (lower["code"], lower["path"]) == ("chance-falls", "pipelines.q.in_stages.b.probability")


def test_a_chance_that_falls_everywhere_is_told_once(tmp_path: Path) -> None:
    falling = in_stages("{}").replace("probability: 20", "probability: 5").replace(", in_stages: {}", "")
    assert only(found(tmp_path, falling))["path"] == "stages.b.probability"


def test_a_chance_near_certain_is_told_where_a_pipeline_says_it(tmp_path: Path) -> None:
    one = only(found(tmp_path, in_stages("{b: {probability: 97}}")))
    assert (one["code"], one["path"]) == ("chance-near-certain", "pipelines.q.in_stages.b.probability")
    assert found(tmp_path / "closed", in_stages("{b: {probability: 97, forecast: closed}}")) == []


COUNTED = "kpis: {k: {name: K, kind: lagging, formula: F.}}\n" + stages(
    "a: number: 1, probability: 15", "b: number: 2, probability: 40"
)


def test_a_chance_above_what_was_counted_is_told(tmp_path: Path) -> None:
    """Of a hundred offers 30 came to an order, so nobody may count on 40; 15 of a hundred talks are what they were."""
    steps = "funnel: {x: {stage: a, rate: 50, source: own-data}, y: {stage: b, rate: 30, source: own-data}}\n"
    one = only(found(tmp_path, COUNTED + steps))
    assert (one["code"], one["path"]) == ("chance-above-own-data", "stages.b.probability")
    assert "`b` count as won with 40 %, and of those counted 30 %" in one["message"]
    assert found(tmp_path / "assumed", COUNTED + steps.replace("30, source: own-data", "30")) == []
    assert found(tmp_path / "lower", COUNTED.replace("40", "30") + steps) == []


def test_a_stage_that_its_pipeline_does_not_have_is_told(tmp_path: Path) -> None:
    one = only(found(tmp_path, in_stages("{c: {probability: 30}}")))
    assert (one["severity"], one["code"], one["path"]) == ("error", "unknown-reference", "pipelines.q.in_stages.c")
    assert one["hint"] == "Its stages: `a`, `b`."


def test_what_a_pipeline_says_of_a_stage_goes_with_it(tmp_path: Path) -> None:
    base = f"language: en\n{COMPANY}{in_stages('{b: {probability: 30}}')}"
    own = f"extends: ../base\nlanguage: en\n{COMPANY}stages: {{b: {{disabled: true}}}}\n"
    folder = write(tmp_path, {"base/blueprint.yaml": base, "own/blueprint.yaml": own}) / "own"
    assert [one for one in problems(folder) if one["severity"] == "error"] == []


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_not_told(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, SOUND[name]) == []


def test_a_circle_of_stages_side_by_side_is_told_at_each_of_them(tmp_path: Path) -> None:
    one, other = found(tmp_path, stages("a: parallel_to: b", "b: parallel_to: a", "c: parallel_to: a"))
    assert [one["path"], other["path"]] == ["stages.a.parallel_to", "stages.b.parallel_to"]
    assert {one["code"], other["code"]} == {"parallel-to-itself"}


def test_a_forecast_of_the_companys_own_is_in_its_order(tmp_path: Path) -> None:
    own = "crm: {forecasts=: {low: {name: Low}, high: {name: High}}}\n"
    text = own + stages("a: forecast: high", "b: forecast: low") + "transitions: {w: {from: a, to: b}}\n"
    assert told(tmp_path / "falls", text)[1] == "chance-falls"
    assert (
        found(
            tmp_path / "rises", text.replace("low: {name: Low}, high: {name: High}", "high: {name: H}, low: {name: L}")
        )
        == []
    )
    _, code, path, hint = told(tmp_path / "gone", text.replace("a: {forecast: high", "a: {forecast: commit"))
    assert (code, path) == ("switched-off", "stages.a.forecast")
    assert "commit" in hint


def test_an_unknown_forecast_is_told_with_what_was_meant(tmp_path: Path) -> None:
    _, code, path, hint = told(tmp_path, stages("a: forecast: comit"))
    assert (code, path, hint) == ("unknown-reference", "stages.a.forecast", "Did you mean `commit`?")


def test_a_pipeline_of_a_base_goes_with_its_last_stage(tmp_path: Path) -> None:
    base = f"language: en\n{COMPANY}{THREE}{pipelines(p='a, b', q='c')}"
    own = f"extends: ../base\nlanguage: en\n{COMPANY}stages: {{c: {{disabled: true}}, b: {{disabled: true}}}}\n"
    folder = write(tmp_path, {"base/blueprint.yaml": base, "own/blueprint.yaml": own}) / "own"
    loaded = load(folder).blueprint
    assert {id_: one.stages for id_, one in loaded.pipelines.items()} == {"p": ["a"]}


def test_a_stage_brings_its_parts_unless_some_are_named(tmp_path: Path) -> None:
    text = stages("a: number: 1", "x: parent: a, mark: a", "y: parent: a, mark: b") + pipelines(p="a", q="a, y")
    loaded = load(write(tmp_path, {"blueprint.yaml": COMPANY + text})).blueprint
    inside = {id_: [stage.id for stage in members(one, loaded)] for id_, one in loaded.pipelines.items()}
    assert inside == {"p": ["a", "x", "y"], "q": ["a", "y"]}
