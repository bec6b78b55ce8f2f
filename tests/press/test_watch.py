"""``--watch``: what was saved is built again, what is broken is told, and the last good set stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.press.planning.memory import Memory
from generator.press.planning.order import Order
from generator.press.planning.plan import plan
from generator.press.planning.selection import Selection
from generator.press.watching.watch import saved
from tests.papers import ROOT, MadeSet
from tests.press.tiny import BLUEPRINT, change, tiny
from tests.shell import salesbook, write

PATIENCE = 120.0
"""Seconds; nothing here measures time."""


@pytest.fixture
def watching(tmp_path: Path, source: Path) -> Iterator[subprocess.Popen[str]]:
    """A build that watches, ready for a save."""
    told = (tmp_path / "told").open("w", encoding="utf-8")
    command = [sys.executable, "-m", "generator", "build", str(source), "--output", str(tmp_path / "out"), "--watch"]
    part = ["--only", "skeleton-cold", "--format", "html"]
    process = subprocess.Popen(
        [*command, *part], env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=told, stderr=told, text=True
    )
    until(lambda: "Ctrl-C ends" in (tmp_path / "told").read_text("utf-8"))
    yield process
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=PATIENCE) == 130
    told.close()
    assert "Traceback" not in (tmp_path / "told").read_text("utf-8")


def until(happens: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_saves_of_all_kinds_are_followed_and_mistakes_survived(
    watching: subprocess.Popen[str], source: Path, tmp_path: Path
) -> None:
    page = tmp_path / "out/tiny/pl/internal/html/S05-rozmowa.html"
    file = source / "blueprint.yaml"
    assert "Cel" in page.read_text("utf-8")

    change(source, "goal: Cel", "goal: Drugi cel")
    until(lambda: "Drugi cel" in page.read_text("utf-8"))

    beside = source / "blueprint.yaml~new"
    beside.write_text(file.read_text("utf-8").replace("Drugi cel", "Trzeci cel"), "utf-8")
    beside.replace(file)  # as most editors save
    until(lambda: "Trzeci cel" in page.read_text("utf-8"))

    good = page.read_bytes()
    change(source, "owner: seller", "owner: seler")
    until(lambda: "error[unknown-reference]" in (tmp_path / "told").read_text("utf-8"))
    assert page.read_bytes() == good

    change(source, "owner: seler", "owner: seller")
    write(source, {"more.yaml": "skeletons: {cold: {fallback_goal: Czwarty cel}}\n"})  # a new file counts as well
    until(lambda: "Czwarty cel" in page.read_text("utf-8"))


def test_a_save_during_the_first_build_is_not_missed(source: Path, tmp_path: Path) -> None:
    order = Order(source, tmp_path / "out")
    changes = saved([order])
    assert next(changes) == [order]  # the first build, which takes its time
    change(source, "goal: Cel", "goal: Drugi cel")
    assert next(changes) == [order]


def test_watching_does_not_end_and_so_has_no_report(source: Path, tmp_path: Path) -> None:
    for option in ("--dry-run", "--report=json"):
        said = salesbook("build", source, "--output", tmp_path / "out", "--watch", option)
        assert said.code == 2


# --- what is kept between two builds --------------------------------------------------------------


def contents(source: Path, memory: Memory | None) -> dict[str, str]:
    return said(load(source).blueprint, memory)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("goal: Cel", "goal: Inny"),
        ("Za drogo", "Za drogo dla nas"),
        ("name: Sprzedawca", "name: Handlowiec"),
        ("company: {name: Tiny}", "company: {name: Big}"),
        ("body: B", "body: C"),
        ("as_of: 2026-01-05", "as_of: 2026-02-05"),
        ("id: tiny", "id: tiny\nedition: '2'"),
        ("tools:\n", "tools:\n  mails: {stage: offer, name: Maile, function: K, perform: daily}\n"),
        ("objections:\n", "objections:\n  no-time: {category: time, wordings: [Nie mam czasu]}\n"),
        ("cost: {kind", "cost: {before: why, kind"),
        ("body: B}}}\n", "body: B}}}\n  second: {title: Druga, stage: offer, sections: {one: {title: T, body: B}}}\n"),
    ],
)  # fmt: skip
def test_a_memory_gives_what_would_be_made_anew(tmp_path: Path, old: str, new: str) -> None:
    """The order of elements counts as much as their texts."""
    source, memory = tiny(tmp_path / "source"), Memory()
    assert contents(source, memory) == contents(source, None)
    change(source, old, new)
    before = contents(tiny(tmp_path / "before", BLUEPRINT), None)
    now = contents(source, memory)
    assert now == contents(source, None)
    assert now != before


CHANGED = {
    "roles": "name",
    "stages": "name",
    "tools": "name",
    "time_rules": "action",
    "products": "name",
    "questions": "text",
    "skeletons": "goal",
    "objections": "acknowledge",
    "messages": "body",
    "cadences": "goal",
    "offers": "title",
    "merge_fields": "label",
    "crm_fields": "label",
    "kpis": "name",
    "glossary": "definition",
}
"""A text of an element for each of the sections that papers are mostly made from."""


@pytest.mark.parametrize(("section", "field"), CHANGED.items())
def test_a_memory_of_a_whole_process_gives_what_would_be_made_anew(
    section: str, field: str, example: MadeSet, remembered: Memory
) -> None:
    """For the last element of a section, of which a paper may ask by its id or on its way through all of them."""
    was = example.blueprint
    id_, element = list(getattr(was, section).items())[-1]
    other = element.model_copy(update={field: f"{getattr(element, field)}!"})
    other._id, other._path = element.id, element.path
    now = was.model_copy(update={section: {**getattr(was, section), id_: other}})
    now._id, now._base_paths = was.id, was._base_paths
    papers = said(now, remembered)
    assert papers == said(now, None)
    assert papers != said(was, remembered)


@pytest.fixture(scope="module")
def remembered(example: MadeSet) -> Memory:
    """A memory of the example's papers."""
    memory = Memory()
    said(example.blueprint, memory)
    return memory


def said(blueprint: Blueprint, memory: Memory | None) -> dict[str, str]:
    """A digest of what each paper says."""
    return {job.path: job.printed.digest for job in plan(blueprint, Selection(), memory=memory).jobs}


def test_a_memory_spares_what_reads_nothing_that_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.press.planning import memory as module

    source, memory = tiny(tmp_path / "source"), Memory()
    contents(source, memory)
    made: list[object] = []
    real = module._noted
    monkeypatch.setattr(module, "_noted", lambda view, make: made.append(make) or real(view, make))
    change(source, "Za drogo", "Za drogo dla nas")
    contents(source, memory)
    assert 0 < len(made) < 10
