"""The commands: what goes to which stream, how they end, and that a slip is answered with what was meant."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import __version__
from generator.cli import check
from generator.press import run
from tests.shell import COMPANY, salesbook, write

WARNED = COMPANY + "stages: {offer: {number: 5, name: Offer}}\n"
HEAVY = ("docxtpl", "openpyxl", "pydantic", "jinja2", "lxml", "babel", "yaml", "rich")


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return write(tmp_path / "sound", {"blueprint.yaml": COMPANY})


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    return write(tmp_path / "warned", {"blueprint.yaml": WARNED})


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return write(tmp_path / "broken", {"blueprint.yaml": "compny: {name: X}\n"})


def shell(*arguments: str | Path, encoding: str = "utf-8", **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, encoding=encoding, timeout=120, env={**os.environ, **environment}
    )


# --- how a command ends ---------------------------------------------------------------------------


def test_done_is_0(sound: Path) -> None:
    assert salesbook("check", sound).code == 0


def test_problems_are_1_and_stand_on_standard_error(broken: Path) -> None:
    said = salesbook("check", broken)
    assert (said.code, said.out) == (1, "")
    assert "error[unknown-key]" in said.err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("biuld",), "`build`"),
        (("frobnicate",), "Commands: build"),
        (("build", "--ouput", "x"), "--output"),
        (("build", "--format", "dox"), "`docx`"),
        (("build", "--format", "odt"), "docx, xlsx"),
        (("build", "--language", "pol"), "`pl`"),
        (("build", "--as-of", "5.1.2026"), "2026-01-05"),
        (("check", "--report", "jsn"), "`json`"),
        (("new",), "FOLDER"),
        ((), "Commands:"),
    ],
)
def test_wrong_usage_is_2_with_what_was_meant(arguments: tuple[str, ...], hint: str) -> None:
    said = salesbook(*arguments)
    assert (said.code, said.out) == (2, "")
    assert hint in said.err


def test_interrupting_is_130(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(path: Path, variant: str | None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "checked", interrupt)
    said = salesbook("check", sound)
    assert said.code == 130
    assert said.err.strip() == "Interrupted."


def test_a_fault_of_our_own_is_told_without_a_traceback(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, variant: str | None) -> None:
        raise RecursionError("too deep")

    monkeypatch.delenv("SALESBOOK_DEBUG", raising=False)
    monkeypatch.setattr(check, "checked", fail)
    said = salesbook("check", sound)
    assert said.code == 1
    assert "fault of its own: RecursionError: too deep" in said.err
    assert "Traceback" not in said.err


def test_whoever_debugs_sees_where_it_happened(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, variant: str | None) -> None:
        raise RecursionError("too deep")

    monkeypatch.setenv("SALESBOOK_DEBUG", "1")
    monkeypatch.setattr(check, "checked", fail)
    with pytest.raises(RecursionError):
        salesbook("check", sound)


def test_what_the_system_refuses_is_told(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, variant: str | None) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(check, "checked", refuse)
    said = salesbook("check", sound)
    assert said.code == 1
    assert said.err.strip() == f"{sound}: permission denied"


@pytest.mark.parametrize("argument", ["schema", "--version"])
def test_a_reader_that_has_gone_leaves_no_noise(argument: str) -> None:
    """More than a buffer holds, and so little that it is written only at the end."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "generator", argument]
    said = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    os.close(writer)
    assert (said.returncode, said.stderr) == (1, "")


# --- what it prints -------------------------------------------------------------------------------


