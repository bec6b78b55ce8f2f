"""Which papers a role works with, as the process has it: the tools it does or answers for, and the stages it owns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set

from generator.blueprint.model.blueprint import Blueprint


def papers_of_roles(blueprint: Blueprint) -> Mapping[str, Set[str]]:
    """The ids of papers by those of roles; a role that has none is not among them."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for tool in blueprint.tools.values():
        for role in (tool.responsible, tool.accountable):
            if role and tool.document:
                found[role].add(tool.document)
    for stage in blueprint.stages.values():
        if stage.owner:
            found[stage.owner].update(stage.show)
    return found
