"""What elements are parts of: a sub-part belongs to a stage, and what has parts is none itself."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.problems import Problem
from generator.blueprint.reading.nodes import Mapping, Node, Scalar

_STAGES = "stages"
_PARENT = "parent"


def part_problems(tree: Mapping) -> Iterator[Problem]:
    """Sub-parts of something that is a sub-part, or of themselves."""
    entry = tree.entries.get(_STAGES)
    stages = entry.value.entries if entry and isinstance(entry.value, Mapping) else {}
    parents = {id_: parent for id_, stage in stages.items() if (parent := _parent(stage.value))}
    for id_, parent in parents.items():
        above = parents.get(parent.value or "")
        if above:
            yield _part_of_a_part(id_, parent, above)


def _parent(stage: Node) -> Scalar | None:
    entry = stage.entries.get(_PARENT) if isinstance(stage, Mapping) else None
    return entry.value if entry and isinstance(entry.value, Scalar) and entry.value.value else None


def _part_of_a_part(id_: str, parent: Scalar, above: Scalar) -> Problem:
    path = f"{_STAGES}.{id_}.{_PARENT}"
    if id_ in (parent.value, above.value):
        message = f"`{id_}` is a part of itself" + ("" if id_ == parent.value else f", by way of `{parent.value}`")
        return Problem("part-of-part", message, "Delete this line.", parent.place, path)
    message = f"`{id_}` is a part of `{parent.value}`, which is a part of `{above.value}` itself"
    hint = f"Write `{_PARENT}: {above.value}`."
    return Problem("part-of-part", message, hint, parent.place, path, related=(above.place,))
