"""Which files a blueprint is read from, and what is said of those that look as if they belonged to it and do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blueprint.reading.files import is_yaml, shown
from tests.shell import COMPANY, errors, only, problems, salesbook, where, write

PRODUCT = "products: {pump: {name: Pump}}\n"


@pytest.mark.parametrize("name", ["Oferta.YAML", "Oferta.Yml", "a/b/OFERTA.yaml", "x.YML"])
def test_the_ending_counts_in_any_case(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path, {"blueprint.yaml": COMPANY, name: PRODUCT})
    assert problems(folder) == []
    assert "Pump" in salesbook("show", "products", "--blueprint", folder).out
    assert is_yaml(name)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("oferta.yaml.txt", "oferta.yaml"),
        ("Oferta.YAML.txt", "Oferta.YAML"),
        ("a/oferta.yml.bak", "oferta.yml"),
        ("oferta.yaml~", "oferta.yaml"),
        ("oferta.yaml.docx", "oferta.yaml"),
        ("oferta.yaml (1)", "oferta.yaml"),
        ("oferta.yaml ", "oferta.yaml"),
    ],
)
def test_a_file_that_is_yaml_in_all_but_its_name_is_told(tmp_path: Path, name: str, meant: str) -> None:
    folder = write(tmp_path, {"blueprint.yaml": COMPANY, name: PRODUCT})
    found = only(problems(folder))
    assert (found["code"], found["severity"], where(found)[0]) == ("file-left-out", "advice", Path(name).name)
    assert f"Rename it to `{meant}`" in found["hint"]
    (folder / name).rename((folder / name).with_name(meant))
    assert problems(folder) == []
    assert "Pump" in salesbook("show", "products", "--blueprint", folder).out


@pytest.mark.parametrize(
    "name",
    [".oferta.yaml.swp", "oferta.yaml~", "oferta.yaml.bak", "output/a.yaml.txt", "notes.txt", "yaml.md", "a.json"],
)
def test_what_is_no_part_of_a_blueprint_is_passed_over_without_a_word(tmp_path: Path, name: str) -> None:
    assert problems(write(tmp_path, {"blueprint.yaml": COMPANY, "oferta.yaml": PRODUCT, name: PRODUCT})) == []


def test_a_file_that_is_left_out_is_told_by_a_build_too_and_when_it_comes_later(tmp_path: Path) -> None:
    folder = write(tmp_path / "firm", {"blueprint.yaml": COMPANY})
    order = ("build", folder, "--output", tmp_path / "out", "--format", "csv")
    assert "file-left-out" not in salesbook(*order).err
    write(folder, {"oferta.yaml.txt": PRODUCT})
    assert [salesbook(*order).err.count("file-left-out") for _ in range(2)] == [1, 1]


@pytest.mark.parametrize("name", ["blueprint.yml", "Blueprint.yaml", "BLUEPRINT.YAML", "blueprint.yaml.txt"])
def test_a_beginning_under_another_name_is_named(tmp_path: Path, name: str) -> None:
    found = only(errors(write(tmp_path, {name: COMPANY})))
    assert (found["code"], found["hint"]) == ("file-not-found", f"Rename `{name}` to `blueprint.yaml`.")
    assert f"`{name}`" in found["message"]
    (tmp_path / name).rename(tmp_path / "blueprint.yaml")
    assert problems(tmp_path) == []


def test_a_folder_of_clients_is_answered_with_their_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"clients/a/blueprint.yaml": COMPANY, "clients/b/blueprint.yaml": COMPANY, "clients/c/x.md": ""})
    monkeypatch.chdir(tmp_path)
    assert only(errors(Path("clients")))["hint"].endswith(": `clients/a`, `clients/b`.")


def test_a_folder_with_other_yaml_files_is_told_what_a_blueprint_begins_with(tmp_path: Path) -> None:
    assert "`firma.yaml`" in only(errors(write(tmp_path, {"firma.yaml": COMPANY})))["hint"]


def test_a_part_that_is_given_instead_of_its_folder_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"blueprint.yaml": COMPANY, "oferta.yaml": PRODUCT})
    found = problems(tmp_path / "oferta.yaml")
    assert [one["code"] for one in found] == ["file-left-out", "missing-key"]
    assert f"`{shown(tmp_path)}`" in found[0]["hint"]


def test_a_beginning_under_another_name_that_is_given_as_a_file_tells_what_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"blueprint.yml": COMPANY, "oferta.yaml": PRODUCT})
    found = only(problems(tmp_path / "blueprint.yml"))
    assert (found["code"], found["severity"]) == ("file-left-out", "advice")
    assert "`oferta.yaml`" in found["message"]


def test_a_blueprint_of_one_file_beside_others_is_nothing_to_tell(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": COMPANY, "b.yaml": COMPANY, "blueprint.yaml": COMPANY})
    assert problems(tmp_path / "a.yaml") == []
