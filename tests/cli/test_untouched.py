"""``check --untouched``: what customers will read that the company has not said itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import salesbook, write

TEXT = """extends: ten-stage
language: en
company: {name: Alfa Ltd}
offers: {general: {sections: {scope: {body: OUR OWN SCOPE}}}}
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("untouched") / "alfa", {"blueprint.yaml": TEXT})


@pytest.fixture(scope="module")
def rows(source: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = salesbook("check", source, "--untouched", "--report", "json").data
    return found


def test_a_sentence_of_the_base_in_a_customers_paper_is_listed_with_its_place(rows: list[dict[str, object]]) -> None:
    (one,) = (row for row in rows if row["path"] == "offers.general.sections.inquiry.body")
    assert one["paper"] == "offer-general"
    assert str(one["file"]).endswith("ten-stage/en/offers.yaml")


def test_what_the_company_says_itself_is_not(rows: list[dict[str, object]]) -> None:
    paths = {row["path"] for row in rows}
    assert "offers.general.sections.scope.body" not in paths
    assert "offers.general.sections.scope.title" in paths


def test_messages_are_among_them_and_what_only_our_own_people_read_is_not(rows: list[dict[str, object]]) -> None:
    paths = {str(row["path"]) for row in rows}
    assert any(path.startswith("messages.") for path in paths)
    assert not {path for path in paths if path.endswith((".instructions", ".notes", ".when"))}


def test_people_see_it_by_paper(source: Path) -> None:
    said = salesbook("check", source, "--untouched").out
    assert "General proposal (offer-general): " in said
    assert "  offers.general.sections.inquiry.body   " in said


@pytest.mark.parametrize("options", [("--decisions",), ("--report", "sarif")])
def test_it_is_a_list_of_its_own(source: Path, options: tuple[str, ...]) -> None:
    assert salesbook("check", source, "--untouched", *options).code == 2
