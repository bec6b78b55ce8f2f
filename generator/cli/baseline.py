"""What a team knows already of a blueprint: a file of warnings that are not told again, so that only new ones are.

An error is never among them. A warning is known by its code and the lasting name of its element, not by its line.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from generator.blueprint.problems import Problem
from generator.blueprint.reading.files import shown

_VERSION = 1
_LARGEST = 5_000_000


class Known(NamedTuple):
    """A warning as a baseline names it; without a path by its file and what it says."""

    code: str
    path: str
    message: str = ""


def new_ones(found: Sequence[Problem], file: Path) -> tuple[tuple[Problem, ...], int]:
    """What is not in a baseline, and how many of its warnings are found no more.

    Raises ``click.UsageError`` where the file is no baseline.
    """
    left = Counter(_read(file))
    new: list[Problem] = []
    for problem in found:
        known = _known(problem)
        if problem.severity != "error" and left[known] > 0:
            left[known] -= 1
        else:
            new.append(problem)
    return tuple(new), sum(left.values())


def write(found: Iterable[Problem], file: Path) -> int:
    """Write the warnings and the advice among problems as a baseline; how many they are.

    Raises ``click.UsageError`` where it cannot be written.
    """
    known = sorted(_known(problem) for problem in found if problem.severity != "error")
    rows = [{name: value for name, value in one._asdict().items() if value} for one in known]
    try:
        file.write_text(json.dumps({"version": _VERSION, "known": rows}, indent=1, ensure_ascii=False) + "\n", "utf-8")
    except OSError as error:
        raise click.UsageError(f"{shown(file)} cannot be written: {error.strerror}.") from error
    return len(known)


def _known(problem: Problem) -> Known:
    if problem.path:
        return Known(problem.code, problem.path)
    return Known(problem.code, problem.place.file if problem.place else "", problem.message)


def _read(file: Path) -> list[Known]:
    try:
        if file.stat().st_size > _LARGEST:
            raise click.UsageError(f"{shown(file)} is larger than a baseline can be.")
        data = json.loads(file.read_text("utf-8"))
        return [Known(**{name: str(value) for name, value in row.items()}) for row in data["known"]]
    except OSError as error:
        hint = f"Make it with --write-baseline {shown(file)}."
        raise click.UsageError(f"{shown(file)} cannot be read: {error.strerror}. {hint}") from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise click.UsageError(f"{shown(file)} is no baseline. Make it anew with --write-baseline.") from error
