"""Printing for people: problems with an excerpt and a caret, lists, and what a build did."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence

import click

from generator.blueprint.problems import Place, Problem

_COLOUR = {"error": "red", "warning": "yellow", "advice": "cyan"}
_WIDEST = 100
_LONGEST = 2000
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_UNSEEN_IN_JSON = re.compile(f"[\x7f-\x9f]|{_UNSEEN.pattern}")
"""Characters that show nothing themselves and may turn round the order in which the others are shown."""


def problems(found: Sequence[Problem]) -> None:
    """Print problems to standard error, with a closing line that counts them."""
    for problem in found:
        _echo(_heading(problem))
        for line in _excerpt(problem.place):
            _echo(line)
        if problem.hint:
            _echo(f"  hint: {harmless(problem.hint)}")
    if found:
        _echo(_count(found))


def problems_as_json(found: Iterable[Problem]) -> None:
    """Print problems to standard output as a list for machines."""
    as_json([problem.as_data() for problem in found])


def as_json(data: object) -> None:
    """Print data to standard output; nothing else may stand there then. Where that is not UTF-8, it is ASCII."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    text = json.dumps(data, ensure_ascii=encoding.lower() not in ("utf-8", "utf8"), indent=1)
    click.echo(_UNSEEN_IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", text))


def _echo(line: str) -> None:
    click.echo(line, err=True)


def _heading(problem: Problem) -> str:
    where = f"{problem.place}: " if problem.place else ""
    severity = click.style(problem.severity, fg=_COLOUR[problem.severity], bold=True)
    return f"{harmless(where)}{severity}[{problem.code}]: {harmless(problem.told)}"


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
