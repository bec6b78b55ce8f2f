"""A company qualifies by one framework, whose letters are questions, CRM fields and exit criteria in every place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blueprint.load import load
from tests.papers import MadeSet, make_set, spaces_as_written, visible
from tests.shell import only, problems, write

BASE = "extends: ten-stage\nlanguage: en\ncountry: GB\nas_of: 2026-01-05\ncompany: {name: Alfa}\n"
OWN = """
qualification: {framework: ours}
frameworks:
  ours:
    name: The two checks
    letters:
      fit: {letter: F, name: Fit, questions: [situation-now], crm_field: situation, exit: discovery.segment-chosen}
      time: {letter: T, name: Time, ask: [What happens in May?], crm_field: needed-by, exit: discovery.next-step-dated}
"""
WHERE = ("handbook", "skeleton-discovery", "crm-setup")


def made(folder: Path, text: str = "") -> MadeSet:
    source = write(folder / "alfa", {"blueprint.yaml": BASE + text})
    return make_set(source, folder / "out", *(part for paper in WHERE for part in ("--only", paper)))


def read(made: MadeSet, paper: str) -> str:
    return spaces_as_written(visible(made.path(paper, "xlsx" if paper == "crm-setup" else "docx")))


@pytest.mark.parametrize("framework", ["six-themes", "meddpicc", "bant", "spiced"])
def test_each_framework_of_the_base_is_whole_and_shown_in_every_place(tmp_path: Path, framework: str) -> None:
    text = f"qualification: {{framework: {framework}}}\n"
    papers = made(tmp_path, text)
    assert [one for one in problems(papers.source) if one["code"] != "same-as-base"] == []
    blueprint = load(papers.source).blueprint
    for letter in blueprint.frameworks[framework].letters.values():
        asked = [*(blueprint.questions[id_].text for id_ in letter.questions), *letter.ask]
        for paper in WHERE:
            said = read(papers, paper)
            assert letter.name in said, (letter.id, paper)
            assert all(question in said for question in asked), (letter.id, paper)


def test_the_six_themes_are_what_nobody_has_to_name(tmp_path: Path) -> None:
    assert "The six themes" in read(made(tmp_path), "handbook")


def test_a_framework_of_ones_own_stands_where_the_base_s_stood(tmp_path: Path) -> None:
    papers = made(tmp_path, OWN)
    for paper in ("handbook", "crm-setup"):
        said = read(papers, paper)
        assert "What happens in May?" in said
        assert "The six themes" not in said
    assert "Qualifies: Time." in read(papers, "handbook"), "the exit criterion says what it proves"


def test_a_letter_may_be_changed(tmp_path: Path) -> None:
    change = "frameworks: {bant: {letters: {need: {name: Pain}, authority: {disabled: true}}}}\n"
    said = read(made(tmp_path, f"qualification: {{framework: bant}}\n{change}"), "crm-setup")
    assert "Pain" in said
    assert "Authority" not in said


def test_a_letter_that_nobody_can_work_with_is_told(tmp_path: Path) -> None:
    text = OWN.replace(", questions: [situation-now]", "").replace(", exit: discovery.segment-chosen", "")
    one = only(problems(write(tmp_path, {"blueprint.yaml": BASE + text})))
    assert (one["code"], one["severity"], one["path"]) == ("letter-unused", "warning", "frameworks.ours.letters.fit")
    assert "no question and no exit criterion" in one["message"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("qualification: {framework: medpicc}\n", "qualification.framework"),
        (OWN.replace("situation-now", "situation-then"), "frameworks.ours.letters.fit.questions.0"),
        (OWN.replace("needed-by", "needed-bye"), "frameworks.ours.letters.time.crm_field"),
        (OWN.replace("discovery.segment-chosen", "discovery.segment-chose"), "frameworks.ours.letters.fit.exit"),
    ],
)
def test_a_reference_that_leads_nowhere_is_an_error(tmp_path: Path, text: str, path: str) -> None:
    one = only(problems(write(tmp_path, {"blueprint.yaml": BASE + text})))
    assert (one["code"], one["severity"]) == ("unknown-reference", "error")
    assert one["path"].startswith(path.removesuffix(".0"))
