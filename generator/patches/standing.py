"""What stands at a lasting name now, as its files have it: with markup, merge fields and the words to be put in."""

from __future__ import annotations

from typing import Any

from generator.blueprint.reading.nodes import Mapping, Node, Sequence, is_empty, step
from generator.blueprint.reading.source import as_written


def node_at(tree: Mapping, path: str) -> Node | None:
    """What stands at a path; None where nothing is said."""
    node: Node | None = tree
    for part in path.split("."):
        node = step(node, part) if node else None
    return None if node is None or is_empty(node) else node


def said(node: Node | None) -> Any:
    """A value as plain data; None for none."""
    if node is None:
        return None
    if isinstance(node, Mapping):
        return {name: said(entry.value) for name, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [said(item) for item in node.items]
    return as_written(node)


def is_alike(one: Any, other: Any) -> bool:
    """Whether two values say the same, however their lines are broken."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_alike, one, other))
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return bool(one == other)
