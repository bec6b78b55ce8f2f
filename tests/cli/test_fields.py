"""``salesbook fields``: what a template may name, and a template to begin with that can be built at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.press.tiny import BLUEPRINT, tiny
from tests.shell import salesbook


def test_every_tag_is_listed_with_its_meaning_and_what_it_comes_to(tmp_path: Path) -> None:
    rows = salesbook("fields", "offer-general", "--blueprint", tiny(tmp_path), "--report", "json").data
    found = {row["tag"]: row for row in rows}
    assert found["{{p section.one }}"] == {
        "tag": "{{p section.one }}",
        "meaning": "T",
        "kind": "paragraph",
        "example": "",
    }
    assert found["{{ company.name }}"]["example"] == "Tiny"
    assert {"{{p body }}", "{{ title }}", "{{r logo(width=46, height=12) }}"} <= set(found)
    said = salesbook("fields", "offer-general", "--blueprint", tiny(tmp_path))
    assert said.code == 0
    assert "{{p section.one }}" in said.out


def test_the_columns_of_a_workbook_are_listed(tmp_path: Path) -> None:
    said = salesbook("fields", "objections", "--format", "xlsx", "--blueprint", tiny(tmp_path), "--report", "json")
    row = next(row for row in said.data if row["tag"] == "{{ list.heard }}")
    assert (row["kind"], row["example"]) == ("row", "Za drogo")


@pytest.mark.parametrize(("paper", "file"), [("offer-general", "own.docx"), ("objections", "own.xlsx")])
def test_a_template_to_begin_with_is_built_as_it_is_and_never_overwrites(paper: str, file: str, tmp_path: Path) -> None:
    blueprint = tiny(tmp_path / "tiny", f"{BLUEPRINT}templates: {{{paper}: {file}}}\n")
    start = ("fields", paper, "--blueprint", tiny(tmp_path / "bare"), "--starter", blueprint / file)
    assert salesbook(*start).code == 0
    again = salesbook(*start)
    assert (again.code, "error[exists]" in again.err) == (1, True)
    said = salesbook("build", blueprint, "--output", tmp_path / "out", "--only", paper)
    assert (said.code, "template" in said.err) == (0, False), said.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("offer-generel",), 1, "Did you mean `offer-general`?"),
        (("offer-general", "--format", "xlsx"), 1, "`offer-general` is not made as .xlsx"),
        (("portal",), 1, "is not made in Word or Excel"),
        (("offer-general", "--starter", "own.pdf"), 2, "own.pdf is neither"),
    ],
)
def test_what_cannot_be_listed_is_told(
    arguments: tuple[str, ...], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = salesbook("fields", *arguments, "--blueprint", tiny(tmp_path / "tiny"))
    assert found.code == code
    assert said in found.err
