"""What would make a careless reader wait, swell or talk: each is refused by the command line itself, within limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.shell import COMPANY, on_terminal, salesbook, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX pipes and resource limits")

_LIMITED = """
import pathlib, resource, sys
from generator.cli import main
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
report, *sys.argv[1:] = sys.argv[1:]
try:
    main()
finally:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # in bytes on macOS
    if sys.platform == "linux":  # where that of whoever started the process counts as well
        status = pathlib.Path("/proc/self/status").read_text()
        peak = int(status.partition("VmHWM:")[2].split()[0]) * 1024
    pathlib.Path(report).write_text(str(peak))
"""
"""The command line in a process of its own, which leaves behind how many bytes it held at most."""

_MOST_BYTES = 300_000_000
_MOST_PRINTED = 50_000
_SECONDS_OF_A_HANG = 20

Maker = Callable[[Path], object]


def _blueprint(text: str) -> Maker:
    return lambda folder: write(folder, {"blueprint.yaml": text})


def _with_pipe(name: str, text: str = COMPANY) -> Maker:
    def make(folder: Path) -> None:
        write(folder, {"blueprint.yaml": text})
        os.mkfifo(folder / name)

    return make


def _with_link(name: str, target: str, text: str = COMPANY) -> Maker:
    def make(folder: Path) -> None:
        write(folder, {"blueprint.yaml": text})
        (folder / name).symlink_to(target)

    return make


def _pipe_for_blueprint(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / "blueprint.yaml")


def _link_for_blueprint(folder: Path) -> None:
    folder.mkdir()
    (folder / "blueprint.yaml").symlink_to("/dev/zero")


def _large_file(folder: Path) -> None:
    write(folder, {"blueprint.yaml": "a: x\n"})
    os.truncate(folder / "blueprint.yaml", 50_000_000)


def _chain_of_bases(folder: Path) -> None:
    write(folder / "x", {f"{number}/blueprint.yaml": f"extends: ../{number + 1}\n" for number in range(1000)})
    write(folder, {"blueprint.yaml": "extends: x/0\n" + COMPANY})


def _deep_folders(folder: Path) -> None:
    write(folder, {"blueprint.yaml": COMPANY, "d/" * 60 + "x.yaml": "meta: {a: 1}\n"})


def _many_broken_files(folder: Path) -> None:
    write(folder, {"blueprint.yaml": COMPANY, **{f"{number}.yaml": "meta: [\n" for number in range(2000)}})


def _lines(line: str, count: int) -> str:
    return "".join(line.format(number) for number in range(count))


_TOOL = COMPANY + "stages: {s: {name: S, number: 1}}\ntools: {a: {stage: s, name: A, perform: '%s'}}\n"
_ALIASES = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)
_MERGES = "a: &a {x: 1}\n" + "".join(f"a{n}: &a{n}\n  <<: [*a, *a]\n" for n in range(9))

HOSTILE: dict[str, tuple[Maker, str]] = {
    "a merge-key bomb": (_blueprint(_MERGES), "merge-key"),
    "an alias bomb": (_blueprint(_ALIASES), "too-many-values"),
    "100,000 nested brackets": (_blueprint("company: " + "[" * 100_000), "too-deep"),
    "50 MB": (_large_file, "too-large"),
    "a line of 5 MB": (_blueprint(f'company: {{name: "{"x" * 5_000_000}"}}\n'), "too-large"),
    "50,000 unknown keys": (_blueprint(COMPANY + _lines("k{}: 1\n", 50_000)), "unknown-key"),
    "50,000 duplicates": (_blueprint(COMPANY + "k: 1\n" * 50_000), "duplicate-key"),
    "5,000 ids that are none": (_blueprint(COMPANY + "roles:\n" + _lines("  K{}: {{}}\n", 5_000)), "id"),
    "30,000 unknown elements switched off": (
        _blueprint(COMPANY + "roles:\n" + _lines("  role-number-{}: {{disabled: true}}\n", 30_000)), "unknown-reference"
    ),
    "10,000 elements beside none": (
        _blueprint(COMPANY + "roles:\n" + _lines("  r{0}: {{name: x, after: s{0}}}\n", 10_000)), "unknown-reference"
    ),
    "2,000 variants": (_blueprint(COMPANY + "variants:\n" + _lines("  v{}: {{}}\n", 2_000)), "too-many-values"),
    "2,000 wrong references among 5,000 names": (
        _blueprint(
            COMPANY + "roles:\n" + _lines("  role-number-{}: {{name: x}}\n", 5_000)
            + "cadences:\n" + _lines("  c{0}: {{owner: rule-number-{0}}}\n", 2_000)
        ),
        "unknown-reference",
    ),
    "a key of 3 MB": (_blueprint(COMPANY + "? " + "k" * 3_000_000 + "\n: 1\n"), "unknown-key"),
    "a tag of 3 MB": (_blueprint("!" * 3_000_000), "tag"),
    "a frequency of 1 MB": (_blueprint(_TOOL % ("1 / " * 250_000)), "frequency"),
    "an amount of 300,000 dots": (
        _blueprint(COMPANY + f'products: {{a: {{name: A, price: "1{"." * 300_000} x 1"}}}}\n'), "value"
    ),
    "1,000,000 quotes": (_blueprint(COMPANY + '"' * 1_000_000), "yaml-syntax"),
    "100,000 indents": (_blueprint("".join(" " * (n % 30) + "a:\n" for n in range(100_000))),
                        "duplicate-key"),
    "1,000,000 control characters": (_blueprint(COMPANY + "a\x01" * 1_000_000), "character"),
    "a pipe for the blueprint": (_pipe_for_blueprint, "file-not-found"),
    "a pipe among the files": (_with_pipe("x.yaml"), "file-unreadable"),
    "a pipe for a base": (_with_pipe("x.yaml", "extends: x.yaml\n" + COMPANY), "extends-unknown"),
    "an endless device for the blueprint": (_link_for_blueprint, "file-not-found"),
    "an endless device for a base": (_blueprint("extends: /dev/zero\n" + COMPANY), "extends-unknown"),
    "a link to an endless device": (_with_link("x.yaml", "/dev/zero"), "link-outside"),
    "a link out of the folder": (_with_link("x", "/etc"), "link-outside"),
    "a link to itself": (_with_link("x.yaml", "x.yaml"), "file-unreadable"),
    "a base that is itself by a link": (_with_link("x", ".", "extends: x\n" + COMPANY), "extends-circle"),
    "a chain of 1,000 bases": (_chain_of_bases, "extends-many"),
    "folders in folders": (_deep_folders, "too-deep"),
    "2,000 broken files": (_many_broken_files, "yaml-syntax"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_within_limits(tmp_path: Path, name: str) -> None:
    make, code = HOSTILE[name]
    make(tmp_path / "hostile")
    peak = tmp_path / "peak"
    command = [sys.executable, "-c", _LIMITED, str(peak), "check", str(tmp_path / "hostile"), "--report", "json"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS_OF_A_HANG, check=False)
    assert (said.returncode, said.stderr) == (1, "")
    problems = json.loads(said.stdout)
    assert code in {problem["code"] for problem in problems}
    assert all(_absolute(problem["file"]).is_relative_to(tmp_path) and problem["line"] for problem in problems)
    assert int(peak.read_text()) < _MOST_BYTES


@pytest.mark.parametrize("name", ["50,000 duplicates", "a key of 3 MB", "2,000 broken files", "a tag of 3 MB"])
def test_it_does_not_flood_the_terminal(tmp_path: Path, name: str) -> None:
    HOSTILE[name][0](tmp_path / "hostile")
    assert len(on_terminal("check", tmp_path / "hostile").err) < _MOST_PRINTED


def test_a_folder_that_links_to_itself_is_walked_once(tmp_path: Path) -> None:
    folder = write(tmp_path, {"blueprint.yaml": COMPANY, "below/x.yaml": "meta: {a: 1}\n"})
    (folder / "below/up").symlink_to("..")
    assert salesbook("check", folder).code == 0


def test_a_folder_may_be_named_like_a_file(tmp_path: Path) -> None:
    assert salesbook("check", write(tmp_path, {"blueprint.yaml": COMPANY, "x.yaml/y.yaml": "foo: 1\n"})).code == 1


SECRET = "token-of-another-firm"


@pytest.mark.parametrize("name", ["secret", "secret.yaml", "secret.txt"])
def test_no_line_of_a_file_elsewhere_is_shown(tmp_path: Path, name: str) -> None:
    """A stranger's blueprint may name any file of ours as its base, or link to it."""
    write(tmp_path, {name: f"{SECRET}: {SECRET}\n"})
    by_name = write(tmp_path / "by-name", {"blueprint.yaml": f"extends: ../{name}\n" + COMPANY})
    by_link = write(tmp_path / "by-link", {"blueprint.yaml": "extends: x.yaml\n" + COMPANY})
    (by_link / "x.yaml").symlink_to(f"../{name}")
    instead = tmp_path / "instead"
    instead.mkdir()
    (instead / "blueprint.yaml").symlink_to(f"../{name}")
    for folder in (by_name, by_link, instead):
        said = salesbook("check", folder)
        assert said.code == 1
        assert SECRET not in said.err
        assert SECRET not in salesbook("build", folder, "--output", tmp_path / "out").err


