"""What somebody saves while a build writes: kept and told, whenever it is saved and however an editor saves."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import disk
from generator.disk import Mark
from generator.press.writing import spot
from generator.press.writing.folder import Folder
from tests.papers import visible
from tests.press.tiny import Build, builder, change, rows
from tests.shell import Said

TALK = "internal/word/S05-rozmowa.docx"
NAME = Path(TALK).name
Save = Callable[[Path], None]


@pytest.fixture
def build(source: Path, tmp_path: Path) -> Build:
    """A build of two talks, which is done sooner."""
    whole = builder(source, tmp_path / "out")
    return lambda *options: whole("--only", "skeleton-cold", "--only", "skeleton-deal", *options)


@pytest.fixture
def paper(build: Build, source: Path, out: Path) -> Path:
    """A paper that the next build makes again."""
    build()
    change(source, "goal: Cel", "goal: Nowy cel")
    return out / TALK


def renamed_over(paper: Path) -> None:
    other = paper.with_name("editor~")
    other.write_bytes(b"two hours of work")
    other.replace(paper)


def written_in_place(paper: Path) -> None:
    paper.write_bytes(b"two hours of work")


def removed_and_written(paper: Path) -> None:
    paper.unlink()
    paper.write_bytes(b"two hours of work")


def moved_to_a_backup(paper: Path) -> None:
    paper.rename(paper.with_name("backup~"))
    paper.write_bytes(b"two hours of work")


SAVES = [renamed_over, written_in_place, removed_and_written, moved_to_a_backup]


def before_placing(patch: pytest.MonkeyPatch, paper: Path, save: Save) -> None:
    """Have somebody save after all was decided, before anything is put in the paper's place."""
    real = Folder.place

    def place(self: Folder, path: str, data: bytes, decided_on: Mark) -> bool:
        if path == TALK and decided_on.identity:
            once(patch, paper, save)
        return real(self, path, data, decided_on)

    patch.setattr(Folder, "place", place)


def before_swapping(patch: pytest.MonkeyPatch, paper: Path, save: Save) -> None:
    """Have somebody save in the last moment, after the paper was looked at once more."""
    real = spot._swapped

    def swapped(one: spot.Spot, other: spot.Spot) -> bool:
        if other.name == NAME:
            once(patch, paper, save)
        return real(one, other)

    patch.setattr(spot, "_swapped", swapped)


SAVED: set[Path] = set()


def once(patch: pytest.MonkeyPatch, paper: Path, save: Save) -> None:
    if paper not in SAVED:
        SAVED.add(paper)
        save(paper)


def is_kept(said: Said, paper: Path) -> None:
    assert rows(said)[NAME][0] == "keep"
    assert "while this build wrote; the new version is" in rows(said)[NAME][1]
    assert paper.read_bytes() == b"two hours of work"
    assert "Nowy cel" in visible(paper.with_name("S05-rozmowa.new.docx"))
    assert not [path for path in paper.parent.iterdir() if path.name.startswith(".salesbook-")]


