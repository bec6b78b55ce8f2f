"""Many blueprints in one call: broken ones do not stop the others, and the number of workers changes nothing."""

from __future__ import annotations

from pathlib import Path

from tests.press.tiny import BLUEPRINT, change, snapshot, tiny
from tests.shell import Said, salesbook

CLIENTS = 200
BROKEN = (3, 77, 150)
TALK = "internal/html/S05-rozmowa.html"


def clients(folder: Path, count: int) -> list[Path]:
    return [
        tiny(folder / f"c{number:03}", BLUEPRINT.replace("id: tiny", f"id: c{number:03}")) for number in range(count)
    ]


def build(sources: list[Path], output: Path, *options: object) -> Said:
    part = ("--only", "skeleton-cold", "--format", "html")
    return salesbook("build", *sources, "--output", output, *part, *options)


def test_three_broken_blueprints_of_two_hundred_stop_nobody(tmp_path: Path) -> None:
    sources = clients(tmp_path / "clients", CLIENTS)
    for number in BROKEN:
        change(sources[number], "owner: seller", "owner: seler")
    said = build(sources, tmp_path / "out")
    assert said.code == 1
    assert [line.rpartition(" ")[2] for line in said.err.splitlines() if "hint:" in line].count("`seller`?") >= len(
        BROKEN
    )
    told = {Path(line.split(":")[0]).parent.name for line in said.err.splitlines() if "error[" in line}
    assert told == {f"c{number:03}" for number in BROKEN}
    made = {path.parts[-5] for path in (tmp_path / "out").glob(f"*/pl/{TALK}")}
    assert made == {f"c{number:03}" for number in range(CLIENTS)} - told
    assert said.err.splitlines()[-1] == f"{CLIENTS - len(BROKEN)} create"


def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    sources = clients(tmp_path / "clients", 4)
    said = [build(sources, tmp_path / str(jobs), "--jobs", jobs) for jobs in (1, 3)]
    assert [one.code for one in said] == [0, 0]
    one, three = (snapshot(tmp_path / jobs) for jobs in ("1", "3"))
    assert {name: data for name, (data, _) in one.items()} == {name: data for name, (data, _) in three.items()}
    lines = [[line.replace(str(tmp_path / jobs), "") for line in text.out.splitlines()] for jobs, text in
             zip(("1", "3"), said, strict=True)]  # fmt: skip
    assert lines[0] == lines[1]


def test_one_id_twice_is_told_by_any_number_of_workers(tmp_path: Path) -> None:
    one, two = tiny(tmp_path / "one"), tiny(tmp_path / "two")
    said = build([one, two], tmp_path / "out", "--jobs", "2")
    assert said.code == 1
    assert "error[same-id]" in said.err
    again = build([two], tmp_path / "out")
    assert again.code == 0  # alone it may


def test_one_id_twice_is_told_although_nothing_changed(tmp_path: Path) -> None:
    one, two = tiny(tmp_path / "one/tiny"), tiny(tmp_path / "two/tiny")
    assert salesbook("build", one, "--output", tmp_path / "out").code == 0
    said = salesbook("build", one, two, "--output", tmp_path / "out")
    assert said.code == 1
    assert "error[same-id]" in said.err
