"""A build from the command line: what is written, what is left alone, and what is the same every time."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import __version__
from tests.shell import COMPANY, Said, salesbook, write

BLUEPRINT = """\
id: tiny
company: {name: Tiny}
as_of: 2026-01-05
roles: {seller: {name: Sprzedawca}}
stages:
  offer: {number: 5, name: Oferta, owner: seller, exit: {sent: {text: Wysłana}}, next_step: Rozmowa}
  order: {number: 7, name: Zamówienie, owner: seller, exit: {got: {text: Jest}}, next_step: Dostawa}
  order-part: {parent: order, mark: a, name: Część, exit: {got: {text: Jest}}, next_step: Dostawa}
tools:
  calls: {stage: offer, name: Telefony, function: Kontakt, responsible: seller, perform: 1 / month}
skeletons:
  cold: {title: Rozmowa, stage: offer, minutes: 5, goal: Cel, blocks: {a: {title: A, minutes: 5, goal: G}},
         close: {ask: Kiedy?, next_step: N, fallback: F}}
  deal: {title: Umowa, stage: order-part, minutes: 5, goal: Cel, blocks: {a: {title: A, minutes: 5, goal: G}},
         close: {ask: Kiedy?, next_step: N, fallback: F}}
"""

Build = Callable[..., Said]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path / "source", {"blueprint.yaml": BLUEPRINT})


@pytest.fixture
def build(tmp_path: Path, source: Path) -> Build:
    return lambda *arguments: salesbook("build", source, "--output", tmp_path / "out", *arguments)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out" / "tiny" / "pl"


def change(source: Path, old: str, new: str) -> None:
    file = source / "blueprint.yaml"
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def snapshot(folder: Path) -> dict[str, tuple[str, int]]:
    """Digest and time of every file but the lock, which is only held."""
    return {
        path.relative_to(folder).as_posix(): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def papers(folder: Path) -> set[str]:
    """The files of a set, without what builds leave for each other."""
    return {name for name in snapshot(folder) if name != "manifest.json" and not name.startswith(".salesbook/")}


def manifest(out: Path) -> Any:
    return json.loads((out / "manifest.json").read_text("utf-8"))


def verbs(said: Said) -> dict[str, str]:
    return {Path(row["path"]).name: row["verb"] for row in said.data}


def test_the_manifest_names_every_file_with_its_digest(build: Build, out: Path) -> None:
    assert build().code == 0
    data = manifest(out)
    assert list(data) == ["manifest", "generator", "blueprint", "theme", "files"]
    assert (data["manifest"], data["generator"], data["theme"]) == (1, __version__, "classic")
    assert {key: value for key, value in data["blueprint"].items() if key != "sha256"} == {
        "id": "tiny", "company": "Tiny", "folder": "source", "edition": "1.0", "language": "pl", "variant": None,
        "as_of": "2026-01-05",
    }  # fmt: skip
    paths = [row["path"] for row in data["files"]]
    assert paths == sorted(paths)
    assert set(paths) == papers(out)
    for row in data["files"]:
        assert list(row) == ["path", "deliverable", "title", "stage", "format", "audience", "sha256", "inputs"]
        assert row["sha256"] == hashlib.sha256((out / row["path"]).read_bytes()).hexdigest()
        assert row["path"] == "index.html" or row["path"].split("/")[0] == row["audience"]


def test_a_second_build_changes_nothing_and_touches_nothing(build: Build, out: Path) -> None:
    build()
    before = snapshot(out)
    said = build("--report", "json")
    assert set(verbs(said).values()) == {"identical"}
    assert snapshot(out) == before


def test_another_folder_another_time_zone_and_hash_seed_give_the_same_bytes(tmp_path: Path, source: Path) -> None:
    results = []
    for name, seed, zone in (("a", "1", "UTC"), ("b", "2", "Asia/Tokyo")):
        command = [sys.executable, "-m", "generator", "build", str(source), "--output", str(tmp_path / name)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(Path.cwd())}
        workplace = tmp_path / f"cwd-{name}"
        workplace.mkdir()
        subprocess.run(command, env=environment, cwd=workplace, check=True, capture_output=True, timeout=120)
        results.append({path: digest for path, (digest, _) in snapshot(tmp_path / name).items()})
    assert results[0] == results[1]
    assert len(results[0]) > 10


def test_nothing_is_written_when_there_is_an_error(build: Build, source: Path, tmp_path: Path) -> None:
    change(source, "owner: seller", "owner: seler")
    assert build().code == 1
    assert not (tmp_path / "out").exists()


def test_an_error_leaves_the_last_set_as_it_was(build: Build, source: Path, out: Path) -> None:
    build()
    before = snapshot(out)
    change(source, "name: Oferta", "nam: Oferta")
    assert build().code == 1
    assert snapshot(out) == before


def test_a_fault_while_rendering_leaves_the_last_set_as_it_was(
    build: Build, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.press.planning import plan

    build()
    before = snapshot(out)
    change(source, "name: Oferta", "name: Ofertka")
    monkeypatch.setitem(plan._RENDERERS, "docx", lambda content, theme: 1 / 0)
    said = build()
    assert (said.code, said.out) == (1, "")
    assert "fault of its own: ZeroDivisionError" in said.err
    assert snapshot(out) == before


def test_a_change_touches_only_what_prints_it(build: Build, source: Path, out: Path) -> None:
    build()
    before = snapshot(out)
    rest = (
        "blocks: {a: {title: A, minutes: 5, goal: G}},\n"
        "         close: {ask: Kiedy?, next_step: N, fallback: F}}\n  deal"
    )
    change(
        source,
        f"goal: Cel, {rest}",
        f"goal: Inny cel, {rest}",
    )
    said = verbs(build("--report", "json"))
    assert said["S05-rozmowa.docx"] == "update"
    assert said["S07-umowa.docx"] == "identical"
    assert snapshot(out)["internal/word/S07-umowa.docx"] == before["internal/word/S07-umowa.docx"]


def test_an_edited_file_is_kept_with_the_new_version_beside_it_and_exit_3(
    build: Build, source: Path, out: Path
) -> None:
    build()
    paper = out / "internal/word/S05-rozmowa.docx"
    paper.write_bytes(b"mine")
    assert build().code == 3
    change(source, "title: Rozmowa", "title: rozmowa")
    said = build()
    assert said.code == 3
    assert "keep" in said.out
    assert "S05-rozmowa.new.docx" in said.out
    assert paper.read_bytes() == b"mine"
    assert paper.with_name("S05-rozmowa.new.docx").read_bytes().startswith(b"PK")


def test_a_paper_that_is_no_longer_made_is_removed(build: Build, source: Path, out: Path) -> None:
    build()
    (out / "internal/word/mine.docx").write_bytes(b"mine")
    change(source, "title: Umowa", "title: Kontrakt")
    said = verbs(build("--report", "json"))
    assert (said["S07-umowa.docx"], said["S07-kontrakt.docx"]) == ("remove", "create")
    assert not (out / "internal/word/S07-umowa.docx").exists()
    assert "internal/word/S07-umowa.docx" not in [row["path"] for row in manifest(out)["files"]]
    assert (out / "internal/word/mine.docx").exists()


@pytest.mark.parametrize("selection", [("--only", "skeleton-cold"), ("--stage", "offer"), ("--format", "html")])
def test_a_part_of_the_set_leaves_the_rest_alone(
    build: Build, source: Path, out: Path, selection: tuple[str, str]
) -> None:
    build()
    rows, before = manifest(out)["files"], snapshot(out)
    change(source, "title: Umowa", "title: Kontrakt")
    change(source, "name: Tiny", "name: Tiny Ltd")
    assert build(*selection).code == 0
    after = snapshot(out)
    assert after["internal/word/S07-umowa.docx"] == before["internal/word/S07-umowa.docx"]
    kept = [row for row in manifest(out)["files"] if row["path"] == "internal/word/S07-umowa.docx"]
    assert kept == [row for row in rows if row["path"] == "internal/word/S07-umowa.docx"]
    assert after["internal/html/S05-rozmowa.html"] != before["internal/html/S05-rozmowa.html"]


def test_a_part_of_the_set_is_all_that_a_first_build_makes(build: Build, out: Path) -> None:
    build("--only", "skeleton-cold", "--format", "docx")
    assert papers(out) == {"internal/word/S05-rozmowa.docx"}
    build("--only", "skeleton-deal", "--format", "docx")
    assert [row["path"] for row in manifest(out)["files"]] == [
        "internal/word/S05-rozmowa.docx",
        "internal/word/S07-umowa.docx",
    ]


def test_a_stage_is_taken_with_its_parts(build: Build, out: Path) -> None:
    build("--stage", "order", "--format", "docx")
    assert [row["deliverable"] for row in manifest(out)["files"]] == ["skeleton-deal"]


def test_what_is_selected_may_be_repeated(build: Build, out: Path) -> None:
    build("--only", "skeleton-cold", "--only", "skeleton-deal", "--format", "docx", "--format", "html")
    assert len(manifest(out)["files"]) == 4


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("--only", "skeleton-cld"), "`skeleton-cold`"),
        (("--stage", "ofer"), "`offer`"),
        (("--only", "zzz"), "salesbook list"),
    ],
)
def test_an_unknown_part_is_told_and_nothing_written(
    build: Build, tmp_path: Path, arguments: tuple[str, str], hint: str
) -> None:
    said = build(*arguments)
    assert said.code == 1
    assert hint in said.err
    assert not (tmp_path / "out").exists()


# --- dates ----------------------------------------------------------------------------------------


def as_of(out: Path) -> str:
    return str(manifest(out)["blueprint"]["as_of"])


def test_the_date_is_the_blueprints_own(build: Build, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    build("--only", "skeleton-cold")
    assert as_of(out) == "2026-01-05"


def test_the_command_line_may_give_another_date(build: Build, out: Path) -> None:
    build("--only", "skeleton-cold", "--as-of", "2027-02-03")
    assert as_of(out) == "2027-02-03"


def test_without_a_date_there_is_none_but_that_of_the_environment(
    build: Build, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(source, "as_of: 2026-01-05\n", "")
    build("--only", "skeleton-cold")
    assert as_of(out) == "None"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    build("--only", "skeleton-cold")
    assert as_of(out) == "1970-01-02"


@pytest.mark.parametrize("seconds", ["soon", "1e3", "9" * 30, "²"])
def test_an_environment_without_sense_is_wrong_usage(
    build: Build, monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    said = build()
    assert said.code == 2
    assert "SOURCE_DATE_EPOCH" in said.err


# --- places to write to ---------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["out", "out/tiny", "out/tiny/pl", "out/tiny/pl/.salesbook", "out/tiny/pl/internal"])
def test_a_file_where_a_folder_belongs_is_told(build: Build, tmp_path: Path, place: str) -> None:
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).write_bytes(b"mine")
    said = build()
    assert said.code == 1
    assert "error[output]: cannot write to" in said.err
    assert (tmp_path / place).read_bytes() == b"mine"


def test_a_folder_where_a_file_belongs_is_told(build: Build, out: Path) -> None:
    (out / "index.html").mkdir(parents=True)
    said = build()
    assert said.code == 1
    assert "index.html" in said.err


# --- several blueprints ---------------------------------------------------------------------------


def test_one_broken_blueprint_does_not_stop_the_others(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        write(tmp_path / name, {"blueprint.yaml": COMPANY if name != "b" else "compny: {name: B}\n"})
    said = salesbook("build", *(tmp_path / name for name in "abc"), "--output", tmp_path / "out", "--format", "csv")
    assert said.code == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a", "c"]
    assert "Did you mean `company`?" in said.err


def test_two_blueprints_with_one_id_do_not_write_over_each_other(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / name, {"blueprint.yaml": f"company: {{name: {name}}}\nid: same\n"})
    said = salesbook(
        "build", tmp_path / "a", tmp_path / "b", "--output", tmp_path / "out", "--format", "csv", "--report", "json"
    )
    assert said.code == 1
    assert "blueprint.yaml:2:5: error[same-id]" in said.err
    assert {row["verb"] for row in said.data} == {"create"}
    assert len(said.data) == len({row["path"] for row in said.data})


def test_a_set_may_be_built_in_several_languages_at_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "both", {"blueprint.yaml": "extends: ten-stage\nid: both\ncompany: {name: Both}\n"})
    languages, out = ("--language", "pl", "--language", "en"), tmp_path / "out"
    assert salesbook("build", folder, "--output", out, *languages, "--only", "objections").code == 0
    made = sorted(path.relative_to(out).parts[1] for path in out.rglob("*.docx"))
    assert made == ["en", "pl"]


def test_a_language_that_the_texts_are_not_in_is_an_error_and_the_others_are_built(
    build: Build, tmp_path: Path
) -> None:
    said = build("--language", "pl", "--language", "en", "--only", "skeleton-cold")
    assert (said.code, "error[language]: the text is only in `pl`" in said.err) == (1, True)
    assert [path.name for path in (tmp_path / "out").rglob("*.docx")] == ["S05-rozmowa.docx"]
