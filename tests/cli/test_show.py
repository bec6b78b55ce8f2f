"""``salesbook show``: where the values of an element came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import salesbook, write

BASE = "company: {name: B}\nroles:\n  boss: {name: Szef, duties: [liczy, uczy]}\n  clerk: {name: Biuro}\n"
OWN = (
    "extends: ../base\nid: own\ncompany: {name: Moja}\n"
    "roles:\n  boss: {name: Kierownik}\nsegments:\n  clerk: {name: K}\n"
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    write(tmp_path / "base", {"blueprint.yaml": BASE})
    return write(tmp_path / "own", {"blueprint.yaml": OWN})


def test_each_value_says_where_it_came_from(own: Path) -> None:
    said = salesbook("show", "roles.boss", "--blueprint", own)
    lines = said.out.splitlines()
    assert said.code == 0
    assert lines[0] == "roles.boss"
    assert next(line for line in lines if line.startswith("  name  [own ")).endswith("own/blueprint.yaml:5:16]")
    assert next(line for line in lines if line.startswith("  duties  [base ")).endswith("base/blueprint.yaml:3:30]")
    assert lines[-2:] == ["    - liczy", "    - uczy"]


def test_a_bare_id_is_enough_where_only_one_element_has_it(own: Path) -> None:
    assert salesbook("show", "boss", "--blueprint", own).out.startswith("roles.boss\n")


def test_of_an_id_of_several_elements_all_are_shown(own: Path) -> None:
    said = salesbook("show", "clerk", "--blueprint", own)
    assert said.code == 0
    assert [line for line in said.out.splitlines() if not line.startswith(" ")] == ["roles.clerk", "segments.clerk"]


def test_an_id_of_very_many_elements_asks_which(tmp_path: Path) -> None:
    roles = "".join(f"  r{n}: {{name: R}}\n" for n in range(3))
    stages = "".join(
        f"  s{n}: {{name: S, exit: {{done: {{text: Done}}}}, entry: {{done: {{text: Ready}}}}}}\n" for n in range(6)
    )
    write(tmp_path, {"blueprint.yaml": f"company: {{name: M}}\nroles:\n{roles}stages:\n{stages}"})
    said = salesbook("show", "done", "--blueprint", tmp_path)
    assert said.code == 1
    assert "names 12 elements" in said.err
    assert "Say which one: stages.s0.exit.done" in said.err or "Say which one: stages.s0.entry.done" in said.err


@pytest.mark.parametrize("path", ["roles.boss.name", "roles", "company.name"])
def test_a_field_and_a_collection_can_be_shown(own: Path, path: str) -> None:
    said = salesbook("show", path, "--blueprint", own)
    assert said.code == 0
    assert said.out.startswith(f"{path}\n")
    assert "name  [own " in said.out


def test_an_element_that_is_switched_off_says_where(own: Path) -> None:
    (own / "off.yaml").write_text("roles: {clerk: {disabled: true}}\n", "utf-8")
    said = salesbook("show", "roles.clerk", "--blueprint", own)
    assert said.code == 0
    assert said.out.startswith("roles.clerk is switched off, in ")
    assert "off.yaml:1:17" in said.out


def test_each_item_of_a_list_that_was_added_to_says_where_it_came_from(own: Path) -> None:
    (own / "more.yaml").write_text("roles: {boss: {duties+: [słucha]}}\n", "utf-8")
    lines = salesbook("show", "roles.boss", "--blueprint", own).out.splitlines()
    assert next(line for line in lines if "- liczy" in line).partition("[")[2].startswith("base ")
    assert next(line for line in lines if "- słucha" in line).partition("[")[2].startswith("own ")


def test_a_slip_is_answered_with_the_nearest_name(own: Path) -> None:
    said = salesbook("show", "bos", "--blueprint", own)
    assert said.code == 1
    assert "Did you mean `boss`?" in said.err


def test_without_an_element_it_says_how_much_is_the_companys_own(own: Path) -> None:
    said = salesbook("show", "--blueprint", own)
    rows = {line.split()[0]: line.split()[1:4] for line in said.out.splitlines()[:-1]}
    assert rows["roles"] == ["1", "of", "3"]
    assert rows["segments"] == ["1", "of", "1"]
    assert said.out.splitlines()[-1] == "71 % of 7 values are the company's own."
