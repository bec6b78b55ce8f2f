"""A rhythm in words that cannot be read is a warning, and its words are printed as they stand, without a date."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.papers import make_set, visible
from tests.shell import only, problems, salesbook, where, write

BASE = "extends: ten-stage\nlanguage: en\nas_of: 2026-01-05\ncompany: {name: Alfa}\n"
TOOL = (
    "tools:\n  a: {{stage: discovery, name: Aaa, function: f, responsible: salesperson, "
    "priority: {{level: low}}, {}}}\n"
)
WORDINGS = [
    "biweekly",
    "at least once a month",
    "before each call",
    "w piątki po południu",
    "ostatni dzień roboczy miesiąca",
    "60 days before renewal",
    "after lunch",
    "0 times a month",
    "2-1 days after delivery",
]


def blueprint(folder: Path, rhythm: str, more: str = "") -> Path:
    return write(folder, {"blueprint.yaml": BASE + TOOL.format(rhythm) + more})


@pytest.mark.parametrize("wording", WORDINGS)
def test_it_is_a_warning_where_it_stands_and_following_the_hint_ends_it(tmp_path: Path, wording: str) -> None:
    found = only(problems(blueprint(tmp_path, f"perform: {wording}")))
    assert (found["code"], found["severity"], found["path"]) == ("frequency", "warning", "tools.a.perform")
    assert where(found)[:2] == ("blueprint.yaml", 6)
    beside = found["hint"].partition("how often: ")[2].partition("}.")[0] + "}"
    assert yaml.safe_load(beside)["text"] == wording
    assert problems(blueprint(tmp_path, f"perform: {beside}")) == []


@pytest.mark.parametrize(
    ("rhythm", "more", "path"),
    [
        ("refresh: now and then", "", "tools.a.refresh"),
        ("perform: {text: now and then}", "", "tools.a.perform"),
        ("perform: {any_of: [monthly, now and then]}", "", "tools.a.perform.any_of.1"),
        ("perform: {continuous: true, check: now and then}", "", "tools.a.perform.check"),
        ("perform: monthly", "kpis: {k: {name: K, kind: leading, formula: F, rhythm: now and then}}", "kpis.k.rhythm"),
    ],
)
def test_so_it_is_wherever_a_rhythm_may_stand(tmp_path: Path, rhythm: str, more: str, path: str) -> None:
    found = only(problems(blueprint(tmp_path, rhythm, more)))
    assert (found["code"], found["severity"], found["path"]) == ("frequency", "warning", path)


def test_the_words_are_printed_and_no_date_is_made_up(tmp_path: Path) -> None:
    source = blueprint(tmp_path / "alfa", "perform: before each call")
    made = make_set(source, tmp_path / "out", "--only", "rhythm", "--only", "stage-tools", "--only", "handbook")
    for paper, formats in (
        ("stage-tools", ("docx", "html", "xlsx")),
        ("rhythm", ("html", "xlsx", "csv")),
        ("handbook", ("docx", "html")),
    ):
        for format_ in formats:
            assert "before each call" in visible(made.path(paper, format_)), (paper, format_)
    rows = visible(made.path("rhythm", "csv")).splitlines()
    assert next(row for row in rows if "before each call" in row).startswith(',,,"Aaa",')


def test_what_contradicts_itself_in_a_mapping_stays_an_error(tmp_path: Path) -> None:
    found = only(problems(blueprint(tmp_path, "perform: {text: biweekly, every: week, daily: 2h}")))
    assert (found["code"], found["severity"]) == ("frequency", "error")


def test_an_event_that_is_switched_off_is_still_told_so(tmp_path: Path) -> None:
    more = "events: {fair-over: {name: F, disabled: true}}\n"
    found = problems(blueprint(tmp_path, "perform: after event fair-over", more))
    assert [one["code"] for one in found] == ["switched-off"]


def test_each_build_tells_the_warning_and_strict_fails_by_it(tmp_path: Path) -> None:
    source, output = blueprint(tmp_path / "alfa", "perform: biweekly"), tmp_path / "out"
    for _ in range(2):  # the second one is told from digests
        said = salesbook("build", source, "--output", output, "--only", "stage-tools")
        assert (said.code, said.err.count("warning[frequency]")) == (0, 1)
    assert salesbook("build", source, "--output", output, "--only", "stage-tools", "--strict").code == 1
    assert salesbook("check", source, "--strict").code == 1


def test_a_company_may_live_with_it(tmp_path: Path) -> None:
    accepted = "audit: {accepted: {a: {code: frequency, at: tools.a, reason: We know when}}}\n"
    assert problems(blueprint(tmp_path, "perform: biweekly", accepted)) == []
