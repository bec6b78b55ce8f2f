"""What a company makes of the findings: warnings it lives with, for a reason, and severities of its own."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.company import Acceptance
from generator.blueprint.problems import Place, Problem, did_you_mean
from generator.blueprint.reading.nodes import Mapping, Node, lineage

from .finding import CODES

_Accepted = tuple[str, str | None]
"""A code, and the lasting name of what it is accepted at; None for anywhere."""


def heard(found: Sequence[Problem], loaded: LoadedBlueprint, looked_for: Container[str]) -> Iterator[Problem]:
    """The findings that are not accepted, in the company's severities, and acceptances that accept nothing.

    ``looked_for`` are the codes that could have been found. An acceptance holds until its date, counted by ``as_of``.
    """
    blueprint = loaded.blueprint
    accepted = [one for one in blueprint.audit.accepted.values() if _holds(one, blueprint.as_of)]
    may_be, needed = {(one.code, one.at) for one in accepted}, set[_Accepted]()
    for problem in found:
        accepting = may_be & _accepted_by(problem)
        needed |= accepting
        if not accepting:
            yield replace(problem, severity=blueprint.audit.severity.get(problem.code, problem.severity))
    for acceptance in accepted:
        if acceptance.code in looked_for and (acceptance.code, acceptance.at) not in needed:
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


def _accepted_by(problem: Problem) -> set[_Accepted]:
    """What may be accepted so that a problem is: its code anywhere, where it stands, or around that."""
    return {(problem.code, None), *((problem.code, where) for where in lineage(problem.path))}


def _needless(acceptance: Acceptance, loaded: LoadedBlueprint) -> Problem:
    where = f" at `{acceptance.at}`" if acceptance.at else ""
    message = f"there is no warning `{acceptance.code}`{where} to accept"
    place = loaded.place(acceptance.path)
    return Problem("accepts-nothing", message, "Delete this acceptance.", place, acceptance.path, "advice")