UNSEEN = {"an override": "\u202e", "an isolate": "\u2066", "no width": "\u200b", "a mark in the text": "\ufeff"}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_one_cannot_see_is_shown_by_its_code(tmp_path: Path, name: str) -> None:
    character = UNSEEN[name]
    said = salesbook("check", write(tmp_path, {"blueprint.yaml": f'{COMPANY}"own{character}er": x\n'}))
    assert said.code == 1
    assert character not in said.err
    assert said.err.count(f"<{ord(character):04X}>") == 2


def test_the_caret_stands_below_the_character_that_is_meant(tmp_path: Path) -> None:
    folder = write(tmp_path, {"blueprint.yaml": f'{COMPANY}meta: {{"\u200b": 1, a: !x 2}}\n'})
    _, line, caret, *_ = salesbook("check", folder).err.split("\n")
    assert line.index("!x") == caret.index("^")


def test_the_name_of_a_file_commands_no_terminal(tmp_path: Path) -> None:
    said = salesbook("check", write(tmp_path, {"blueprint.yaml": COMPANY, "\x1b[31mred\u202e.yaml": "foo: 1\n"}))
    assert "error[unknown-key]" in said.err
    assert not {"\x1b", "\u202e"} & set(said.err)


def _absolute(told: str) -> Path:
    """The path that a problem tells from the current folder, with its links not followed."""
    return Path(os.path.normpath(Path.cwd() / told))
