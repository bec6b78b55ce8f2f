"""Ctrl-C and standard streams that nobody listens at: a word at most, the right exit code, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.papers import ROOT
from tests.shell import COMPANY, write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and devices of Linux")

_HEARS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
"""As a process in the foreground, wherever the tests themselves run: one that is started in the background is deaf."""
_INTERRUPTED_AT = """
import os, signal, sys
from generator.__main__ import main
number, happened = int(sys.argv.pop(1)), 0
def interrupt(event, arguments):
    global happened
    happened += 1
    if happened == number:
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(interrupt)
main()
"""
"""Ctrl-C at the so-manieth time that Python imports, opens, compiles or does something else worth an audit."""

COMMANDS = {"check": "check .", "build": "build . --only handbook", "new": "new here --yes", "help": "--help"}
MOMENTS = (1, 2, 5, 20, 60, 150, 400, 900, 1_500, 2_200)


def run(folder: Path, *arguments: str | int, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, *map(str, arguments)]
    kept = {"capture_output": True, "text": True, **options}
    return subprocess.run(command, cwd=folder, env=environment, check=False, timeout=120, **kept)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("command", COMMANDS)
def test_ctrl_c_is_heard_at_any_moment(tmp_path: Path, command: str) -> None:
    write(tmp_path, {"blueprint.yaml": COMPANY})
    said = [run(tmp_path, "-c", _HEARS + _INTERRUPTED_AT, moment, *COMMANDS[command].split()) for moment in MOMENTS]
    assert {(one.returncode, one.stderr.strip()) for one in said if one.returncode} == {(130, "Interrupted.")}
    assert all("Traceback" not in one.stderr and "ignored" not in one.stderr for one in said)
    assert said[0].returncode == 130


def test_a_process_that_shall_not_hear_ctrl_c_goes_on(tmp_path: Path) -> None:
    """As one that a shell has started in the background."""
    write(tmp_path, {"blueprint.yaml": COMPANY})
    deaf = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n" + _INTERRUPTED_AT
    said = run(tmp_path, "-c", deaf, 60, "check", ".")
    assert (said.returncode, said.stderr) == (0, run(tmp_path, "-m", "generator", "check", ".").stderr)


def shell(folder: Path, line: str) -> tuple[int, str, str]:
    """A line of a shell in which ``salesbook`` is our command line."""
    function = f'salesbook() {{ "{sys.executable}" -m generator "$@"; }}\n'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = subprocess.run(
        ["bash", "-c", function + line], cwd=folder, env=environment, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    return said.returncode, said.stdout, said.stderr


@pytest.mark.parametrize("stream", ["2>&-", "2>/dev/full", ">&- 2>&-", "<&-", "<&- >&- 2>&-", "2</dev/null"])
@pytest.mark.parametrize(
    ("command", "code"), [("check .", 0), ("check broken", 1), ("build broken", 1), ("nothing", 2)]
)
def test_nobody_need_listen_to_what_is_told(tmp_path: Path, stream: str, command: str, code: int) -> None:
    write(tmp_path, {"blueprint.yaml": COMPANY, "broken/blueprint.yaml": "compny: {}\n"})
    (tmp_path / "broken").rename(tmp_path / "output")  # a folder that is not read as a part of the other
    line = command.replace("broken", "output")
    returned, _, told = shell(tmp_path, f"salesbook {line} {stream}")
    assert (returned, "Traceback" in told, "ignored" in told) == (code, False, False)


def test_no_file_is_taken_for_a_closed_stream(tmp_path: Path) -> None:
    write(tmp_path / "b", {"blueprint.yaml": COMPANY})
    assert shell(tmp_path, "salesbook build b --output one --only handbook >&- 2>&- <&-")[0] == 0
    assert shell(tmp_path, "salesbook build b --output two --only handbook")[0] == 0
    one, two = (sorted((tmp_path / name).rglob("*.docx")) for name in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two] != []


@pytest.mark.parametrize("command", ["list .", "check . --report json", "build . --report json", "schema", "--help"])
def test_results_that_find_no_room_are_a_failure(tmp_path: Path, command: str) -> None:
    write(tmp_path, {"blueprint.yaml": COMPANY})
    returned, _, told = shell(tmp_path, f"salesbook {command} >/dev/full")
    assert returned == 1
    assert "no space left" in told
    assert "Traceback" not in told
    assert "ignored" not in told


@pytest.mark.parametrize("command", ["list .", "schema", "build ."])
def test_a_reader_may_go_before_the_end(tmp_path: Path, command: str) -> None:
    write(tmp_path, {"blueprint.yaml": "extends: ten-stage\n" + COMPANY})
    _, printed, told = shell(tmp_path, f"salesbook {command} | head -1")
    assert printed.count("\n") == 1
    assert "Traceback" not in told
    assert "ignored" not in told
