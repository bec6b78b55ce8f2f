"""A build that is killed, finds no room, is interrupted or not alone: every file is the old or the new one, whole."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.press import batch, run
from generator.press.planning.order import Order
from generator.press.planning.selection import Selection
from generator.press.writing.folder import Folder
from generator.press.writing.lock import locked
from tests.papers import ROOT
from tests.press.tiny import BLUEPRINT, builder, change, rows, snapshot, tiny

KILLS = 100
PART = Selection(only=("skeleton-cold", "skeleton-deal", "objections", "offer-general", "stage-cards"))
"""Enough papers for a build to be hit in the middle, few enough for a hundred of them."""


def digests(folder: Path) -> dict[str, str]:
    """The digest of every paper."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*.*")
        if path.suffix in (".docx", ".xlsx", ".html", ".csv")
    }


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a build is forked here, so that starting it takes no time")
def test_a_hundred_kills_leave_no_torn_file_and_no_false_edit(tmp_path: Path) -> None:
    source, out = tiny(tmp_path / "source"), tmp_path / "out/tiny/pl"
    order = Order(source, tmp_path / "out", PART)
    states = []
    for goal in ("Cel", "Inny"):
        (source / "blueprint.yaml").write_text(BLUEPRINT.replace("goal: Cel", f"goal: {goal}"), "utf-8")
        states.append(_after(order, out))
    whole = {path: {state[path] for state in states} for path in states[0]}
    longest = _seconds(order, source, "Cel") * 1.2
    chance = random.Random(5)
    hits = 0
    for number in range(KILLS):
        (source / "blueprint.yaml").write_text(BLUEPRINT.replace("goal: Cel", f"goal: {('Inny', 'Cel')[number % 2]}"))
        hits += _killed(order, chance.uniform(0, longest))
        assert {path: digest for path, digest in digests(out).items() if digest not in whole[path]} == {}
    assert hits > KILLS / 3  # or nothing was tried
    assert {change.verb for change in run.build(order).changes} <= {"update", "identical"}
    assert digests(out) == states[KILLS % 2]
    assert not list(out.rglob("*.tmp"))
    assert not list(out.rglob("*.new*"))
    assert sorted(path.name for path in (out / ".salesbook").iterdir()) == ["digests.json", "lock"]


def _after(order: Order, out: Path) -> dict[str, str]:
    run.build(order)
    return digests(out)


def _seconds(order: Order, source: Path, goal: str) -> float:
    """How long a build takes that has everything to do."""
    (source / "blueprint.yaml").write_text(BLUEPRINT.replace("goal: Cel", f"goal: {goal}"), "utf-8")
    begun = time.monotonic()
    run.build(order)
    return time.monotonic() - begun


def _killed(order: Order, after: float) -> bool:
    """Kill a build with SIGKILL after so many seconds; whether it was still at work."""
    process = os.fork()
    if not process:
        try:
            run.build(order)
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(process, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL


# --- no room --------------------------------------------------------------------------------------


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A file system of its own in a new folder, which stops root as well."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", "size=400k") as folder:
        yield folder


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", "ro") as folder:
        yield folder


def test_a_full_disk_is_told_and_the_last_set_stays_whole(tmp_path: Path, small_disk: Path) -> None:
    source = tiny(tmp_path / "source")
    build = builder(source, small_disk)
    out = small_disk / "tiny/pl"
    part = ("--only", "skeleton-cold", "--only", "skeleton-deal", "--only", "objections")
    assert build(*part).code == 0
    before = digests(out)
    ballast = small_disk / "ballast"
    change(source, "goal: Cel", "goal: Nowy cel")
    _fill(ballast)
    said = build(*part)
    assert said.code == 1
    assert "error[output]: cannot write to" in said.err
    assert "no space left" in said.err
    assert "Traceback" not in said.err
    assert {path: digest for path, digest in digests(out).items() if path not in before} == {}
    assert not list(out.rglob("*.tmp"))
    ballast.unlink()
    assert {verb for verb, _ in rows(build(*part, "--report", "json")).values()} <= {"update", "identical"}
    assert digests(out) != before


