"""What a company makes of the findings: warnings it lives with, for a reason, and severities of its own."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.company import Acceptance
from generator.blueprint.nodes import Mapping, Node
from generator.blueprint.problems import Place, Problem, did_you_mean

from .finding import CODES


def heard(found: Sequence[Problem], loaded: LoadedBlueprint, looked_for: Container[str]) -> Iterator[Problem]:
    """The findings that are not accepted, in the company's severities, and acceptances that accept nothing.

    ``looked_for`` are the codes that could have been found. An acceptance holds until its date, counted by ``as_of``.
    """
    blueprint = loaded.blueprint
    accepted = [one for one in blueprint.audit.accepted.values() if _holds(one, blueprint.as_of)]
    for problem in found:
        if not any(_accepts(acceptance, problem) for acceptance in accepted):
            yield replace(problem, severity=blueprint.audit.severity.get(problem.code, problem.severity))
    for acceptance in accepted:
        if acceptance.code in looked_for and not any(_accepts(acceptance, problem) for problem in found):
            yield _needless(acceptance, loaded)


def unknown_codes(loaded: LoadedBlueprint) -> Iterator[Problem]:
    """What a company would accept, or give another severity, that is never told."""
    audit = loaded.blueprint.audit
    for one in audit.accepted.values():
        if one.code not in CODES:
            path = one.origin("code")
            yield _unknown(one.code, loaded.place(path), path)
    for code in audit.severity:
        if code not in CODES:
            yield _unknown(code, _key_place(loaded, "audit", "severity", code), f"audit.severity.{code}")


def _key_place(loaded: LoadedBlueprint, *way: str) -> Place:
    """Where the last of these keys stands, each within the one before."""
    node: Node = loaded.composition.tree
    place = node.place
    for part in way:
        assert isinstance(node, Mapping)
        place, node = node.entries[part].key.place, node.entries[part].value
    return place


def _unknown(code: str, place: Place, path: str) -> Problem:
    hint = did_you_mean(code, CODES, f"One of: {', '.join(CODES)}.")
    return Problem("unknown-value", f"no warning has the code `{code}`", hint, place, path)


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
