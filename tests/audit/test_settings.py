"""A setting that no paper reads yet is told, and every description of it follows from one mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blueprint.model.annotations import declared
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.schema import blueprint_schema
from tests.papers import ROOT
from tests.shell import COMPANY, only, problems, write

GIVEN = {
    "locale.csv_delimiter": "locale: {csv_delimiter: comma}",
    "deliverables.formats": "deliverables: {formats: [docx]}",
    "deliverables.languages": "deliverables: {languages: [en]}",
    "deliverables.editions": "deliverables: {editions: [short]}",
}
MARKED = {
    f"{section}.{name}"
    for section, field in declared(Blueprint).items()
    if field.entity
    for name, inner in declared(field.entity).items()
    if inner.not_printed
}


def test_the_settings_that_are_not_printed_yet_are_these() -> None:
    assert set(GIVEN) == MARKED


@pytest.mark.parametrize("path", GIVEN)
def test_each_is_told_where_it_is_given(tmp_path: Path, path: str) -> None:
    one = only(problems(write(tmp_path, {"blueprint.yaml": f"{COMPANY}{GIVEN[path]}\n"})))
    assert (one["code"], one["severity"], one["path"], one["line"]) == ("not-printed-yet", "warning", path, 2)
    assert one["hint"]


def test_one_that_says_what_happens_anyway_is_no_matter(tmp_path: Path) -> None:
    text = f"{COMPANY}locale: {{paper: a4}}\ndeliverables: {{formats: []}}\n"
    assert problems(write(tmp_path, {"blueprint.yaml": text})) == []


@pytest.mark.parametrize("path", sorted(MARKED))
def test_schema_page_and_changes_name_it(path: str) -> None:
    section, _, name = path.partition(".")
    schema = blueprint_schema()
    definition = schema["$defs"][schema["properties"][section]["$ref"].rpartition("/")[2]]
    assert "Not printed yet." in definition["properties"][name]["description"]
    page = (ROOT / "docs/blueprint.md").read_text("utf-8").partition("### Accepted but not read yet")[2][:900]
    limits = (ROOT / "CHANGELOG.md").read_text("utf-8").partition("### Known limits")[2].partition("\n- There")[0]
    for text in (page, limits):
        assert f"`{path}`" in text or f"`{name}`" in text