def _fill(file: Path) -> None:
    """Take all the room there is."""
    with file.open("wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(b"\0" * 1024)
        except OSError:
            return


def test_a_read_only_folder_is_told(tmp_path: Path, read_only: Path) -> None:
    said = builder(tiny(tmp_path / "source"), read_only)("--only", "skeleton-cold")
    assert said.code == 1
    assert "error[output]: cannot write to" in said.err
    assert "read-only" in said.err


# --- not alone ------------------------------------------------------------------------------------


def test_a_second_build_waits_and_says_for_whom(tmp_path: Path) -> None:
    source, out = tiny(tmp_path / "source"), tmp_path / "out/tiny/pl"
    command = [sys.executable, "-m", "generator", "build", str(source), "--output", str(tmp_path / "out")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with locked(Folder(out)):
        second = subprocess.Popen(
            [*command, "--only", "skeleton-cold"], stderr=subprocess.PIPE, env=environment, text=True
        )
        assert second.stderr
        assert (
            second.stderr.readline()
            == f"Waiting: another build (process {os.getpid()}) is writing to the same folder.\n"
        )
        assert second.poll() is None
        assert not list(out.rglob("*.docx"))
    assert second.wait(timeout=60) == 0
    second.stderr.close()
    assert list(out.rglob("*.docx"))


def test_what_another_build_did_meanwhile_is_not_undone(tmp_path: Path) -> None:
    """A set that was prepared before another build wrote is prepared anew."""
    source, out = tiny(tmp_path / "source"), tmp_path / "out/tiny/pl"
    order = Order(source, tmp_path / "out", PART)
    run.build(order)
    change(source, "goal: Cel", "goal: Drugi cel")
    prepared = run.prepare(order)
    change(source, "goal: Drugi cel", "goal: Trzeci cel")
    after = _after(order, out)
    assert {change.verb for change in run.settle(prepared, order).changes} == {"identical"}
    assert digests(out) == after


@pytest.mark.parametrize("moment", ["starting", "writing"])
def test_ctrl_c_ends_with_130_and_leaves_a_whole_set(tmp_path: Path, moment: str) -> None:
    sources = [tiny(tmp_path / f"c{n}", BLUEPRINT.replace("id: tiny", f"id: c{n}")) for n in range(6)]
    command = [sys.executable, "-m", "generator", "build", *map(str, sources), "--output", str(tmp_path / "out")]
    process = subprocess.Popen(
        [*command, "--jobs", "2"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    begun = {
        "starting": lambda: (
            len(_processes_of(process.pid)) > 2
        ),  # itself, a tracker, and a worker that is no worker yet
        "writing": lambda: any((tmp_path / "out").rglob("*.docx")),
    }
    deadline = time.monotonic() + 60
    while not begun[moment]():
        assert time.monotonic() < deadline
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in told
    assert told.splitlines()[-1] == "Interrupted."
    assert not list((tmp_path / "out").rglob("*.tmp"))


def _processes_of(group: int) -> list[str]:
    """The processes of a group, as the kernel lists them."""
    stats = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            stats.append(stat.read_text())
        except OSError:
            continue  # it has ended meanwhile
    return [line for line in stats if line.rpartition(")")[2].split()[2] == str(group)]


# --- workers --------------------------------------------------------------------------------------


def _dies(order: Order) -> tuple[()]:
    """The work of a worker that takes its process down for one of the blueprints."""
    if order.path.name == "two":
        os._exit(9)
    return ()


def test_a_worker_that_dies_takes_no_other_blueprint_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "attempted", _dies)
    orders = [Order(tmp_path / name, tmp_path / "out") for name in ("one", "two", "three", "four")]
    results = list(batch.prepared(orders, jobs=2))
    assert [result if isinstance(result, run.Prepared) else [one.code for one in result] for result in results] == [
        [], ["worker"], [], [],
    ]  # fmt: skip


def test_snapshots_see_a_change(tmp_path: Path) -> None:
    source = tiny(tmp_path / "source")
    before = snapshot(source)
    change(source, "Wysłana", "Wysłano")
    assert snapshot(source) != before
