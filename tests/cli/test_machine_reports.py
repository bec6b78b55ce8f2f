"""Problems for code hosts: GitHub's annotations and SARIF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.shell import salesbook, write

BROKEN = "company: {name: X, adress: y}\nroles:\n  a b: {name: 'A, 100 %'}\n"


def broken(tmp_path: Path) -> Path:
    return write(tmp_path / "żółta firma", {"blueprint.yaml": BROKEN})


def log(folder: Path) -> dict[str, Any]:
    said = salesbook("check", folder, "--report", "sarif")
    assert said.code == 1
    data: dict[str, Any] = json.loads(said.out)
    return data


def test_github_shows_each_problem_at_its_line(tmp_path: Path) -> None:
    said = salesbook("check", broken(tmp_path), "--report", "github")
    first, second = said.out.splitlines()
    assert said.code == 1
    assert first.startswith("::error file=")
    assert ",line=1,col=20,title=unknown-key::" in first
    assert ",line=3,col=3,title=id::" in second
    assert said.err == ""


def test_what_would_end_a_property_or_a_line_is_encoded(tmp_path: Path) -> None:
    folder = write(tmp_path / "a,b: c", {"blueprint.yaml": 'company: {name: X, "k%\\ny": y}\n'})
    (line,) = salesbook("check", folder, "--report", "github").out.splitlines()
    assert "a%2Cb%3A c" in line
    assert "`k%25%0Ay`" in line


def test_a_sarif_log_has_a_rule_for_each_code_and_a_result_for_each_problem(tmp_path: Path) -> None:
    (run,) = log(broken(tmp_path))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["id", "unknown-key"]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == ["unknown-key", "id"]
    assert [result["level"] for result in run["results"]] == ["error", "error"]


def test_a_sarif_result_stands_at_its_place_under_a_uri(tmp_path: Path) -> None:
    (run,) = log(broken(tmp_path))["runs"]
    (location,) = run["results"][0]["locations"]
    physical = location["physicalLocation"]
    assert physical["region"] == {"startLine": 1, "startColumn": 20}
    assert physical["artifactLocation"]["uri"].endswith("/%C5%BC%C3%B3%C5%82ta%20firma/blueprint.yaml")
    assert location["logicalLocations"] == [{"fullyQualifiedName": "company.adress"}]


def test_a_sound_blueprint_gives_an_empty_log(tmp_path: Path) -> None:
    folder = write(tmp_path, {"blueprint.yaml": "company: {name: X}\n"})
    said = salesbook("check", folder, "--report", "sarif")
    assert said.code == 0
    assert json.loads(said.out)["runs"][0]["results"] == []
