"""A machine on which hardly anything is as it should be: a located problem or the work done, never a fault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.papers import ROOT
from tests.shell import COMPANY, write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="devices, limits and folders of Linux")


def shell(folder: Path, line: str, **environment: str) -> tuple[int, str]:
    """The exit code and all that is said of a line of a shell in which ``salesbook`` is our command line."""
    function = f'salesbook() {{ "{sys.executable}" -m generator "$@"; }}\n'
    said = subprocess.run(
        ["bash", "-c", function + line], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert "Traceback" not in said.stderr
    assert "fault of its own" not in said.stderr
    return said.returncode, said.stdout + said.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, {"b/blueprint.yaml": "extends: ten-stage\n" + COMPANY, "file": "x"})
    (tmp_path / "loop").symlink_to("loop")
    return tmp_path


@pytest.mark.parametrize("cache", ["file", "loop", "/dev/null", "/proc/none", "x" * 5_000, "gone/../x"])
def test_a_cache_that_is_none_is_done_without(folder: Path, cache: str) -> None:
    assert shell(folder, "salesbook check b", SALESBOOK_CACHE=cache)[0] == 0


@pytest.mark.parametrize("line", ["unset HOME SALESBOOK_CACHE XDG_CACHE_HOME", "export TMPDIR=/none", "ulimit -n 20"])
def test_it_builds_with_little_around_it(folder: Path, line: str) -> None:
    assert shell(folder, f"{line}; salesbook build b --output out --only handbook")[0] == 0


def test_a_working_folder_that_was_deleted_is_no_fault(folder: Path) -> None:
    gone = f"mkdir gone && cd gone && rmdir ../gone && salesbook {{}} '{folder}/b'"
    assert shell(folder, gone.format("check"))[0] == 0
    assert shell(folder, gone.format(f"build --only handbook --output '{folder}/out'"))[0] == 0
    assert shell(folder, gone.format("build --only handbook"))[0] == 1
    assert shell(folder, gone.format("new x --yes"))[0] in (1, 2)


LONG = "x" * 5_000


@pytest.mark.parametrize("path", ["loop", "/dev/zero", "/proc/self/mem", LONG, "x" * 300, "file/x"])
def test_what_is_no_blueprint_is_told(folder: Path, path: str) -> None:
    code, said = shell(folder, f"salesbook check {path}")
    assert (code, "error[" in said) == (1, True)
    assert f"Did you mean `{Path(path).name}`" not in said


@pytest.mark.parametrize("command", ["build", "list", "show --blueprint", "new q --answers"])
def test_every_command_tells_it(folder: Path, command: str) -> None:
    for path in ("loop", "/dev/zero"):
        code, said = shell(folder, f"salesbook {command} {path}")
        assert (code, "error[" in said) == (1, True)


@pytest.mark.parametrize("output", ["loop", "file", "/proc", "x" * 300])
def test_what_is_no_folder_for_papers_is_told(folder: Path, output: str) -> None:
    code, said = shell(folder, f"salesbook build b --only handbook --output {output}")
    assert code == 1
    assert "error[" in said


def test_files_that_may_not_grow_are_told(folder: Path) -> None:
    code, said = shell(folder, "ulimit -f 10; salesbook build b --output out")
    assert (code, "error[output]" in said) == (1, True)


def test_more_workers_than_blueprints_are_no_more_work(folder: Path) -> None:
    assert shell(folder, "salesbook build b --jobs 100000 --only handbook --output out")[0] == 0


@pytest.mark.parametrize("line", ["salesbook $'\\xff'", "salesbook build b --only $'\\xff'", "salesbook show $'\\xff'"])
def test_words_that_are_no_utf_8_are_told(folder: Path, line: str) -> None:
    assert shell(folder / "b", line)[0] in (1, 2)
