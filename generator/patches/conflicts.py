"""Proposals of one patch that cannot both be done, because they touch the same value."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.problems import Problem
from generator.blueprint.reading.nodes import lineage

from .proposal import Adding, Appending, Moving, Patch, Proposal, Setting, Step, SwitchingOff

_HINT = "Set `accept: no` in one of them, or make one of the two."


def conflicts(patch: Patch) -> Iterator[Problem]:
    """What two steps of accepted proposals say of one value, told where the second stands."""
    seen: dict[tuple[str, str], tuple[Proposal, Step]] = {}
    whole: dict[str, tuple[Proposal, Step]] = {}
    steps = [(proposal, step) for proposal in patch.accepted for step in proposal.steps]
    for proposal, step in steps:
        if isinstance(step, (Adding, SwitchingOff)):
            whole.setdefault(step.path, (proposal, step))
    for proposal, step in steps:
        other = seen.setdefault((step.path, _aspect(step)), (proposal, step))
        around = next((whole[path] for path in lineage(step.path) if path in whole), other)
        for first in (other, around):
            if first[1] is not step and not _agree(first[1], step):
                yield _conflict(step.path, first, proposal, step)
                break


def _aspect(step: Step) -> str:
    return "order" if isinstance(step, Moving) else "value"


def _agree(one: Step, other: Step) -> bool:
    """Whether two steps can both be done, because they say the same or add to each other."""
    if isinstance(one, Setting) and isinstance(other, Setting):
        return bool(one.after == other.after)
    if isinstance(one, Appending) and isinstance(other, Appending):
        return True
    return isinstance(one, SwitchingOff) and isinstance(other, SwitchingOff)


def _conflict(path: str, first: tuple[Proposal, Step], second: Proposal, step: Step) -> Problem:
    both = f"`{first[0].id}`" if first[0] is second else f"`{first[0].id}` and `{second.id}`"
    message = f"`{path}` is changed twice, by {both}"
    return Problem("patch-conflict", message, _HINT, step.place, path, related=(first[1].place,))
