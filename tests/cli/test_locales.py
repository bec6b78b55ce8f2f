"""Whatever the locale: every command works, the bytes of a set are the same, and what is no UTF-8 is no fault."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.papers import ROOT
from tests.shell import write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux only")

TEN = "extends: ten-stage\nlanguage: pl\nas_of: 2026-01-05\ncompany: {name: Alfa}\n"
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
UTF_8 = {"LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="session")
def latin2(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a Polish locale as it was before UTF-8."""
    folder = tmp_path_factory.mktemp("locales")
    localedef = shutil.which("localedef")
    made = localedef and subprocess.run(
        [localedef, "-i", "pl_PL", "-f", "ISO-8859-2", folder / "pl_PL.ISO-8859-2"], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("localedef with pl_PL and ISO-8859-2 is missing")
    return {"LOCPATH": str(folder), "LC_ALL": "pl_PL.ISO-8859-2", "PYTHONUTF8": "0"}


@pytest.fixture(params=["ascii", "latin2"])
def locale(request: pytest.FixtureRequest) -> dict[str, str]:
    found: dict[str, str] = ASCII if request.param == "ascii" else request.getfixturevalue("latin2")
    return found


def run(locale: dict[str, str], folder: Path, *arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own, in a folder."""
    command = [sys.executable, "-m", "generator", *arguments]
    kept = {name: value for name, value in os.environ.items() if name not in ("LANG", "LC_ALL", "LC_CTYPE")}
    environment = {**kept, "PYTHONPATH": str(ROOT), **locale}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=120)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_command_works_and_makes_the_same_bytes(tmp_path: Path, locale: dict[str, str]) -> None:
    """The folder gives the id, a base stands below a name that no old locale has, and files follow in one order."""
    files_ = {"żółw/blueprint.yaml": TEN.replace("ten-stage", "../基"), "基/blueprint.yaml": "extends: ten-stage\n"}
    texts = {f"żółw/{name}.yaml": f"glossary: {{{id_}: {{term: {id_}, definition: d}}}}\n" for name, id_ in
             (("ą", "x"), ("ö", "y"), ("ł", "z"), ("z", "w"))}  # fmt: skip
    write(tmp_path, {**files_, **texts})
    for environment, out in ((UTF_8, "one"), (locale, "two")):
        part = ("--only", "handbook", "--only", "messages", "--format", "docx", "--format", "csv")
        said = run(environment, tmp_path, "build", "żółw".encode(), "--output", out, *part)
        assert (said.returncode, b"fault" in said.stderr) == (0, False), said.stderr
        assert run(environment, tmp_path, "check", "żółw".encode()).returncode == 0
    assert (tmp_path / "one/zolw/pl/manifest.json").is_file()
    assert files(tmp_path / "one") == files(tmp_path / "two")


@pytest.mark.parametrize("arguments", ["list .", "show stages.offer", "schema", "list . --report json"])
def test_what_a_locale_cannot_show_is_escaped(tmp_path: Path, locale: dict[str, str], arguments: str) -> None:
    write(tmp_path, {"blueprint.yaml": TEN})
    said = run(locale, tmp_path, *arguments.split())
    assert (said.returncode, said.stderr) == (0, b"")
    if "json" in arguments or "schema" in arguments:
        json.loads(said.stdout.decode("ascii"))


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_problems_are_told_in_any_locale(tmp_path: Path, locale: dict[str, str], form: str) -> None:
    write(tmp_path, {"blueprint.yaml": TEN, "\udcff.yaml": "😀: 1\n"})
    said = run(locale, tmp_path, "check", "--report", form)
    assert said.returncode == 1
    assert b"unknown-key" in said.stdout + said.stderr
    if form in ("json", "sarif"):
        json.loads(said.stdout.decode("ascii"))


@pytest.mark.parametrize("encoding", ["utf-8", "iso8859-2"])
def test_a_company_is_called_as_it_was_typed(tmp_path: Path, latin2: dict[str, str], encoding: str) -> None:
    said = run(latin2, tmp_path, "new", "here", "--yes", "--company", "Żółw".encode(encoding))
    assert said.returncode == 0, said.stderr
    assert 'name: "Żółw"' in (tmp_path / "here/blueprint.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", [b"a\xff.yaml", b"\xb3\xb1ka/x.yaml", b"\xed\xa0\x80.yaml"])
def test_a_name_that_is_no_utf_8_works_and_is_printed_in_escapes(tmp_path: Path, name: bytes) -> None:
    folder = tmp_path / os.fsdecode(b"Firma \xa3")
    write(folder, {"blueprint.yaml": "company: {name: Tiny}\n", os.fsdecode(name): "glossary: {a: {term: A}}\nx: 1\n"})
    for form in ("text", "json", "sarif", "github"):
        said = run(UTF_8, tmp_path, "check", os.fsencode(folder), "--report", form)
        assert said.returncode == 1
        assert b"unknown-key" in said.stdout + said.stderr
        assert "\\x" in (said.stdout + said.stderr).decode("utf-8").replace("%5C", "\\")
    write(folder, {os.fsdecode(name): "glossary: {a: {term: A, definition: D}}\n"})
    for _ in range(2):
        said = run(UTF_8, tmp_path, "build", os.fsencode(folder), "--output", b"out\xff", "--format", "html")
        assert said.returncode == 0, said.stderr
    assert (tmp_path / os.fsdecode(b"out\xff") / "firma-xa3/pl/index.html").is_file()
