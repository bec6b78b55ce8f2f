"""What a company makes of the findings: warnings it lives with, for a reason, and severities of its own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.company import Acceptance
from generator.blueprint.problems import Problem


def heard(found: Sequence[Problem], loaded: LoadedBlueprint) -> Iterator[Problem]:
    """The findings that are not accepted, in the company's severities, and acceptances that accept nothing.

    An acceptance holds until its date, counted by the blueprint's ``as_of``.
    """
    blueprint = loaded.blueprint
    accepted = [one for one in blueprint.audit.accepted.values() if _holds(one, blueprint.as_of)]
    for problem in found:
        if not any(_accepts(acceptance, problem) for acceptance in accepted):
            yield replace(problem, severity=blueprint.audit.severity.get(problem.code, problem.severity))
    for acceptance in accepted:
        if not any(_accepts(acceptance, problem) for problem in found):
            yield _needless(acceptance, loaded)


def _holds(acceptance: Acceptance, today: datetime.date | None) -> bool:
    return acceptance.until is None or today is None or today < acceptance.until


def _accepts(acceptance: Acceptance, problem: Problem) -> bool:
    where = acceptance.at
    is_there = where is None or problem.path == where or problem.path.startswith(f"{where}.")
    return acceptance.code == problem.code and is_there


def _needless(acceptance: Acceptance, loaded: LoadedBlueprint) -> Problem:
    where = f" at `{acceptance.at}`" if acceptance.at else ""
    message = f"there is no warning `{acceptance.code}`{where} to accept"
    place = loaded.place(acceptance.path)
    return Problem("accepts-nothing", message, "Delete this acceptance.", place, acceptance.path, "advice")
