"""Stages are counted as the company counts them: from 0, by letters, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blueprint.load import load
from generator.deliverables.internal_pen import InternalPen
from tests.papers import MadeSet, make_set, visible, workbook_of
from tests.shell import only, problems, write

TEXT = """language: en
company: {{name: Alfa}}
stages:
  first: {{{first}name: Qualify}}
  part: {{parent: first, mark: b, name: Second call}}
  second: {{{second}name: Close}}
transitions: {{on: {{from: first, to: second}}, off: {{from: first, to: second, kind: disqualified}}}}
objections:
  price: {{category: price, stages: [first, second], wordings: [Too dear], responses: {{
    a: {{kind: evidence, text: A}}, b: {{kind: story, text: B}}}}}}
skeletons:
  call: {{title: First call, stage: first, minutes: 10, goal: A date, blocks: {{
    talk: {{title: Talk, minutes: 10, goal: A date}}}}, close: {{ask: When?, next_step: A date, fallback: Later}}}}
"""


def made(folder: Path, first: str, second: str) -> MadeSet:
    source = write(folder / "alfa", {"blueprint.yaml": TEXT.format(first=first, second=second)})
    return make_set(source, folder / "out")


@pytest.mark.parametrize(
    ("first", "second", "printed", "part", "file"),
    [
        ("number: 0, ", "number: 1, ", "0. Qualify", "0b. Second call", "S00-first-call"),
        ("number: 7, ", "number: 12, ", "7. Qualify", "7b. Second call", "S07-first-call"),
        ("number: A, ", "number: B, ", "A. Qualify", "Ab. Second call", "S0A-first-call"),
    ],
)
def test_it_is_printed_as_it_is_counted(
    tmp_path: Path, first: str, second: str, printed: str, part: str, file: str
) -> None:
    found = made(tmp_path, first, second)
    text = visible(found.path("handbook", "html"))
    assert printed in text
    assert part in text
    assert found.path("skeleton-call", "docx").name == f"{file}.docx"


def test_a_stage_without_a_number_is_called_by_its_name(tmp_path: Path) -> None:
    found = made(tmp_path, "", "short_label: Closing, ")
    assert "Qualify, Closing" in visible(found.path("objections", "html"))
    assert ". Qualify" not in visible(found.path("handbook", "html"))
    assert "customer disqualified" in visible(found.path("handbook", "html"))


def test_letters_are_in_their_order_and_come_after_digits(tmp_path: Path) -> None:
    text = TEXT.format(first="number: B, ", second="number: A, ")
    told = problems(write(tmp_path / "alfa", {"blueprint.yaml": text}))
    assert "stages-out-of-order" in {one["code"] for one in told}


@pytest.mark.parametrize("number", ["1000", "4th", "-1", "ABCD", "true", "''"])
def test_what_is_no_number_of_a_stage_is_told(tmp_path: Path, number: str) -> None:
    text = TEXT.format(first=f"number: {number}, ", second="")
    errors = [one for one in problems(write(tmp_path / "alfa", {"blueprint.yaml": text})) if one["severity"] == "error"]
    assert only(errors)["path"] == "stages.first.number"


def test_a_label_in_the_crm_follows_the_number(tmp_path: Path) -> None:
    text = "extends: ten-stage\nlanguage: en\ncompany: {name: Alfa}\nstages:\n  discovery: {number: 42}\n"
    text += "  own: {number: 43, name: Site visit}\n  long: {number: 44, name: A name of more than twenty letters}\n"
    loaded = load(write(tmp_path, {"blueprint.yaml": text})).blueprint
    pen = InternalPen(loaded)
    labels = [pen.stage_label(id_) for id_ in ("discovery", "offer", "own", "long")]
    assert labels == ["42 Discovery", "5 Proposal", "43 Site visit", ""]
    titles = [sheet.title for sheet in workbook_of("stage-tools", loaded).sheets]
    assert "42 Discovery" in titles
    assert "5 Proposal" in titles
