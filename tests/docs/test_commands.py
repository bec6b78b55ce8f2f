"""The commands of the documents: those marked ``run`` run, in their order, and print what the page says.

Of a document, in a folder of its own: a block ``yaml PATH`` or ``csv PATH`` is written there, ``bash run`` runs (with
another exit status than 0 where ``exit=N`` says so), and ``text output`` after it is what was printed; a line ``…`` in
it stands for any lines.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import click
import pytest

from generator.cli import salesbook
from tests.docs.fences import CHANGELOG, DOCUMENTS, README, Fence, fences, name
from tests.papers import ROOT, MadeSet

WITH_COMMANDS = [document for document in DOCUMENTS if any("run" in fence.info for fence in fences(document))]
IN_PROSE = re.compile(r"`salesbook ([a-z]+(?:-[a-z]+)*)([^`\n]*)`")


@pytest.fixture
def environment(tmp_path: Path) -> Mapping[str, str]:
    """Where ``salesbook`` is the code under test, and ``blueprints`` those of the repository."""
    command = tmp_path / "bin/salesbook"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m generator "$@"\n')
    command.chmod(0o755)
    path = os.pathsep.join([str(command.parent), os.environ.get("PATH", os.defpath)])
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}


@pytest.mark.parametrize("document", WITH_COMMANDS, ids=name)
def test_the_commands_do_what_the_page_says(document: Path, tmp_path: Path, environment: Mapping[str, str]) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    if "blueprints/example" in document.read_text("utf-8"):  # no other page's own blueprint has a link in its folder
        (folder / "blueprints").symlink_to(ROOT / "blueprints")
    printed = ""
    for fence in fences(document):
        if fence.kind in ("yaml", "csv") and len(fence.info) > 1:
            (folder / fence.info[1]).write_text(fence.text, "utf-8")
        elif "run" in fence.info:
            printed = run(fence, folder, environment)
        elif "output" in fence.info:
            assert matches(fence.text, printed), f"line {fence.line} says\n{fence.text}\nprinted was\n{printed}"


def run(fence: Fence, folder: Path, environment: Mapping[str, str]) -> str:
    """What the commands of a block print, on both streams."""
    status = next((int(word.removeprefix("exit=")) for word in fence.info if word.startswith("exit=")), 0)
    done = subprocess.run(
        ["bash", "-e", "-c", fence.text],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == status, f"line {fence.line}:\n{done.stdout}"
    return done.stdout


def matches(told: str, printed: str) -> bool:
    parts = [re.escape(part) for part in re.split(r"^…\n", told, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*".join(parts), printed) is not None


def test_a_differing_output_does_not_match() -> None:
    assert matches("a\n…\nc\n", "a\nb\nb\nc\n")
    assert not matches("a\n…\nc\n", "a\nb\nd\n")
    assert not matches("a\n", "a\nb\n")


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_commands_in_blocks_are_run(document: Path) -> None:
    """A block that calls ``salesbook`` and is not marked would go stale unseen."""
    blocks = [fence for fence in fences(document, "bash") if "salesbook" in fence.text]
    assert [fence.line for fence in blocks if "run" not in fence.info] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_commands_in_prose_exist(document: Path) -> None:
    with click.Context(salesbook) as context:
        for called, rest in IN_PROSE.findall(document.read_text("utf-8")):
            command = salesbook.get_command(context, called)
            assert command is not None, called
            known = {option for parameter in command.params for option in parameter.opts}
            assert set(re.findall(r"--[a-z-]+", rest)) <= known


def test_every_command_is_told_of() -> None:
    (told,) = re.findall(r"^- Commands: (.*)\.$", CHANGELOG.read_text("utf-8"), re.MULTILINE)
    with click.Context(salesbook) as context:
        assert set(re.findall(r"`([a-z-]+)`", told)) == set(salesbook.list_commands(context))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_make_targets_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", document.read_text("utf-8"), re.MULTILINE)) <= targets


def test_the_tree_of_the_readme_names_files_of_the_example(example: MadeSet) -> None:
    (tree,) = (fence for fence in fences(README, "text") if "tree" in fence.info)
    named = re.findall(r"S\d\d-[a-z0-9-]+\.[a-z]+", tree.text)
    there = {path.name for path in example.folder.rglob("*")}
    assert named
    assert [file for file in named if file not in there] == []
