"""What ``check`` passes, ``build`` builds: a located problem or a whole set, for whatever our own JSON Schema can bear.

Blueprints are drawn from the schema, some as they ought to be and some with mistakes planted in them. What was found in
thousands of them beyond these stands below as an example of its own.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import drawn
from tests.papers import passages, write_blueprint
from tests.shell import COMPANY, salesbook, write

SEEDS = st.integers(0, 1_000_000)


@settings(max_examples=15)
@given(seed=SEEDS)
def test_a_blueprint_that_ought_to_hold_is_told_or_built(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    random = Random(seed)
    tree = drawn.blueprint(random, random.choice([1, 3, 6, 12]))
    told_or_built(write_blueprint(tmp_path_factory.mktemp("drawn") / "b", tree).parent)


@settings(max_examples=40)
@given(seed=SEEDS)
def test_a_blueprint_with_mistakes_is_told_or_built(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    random = Random(seed)
    tree = drawn.with_mistakes(random, drawn.blueprint(random, random.choice([1, 3, 6])), random.choice([1, 1, 2, 4]))
    told_or_built(write_blueprint(tmp_path_factory.mktemp("drawn") / "b", tree).parent)


@settings(max_examples=3)
@given(seed=SEEDS)
def test_a_company_over_the_base_is_told_or_built(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    random = Random(seed)
    tree = drawn.with_mistakes(random, drawn.blueprint(random, 6, extends="ten-stage"), random.choice([0, 1]))
    told_or_built(write_blueprint(tmp_path_factory.mktemp("drawn") / "b", tree).parent)


def told_or_built(folder: Path) -> None:
    """The property: every problem has a code and a place; without an error the whole set is there and can be read."""
    output = folder.parent / "out"
    found: list[dict[str, Any]] = salesbook("check", folder, "--report", "json").data
    assert all(problem["code"] and problem["file"] and problem["line"] >= 1 for problem in found), found
    wrong = [problem for problem in found if problem["severity"] == "error"]
    built = salesbook("build", folder, "--output", output, "--report", "json")
    assert "fault of its own" not in built.err
    assert (built.code, output.exists()) == ((1, False) if wrong else (0, True)), built.err
    for row in built.data:
        assert row["verb"] == "create"
        assert passages(Path(row["path"]))


ONCE_A_FAULT = {
    "an objection that nobody has heard": "objections: {o: {category: price, wordings: []}}\n",
    "a stage that is a part of itself": "stages: {s: {name: S, parent: s, exit: {e: {text: T, evidence: E}}}}\n",
    "the last year": "as_of: 9998-12-31\n",
    "the first year": "as_of: 0001-01-01\n",
    "a step of a stage that no pipeline has": "pipelines: {p: {name: P, stages: [a]}}\n"
    "stages: {a: {number: 1, name: A}, b: {number: 2, name: B}}\nfunnel: {f: {stage: b, rate: 50}}\n",
    "an amount of 27 digits": "products: {p: {name: x, price: 999999999999999999999999999}}\n",
    "an amount in pieces": "products: {p: {name: x, price: {amount: 1e999}}}\n",
}


@pytest.mark.parametrize("name", ONCE_A_FAULT)
def test_what_was_a_fault_is_told_or_built(tmp_path: Path, name: str) -> None:
    told_or_built(write(tmp_path / "b", {"blueprint.yaml": COMPANY + ONCE_A_FAULT[name]}))


def test_what_is_drawn_is_worth_drawing(tmp_path: Path) -> None:
    """Most of what ought to hold does, and most of what has a mistake does not."""
    holding, broken = 0, 0
    for seed in range(40):
        tree = drawn.blueprint(Random(seed), 3)
        holding += _is_right(tmp_path / f"{seed}", tree)
        broken += not _is_right(tmp_path / f"{seed}-", drawn.with_mistakes(Random(seed), tree, 4))
    assert holding > 20
    assert broken > 20


def _is_right(folder: Path, tree: dict[str, Any]) -> bool:
    assert json.loads(json.dumps(tree)) == tree
    return salesbook("check", write_blueprint(folder, tree)).code == 0
