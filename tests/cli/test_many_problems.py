"""The same problem many times over: the first few on a terminal, every one for machines and in files."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.shell import COMPANY, on_terminal, problems, salesbook, write

MANY = 3_000
FEW = 5
TOOLS = "".join(f"  t{number}: {{name: x, stage: s, perform: 1 / month, function: f}}\n" for number in range(MANY))
WITHOUT_ROLE = COMPANY + "stages: {s: {name: S, number: 1, exit: {e: {text: x}}, next_step: x}}\ntools:\n" + TOOLS


@pytest.fixture(scope="module")
def warned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blueprint with one warning many times over, and one that stands there once."""
    once = "  last: {name: x, stage: s, perform: 1 / month, responsible: r}\nroles: {r: {name: R}}\n"
    return write(tmp_path_factory.mktemp("many"), {"blueprint.yaml": WITHOUT_ROLE + once})


def test_a_terminal_shows_the_first_few_of_a_code_and_counts_them_all(warned: Path) -> None:
    said = on_terminal("check", warned)
    assert said.err.count("nobody is responsible") == FEW
    assert f"warning[tool-without-role]: {MANY - FEW:,} more of these".replace(",", "") in said.err.replace(",", "")
    assert said.err.count("does not say what it is for") == 1
    assert f"{MANY + 1} warnings.\n" in said.err


def test_what_is_left_out_is_shown_by_the_command_that_is_named(warned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(warned)
    said = on_terminal("check", "--strict", "--", ".")
    (line,) = (line for line in said.err.splitlines() if "more of these" in line)
    program, *arguments = shlex.split(line.partition("to see all of them: ")[2])
    whole = on_terminal(*arguments)
    assert program == "salesbook"
    assert whole.err.count("nobody is responsible") == MANY
    assert "more of these" not in whole.err
    assert whole.code == said.code == 1


def test_a_build_shows_the_first_few_too(tmp_path: Path) -> None:
    folder = write(tmp_path, {"blueprint.yaml": COMPANY + "".join(f"k{number}: 1\n" for number in range(20))})
    said = on_terminal("build", folder, "--output", tmp_path / "out")
    assert said.err.count("is not a key that is known here") == FEW
    assert "15 more of these" in said.err
    whole = on_terminal("build", folder, "--output", tmp_path / "out", "--all")
    assert whole.err.count("is not a key that is known here") == 20


@pytest.mark.parametrize("command", [("list",), ("show", "--blueprint")], ids=["list", "show"])
def test_other_commands_name_the_check_that_shows_all(tmp_path: Path, command: tuple[str, ...]) -> None:
    folder = write(tmp_path, {"blueprint.yaml": COMPANY + "".join(f"k{number}: 1\n" for number in range(20))})
    said = on_terminal(*command, folder)
    assert f"15 more of these; to see all of them: salesbook check --all {folder}" in said.err


def test_as_few_as_are_shown_are_all_there_is(tmp_path: Path) -> None:
    said = on_terminal("check", write(tmp_path, {"blueprint.yaml": COMPANY + "a1: 1\nb1: 1\nc1: 1\nd1: 1\ne1: 1\n"}))
    assert said.err.count("is not a key that is known here") == FEW
    assert "more of these" not in said.err


def test_what_is_no_terminal_gets_every_one(warned: Path) -> None:
    assert salesbook("check", warned).err.count("nobody is responsible") == MANY


@pytest.mark.parametrize("call", [salesbook, on_terminal], ids=["in a file", "on a terminal"])
def test_reports_for_machines_hold_every_one(warned: Path, call: object) -> None:
    assert callable(call)
    rows = json.loads(call("check", warned, "--report", "json").out)
    (run,) = json.loads(call("check", warned, "--report", "sarif").out)["runs"]
    lines = call("check", warned, "--report", "github").out.splitlines()
    assert len(rows) == len(run["results"]) == len(lines) == MANY + 1
    assert len({row["path"] for row in rows}) == MANY + 1


SLIPS = {
    "ids that are none": ("id", "roles:\n", "  K{0}: {{name: x}}\n"),
    "unknown keys": ("unknown-key", "roles:\n", "  r{0}: {{name: x, foo{0}: 1}}\n"),
    "unknown keys without a value": ("unknown-key", "", "k{0}:\n"),
    "keys that are missing": ("missing-key", "roles:\n", "  r{0}: {{side: us}}\n"),
    "unknown values": ("unknown-value", "roles:\n", "  r{0}: {{name: x, side: usa}}\n"),
    "unknown neighbours": ("unknown-reference", "roles:\n", "  r{0}: {{name: x, after: s{0}}}\n"),
    "unknown elements switched off": ("unknown-reference", "roles:\n", "  r{0}: {{disabled: true}}\n"),
    "a circle": ("placing-circle", "roles:\n  r-1: {name: x, after: r1999}\n", "  r{0}: {{name: x, after: r{1}}}\n"),
    "unknown references": ("unknown-reference", "cadences:\n", "  c{0}: {{owner: q{0}}}\n"),
    "unknown paths": (
        "unknown-reference", "moments:\n", "  m{0}: {{text: x, deliverable: objections, element: q.r{0}}}\n"
    ),
    "unknown merge fields": ("unknown-merge-field", "roles:\n", "  r{0}: {{name: x, purpose: '[[q-{0}]]'}}\n"),
    "keys that stand twice": ("duplicate-key", "k: 1\n", "k: {0}\n"),
    "unused anchors": ("alias", "meta:\n", "  k{0}: &a{0} x\n"),
    "tags": ("tag", "meta:\n", "  k{0}: !a{0} x\n"),
    "comments that were texts": ("yaml-syntax", "meta:\n", "  k{0}: x #a\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_however_often_a_slip_is_made_it_is_told_each_time(tmp_path: Path, name: str) -> None:
    code, head, line = SLIPS[name]
    text = COMPANY + head + "".join(line.format(number, number - 1) for number in range(2_000))
    found = problems(write(tmp_path, {"blueprint.yaml": text}))
    assert len({problem["line"] for problem in found if problem["code"] == code}) >= 2_000


def test_a_slip_among_many_is_still_told_what_was_meant(tmp_path: Path) -> None:
    roles = "".join(f"  r{number}: {{nmae: x, name: x}}\n" for number in range(500))
    found = problems(write(tmp_path, {"blueprint.yaml": COMPANY + "roles:\n" + roles}))
    assert found[0]["hint"] == "Did you mean `name`?"
    assert all("name" in problem["hint"] for problem in found)
