"""Problems for code hosts: GitHub's annotations and SARIF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.shell import salesbook, write

SCHEMA = json.loads(Path(__file__).with_name("sarif_log.schema.json").read_text("utf-8"))

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


def test_a_sarif_result_leads_to_the_other_place_that_it_speaks_of(tmp_path: Path) -> None:
    files = {"blueprint.yaml": "company: {name: X}\nroles: {a: {name: A}}\n", "more.yaml": "roles: {a: {name: B}}\n"}
    ((result,),) = (run["results"] for run in log(write(tmp_path, files))["runs"])
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"].endswith("blueprint.yaml")
    assert related["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 13}
    assert Draft202012Validator(SCHEMA).is_valid(log(tmp_path))


@pytest.mark.parametrize(
    "text",
    [
        BROKEN,
        "company: {name: X}\n",
        "company: {name: X\n",
        "extends: ten-stage\ncompany: {name: X}\ntools:\n  fairs: {function: null}\n",
    ],
    ids=["errors", "sound", "not YAML", "a warning"],
)
def test_a_sarif_log_keeps_to_its_schema(tmp_path: Path, text: str) -> None:
    said = salesbook("check", write(tmp_path, {"blueprint.yaml": text}), "--report", "sarif")
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(said.data)] == []


def test_the_schema_is_one_itself_and_refuses_what_is_none(tmp_path: Path) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    data = log(broken(tmp_path))
    data["runs"][0]["results"][0]["level"] = "advice"
    assert not Draft202012Validator(SCHEMA).is_valid(data)


def test_a_sound_blueprint_gives_an_empty_log(tmp_path: Path) -> None:
    folder = write(tmp_path, {"blueprint.yaml": "company: {name: X}\n"})
    said = salesbook("check", folder, "--report", "sarif")
    assert said.code == 0
    assert json.loads(said.out)["runs"][0]["results"] == []
