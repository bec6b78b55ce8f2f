"""A patch as the file that a person reads, edits and accepts."""

from __future__ import annotations

from typing import Any

from .entries import as_people_do, entry
from .proposal import Adding, Appending, Moving, Patch, Proposal, Setting, Step, SwitchingOff
from .reading import VERSION


def written(patch: Patch, head: tuple[str, ...] = ()) -> str:
    """The text of a patch, below comments that say what it is; it reads as the same patch."""
    lines = [f"# {line}".rstrip() for line in head]
    lines += [f"patch: {VERSION}", *entry("blueprint", patch.blueprint, 0, as_people_do)]
    lines.append(f'edition: "{patch.edition}"')
    lines += [
        line for name in ("language", "variant") if (value := getattr(patch, name)) for line in _line(name, value)
    ]
    lines += ["proposals:"]
    for number, proposal in enumerate(patch.proposals):
        lines += [""] if number else []
        lines += entry(proposal.id, _as_data(proposal), 2, as_people_do)
    return "\n".join((*lines, ""))


def _line(name: str, value: str) -> list[str]:
    return entry(name, value, 0, as_people_do)


def _as_data(proposal: Proposal) -> dict[str, Any]:
    """A proposal as the keys of a patch."""
    data: dict[str, Any] = {"accept": "yes" if proposal.accepted else "no"}
    if proposal.why:
        data["why"] = proposal.why
    if proposal.remarks:
        data["remarks"] = list(proposal.remarks)
    if proposal.change:
        data["change"] = dict(proposal.change)
    for step in proposal.steps:
        _add(data, step)
    return data


def _add(data: dict[str, Any], step: Step) -> None:
    match step:
        case Setting(path, before, after):
            given = {} if before is None else {"from": before}
            data.setdefault("set", {})[path] = {**given, "to": after}
        case Appending(path, items):
            data.setdefault("append", {}).setdefault(path, []).extend(items)
        case Adding(path, element):
            data.setdefault("add", {})[path] = element
        case SwitchingOff(path):
            data.setdefault("disable", []).append(path)
        case Moving(path, where, neighbour):
            data.setdefault("move", {})[path] = {where: neighbour}
