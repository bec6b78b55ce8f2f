"""The output folder: nothing half-written, nobody's edits lost, whatever happens in between."""

from __future__ import annotations

import json
import multiprocessing
import os
from pathlib import Path

import pytest

from generator.disk import Mark, sha256
from generator.press.planning.change import Change
from generator.press.writing import manifest
from generator.press.writing.digests import Digests, FileDigests
from generator.press.writing.folder import Folder
from generator.press.writing.lock import locked
from generator.press.writing.manifest import MadeFile
from generator.press.writing.write import Output


def row(path: str, data: bytes) -> MadeFile:
    return MadeFile(path, "paper", "Title", None, "html", "internal", sha256(data), f"inputs of {data!r}")


def text(rows: list[MadeFile]) -> str:
    return json.dumps({"files": [{name: getattr(file, name) for name in MadeFile.__slots__} for file in rows]})


def build(folder: Path, files: dict[str, bytes], only: set[str] | None = None) -> list[Change]:
    """A build of files with this content, as ``run`` does it; of some of them where ``only`` names them."""
    with locked(Folder(folder)):
        out = Output(Folder(folder))
        out.tidy()
        wanted = {path: data for path, data in files.items() if only is None or path in only}
        gone = sorted(out.known_paths() - set(files)) if only is None else []
        out.announce(wanted)
        changes = [out.take(out.placing(path, data), data) for path, data in wanted.items()]
        changes += [out.take(step) for path in gone if (step := out.removing(path))]
        rows = {path: file for path, file in out.made.items() if path not in gone}
        rows |= {path: row(path, data) for path, data in wanted.items()}
        known = {
            **out.digests.files,
            **{path: FileDigests("content", "look", "", len(data), 0) for path, data in wanted.items()},
        }
        out.finish(text(sorted(rows.values())), Digests(known, {}).text(rows), settled={*wanted, *gone})
    return changes


def verbs(changes: list[Change]) -> dict[str, str]:
    return {change.path: change.verb for change in changes}


