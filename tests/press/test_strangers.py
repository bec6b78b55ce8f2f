"""A set's folder into which somebody else has put what they liked: links, pipes, endless files, bombs, wrong rows."""

from __future__ import annotations

import io
import json
import os
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.disk import sha256
from tests.papers import visible
from tests.press.tiny import Build, builder, change, rows

TALK = "internal/word/S05-rozmowa.docx"
NAME = Path(TALK).name
STATE = (".salesbook/holder", ".salesbook/journal.json", ".salesbook/digests.json", ".salesbook/inputs.json")
Put = Callable[[Path], object]


@pytest.fixture
def build(source: Path, tmp_path: Path) -> Build:
    """A build of two talks, which is done sooner."""
    whole = builder(source, tmp_path / "out")
    return lambda *options: whole("--only", "skeleton-cold", "--only", "skeleton-deal", *options)


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """Somebody's folder elsewhere with a file in it."""
    folder = tmp_path / "precious"
    folder.mkdir()
    (folder / "a.docx").write_bytes(b"precious")
    return folder


def instead(path: Path, put: Put) -> None:
    """Have something else stand at a path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    put(path)


def is_untouched(precious: Path) -> None:
    assert {path.name: path.read_bytes() for path in precious.iterdir()} == {"a.docx": b"precious"}


# --- links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*STATE, "manifest.json", TALK, "internal/word/S05-rozmowa.new.docx"])
@pytest.mark.parametrize("kind", ["symbolic", "hard", "dangling"])
def test_no_file_is_written_through_a_link(
    build: Build, source: Path, out: Path, precious: Path, name: str, kind: str
) -> None:
    build()
    change(source, "goal: Cel", "goal: Nowy cel")
    if "new" in name:
        (out / TALK).write_bytes(b"mine")
    victim = precious / "a.docx"
    links: dict[str, Put] = {
        "symbolic": lambda path: path.symlink_to(victim),
        "hard": lambda path: os.link(victim, path),
        "dangling": lambda path: path.symlink_to(precious / "gone.docx"),
    }
    instead(out / name, links[kind])
    assert build().code in (0, 3)
    is_untouched(precious)


@pytest.mark.parametrize("name", ["lock", "journal.json", "digests.json"])
def test_a_link_in_the_way_of_the_lock_changes_nothing_elsewhere(
    build: Build, out: Path, precious: Path, name: str
) -> None:
    instead(out / ".salesbook" / name, lambda path: path.symlink_to(precious / "a.docx"))
    said = build()
    assert said.code in (0, 1)
    assert "Traceback" not in said.err
    is_untouched(precious)


@pytest.mark.parametrize("where", ["out/tiny", "out/tiny/pl", "out/tiny/pl/.salesbook", "out/tiny/pl/internal",
                                   "out/tiny/pl/internal/word"])  # fmt: skip
@pytest.mark.parametrize("leads", ["elsewhere", "inside", "nowhere"])
def test_a_link_in_a_folders_place_is_told_and_nothing_is_written_through_it(
    build: Build, tmp_path: Path, precious: Path, where: str, leads: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    link, target = (
        tmp_path / where,
        {"elsewhere": precious, "inside": tmp_path / "out/other", "nowhere": tmp_path / "no"},
    )
    (tmp_path / "out/other").mkdir(parents=True)
    instead(link, lambda path: path.symlink_to(target[leads]))
    for options in ([], ["--dry-run"]):
        said = build(*options)
        assert said.code == 1
        assert f"{where}:1:1: error[linked-folder]" in said.err
    is_untouched(precious)
    assert not list((tmp_path / "out/other").iterdir())
    assert not (tmp_path / "no").exists()


def test_a_folder_that_becomes_a_link_after_the_first_build_is_told(build: Build, out: Path, precious: Path) -> None:
    build()
    (out / "internal/word").rename(out / "internal/before")
    (out / "internal/word").symlink_to(precious)
    said = build()
    assert (said.code, "error[linked-folder]" in said.err) == (1, True)
    is_untouched(precious)


def test_the_output_folder_itself_may_be_reached_through_links(source: Path, tmp_path: Path) -> None:
    (tmp_path / "real/deep").mkdir(parents=True)
    (tmp_path / "out").symlink_to(tmp_path / "real")
    build = builder(source, tmp_path / "out/deep")
    assert build("--only", "skeleton-cold").code == 0
    assert (tmp_path / "real/deep/tiny/pl" / TALK).is_file()


def test_a_link_to_a_folder_that_no_paper_needs_is_left_alone(build: Build, out: Path, precious: Path) -> None:
    build()
    (out / "mine").symlink_to(precious)
    assert build().code == 0
    assert (out / "mine").is_symlink()


# --- what never ends ------------------------------------------------------------------------------


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's name is short
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


ENDLESS: dict[str, Put] = {
    "a pipe": os.mkfifo,
    "a socket": a_socket,
    "an endless device": lambda path: path.symlink_to("/dev/zero"),
    "2 GB": lambda path: os.truncate(_touched(path), 2_000_000_000),
    "a link to itself": lambda path: path.symlink_to(path),
}


def _touched(path: Path) -> Path:
    path.touch()
    return path


@pytest.mark.parametrize("name", [*STATE, "manifest.json"])
@pytest.mark.parametrize("kind", ENDLESS)
def test_what_never_ends_among_our_own_files_is_not_read(build: Build, out: Path, name: str, kind: str) -> None:
    build()
    before = (out / TALK).read_bytes()
    instead(out / name, ENDLESS[kind])
    assert build("--dry-run").code == build().code == 0
    assert (out / TALK).read_bytes() == before


@pytest.mark.parametrize("name", [TALK, "internal/word/S05-rozmowa.new.docx"])
@pytest.mark.parametrize("kind", ENDLESS)
def test_what_never_ends_in_a_papers_place_is_kept(build: Build, source: Path, out: Path, name: str, kind: str) -> None:
    build()
    change(source, "goal: Cel", "goal: Nowy cel")
    if name != TALK:
        (out / TALK).write_bytes(b"mine")
    instead(out / name, ENDLESS[kind])
    state = os.lstat(out / name)
    assert build("--dry-run").code == 3
    said = build("--report", "json")
    assert (said.code, rows(said)[NAME][0]) == (3, "keep")
    assert os.lstat(out / name).st_ino == state.st_ino
    beside = "S05-rozmowa.new.docx" if name == TALK else "S05-rozmowa.new-2.docx"
    assert "Nowy cel" in visible(out / "internal/word" / beside)


@pytest.mark.parametrize("kind", ENDLESS)
def test_what_never_ends_may_be_moved_aside_or_overwritten(build: Build, source: Path, out: Path, kind: str) -> None:
    build()
    change(source, "goal: Cel", "goal: Nowy cel")
    for policy in ("backup", "overwrite"):
        instead(out / TALK, ENDLESS[kind])
        said = build("--on-edit", policy, "--report", "json")
        assert (said.code, rows(said)[NAME][0]) == (0, "update")
        assert "Nowy cel" in visible(out / TALK)
    assert os.path.lexists(out / "internal/word/S05-rozmowa.edited-1.docx")


def bomb(part: str, body: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(part, body)
    return target.getvalue()


WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


@pytest.mark.parametrize(
    "data",
    [bomb("word/document.xml", WORD.format("<w:p/>" * 3_000_000)), bomb("word/media/x.png", "\0" * 50_000_000)],
    ids=["paragraphs", "a picture"],
)
def test_a_package_that_swells_is_an_edit_and_is_not_unpacked(
    build: Build, out: Path, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    (out / TALK).write_bytes(data)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_, **__: pytest.fail("it was unpacked"))
    said = build("--report", "json")
    assert (said.code, rows(said)[NAME][0]) == (3, "keep")
    assert (out / TALK).read_bytes() == data


# --- rows -----------------------------------------------------------------------------------------


def with_row(out: Path, path: str, data: bytes, **other: Any) -> None:
    """Have the manifest say that we made a file."""
    file = out / "manifest.json"
    manifest = json.loads(file.read_text("utf-8"))
    row = {"path": path, "deliverable": "skeleton-cold", "title": "t", "stage": None, "format": path.rpartition(".")[2],
           "audience": "internal", "sha256": sha256(data), "inputs": "x"}  # fmt: skip
    manifest["files"].append(row | other)
    file.write_text(json.dumps(manifest), "utf-8")


def with_journal(out: Path, path: str, data: bytes) -> None:
    """Have the journal of a killed build say that we made a file."""
    (out / ".salesbook/journal.json").write_text(json.dumps({path: [sha256(data)]}), "utf-8")


@pytest.fixture
def whole(source: Path, tmp_path: Path) -> Build:
    """A build of the whole set, which clears away whatever is no longer made."""
    return builder(source, tmp_path / "out")


@pytest.mark.parametrize("told", [with_row, with_journal])
@pytest.mark.parametrize("path", ["lnk/a.docx", "internal/lnk/a.docx", "./lnk/a.docx", "lnk//a.docx", "a.docx",
                                  "../../../precious/a.docx", "internal/../lnk/a.docx", "lnk\\a.docx"])  # fmt: skip
def test_no_row_reaches_a_file_elsewhere(
    whole: Build, out: Path, precious: Path, path: str, told: Callable[[Path, str, bytes], None]
) -> None:
    whole()
    for link in (out / "lnk", out / "internal/lnk"):
        link.symlink_to(precious)
    (out / "a.docx").symlink_to(precious / "a.docx")
    told(out, path, b"precious")
    assert whole("--on-edit", "overwrite").code == 0
    is_untouched(precious)


@pytest.mark.parametrize("told", [with_row, with_journal])
@pytest.mark.parametrize("path", ["/{}/precious/a.docx", "{}/precious/a.docx"])
def test_no_absolute_row_counts(
    whole: Build, out: Path, precious: Path, path: str, told: Callable[[Path, str, bytes], None]
) -> None:
    whole()
    told(out, path.format(str(precious.parent)), b"precious")
    assert whole().code == 0
    is_untouched(precious)


@pytest.mark.parametrize("told", [with_row, with_journal])
@pytest.mark.parametrize("path", [".salesbook/mine.docx", "notatki.odt", "żółw.docx", "with space.docx", "C:a.docx",
                                  ".hidden.docx", "internal/.x/a.docx", "a.docx\n", "manifest.json",
                                  "a\0.docx"])  # fmt: skip
def test_what_no_build_could_have_made_is_not_removed(
    whole: Build, out: Path, path: str, told: Callable[[Path, str, bytes], None]
) -> None:
    whole()
    if "\0" not in path and path != "manifest.json":
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(b"mine")
    told(out, path, b"mine")
    said = whole("--report", "json")
    assert said.code == 0
    assert {row["verb"] for row in said.data} == {"identical"}
    assert "\0" in path or (out / path).exists()


def test_a_row_that_differs_in_case_alone_does_not_remove_the_file_itself(whole: Build, out: Path) -> None:
    """As it would where names that differ in case lead to one file."""
    whole()
    path = TALK.replace("S05", "s05")
    (out / path).write_bytes((out / TALK).read_bytes())
    with_row(out, path, (out / TALK).read_bytes())
    assert whole().code == 0
    assert (out / path).exists()


@pytest.mark.parametrize("path", ["internal/word", "index.html/x.docx", "internal/word/folder.docx"])
def test_a_row_that_leads_to_a_folder_or_through_a_file_is_passed_over(whole: Build, out: Path, path: str) -> None:
    whole()
    (out / "internal/word/folder.docx").mkdir()
    with_row(out, path, b"")
    assert whole().code == 0
    assert (out / "internal/word/folder.docx").is_dir()


def test_what_somebody_has_removed_is_not_told_as_removed_by_us(whole: Build, source: Path, out: Path) -> None:
    whole()
    change(source, "title: Rozmowa, stage: offer", "title: Pierwsza rozmowa, stage: offer")
    (out / TALK).unlink()
    assert NAME not in rows(whole("--report", "json"))


def test_twenty_thousand_rows_of_files_that_are_not_there_are_passed_over(whole: Build, out: Path) -> None:
    whole()
    with_row(out, "x.docx", b"")
    file = out / "manifest.json"
    manifest = json.loads(file.read_text("utf-8"))
    row = manifest["files"][-1]
    manifest["files"] += [row | {"path": f"x{number}.docx"} for number in range(20_000)]
    file.write_text(json.dumps(manifest), "utf-8")
    said = whole("--report", "json")
    assert {one["verb"] for one in said.data} == {"identical"}


def test_text_of_a_manifest_never_reaches_a_terminal(whole: Build, out: Path, source: Path) -> None:
    whole()
    for character in ("\x1b[31m", "\u202e", "\x9b", "\n"):
        with_row(out, f"internal/word/{character}a.docx", b"", title=character)
    file = out / "manifest.json"
    manifest = json.loads(file.read_text("utf-8"))
    manifest["blueprint"] |= {"company": "\x1b[31mred\u202e\x9b", "folder": "\x1b[32m"}
    file.write_text(json.dumps(manifest), "utf-8")
    said = whole()
    assert (said.code, "error[other-company]" in said.err) == (1, True)
    assert not {"\x1b", "\u202e", "\x9b"} & set(said.err + said.out)


@pytest.mark.parametrize("name", [".salesbook-.out", ".salesbook-..out", ".salesbook-...out", ".salesbook-.tmp"])
def test_a_name_that_only_looks_like_one_of_ours_is_left_alone(build: Build, out: Path, name: str) -> None:
    build()
    (out / "internal/word" / name).write_bytes(b"mine")
    assert build().code == 0
    assert (out / "internal/word" / name).read_bytes() == b"mine"


def test_what_looks_taken_out_and_is_not_ours_comes_to_light(build: Build, out: Path, precious: Path) -> None:
    build()
    folder = out / "internal/word"
    (folder / f".salesbook-{NAME}.out").symlink_to(precious / "a.docx")
    (folder / ".salesbook-a.docx.out").write_bytes(b"mine")
    assert build().code == 3
    assert (folder / "S05-rozmowa.edited-1.docx").is_symlink()
    assert (folder / "a.edited-1.docx").read_bytes() == b"mine"
    is_untouched(precious)
    assert build().code == 0


# --- rights ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("umask", "file", "folder"), [(0o002, 0o664, 0o775), (0o077, 0o600, 0o700)])
def test_new_files_have_the_rights_that_the_umask_leaves(
    build: Build, source: Path, out: Path, umask: int, file: int, folder: int
) -> None:
    before = os.umask(umask)
    try:
        build()
        (out / TALK).write_bytes(b"mine")
        change(source, "goal: Cel", "goal: Nowy cel")
        build()
    finally:
        os.umask(before)
    assert (out / "internal/word/S05-rozmowa.new.docx").exists()
    modes = {path.is_dir(): set() for path in out.rglob("*")}
    for path in out.rglob("*"):
        modes[path.is_dir()].add(path.stat().st_mode & 0o777)
    assert modes == {True: {folder}, False: {file}}


@pytest.mark.parametrize("mode", [0o664, 0o640, 0o600, 0o444])
def test_a_file_that_is_replaced_keeps_its_rights(build: Build, source: Path, out: Path, mode: int) -> None:
    build()
    for name in (TALK, "manifest.json"):
        (out / name).chmod(mode)
    change(source, "goal: Cel", "goal: Nowy cel")
    assert build().code == 0
    assert "Nowy cel" in visible(out / TALK)
    assert [(out / name).stat().st_mode & 0o777 for name in (TALK, "manifest.json")] == [mode, mode]
