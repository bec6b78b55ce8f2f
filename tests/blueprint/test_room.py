"""What is too much for one blueprint, all its files and bases together: refused, with the place and a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blueprint.reading import room
from tests.shell import COMPANY, errors, only, problems, salesbook, where, write

LARGE = "meta: {{k{}: '" + "x" * 3_000_000 + "'}}\n"
FULL = "meta:\n  k{}: [" + "x, " * 60_000 + "]\n"
"""Each within what a single file may hold."""


def test_files_that_are_too_large_together_are_not_read(tmp_path: Path) -> None:
    files = {"blueprint.yaml": COMPANY, **{f"{number}.yaml": LARGE.format(number) for number in range(4)}}
    problem = only(errors(write(tmp_path, files)))
    assert (problem["code"], where(problem)[0]) == ("too-large", "3.yaml")
    assert "10 MB" in problem["message"]
    assert "Take out of the folder" in problem["hint"]


def test_files_that_hold_too_many_values_together_are_refused(tmp_path: Path) -> None:
    files = {"blueprint.yaml": COMPANY, **{f"{number}.yaml": FULL.format(number) for number in range(5)}}
    problem = only(errors(write(tmp_path, files)))
    assert (problem["code"], where(problem)[0]) == ("too-many-values", "3.yaml")
    assert "200,000 values" in problem["message"]


def test_what_the_bases_hold_counts_as_well(tmp_path: Path) -> None:
    base = {f"base/{number}.yaml": FULL.format(number) for number in range(2)}
    own = {"own/blueprint.yaml": "extends: ../base\n" + COMPANY, "own/2.yaml": FULL.format(2), "own/3.yaml": "a: 1\n"}
    folder = write(tmp_path, {"base/blueprint.yaml": "", **base, **own})
    assert [problem["code"] for problem in errors(folder / "own")] == ["unknown-key"]
    write(tmp_path, {"own/3.yaml": FULL.format(3)})
    for _ in ("anew", "with the bases kept"):
        problem = only(errors(folder / "own"))
        assert (problem["code"], where(problem)[0]) == ("too-many-values", "3.yaml")


def test_bases_that_are_too_large_with_the_blueprint_are_not_read(tmp_path: Path) -> None:
    files = {f"{number}/blueprint.yaml": f"extends: ../{number + 1}\n" + LARGE.format(number) for number in range(4)}
    problem = only(errors(write(tmp_path, {**files, "0/a.yaml": COMPANY}) / "0"))
    assert (problem["code"], Path(problem["file"]).parent.name) == ("too-large", "3")


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_FILES", 80)  # more than our outlines are
    files = {"blueprint.yaml": COMPANY, **{f"{number:02}.yaml": "" for number in range(79)}}
    assert errors(write(tmp_path, files)) == []
    problem = only(errors(write(tmp_path, {"99.yaml": ""})))
    assert (problem["code"], where(problem)[0]) == ("too-large", "99.yaml")
    assert "80 files" in problem["message"]


def test_what_is_too_large_is_no_reason_for_a_fault_elsewhere(tmp_path: Path) -> None:
    files = {"blueprint.yaml": COMPANY, **{f"{number}.yaml": LARGE.format(number) for number in range(4)}}
    folder = write(tmp_path / "large", files)
    for command in (("build", folder, "--output", tmp_path / "out"), ("list", folder), ("show", "--blueprint", folder)):
        said = salesbook(*command)
        assert (said.code, "error[too-large]" in said.err) == (1, True)
    assert not (tmp_path / "out").exists()


def test_variants_of_a_very_large_blueprint_are_checked_one_by_one(tmp_path: Path) -> None:
    variants = "variants:\n" + "".join(f"  v{number}: {{company: {{nmae: x}}}}\n" for number in range(30))
    folder = write(tmp_path, {"blueprint.yaml": COMPANY + FULL.format(0) + variants})
    problem = only(errors(folder))
    assert (problem["code"], problem["path"]) == ("too-many-values", "variants")
    assert "`--variant`" in problem["hint"]
    assert {problem["code"] for problem in problems(folder, "--variant", "v7")} == {"unknown-key"}


def test_a_key_of_thousands_of_characters_may_not_stand_above_thousands_of_values(tmp_path: Path) -> None:
    below = "".join(f"   k{number}: x\n" for number in range(1_000))
    text = f"{COMPANY}meta:\n  ? {'k' * 2_000}\n  :\n{below}"
    problem = only(errors(write(tmp_path, {"blueprint.yaml": text})))
    assert (problem["code"], problem["message"][:23]) == ("too-large", "the keys above this one")
    few = f"{COMPANY}meta:\n  ? {'k' * 2_000}\n  :\n{below[:2_000]}"
    assert errors(write(tmp_path, {"blueprint.yaml": few})) == []


def test_characters_that_nothing_can_hold_are_counted_where_they_are_many(tmp_path: Path) -> None:
    found = errors(write(tmp_path, {"blueprint.yaml": COMPANY + "a: " + "\x01" * 1_000}))
    assert len(found) == 21
    assert "980 more such characters" in found[-1]["message"]
    assert found[-1]["column"] == 24


@pytest.mark.parametrize("gap", ["", "   ", " \t "])
def test_a_comment_that_was_a_text_is_seen_behind_any_blanks(tmp_path: Path, gap: str) -> None:
    blanks = " " * 1_000 + gap
    folder = write(tmp_path, {"blueprint.yaml": f"{COMPANY}meta:\n  a: x{blanks}#fff\n  b: x{blanks}# fff\n"})
    problem = only(errors(folder))
    assert (problem["code"], problem["line"], problem["column"]) == ("yaml-syntax", 3, 7 + len(blanks))


def test_a_path_of_any_length_is_told(tmp_path: Path) -> None:
    path = "a." * 50_000 + "b"
    moment = f"moments: {{m: {{text: x, deliverable: objections, element: {path}}}}}\n"
    problem = only(errors(write(tmp_path, {"blueprint.yaml": COMPANY + moment})))
    assert (problem["code"], problem["path"]) == ("unknown-reference", "moments.m.element")


def test_a_step_of_thousands_of_digits_leads_nowhere(tmp_path: Path) -> None:
    moment = f"moments: {{m: {{text: x, deliverable: objections, element: company.{'1' * 5_000}}}}}\n"
    lists = "glossary: {t: {term: x, definition: x, synonyms: [a]}}\n"
    folder = write(tmp_path, {"blueprint.yaml": COMPANY + moment.replace("company", "glossary.t.synonyms") + lists})
    assert only(errors(folder))["code"] == "unknown-reference"
