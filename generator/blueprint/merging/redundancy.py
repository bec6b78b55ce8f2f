"""What a blueprint says although its bases say it already: lines that can go.

A blueprint stays small, and follows its base when that gets better, only as long as it repeats nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Set
from dataclasses import dataclass

from generator.blueprint.problems import Problem
from generator.blueprint.reading.nodes import Mapping, Node, Scalar, Sequence

_OF_ITS_OWN = {"blueprint", "edition", "extends", "id", "language"}
"""Keys of a root file that say what the file is, whatever a base says of itself."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """A value of the blueprint's own, and the equal one of a base that it hides."""

    path: str
    own: Node
    base: Node

    def advice(self) -> Problem:
        """The advice to leave it out."""
        what = "this item" if isinstance(self.own, Scalar) and self.path.endswith("+") else "this"
        message = f"`{self.base.source.layer}` says {what} already"
        hint = "Delete it here: then it follows the base when that gets better."
        path, related = self.path.removesuffix("+"), (self.base.place,)
        return Problem("same-as-base", message, hint, self.own.place, path, "advice", related)


def repetitions(tree: Mapping, base: Mapping, layer: str, replaced: Set[str] = frozenset()) -> Iterator[Repetition]:
    """Every value of a layer in a merged tree that stands just so in what it was laid on.

    What stands below a path that was ``replaced`` was laid on nothing, so it repeats nothing.
    """
    for name, entry in tree.entries.items():
        if name not in _OF_ITS_OWN and name in base.entries:
            yield from _of(entry.value, base.entries[name].value, layer, name, replaced)


def _of(node: Node, below: Node, layer: str, path: str, replaced: Set[str]) -> Iterator[Repetition]:
    if node is below:
        return  # nothing was laid on it
    if path in replaced and isinstance(node, Mapping):
        return
    if isinstance(node, Mapping) and isinstance(below, Mapping):
        for name, entry in node.entries.items():
            if name in below.entries:
                yield from _of(entry.value, below.entries[name].value, layer, f"{path}.{name}", replaced)
    elif isinstance(node, Sequence) and isinstance(below, Sequence):
        yield from _of_lists(node, below, layer, path)
    elif node.source.layer == layer and _is_same(node, below):
        yield Repetition(path, node, below)


def _of_lists(node: Sequence, below: Sequence, layer: str, path: str) -> Iterator[Repetition]:
    """A list that replaces an equal one; or, in one that was appended to, the items that were there before."""
    if node.source.layer != layer:
        return
    if all(item.source.layer == layer for item in node.items):
        if _is_same(node, below):
            yield Repetition(path, node, below)
        return
    firsts = {_content(one): one for one in reversed(below.items)}
    for item in node.items:
        twin = firsts.get(_content(item)) if _content(item) is not None else None
        if item.source.layer == layer and twin:
            yield Repetition(f"{path}+", item, twin)


def _is_same(one: Node, other: Node) -> bool:
    return _content(one) is not None and _content(one) == _content(other)


def _content(node: Node) -> Hashable:
    """What a value or a list says; None for nothing, and for keys, which are looked at one by one."""
    if isinstance(node, Scalar):
        return node.value
    contents = tuple(map(_content, node.items)) if isinstance(node, Sequence) else (None,)
    return None if None in contents else contents
