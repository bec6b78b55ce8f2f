"""What a rule has found, before it is given its place in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import Problem

CODES = (
    "frequency",
    "legal-basis-for-another-channel",
    "minutes-differ",
    "objection-with-one-answer",
    "stage-without-exit",
    "stage-without-next-step",
    "step-without-channel",
    "step-without-legal-basis",
    "tool-without-frequency",
    "tool-without-function",
    "tool-without-role",
)
"""The codes of all rules: what a company can accept, or give another severity."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A weakness of the process: what, at which element or field, and what to do about it."""

    code: str
    path: str
    message: str
    hint: str


Rule = Callable[[Blueprint], Iterable[Finding]]


def located(finding: Finding, loaded: LoadedBlueprint) -> Problem:
    """The finding as a warning with its place."""
    return Problem(finding.code, finding.message, finding.hint, loaded.place(finding.path), finding.path, "warning")
