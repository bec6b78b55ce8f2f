"""Weaknesses of a process, each with what mends it: shown as one finding where it stands, and then as none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator import audit
from generator.blueprint.load import load
from generator.blueprint.problems import Problem
from tests.shell import write

HEAD = "extends: ten-stage\nlanguage: pl\ncompany:\n  name: Młyny Nowak Sp. z o.o.\n"


@dataclass(frozen=True)
class Weakness:
    """A weak file of a blueprint, the path of what is told, and the file with its weakness mended."""

    weak: str
    path: str
    sound: str
    code: str = ""
    """The code of the finding, where a table has it not as its key."""
    severity: str = "warning"
    stands_in: str = "own.yaml"
    """The file whose line is shown: a company's own wherever it has one."""


def shown_and_mended(folder: Path, code: str, weakness: Weakness) -> None:
    """Assert that a weakness is all that is found, in its place, and that nothing is found in what mends it."""
    (one,) = _found(folder / "weak", weakness.weak)
    assert one.place is not None
    assert one.hint
    told = (one.code, one.severity, one.path, Path(one.place.file).name)
    assert told == (weakness.code or code, weakness.severity, weakness.path, weakness.stands_in)
    assert _found(folder / "sound", weakness.sound) == []


def nothing_found(folder: Path, text: str) -> None:
    """Assert that a file of a blueprint has no weakness."""
    assert _found(folder, text) == []


def _found(folder: Path, text: str) -> list[Problem]:
    """What the rules find in a file of a company's own, or in one that is a blueprint by itself."""
    files = {"own.yaml": text} if "company: {name" not in text else {}
    return audit.findings(load(write(folder, {"blueprint.yaml": HEAD if files else text, **files})))