@pytest.mark.parametrize("save", SAVES)
@pytest.mark.parametrize("moment", [before_placing, before_swapping])
def test_what_is_saved_meanwhile_is_kept(
    build: Build, paper: Path, save: Save, moment: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    moment(monkeypatch, paper, save)
    said = build("--report", "json")
    assert said.code == 3
    is_kept(said, paper)


@pytest.mark.parametrize("policy", ["overwrite", "backup"])
def test_what_is_saved_meanwhile_is_never_overwritten(
    build: Build, paper: Path, policy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Overwriting was asked for edits that were there to be seen."""
    before_swapping(monkeypatch, paper, renamed_over)
    build("--on-edit", policy)
    assert b"two hours of work" in [path.read_bytes() for path in paper.parent.iterdir()]


def test_what_is_saved_while_another_version_goes_back_is_set_aside(
    build: Build, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, saves = spot._swapped, [b"first", b"second"]

    def swapped(one: spot.Spot, other: spot.Spot) -> bool:
        if other.name == NAME and saves:
            paper.write_bytes(saves.pop(0)) if len(saves) == 2 else renamed_over(paper)
        return real(one, other)

    monkeypatch.setattr(spot, "_swapped", swapped)
    assert build().code == 3
    assert paper.read_bytes() == b"first"
    assert paper.with_name("S05-rozmowa.edited-1.docx").read_bytes() == b"two hours of work"


@pytest.mark.parametrize("save", SAVES)
def test_what_is_saved_meanwhile_is_kept_on_disks_that_cannot_exchange(
    build: Build, paper: Path, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spot, "_function", lambda: None)
    monkeypatch.setattr(os, "link", _no_links)
    before_placing(monkeypatch, paper, save)
    said = build("--report", "json")
    assert said.code == 3
    is_kept(said, paper)


def _no_links(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, "no links here")


def test_a_disk_that_cannot_exchange_is_written_to_as_any_other(
    build: Build, paper: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spot, "_function", lambda: None)
    monkeypatch.setattr(os, "link", _no_links)
    change(source, "title: Umowa", "title: Kontrakt")
    said = rows(build("--report", "json"))
    assert (said[NAME][0], said["S07-umowa.docx"][0], said["S07-kontrakt.docx"][0]) == ("update", "remove", "create")
    assert "Nowy cel" in visible(paper)


def test_a_paper_that_a_program_has_open_to_write_is_kept(build: Build, paper: Path) -> None:
    """As LibreOffice has each document that it shows; it may be in the middle of saving."""
    with paper.open("r+b") as file:
        said = build("--report", "json")
        assert (said.code, rows(said)[NAME][0]) == (3, "keep")
        assert "a program has it open" in rows(said)[NAME][1]
        file.write(b"two hours of work")
        file.truncate()
    assert paper.read_bytes() == b"two hours of work"


def test_a_disk_that_refuses_leases_for_reasons_of_its_own_makes_no_paper_look_open(
    build: Build, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As network drives do."""
    monkeypatch.setattr(disk, "_disk_of", lambda descriptor: "nfs4")
    with paper.open("r+b"):
        assert rows(build("--report", "json"))[NAME][0] == "update"


def test_a_slow_save_that_began_in_the_last_moment_goes_on_in_its_file(
    build: Build, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editors = []
    before_swapping(monkeypatch, paper, lambda paper: editors.append(paper.open("r+b")))
    assert build().code == 3
    (file,) = editors
    file.write(b"two hours of work")
    file.truncate()
    file.close()
    assert paper.read_bytes() == b"two hours of work"


def test_a_paper_that_is_open_while_nothing_changes_is_none_of_our_business(build: Build, out: Path) -> None:
    build()
    with (out / TALK).open("r+b"):
        assert build().code == 0


def test_what_is_saved_where_nothing_stood_is_kept(build: Build, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.unlink()
    real = spot.created

    def created(new: spot.Spot, target: spot.Spot) -> bool:
        if target.name == NAME:
            once(monkeypatch, paper, written_in_place)
        return real(new, target)

    monkeypatch.setattr(spot, "created", created)
    said = build("--report", "json")
    assert said.code == 3
    is_kept(said, paper)


def test_what_is_saved_before_it_would_be_removed_is_kept(
    build: Build, paper: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(source, "title: Rozmowa, stage: offer", "title: Pierwsza rozmowa, stage: offer")
    real = spot.removed

    def removed(target: spot.Spot, decided_on: Mark) -> bool:
        if target.name == NAME:
            once(monkeypatch, paper, renamed_over)
        return real(target, decided_on)

    monkeypatch.setattr(spot, "removed", removed)
    said = build("--report", "json")
    assert (said.code, rows(said)[NAME][0]) == (3, "keep")
    assert paper.read_bytes() == b"two hours of work"


def test_a_version_beside_an_edit_that_is_edited_meanwhile_is_kept(
    build: Build, paper: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.write_bytes(b"mine")
    build()
    change(source, "goal: Nowy cel", "goal: Trzeci cel")
    beside, real = paper.with_name("S05-rozmowa.new.docx"), spot._swapped

    def swapped(one: spot.Spot, other: spot.Spot) -> bool:
        if other.name == beside.name:
            once(monkeypatch, beside, renamed_over)
        return real(one, other)

    monkeypatch.setattr(spot, "_swapped", swapped)
    assert build().code == 3
    assert (paper.read_bytes(), beside.read_bytes()) == (b"mine", b"two hours of work")
    assert "Trzeci cel" in visible(paper.with_name("S05-rozmowa.new-2.docx"))


def test_what_was_taken_out_when_a_build_was_killed_comes_to_light(
    build: Build, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed in the blink between exchanging a paper and looking at what came out."""
    before_swapping(monkeypatch, paper, renamed_over)
    with monkeypatch.context() as patch:
        patch.setattr(spot, "_put_back", _interrupted)
        assert build().code == 130
    said = build("--report", "json")
    assert said.code == 3
    aside = paper.with_name("S05-rozmowa.edited-1.docx")
    assert aside.read_bytes() == b"two hours of work"
    assert rows(said)[aside.name] == ("keep", f"saved as {NAME} in the moment when a build was killed")
    assert "Nowy cel" in visible(paper)
    assert build().code == 0


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt
