"""What is found wrong with a customer's file beside its values: told at its place, once."""

from __future__ import annotations

from generator.blueprint.problems import Problem, Severity

from .reading import Given


class Findings:
    """Takes up problems of a customer's file."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self.problems: list[Problem] = []
        self._seen: set[Problem] = set()

    def refuse(self, code: str, message: str, hint: str, *steps: str) -> None:
        """Take up an error about what stands at the end of a way of keys."""
        self._add(Problem(code, message, hint, self._given.place(*steps), ".".join(steps)))

    def warn(self, code: str, message: str, hint: str, *steps: str) -> None:
        """Take up a warning, which ``--strict`` counts as a failure."""
        severity: Severity = "warning"
        self._add(Problem(code, message, hint, self._given.place(*steps), ".".join(steps), severity))

    def _add(self, problem: Problem) -> None:
        """What holds for several variants is told once."""
        if problem not in self._seen:
            self._seen.add(problem)
            self.problems.append(problem)
