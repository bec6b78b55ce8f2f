"""docs/blueprint.md: each of its blueprints loads without a problem, and every key of a blueprint stands in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.blueprint.model.annotations import key
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.company import PublicCompany
from generator.blueprint.model.offers import PublicTerms
from generator.blueprint.reading import source
from generator.press.run import check
from tests.docs.fences import Fence, fences
from tests.papers import ROOT, MadeSet
from tests.render.word.shells import png

PAGE = ROOT / "docs/blueprint.md"
EXAMPLES = fences(PAGE, "yaml")
HEAD = {"extends:": "extends: ten-stage\n", "company:": "company: {name: Piekarnia Ziarno}\n"}


def completed(example: str) -> str:
    """The example with the two lines that a part of a blueprint leaves out."""
    lines = example.splitlines()
    return "".join(text for key_, text in HEAD.items() if not any(line.startswith(key_) for line in lines)) + example


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda fence: f"line {fence.line}")
def test_an_example_loads_without_a_problem(example: Fence, tmp_path: Path) -> None:
    """An example of how a value is written may be what the base says: that is advice, and no problem."""
    file = tmp_path / "blueprint.yaml"
    file.write_text(completed(example.text), "utf-8")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/logo.svg").write_bytes((ROOT / "blueprints/example-pl/znak/logo.svg").read_bytes())
    (tmp_path / "pictures/plant.png").write_bytes(png())
    _, warnings = check(file)
    assert [problem.message for problem in warnings if problem.severity != "advice"] == []


def test_every_key_of_a_blueprint_is_named() -> None:
    page = PAGE.read_text("utf-8")
    keys = [key(name, info) for name, info in Blueprint.model_fields.items()]
    assert [name for name in keys if f"`{name}`" not in page and f"\n{name}: " not in page] == []


def test_the_limits_are_those_that_are_kept() -> None:
    told = f"{source.MAX_BYTES // 1_000_000} MB, {source.MAX_NODES:,} values and {source.MAX_DEPTH} levels"
    assert told in PAGE.read_text("utf-8")


def test_every_stage_and_role_of_ours_is_named(example: MadeSet) -> None:
    page = PAGE.read_text("utf-8")
    ours = [role.id for role in example.blueprint.roles.values() if role.side == "us"]
    assert [id_ for id_ in (*example.blueprint.stages, *ours) if f"`{id_}`" not in page] == []


def test_the_values_that_a_text_may_insert_are_a_customers() -> None:
    """The page says so of every value it names."""
    named = re.search(r"is inserted: (.*?)All of these", PAGE.read_text("utf-8"), re.DOTALL)
    assert named
    fields = set(re.findall(r"`([a-z_]+)`", named[1])) - {"company", "terms"}
    assert fields <= {*PublicCompany.model_fields, *PublicTerms.model_fields}
