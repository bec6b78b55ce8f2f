"""One type for everything we tell a person: what is wrong, where, and a way out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .nearness import nearest

Severity = Literal["error", "warning", "advice"]

_SUGGESTED_AT_MOST = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file as it is printed, line and column from 1, and the line's text."""

    file: str
    line: int = 1
    column: int = 1
    text: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in what a person gave, with a hint that mends it when followed.

    ``code`` is stable and kebab-case; ``path`` is the lasting name of the element or field; ``related`` are the other
    places that the message speaks of.
    """

    code: str
    message: str
    hint: str = ""
    place: Place | None = None
    path: str = ""
    severity: Severity = "error"
    related: tuple[Place, ...] = ()

    @property
    def told(self) -> str:
        """The message with the other places that it speaks of."""
        return f"{self.message} (see {', '.join(map(str, self.related))})" if self.related else self.message

    def is_failure(self, strict: bool) -> bool:
        """Whether it makes a command fail; ``strict`` counts warnings, but never advice."""
        return self.severity == "error" or (strict and self.severity == "warning")

    def as_data(self) -> dict[str, str | int]:
        """The problem as plain data for ``--report json``."""
        place = self.place or Place("", 0, 0)
        return {
            "code": self.code,
            "severity": self.severity,
            "message": self.told,
            "hint": self.hint,
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "path": self.path,
        }


class BlueprintError(Exception):
    """A blueprint that cannot be used; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problems")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems sorted by place, each once."""
    return tuple(sorted(set(problems), key=_by_place))


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint with the nearest known name, or ``otherwise``."""
    match = nearest(name, known)
    return f"Did you mean `{match}`?" if match else otherwise


class Suggestions:
    """The nearest known names for the first slips of a kind.

    Comparing names is slow, and the slips in a stranger's blueprint may be endless. So those after the first
    hundred are told like all others, but without a guess at what was meant.
    """

    def __init__(self) -> None:
        self._left = _SUGGESTED_AT_MOST

    def nearest(self, name: str, known: Iterable[str]) -> str | None:
        """The known name that a person most likely meant, or None."""
        return nearest(name, known) if self.may_guess() else None

    def may_guess(self) -> bool:
        """Whether this slip is one of the first, whichever way it is guessed at."""
        self._left -= 1
        return self._left >= 0

    def did_you_mean(self, name: str, known: Iterable[str], otherwise: str = "") -> str:
        """A hint with the nearest known name, or ``otherwise``."""
        match = self.nearest(name, known)
        return f"Did you mean `{match}`?" if match else otherwise


def _by_place(problem: Problem) -> tuple[str, int, int, str, tuple[str | int, ...]]:
    place = problem.place or Place("")
    return place.file, place.line, place.column, problem.code, _by_numbers(problem.message)


def _by_numbers(message: str) -> tuple[str | int, ...]:
    """Sorts “paragraph 9” before “paragraph 10”: pieces that are no digits and numbers take turns."""
    return tuple(int(piece) if number % 2 else piece for number, piece in enumerate(_DIGITS.split(message)))


_DIGITS = re.compile(r"([0-9]{1,18})")
