"""Printing for people: problems with an excerpt and a caret, lists, and what a build did."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import click

from generator.blueprint.problems import Problem

_COLOUR = {"error": "red", "warning": "yellow", "advice": "cyan"}


def problems(found: Sequence[Problem]) -> None:
    """Print problems to standard error, with a closing line that counts them."""
    for problem in found:
        _echo(_heading(problem))
        for line in _excerpt(problem):
            _echo(line)
        if problem.hint:
            _echo(f"  hint: {problem.hint}")
    if found:
        _echo(_count(found))


def problems_as_json(found: Iterable[Problem]) -> None:
    """Print problems to standard output as a list for machines."""
    as_json([problem.as_data() for problem in found])


def as_json(data: object) -> None:
    """Print data to standard output; nothing else may stand there then."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def _echo(line: str) -> None:
    click.echo(line, err=True)


def _heading(problem: Problem) -> str:
    where = f"{problem.place}: " if problem.place else ""
    severity = click.style(problem.severity, fg=_COLOUR[problem.severity], bold=True)
    return f"{where}{severity}[{problem.code}]: {problem.message}"


def _excerpt(problem: Problem) -> list[str]:
    if problem.place is None or not problem.place.text.strip():
        return []
    text = problem.place.text.replace("\t", " ")
    number = str(problem.place.line)
    caret = " " * (problem.place.column - 1) + "^"
    return [f"  {number} | {text}", f"  {' ' * len(number)} | {caret}"]


def _count(found: Sequence[Problem]) -> str:
    errors = sum(problem.severity == "error" for problem in found)
    others = len(found) - errors
    parts = [_counted(errors, "error")] if errors else []
    parts += [_counted(others, "warning")] if others else []
    return f"{' and '.join(parts)}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
