"""Printing for people: problems with an excerpt and a caret, lists, and what a build did."""

from __future__ import annotations

import json
import re
import shlex
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from generator.blueprint.problems import Place, Problem, Severity

_COLOUR = {"error": "red", "warning": "yellow", "advice": "cyan"}
_WIDEST = 100
_LONGEST = 2000
_FEW = 5
"""So many problems of one code are shown on a terminal: the same thing over and over is a wall that nobody reads."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_UNSEEN_IN_JSON = re.compile(f"[\x7f-\x9f]|{_UNSEEN.pattern}")
"""Characters that show nothing themselves and may turn round the order in which the others are shown."""


def problems(found: Sequence[Problem]) -> None:
    """Print problems to standard error, with a closing line that counts them."""
    for problem in found:
        _echo(_told(problem))
    if found:
        _echo(_count(found))


def first_problems(found: Sequence[Problem]) -> None:
    """Print problems as ``problems`` does; on a terminal the first few of each code, and how many more there are.

    The command that was given is one that takes ``--all``.
    """
    _first(found, shlex.join(("salesbook", *sys.argv[1:2], "--all", *sys.argv[2:])))


def first_problems_of(blueprint: Path, found: Sequence[Problem]) -> None:
    """Print the problems of a blueprint as ``first_problems`` does, for a command that is not about them."""
    _first(found, shlex.join(("salesbook", "check", "--all", str(blueprint))))


def _first(found: Sequence[Problem], see_all: str) -> None:
    if not sys.stderr.isatty():
        problems(found)
        return
    for part in _first_of_each_code(found, see_all):
        _echo(part)
    if found:
        _echo(_count(found))


def _first_of_each_code(found: Sequence[Problem], see_all: str) -> Iterator[str]:
    """The first few problems of each code; behind the last of these, how many more there are."""
    numbers, shown = Counter(problem.code for problem in found), Counter[str]()
    for problem in found:
        code, severity = problem.code, problem.severity
        shown[code] += 1
        if shown[code] <= _FEW:
            yield _told(problem)
        if shown[code] == _FEW < numbers[code]:
            more = f"{numbers[code] - _FEW} more of these"
            yield f"{_severity(severity)}[{code}]: {more}; to see all of them: {harmless(see_all)}"


def problems_as_json(found: Iterable[Problem]) -> None:
    """Print problems to standard output as a list for machines, each on a line of its own."""
    as_rows("[", (problem.as_data() for problem in found), "]")


def as_json(data: object) -> None:
    """Print data to standard output; nothing else may stand there then. Where that is not UTF-8, it is ASCII."""
    click.echo(_json(data, indent=1))


def as_rows(head: str, rows: Iterable[object], tail: str) -> None:
    """Print data to standard output as ``as_json`` does, row by row: a long list is never held as one text."""
    click.echo(head, nl=False)
    for number, row in enumerate(rows):
        click.echo(",\n" if number else "\n", nl=False)
        click.echo(_json(row, indent=None), nl=False)
    click.echo(f"\n{tail}")


def _json(data: object, indent: int | None) -> str:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    text = json.dumps(data, ensure_ascii=encoding.lower() not in ("utf-8", "utf8"), indent=indent)
    return _UNSEEN_IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _echo(line: str) -> None:
    click.echo(line, err=True)


def _told(problem: Problem) -> str:
    """A problem with its excerpt and its hint."""
    hint = (f"  hint: {harmless(problem.hint)}",) if problem.hint else ()
    return "\n".join((_heading(problem), *_excerpt(problem.place), *hint))


def _heading(problem: Problem) -> str:
    where = f"{problem.place}: " if problem.place else ""
    return f"{harmless(where)}{_severity(problem.severity)}[{problem.code}]: {harmless(problem.told)}"


def _severity(severity: Severity) -> str:
    return click.style(severity, fg=_COLOUR[severity], bold=True)


def _excerpt(place: Place | None) -> list[str]:
    """The line of a place with a caret under the column; of a long line the part around it."""
    if place is None or not place.text.strip():
        return []
    start = max(0, place.column - 1 - _WIDEST // 2) if len(place.text) > _WIDEST else 0
    text = harmless(place.text[start : start + _WIDEST])
    number = str(place.line)
    caret = " " * _width(harmless(place.text[start : place.column - 1])) + "^"
    return [f"  {number} | {text}", f"  {' ' * len(number)} | {caret}"]


def harmless(text: str) -> str:
    """The text without what a terminal would obey; what one could not see is shown by its code, such as <200B>."""
    seen = _UNSEEN.sub(lambda match: f"<{ord(match.group()):04X}>", _CONTROL.sub(" ", text[:_LONGEST]))
    return f"{seen} …" if len(text) > _LONGEST else seen


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _count(found: Sequence[Problem]) -> str:
    numbers = {severity: sum(problem.severity == severity for problem in found) for severity in _COLOUR}
    parts = [_counted(number, severity) for severity, number in numbers.items() if number]
    return f"{' and '.join(parts)}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 or noun == 'advice' else 's'}"
