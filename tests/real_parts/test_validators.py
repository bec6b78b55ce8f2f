"""The validators of the formats have nothing to say about any file of the set."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.papers import MadeSet

TIME_LIMIT = 240


def verdict(validator: str, path: Path) -> dict[str, object]:
    outcome = subprocess.run([validator, str(path)], capture_output=True, text=True, timeout=TIME_LIMIT, check=False)
    found: dict[str, object] = json.loads(outcome.stdout)
    return found


@pytest.mark.parametrize("which", ["example", "name_only"])
def test_the_open_xml_sdk_finds_every_package_valid(
    which: str, ooxml_validator: str, request: pytest.FixtureRequest
) -> None:
    made: MadeSet = request.getfixturevalue(which)
    wrong = {path.name: verdict(ooxml_validator, path)["errors"] for path in made.paths("docx", "xlsx")}
    assert {name: errors for name, errors in wrong.items() if errors} == {}


def test_a_package_that_is_not_valid_would_be_noticed(example: MadeSet, ooxml_validator: str, tmp_path: Path) -> None:
    torn = tmp_path / "torn.docx"
    torn.write_bytes(example.path("handbook", "docx").read_bytes()[:-200])
    assert verdict(ooxml_validator, torn)["ok"] is False


def complaints(validator: list[str], pages: list[Path]) -> str:
    command = [*validator, "--Werror", *map(str, pages)]
    return subprocess.run(command, capture_output=True, text=True, timeout=TIME_LIMIT, check=False).stderr


def test_every_page_is_valid_html(
    example: MadeSet, example_en: MadeSet, name_only: MadeSet, html_validator: list[str]
) -> None:
    pages = [page for made in (example, example_en, name_only) for page in made.paths("html")]
    assert complaints(html_validator, pages) == ""


def test_a_page_that_is_not_valid_would_be_noticed(html_validator: list[str], tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><title>x</title><p id=a><p id=a>", "utf-8")
    assert "Duplicate ID" in complaints(html_validator, [tmp_path / "bad.html"])