def killed(folder: Path, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """A build that ends in the middle: some files are replaced, then nothing more happens."""
    real, done = Folder.place, [0]

    def place(self: Folder, path: str, data: bytes, decided_on: Mark) -> bool:
        if path in files and done[0] == after:
            (folder / ".salesbook-torn.tmp").write_bytes(b"half")
            raise KeyboardInterrupt
        done[0] += path in files
        return real(self, path, data, decided_on)

    with monkeypatch.context() as patch:
        patch.setattr(Folder, "place", place)
        with pytest.raises(KeyboardInterrupt):
            build(folder, files)


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


OLD = {"a.html": b"old a", "b.html": b"old b", "c.html": b"old c"}
NEW = {"a.html": b"new a", "b.html": b"new b", "c.html": b"new c"}


def test_files_are_made_then_identical_then_updated(tmp_path: Path) -> None:
    assert set(verbs(build(tmp_path, OLD)).values()) == {"create"}
    before = snapshot(tmp_path)
    assert set(verbs(build(tmp_path, OLD)).values()) == {"identical"}
    assert snapshot(tmp_path).keys() == before.keys()
    assert set(verbs(build(tmp_path, NEW)).values()) == {"update"}
    assert {name: (tmp_path / name).read_bytes() for name in NEW} == NEW


def test_what_was_edited_is_kept_and_the_new_version_stands_beside_it(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    (tmp_path / "a.html").write_bytes(b"mine")
    changes = build(tmp_path, NEW)
    assert verbs(changes)["a.html"] == "keep"
    assert "a.new.html" in next(change.why for change in changes if change.path == "a.html")
    assert (tmp_path / "a.html").read_bytes() == b"mine"
    assert (tmp_path / "a.new.html").read_bytes() == b"new a"


def test_nothing_is_put_beside_an_edit_while_our_version_has_not_changed(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    (tmp_path / "a.html").write_bytes(b"mine")
    assert verbs(build(tmp_path, OLD))["a.html"] == "keep"
    assert not (tmp_path / "a.new.html").exists()


def test_a_new_version_that_was_edited_as_well_is_kept(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    (tmp_path / "a.html").write_bytes(b"mine")
    build(tmp_path, NEW)
    (tmp_path / "a.new.html").write_bytes(b"mine too")
    build(tmp_path, {**NEW, "a.html": b"newer a"})
    assert (tmp_path / "a.new.html").read_bytes() == b"mine too"
    assert (tmp_path / "a.new-2.html").read_bytes() == b"newer a"


def test_a_new_version_that_nobody_edited_is_replaced_by_the_next(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    (tmp_path / "a.html").write_bytes(b"mine")
    build(tmp_path, NEW)
    build(tmp_path, {**NEW, "a.html": b"newer a"})
    assert (tmp_path / "a.new.html").read_bytes() == b"newer a"
    assert not (tmp_path / "a.new-2.html").exists()


def test_what_is_no_longer_made_is_removed(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    changes = build(tmp_path, {"b.html": b"old b"})
    assert verbs(changes) == {"a.html": "remove", "b.html": "identical", "c.html": "remove"}
    assert not (tmp_path / "a.html").exists()


def test_what_is_no_longer_made_but_was_edited_is_kept(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    (tmp_path / "a.html").write_bytes(b"mine")
    assert verbs(build(tmp_path, {"b.html": b"old b"}))["a.html"] == "keep"
    assert (tmp_path / "a.html").read_bytes() == b"mine"


def test_a_deleted_file_is_made_again(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    (tmp_path / "a.html").unlink()
    assert verbs(build(tmp_path, OLD))["a.html"] == "create"


def test_foreign_files_are_left_alone(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    for name in ("mine.docx", "a.new.html", ".salesbook-notes", ".salesbook/mine"):
        (tmp_path / name).write_bytes(b"mine")
    build(tmp_path, NEW)
    build(tmp_path, {})
    assert {path.name for path in tmp_path.rglob("*") if path.is_file() and path.read_bytes() == b"mine"} == {
        "mine.docx", "a.new.html", ".salesbook-notes", "mine",
    }  # fmt: skip


def test_a_foreign_file_where_ours_would_go_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"mine")
    assert verbs(build(tmp_path, OLD))["a.html"] == "keep"
    assert (tmp_path / "a.new.html").read_bytes() == b"old a"


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_killed_build_is_completed_and_nothing_of_it_taken_for_an_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    build(tmp_path, OLD)
    killed(tmp_path, NEW, monkeypatch, after)
    left = {name: (tmp_path / name).read_bytes() for name in OLD}
    assert all(left[name] in (OLD[name], NEW[name]) for name in OLD)
    assert set(verbs(build(tmp_path, NEW)).values()) <= {"identical", "update"}
    assert {name: (tmp_path / name).read_bytes() for name in NEW} == NEW
    assert [path.name for path in tmp_path.rglob("*.tmp")] == []
    assert not (tmp_path / ".salesbook" / "journal.json").exists()


def test_builds_killed_one_after_another_leave_no_false_edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, OLD)
    killed(tmp_path, NEW, monkeypatch, after=2)
    third = {name: b"third" + data for name, data in NEW.items()}
    killed(tmp_path, third, monkeypatch, after=0)
    assert set(verbs(build(tmp_path, third)).values()) == {"update"}


def test_a_partial_build_after_a_killed_one_forgets_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, OLD)
    killed(tmp_path, NEW, monkeypatch, after=2)
    build(tmp_path, NEW, only={"c.html"})
    third = {name: b"third" + data for name, data in NEW.items()}
    assert set(verbs(build(tmp_path, third)).values()) == {"update"}
    assert not (tmp_path / ".salesbook" / "journal.json").exists()


def test_what_a_killed_first_build_made_and_no_later_one_makes_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed(tmp_path, NEW, monkeypatch, after=2)
    assert verbs(build(tmp_path, {"b.html": b"new b"}))["a.html"] == "remove"
    assert not (tmp_path / "a.html").exists()


def test_an_edit_made_after_a_killed_build_is_still_an_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, OLD)
    killed(tmp_path, NEW, monkeypatch, after=1)
    (tmp_path / "a.html").write_bytes(b"mine")
    assert verbs(build(tmp_path, NEW))["a.html"] == "keep"


def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, OLD)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            build(tmp_path, NEW)
    assert {name: (tmp_path / name).read_bytes() for name in OLD} == OLD
    assert [path.name for path in tmp_path.rglob("*.tmp")] == []


def test_a_link_in_a_files_place_is_not_written_through(tmp_path: Path) -> None:
    outside = tmp_path / "outside.html"
    outside.write_bytes(b"mine")
    folder = tmp_path / "out"
    build(folder, OLD)
    (folder / "a.html").unlink()
    (folder / "a.html").symlink_to(outside)
    assert verbs(build(folder, NEW))["a.html"] == "keep"
    (folder / "b.html").unlink()
    (folder / "b.html").symlink_to(tmp_path / "nowhere.html")
    build(folder, {**NEW, "b.html": b"newer b"})
    assert outside.read_bytes() == b"mine"
    assert not (tmp_path / "nowhere.html").exists()
    assert not (folder / "b.html").is_symlink()


DAMAGED = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"files": {}}',
    b'{"files": [1]}',
    b'{"files": [{"path": "a.html"}]}',
    b"\xff",
    b"[" * 100_000,
]


@pytest.mark.parametrize("damaged", DAMAGED)
def test_a_damaged_manifest_makes_us_careful(tmp_path: Path, damaged: bytes) -> None:
    build(tmp_path, OLD)
    (tmp_path / manifest.NAME).write_bytes(damaged)
    assert verbs(build(tmp_path, {**NEW, "c.html": b"old c"})) == {
        "a.html": "keep",
        "b.html": "keep",
        "c.html": "identical",
    }


@pytest.mark.parametrize("damaged", [*DAMAGED, b'{"a.html": 1}', b'{"../../x": ["a"]}'])
def test_a_damaged_journal_is_none(tmp_path: Path, damaged: bytes) -> None:
    build(tmp_path, OLD)
    (tmp_path / ".salesbook" / "journal.json").write_bytes(damaged)
    assert set(verbs(build(tmp_path, NEW)).values()) == {"update"}


@pytest.mark.parametrize("path", ["../outside.html", "/etc/outside.html", "x/../../outside.html"])
def test_a_manifest_cannot_make_us_remove_what_stands_outside(tmp_path: Path, path: str) -> None:
    outside = tmp_path / "outside.html"
    outside.write_bytes(b"mine")
    folder = tmp_path / "out"
    build(folder, OLD)
    (folder / manifest.NAME).write_text(text([row(path, b"mine")]), "utf-8")
    assert path not in verbs(build(folder, OLD))
    assert outside.exists()


def _try_to_lock(folder: Path, got: multiprocessing.Queue[bool]) -> None:  # type: ignore[type-arg, unused-ignore]
    with locked(Folder(folder)):
        got.put((folder / "done").exists())


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    got = context.Queue()
    with locked(Folder(tmp_path)):
        second = context.Process(target=_try_to_lock, args=(tmp_path, got))
        second.start()
        second.join(timeout=0.3)
        assert second.is_alive()
        (tmp_path / "done").touch()
    assert got.get(timeout=20) is True
    second.join(timeout=20)
