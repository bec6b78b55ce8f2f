"""Every reference of every entity is checked, also one that is added to a model tomorrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.load import load
from generator.blueprint.model.annotations import declared
from generator.blueprint.model.base import Entity
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import BlueprintError
from generator.blueprint.reading.nodes import Mapping
from tests.deliverables.planted import Garden
from tests.papers import ROOT, write_blueprint

LOST = "nowhere-at-all"


def spoilt(model: type[Entity], data: dict[str, Any], path: str, seen: dict[tuple[type[Entity], str], str]) -> None:
    """Let the first reference in each field of each entity lead nowhere; ``seen`` becomes their lasting names."""
    for name, field in declared(model).items():
        here = f"{path}.{name}".lstrip(".")
        if name not in data:
            continue
        if (field.target or field.holds_path) and (model, name) not in seen:
            seen[model, name] = here
            data[name] = [LOST] if isinstance(data[name], list) else LOST
        for id_, element in data[name].items() if field.element else ():
            spoilt(field.element, element, f"{here}.{id_}", seen)  # type: ignore[arg-type]
        if field.entity and isinstance(data[name], dict):
            spoilt(field.entity, data[name], here, seen)


def test_no_reference_of_any_entity_leads_nowhere_unnoticed(tmp_path: Path) -> None:
    data, seen = Garden().data, dict[tuple[type[Entity], str], str]()
    spoilt(Blueprint, data, "", seen)
    with pytest.raises(BlueprintError) as refused:
        load(write_blueprint(tmp_path, data))
    assert {problem.path for problem in refused.value.problems if LOST in problem.message} == set(seen.values())
    assert len(seen) > 100


BASE = load(ROOT / "blueprints/example-pl").composition.tree
COLLECTIONS = [name for name, entry in BASE.entries.items() if isinstance(entry.value, Mapping)]


@pytest.mark.parametrize("section", COLLECTIONS)
def test_a_list_in_place_of_keys_is_one_problem_of_its_own_place(section: str, tmp_path: Path) -> None:
    data = {"company": {"name": "Alfa"}, "extends": "ten-stage", section: ["something"]}
    with pytest.raises(BlueprintError) as refused:
        load(write_blueprint(tmp_path, data))
    assert [problem.path for problem in refused.value.problems] == [section]


def test_a_text_in_place_of_an_element_is_one_problem(tmp_path: Path) -> None:
    stages = {"discovery": "A first talk"}
    data = {"company": {"name": "Alfa"}, "extends": "ten-stage", "language": "en", "stages": stages}
    with pytest.raises(BlueprintError) as refused:
        load(write_blueprint(tmp_path, data))
    assert [problem.path for problem in refused.value.problems] == ["stages.discovery"]


@pytest.mark.parametrize("written", ["quote", ["quote", "quotes"]])
def test_a_word_without_its_keys_is_one_problem_and_not_one_of_each_text(written: Any, tmp_path: Path) -> None:
    data = {"company": {"name": "Alfa"}, "extends": "ten-stage", "language": "en", "words": {"offer": written}}
    with pytest.raises(BlueprintError) as refused:
        load(write_blueprint(tmp_path, data))
    assert [problem.path for problem in refused.value.problems] == ["words.offer"]
