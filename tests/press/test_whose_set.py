"""Whose set stands in a folder: a copied client's blueprint does not write over the first client's papers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.press.tiny import BLUEPRINT, change, snapshot, tiny
from tests.shell import Said, salesbook, write

PART = ("--only", "skeleton-cold")


@pytest.fixture
def alfa(tmp_path: Path) -> Path:
    return tiny(tmp_path / "alfa", BLUEPRINT.replace("name: Tiny", "name: Alfa"))


@pytest.fixture
def beta(tmp_path: Path, alfa: Path) -> Path:
    """The first client's folder, copied, with another name in it and the first's id."""
    shutil.copytree(alfa, tmp_path / "beta")
    change(tmp_path / "beta", "name: Alfa", "name: Beta")
    return tmp_path / "beta"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def build(source: Path, out: Path, *options: str) -> Said:
    return salesbook("build", source, "--output", out, *PART, *options)


@pytest.mark.parametrize("options", [[], ["--dry-run"], ["--on-edit", "overwrite"], ["--format", "html"]])
def test_another_company_is_told_apart_before_anything_is_written(
    alfa: Path, beta: Path, out: Path, options: list[str]
) -> None:
    build(alfa, out)
    before = snapshot(out)
    said = build(beta, out, *options)
    assert said.code == 1
    assert "beta/blueprint.yaml:1:5: error[other-company]" in said.err
    assert [word in said.err for word in ("Alfa", "Beta", "`id`", "--output", "--take-over")] == [True] * 5
    assert snapshot(out) == before


def test_another_company_is_told_apart_by_its_papers_in_another_language_too(alfa: Path, beta: Path, out: Path) -> None:
    build(alfa, out)
    change(beta, "id: tiny", "id: tiny\nlanguage: en")
    said = build(beta, out)
    assert (said.code, "error[other-company]" in said.err, "tiny/pl holds" in said.err) == (1, True, True)
    assert not (out / "tiny/en").exists()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_of_two_blueprints_in_one_call_the_id_is_told(alfa: Path, beta: Path, out: Path, jobs: str) -> None:
    """Whichever is done first."""
    said = salesbook("build", alfa, beta, "--output", out, *PART, "--jobs", jobs)
    assert (said.code, "error[same-id]" in said.err, "other-company" in said.err) == (1, True, False)


def test_each_way_out_leads_out(alfa: Path, beta: Path, out: Path, tmp_path: Path) -> None:
    build(alfa, out)
    assert build(beta, tmp_path / "elsewhere").code == 0
    change(beta, "id: tiny", "id: beta")
    assert build(beta, out).code == 0


def test_a_set_is_taken_over_where_that_is_asked_for_and_edits_are_kept(alfa: Path, beta: Path, out: Path) -> None:
    build(alfa, out)
    edited = out / "tiny/pl/internal/word/S05-rozmowa.docx"
    edited.write_bytes(b"mine")
    assert build(beta, out, "--take-over").code == 3
    assert edited.read_bytes() == b"mine"
    assert head(out)["company"] == "Beta"
    assert build(beta, out).code == 3
    assert "error[other-company]" in build(alfa, out).err


def head(out: Path) -> Any:
    return json.loads((out / "tiny/pl/manifest.json").read_text("utf-8"))["blueprint"]


def test_a_company_that_has_another_name_now_is_told_once(alfa: Path, out: Path) -> None:
    build(alfa, out)
    change(alfa, "name: Alfa", "name: Alfa Nova")
    strictly = build(alfa, out, "--strict")
    assert (strictly.code, "warning[company-renamed]" in strictly.err) == (1, True)
    said = build(alfa, out)
    assert said.code == 0
    assert "warning[company-renamed]: these were the papers of Alfa; they become those of Alfa Nova" in said.err
    assert "company-renamed" not in build(alfa, out).err


def test_a_renamed_company_is_not_told_again_by_a_set_where_nothing_changed(alfa: Path, out: Path) -> None:
    salesbook("build", alfa, "--output", out)
    change(alfa, "name: Alfa", "name: Alfa Nova")
    assert "company-renamed" in salesbook("build", alfa, "--output", out).err
    again = salesbook("build", alfa, "--output", out)
    assert (again.code, "company-renamed" in again.err) == (0, False)


def test_a_folder_that_was_moved_is_the_same_company(alfa: Path, out: Path, tmp_path: Path) -> None:
    build(alfa, out)
    alfa.rename(tmp_path / "clients-alfa")
    said = build(tmp_path / "clients-alfa", out)
    assert (said.code, said.err.count("company")) == (0, 0)


def test_a_name_that_is_typed_in_another_way_is_the_same(alfa: Path, beta: Path, out: Path) -> None:
    build(alfa, out)
    change(beta, "name: Beta", "name: ALFA")
    assert build(beta, out).code == 0


@pytest.mark.parametrize("inner", ["bp", "v1/bp", "bp.yaml"])
def test_a_copy_of_the_same_folder_name_is_told_apart_while_the_first_stands_beside(
    tmp_path: Path, out: Path, inner: str
) -> None:
    first, copy = tmp_path / "alfa" / inner, tmp_path / "beta" / inner
    for seat, name in ((first, "Alfa"), (copy, "Beta")):
        file = seat if inner.endswith("yaml") else seat / "blueprint.yaml"
        write(file.parent, {file.name: BLUEPRINT.replace("name: Tiny", f"name: {name}")})
    build(first, out)
    before = snapshot(out)
    said = build(copy, out)
    assert (said.code, "error[other-company]" in said.err, f"alfa/{inner}`" in said.err) == (1, True, True)
    assert snapshot(out) == before
    assert build(copy, out, "--take-over").code == 0


@pytest.mark.parametrize("first", ["name: Alfa\n", "name: Alfa\nid: own\n", "name: Gamma\n", ": no YAML"])
def test_a_copy_is_one_only_if_it_has_the_name_and_the_id_of_the_set(tmp_path: Path, out: Path, first: str) -> None:
    """A company that is renamed in its folder stays the same, whatever else stands beside."""
    source = tiny(tmp_path / "alfa/bp", BLUEPRINT.replace("name: Tiny", "name: Alfa"))
    build(source, out)
    change(source, "name: Alfa", "name: Nova")
    name, _, id_ = first.partition("\n")
    text = BLUEPRINT.replace("name: Tiny", name).replace("id: tiny", id_.strip() or "id: tiny")
    tiny(tmp_path / "beta/bp", text)
    said = build(source, out)
    is_copy = first == "name: Alfa\n"
    assert ("error[other-company]" in said.err, "warning[company-renamed]" in said.err) == (is_copy, not is_copy)


def test_another_checkout_that_still_has_the_old_name_is_no_other_company(tmp_path: Path) -> None:
    sources = [tiny(tmp_path / name / "alfa", BLUEPRINT.replace("name: Tiny", "name: Alfa")) for name in ("a", "b")]
    build(sources[0], tmp_path / "a/out")
    change(sources[0], "name: Alfa", "name: Nova")
    said = build(sources[0], tmp_path / "a/out")
    assert (said.code, "warning[company-renamed]" in said.err) == (0, True)


def test_what_is_kept_with_a_set_does_not_tell_where_its_blueprint_lies(tmp_path: Path) -> None:
    sets = []
    for place in ("here", "there/deeper"):
        source = tiny(tmp_path / place / "alfa/bp")
        build(source, tmp_path / "outs" / place)
        sets.append({name: data for name, (data, _) in snapshot(tmp_path / "outs" / place).items()})
    assert sets[0] == sets[1]


def test_blueprints_that_are_single_files_of_one_folder_are_told_apart(tmp_path: Path, out: Path) -> None:
    for name in ("Alfa", "Beta"):
        write(tmp_path, {f"{name}.yaml": BLUEPRINT.replace("name: Tiny", f"name: {name}")})
    assert build(tmp_path / "Alfa.yaml", out).code == 0
    assert "error[other-company]" in build(tmp_path / "Beta.yaml", out).err


@pytest.mark.parametrize("said", [{}, {"company": 1, "folder": []}, {"company": "Gamma"}, {"folder": "gamma"}])
def test_a_manifest_that_does_not_say_whose_it_is_is_no_hindrance(alfa: Path, out: Path, said: dict[str, Any]) -> None:
    build(alfa, out)
    file = out / "tiny/pl/manifest.json"
    data = json.loads(file.read_text("utf-8"))
    del data["blueprint"]["company"], data["blueprint"]["folder"]
    data["blueprint"] |= said
    file.write_text(json.dumps(data), "utf-8")
    assert build(alfa, out).code == 0
    assert (head(out)["company"], head(out)["folder"]) == ("Alfa", "alfa")


def test_a_whole_set_of_another_company_is_not_passed_by_the_quick_way(alfa: Path, beta: Path, out: Path) -> None:
    salesbook("build", alfa, "--output", out)
    assert "error[other-company]" in salesbook("build", beta, "--output", out).err
    assert salesbook("build", alfa, "--output", out).code == 0
