"""The tables of papers in README and docs/deliverables.md are those that the registry prints."""

from __future__ import annotations

import pytest

from docs.tables import page
from generator.deliverables.registry import offered
from tests.papers import ROOT, MadeSet


@pytest.mark.parametrize("name", ["README.md", "docs/deliverables.md"])
def test_the_table_of_papers_is_up_to_date(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == page(name), "run make docs"


@pytest.mark.parametrize("name", ["README.md", "docs/deliverables.md"])
def test_the_table_names_every_paper_of_the_base(name: str, name_only: MadeSet) -> None:
    text = (ROOT / name).read_text("utf-8")
    for paper in offered(name_only.blueprint):
        family = paper.id.partition("-")[0]
        assert f"`{paper.id}`" in text or f"`{paper.id.removeprefix(family)}`" in text


@pytest.mark.parametrize("set_of", ["name_only", "example", "example_en"])
def test_every_paper_says_what_it_is_for(set_of: str, request: pytest.FixtureRequest) -> None:
    made: MadeSet = request.getfixturevalue(set_of)
    assert [paper.id for paper in offered(made.blueprint) if len(paper.purpose) < 20] == []
