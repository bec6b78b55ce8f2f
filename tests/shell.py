"""Folders of files written in a line, and the command line called in this process as a shell would call it."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main

COMPANY = "company: {name: Tiny}\n"
"""As much as a blueprint has to say, without a base."""


@dataclass(frozen=True)
class Said:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Standard output as JSON, which has to be alone there."""
        return json.loads(self.out)


class _Terminal(io.StringIO):
    """What a person looks at."""

    def isatty(self) -> bool:
        return True


def salesbook(*arguments: object, typed: str = "") -> Said:
    """Call the command line; ``typed`` is what a person types."""
    return _said(arguments, typed, io.StringIO(), io.StringIO())


def on_terminal(*arguments: object) -> Said:
    """Call the command line on a terminal, without colours."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_COLOR", "1")
        return _said(arguments, "", _Terminal(), _Terminal())


def _said(arguments: Sequence[object], typed: str, out: io.StringIO, err: io.StringIO) -> Said:
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        patch.setattr(sys, "argv", ["salesbook", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as ended:
            main()
    assert isinstance(ended.value.code, int)
    return Said(ended.value.code, out.getvalue(), err.getvalue())


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files by their paths in a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def problems(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    """What ``check`` says about a blueprint, as data."""
    said = salesbook("check", folder, "--report", "json", *arguments)
    found: list[dict[str, Any]] = said.data
    assert said.code == (1 if any(problem["severity"] == "error" for problem in found) else 0)
    return found


def errors(folder: Path) -> list[dict[str, Any]]:
    """The errors that ``check`` finds."""
    return [problem for problem in problems(folder) if problem["severity"] == "error"]


def only(found: list[dict[str, Any]]) -> dict[str, Any]:
    """The single problem of a list."""
    assert len(found) == 1, found
    return found[0]


def where(problem: Mapping[str, Any]) -> tuple[str, int, int]:
    """File name, line and column."""
    return Path(problem["file"]).name, problem["line"], problem["column"]
