"""What follows from the order of stages is checked against it: numbers, parts, ways, chances."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.shell import COMPANY, only, problems, where, write

BASE = "extends: ten-stage\nlanguage: en\nas_of: 2026-01-05\n" + COMPANY
CLOSED = "exit: {e: {text: Done.}}, next_step: Go on."


def found(folder: Path, text: str, base: str = BASE) -> list[dict[str, Any]]:
    return problems(write(folder, {"blueprint.yaml": base + text}))


def stages(*rows: str) -> str:
    """Stages that close properly, each with the fields of a row."""
    return "stages:\n" + "".join(
        f"  {row.split(':')[0]}: {{{row.partition(': ')[2]}, name: S, {CLOSED}}}\n" for row in rows
    )


THREE = stages("a: number: 1", "b: number: 2", "c: number: 3")
WAYS = "transitions: {x: {from: a, to: b}, y: {from: b, to: c}}\n"


def test_a_line_of_stages_is_sound(tmp_path: Path) -> None:
    assert found(tmp_path, THREE + WAYS, COMPANY) == []
    assert found(tmp_path, THREE, COMPANY) == []


def test_two_stages_with_one_number_are_both_named(tmp_path: Path) -> None:
    one = only(found(tmp_path, "stages: {discovery: {number: 5}}\n"))
    assert (one["code"], one["severity"], one["path"]) == ("same-stage-number", "warning", "stages.discovery.number")
    assert "`offer`" in one["message"]
    assert "`discovery`" in one["message"]
    assert "stages.yaml" in one["message"]
    assert where(one)[0] == "blueprint.yaml"


WRONG = {
    "two numbers alike": (stages("a: number: 1", "b: number: 1"), "same-stage-number", "stages.b.number"),
    "two marks alike": (
        stages("a: number: 1", "x: parent: a, mark: a", "y: parent: a, mark: a"),
        "same-stage-number",
        "stages.y.mark",
    ),
    "numbers that fall": (stages("a: number: 2", "b: number: 1"), "stages-out-of-order", "stages.b.number"),
    "marks that fall": (
        stages("a: number: 1", "x: parent: a, mark: b", "y: parent: a, mark: a"),
        "stages-out-of-order",
        "stages.y.mark",
    ),
    "parts after another stage": (
        stages("a: number: 1", "b: number: 2", "x: parent: a, mark: a", "y: parent: a, mark: b"),
        "sub-part-apart",
        "stages.x",
    ),
    "a part before its stage": (stages("x: parent: a, mark: a", "a: number: 1"), "sub-part-apart", "stages.x"),
    "a stage that nothing leads to": (
        THREE + "transitions: {x: {from: a, to: c}, y: {from: b, to: c}}\n",
        "stage-without-way",
        "stages.b",
    ),
    "a stage that nothing leads on from": (
        THREE + "transitions: {x: {from: a, to: b}, y: {from: a, to: c}}\n",
        "stage-without-way",
        "stages.b",
    ),
    "a stage apart from all ways": (THREE + "transitions: {x: {from: a, to: c}}\n", "stage-without-way", "stages.b"),
    "a way to itself": (
        THREE + WAYS.replace("}}\n", "}, z: {from: b, to: b, kind: loop}}\n"),
        "way-in-a-circle",
        "transitions.z",
    ),
    "a way round": (THREE + WAYS.replace("}}\n", "}, z: {from: c, to: a}}\n"), "way-in-a-circle", "transitions.z"),
    "a chance that falls": (
        stages("a: number: 1, probability: 20", "b: number: 2, probability: 10")
        + "transitions: {x: {from: a, to: b}}\n",
        "chance-falls",
        "stages.b.probability",
    ),
    "a forecast that falls": (
        stages("a: number: 1, forecast: commit", "b: number: 2, forecast: pipeline")
        + "transitions: {x: {from: a, to: b}}\n",
        "chance-falls",
        "stages.b.forecast",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_it_is_a_warning_where_it_stands(tmp_path: Path, name: str) -> None:
    text, code, path = WRONG[name]
    one = only(found(tmp_path, text, COMPANY))
    assert (one["code"], one["severity"], one["path"]) == (code, "warning", path)


SOUND = {
    "numbers with gaps": stages("a: number: 3", "b: number: 14"),
    "stages without numbers": stages("a: goal: G", "b: goal: G"),
    "more marks than letters": stages("a: number: 1", "x: parent: a, mark: z", "y: parent: a, mark: aa"),
    "the same mark in two stages": stages(
        "a: number: 1", "x: parent: a, mark: a", "b: number: 2", "y: parent: b, mark: a"
    ),
    "a way to the whole serves its parts": stages(
        "a: number: 1", "b: number: 2", "x: parent: b, mark: a", "c: number: 3"
    )
    + "transitions: {x: {from: a, to: b}, y: {from: b, to: c}}\n",
    "lost deals end where they are lost": stages("a: number: 1", "lost: number: 2", "won: number: 3")
    + "transitions: {x: {from: a, to: won}, y: {from: a, to: lost, kind: lost}}\n",
    "a chance that falls on the way back": stages("a: number: 1, probability: 10", "b: number: 2, probability: 20")
    + "transitions: {x: {from: a, to: b}, y: {from: b, to: a, kind: back}}\n",
}


@pytest.mark.parametrize("name", SOUND)
def test_it_is_no_matter(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, SOUND[name], COMPANY) == []


def test_following_the_hint_for_a_part_ends_it(tmp_path: Path) -> None:
    text = (
        f"stages:\n  fairs: {{parent: marketing, mark: c, name: Fairs, {CLOSED}PLACE}}\n"
        "transitions: {f: {from: fairs, to: discovery}, g: {from: marketing-reach, to: fairs}}\n"
    )
    one = only(found(tmp_path, text.replace("PLACE", "")))
    assert one["code"] == "sub-part-apart"
    way_out = one["hint"].partition("`")[2].partition("`")[0]
    assert found(tmp_path, text.replace("PLACE", f", {way_out}")) == []


def test_a_chance_is_told_of_once_however_many_ways_lead_there(tmp_path: Path) -> None:
    one = only(found(tmp_path, "stages: {offer: {probability: 30}}\n"))
    assert (one["code"], one["path"]) == ("chance-falls", "stages.offer.probability")


def test_a_new_stage_between_others_needs_its_ways(tmp_path: Path) -> None:
    text = "stages: {trial: {number: 11, name: Trial, " + CLOSED + "}}\n"
    assert only(found(tmp_path, text))["code"] == "stage-without-way"
    ways = "transitions: {a: {from: win-loss-won, to: trial}, b: {from: trial, to: discovery, kind: loop}}\n"
    assert found(tmp_path, text + ways) == []