def test_help_is_there_without_anything_heavy() -> None:
    ask = f"""
import sys
sys.argv = ["salesbook", "--help"]
from generator.cli import main
try:
    main()
finally:
    print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, timeout=60, check=True)
    assert said.stderr.strip() == "[]"
    assert all(command in said.stdout for command in ("build", "check", "list", "new", "schema"))


@pytest.mark.parametrize("command", ["build", "check", "list", "new", "schema"])
def test_the_short_help_is_the_first_sentence_of_the_long_one(command: str) -> None:
    short = next(line for line in salesbook("--help").out.split("\n") if line.split()[:1] == [command])
    said = salesbook(command, "--help")
    assert said.code == 0
    assert short.split(maxsplit=1)[1] in " ".join(said.out.split())


def test_the_version_is_the_packages() -> None:
    said = salesbook("--version")
    assert (said.code, said.out.strip()) == (0, f"salesbook, version {__version__}")


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {}])
def test_without_a_terminal_there_is_no_colour(broken: Path, environment: dict[str, str]) -> None:
    said = shell("check", broken, **environment)
    assert "\x1b" not in said.stderr + said.stdout
    assert "error[unknown-key]" in said.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_on_a_terminal_colour_is_as_the_person_likes_it(broken: Path, no_colour: str, coloured: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator", "check", str(broken)]
    environment = {**os.environ, "NO_COLOR": no_colour, "TERM": "xterm"}
    subprocess.run(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, timeout=60, check=False)
    os.close(theirs)
    printed = b""
    try:
        while piece := os.read(ours, 4096):
            printed += piece
    except OSError:
        pass  # how a pseudo-terminal says that the other side has closed
    os.close(ours)
    assert (b"\x1b[31m" in printed) is coloured
    assert b"unknown-key" in printed


def test_an_encoding_without_our_letters_stops_nothing(sound: Path) -> None:
    said = shell("list", sound, encoding="cp1252", PYTHONIOENCODING="cp1252:strict")
    assert (said.returncode, said.stderr) == (0, "")
    assert "sprzeda\\u017cy" in said.stdout


def test_a_strangers_file_cannot_steer_the_terminal(tmp_path: Path) -> None:
    folder = write(tmp_path, {"blueprint.yaml": 'company: {name: "a\x1b]0;owned\x07b"}\n'})
    said = salesbook("check", folder)
    assert said.code == 1
    assert "\x1b" not in said.err
    assert "\x07" not in said.err


def test_of_a_long_line_the_part_around_the_caret_is_shown(tmp_path: Path) -> None:
    text = "company: {name: " + "x" * 5000 + ", adress: y, notes: " + "z" * 5000 + "}\n"
    said = salesbook("check", write(tmp_path, {"blueprint.yaml": text}))
    lines = said.err.split("\n")
    caret = next(number for number, line in enumerate(lines) if line.strip(" |") == "^")
    assert len(lines[caret - 1]) < 120
    assert lines[caret - 1][lines[caret].index("^") :].startswith("adress")


def test_the_caret_stands_right_after_wide_letters(tmp_path: Path) -> None:
    said = salesbook("check", write(tmp_path, {"blueprint.yaml": "{'日本': 1, company: {name: X}, adress: y}\n"}))
    lines = said.err.split("\n")
    at = next(number for number, line in enumerate(lines) if "`adress`" in line) + 1
    shown, caret = lines[at], lines[at + 1]
    assert caret.index("^") == shown.index("adress") + 2  # two letters, each two columns wide


# --- check ----------------------------------------------------------------------------------------


def test_problems_as_data_stand_alone_on_standard_output(broken: Path, sound: Path) -> None:
    said = salesbook("check", broken, sound, "--report", "json")
    assert said.err == ""
    assert {tuple(row) for row in said.data} == {
        ("code", "severity", "message", "hint", "file", "line", "column", "path")
    }
    assert salesbook("check", sound, "--report", "json").data == []


def test_warnings_are_failures_only_if_one_wants_it(warned: Path) -> None:
    assert salesbook("check", warned).code == 0
    assert "warning[stage-without-exit]" in salesbook("check", warned).err
    assert salesbook("check", warned, "--strict").code == 1


def test_problems_are_counted_by_kind(warned: Path) -> None:
    assert "\n2 warnings.\n" in salesbook("check", warned).err


def test_the_current_folder_is_the_blueprint_if_none_is_named(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sound)
    assert salesbook("check").err.startswith("No problems.\n")
    assert salesbook("list", "--report", "json").code == 0


# --- list -----------------------------------------------------------------------------------------


def test_the_deliverables_are_listed_for_people_and_for_machines(sound: Path) -> None:
    rows = salesbook("list", sound, "--report", "json").data
    assert {tuple(row) for row in rows} == {("id", "title", "stage", "formats", "audience", "purpose")}
    printed = salesbook("list", sound)
    assert printed.err == ""
    assert [line.split()[0] for line in printed.out.strip().split("\n")] == [row["id"] for row in rows]


def test_a_broken_blueprint_lists_nothing(broken: Path) -> None:
    said = salesbook("list", broken, "--report", "json")
    assert (said.code, said.data) == (1, [])
    assert "unknown-key" in said.err


# --- build ----------------------------------------------------------------------------------------


def test_a_builds_rows_are_data(sound: Path, tmp_path: Path) -> None:
    said = salesbook("build", sound, "--output", tmp_path / "out", "--format", "csv", "--report", "json")
    assert (said.code, said.err) == (0, "")
    assert {tuple(row) for row in said.data} == {("verb", "path", "why")}
    assert all(Path(row["path"]).is_file() for row in said.data)


def test_a_broken_build_gives_no_rows(broken: Path, tmp_path: Path) -> None:
    said = salesbook("build", broken, "--output", tmp_path / "out", "--report", "json")
    assert (said.code, said.data) == (1, [])


def test_results_go_to_standard_output_and_the_count_to_standard_error(sound: Path, tmp_path: Path) -> None:
    said = salesbook("build", sound, "--output", tmp_path / "out", "--format", "csv")
    assert [line.split()[0] for line in said.out.strip().split("\n")] == ["create", "create"]
    assert said.err.strip() == "2 create"
    again = salesbook("build", sound, "--output", tmp_path / "out", "--format", "csv")
    assert (again.out, again.err.strip()) == ("", "2 identical")


def test_a_strict_build_writes_nothing_where_there_is_a_warning(warned: Path, tmp_path: Path) -> None:
    said = salesbook("build", warned, "--output", tmp_path / "out", "--format", "csv", "--strict")
    assert said.code == 1
    assert "stage-without-exit" in said.err
    assert not (tmp_path / "out").exists()
    assert salesbook("build", warned, "--output", tmp_path / "out", "--format", "csv").code == 0


def test_1_wins_over_3(sound: Path, broken: Path, tmp_path: Path) -> None:
    arguments = ("--output", tmp_path / "out", "--format", "csv")
    salesbook("build", sound, *arguments)
    paper = next((tmp_path / "out").rglob("*.csv"))
    paper.write_bytes(b"mine")
    assert salesbook("build", sound, *arguments).code == 3
    assert salesbook("build", sound, broken, *arguments).code == 1


def test_a_blueprint_is_loaded_once_for_its_check_and_its_build(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads: list[Path] = []
    real = run.compose
    monkeypatch.setattr(run, "compose", lambda path, *choices: loads.append(path) or real(path, *choices))  # type: ignore[func-returns-value]
    salesbook("build", sound, "--output", tmp_path / "out", "--format", "csv", "--strict")
    assert loads == [sound]
