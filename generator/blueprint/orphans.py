"""What an element that was switched off leaves behind: the references of lower layers to it go with it.

A company may switch off a stage without knowing what in the base refers to it, and so may a variant, or a base
that extends another. What the layer itself refers to stays, and what stands above it, so that the mistake is seen.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingABC
from functools import cache

from .annotations import ANYWHERE, EVENTS, Declared, collections_behind, declared
from .fields import Field
from .model.base import Entity, PathReference, Reference
from .model.blueprint import Blueprint
from .nodes import Mapping, Node, Scalar, Sequence, lineage, with_items, with_values
from .references import events_of

_NONE = -1
"""The rank of no layer, below all of them."""


def without_orphans(tree: Mapping, switched_off: MappingABC[str, Scalar], layers: tuple[str, ...]) -> Mapping:
    """The tree without the references of lower layers to what is switched off.

    ``switched_off`` holds the key that says so by the path of the element (``stages.order``), ``layers`` their
    names, the lowest first. An element that cannot do without what it refers to goes as well, and then what
    refers to it.
    """
    rank = {layer: number for number, layer in enumerate(layers)}
    gone = {path: rank[key.source.layer] for path, key in switched_off.items()}
    while gone:
        sweep = _Sweep(gone, rank)
        tree = sweep.root(tree)
        gone = sweep.orphaned
    return tree


class _Sweep:
    """One pass over the tree. ``gone`` holds the rank of the layer that took each element away."""

    def __init__(self, gone: MappingABC[str, int], rank: MappingABC[str, int]) -> None:
        self._gone, self._rank = gone, rank
        self._collections = {path.partition(".")[0] for path in gone} | {ANYWHERE}
        self.orphaned: dict[str, int] = {}

    def root(self, tree: Mapping) -> Mapping:
        """The tree after this pass; ``orphaned`` then holds what went along."""
        return self._entity(tree, Blueprint, "")

    def _entity(self, node: Mapping, model: type[Entity], path: str) -> Mapping:
        known = declared(model)
        values = {
            name: self._value(entry.value, model, known.get(name), f"{path}.{name}" if path else name)
            for name, entry in node.entries.items()
        }
        return with_values(node, values)

    def _value(self, value: Node, model: type[Entity], field: Declared | None, path: str) -> Node | None:
        inner = (field.element or field.entity) if field else None
        if field is None or (inner and self._collections.isdisjoint(collections_behind(inner))):
            return value
        if field.element and isinstance(value, Mapping):
            return self._collection(value, field.element, path)
        if field.entity and isinstance(value, Mapping):
            return self._entity(value, field.entity, path)
        if field.target:
            return self._without_gone(value, field.target)
        if field.holds_path:
            return self._without_gone(value, PathReference())
        return None if self._follows_gone_event(Field(path, model, field, value)) else value

    def _collection(self, node: Mapping, element: type[Entity], path: str) -> Mapping:
        values = {name: self._element(entry.value, element, f"{path}.{name}") for name, entry in node.entries.items()}
        return with_values(node, values)

    def _element(self, node: Node, model: type[Entity], path: str) -> Node | None:
        if not isinstance(node, Mapping):
            return node
        rank = self._orphaned_by(node, model)
        if rank is None:
            return self._entity(node, model, path)
        self.orphaned[path] = rank
        return None

    def _orphaned_by(self, node: Mapping, model: type[Entity]) -> int | None:
        """The rank of the layer that took away what the element makes no sense without; None where all is there."""
        for name, target in _needed(model):
            entry = node.entries.get(name)
            lost = self._lost(entry.value, target) if entry else []
            if lost:
                return max(lost)
        return None

    def _lost(self, value: Node, target: Reference) -> list[int]:
        """The ranks of the layers that took away all that a reference, or a list of them, leads to."""
        nodes = value.items if isinstance(value, Sequence) else (value,)
        return [self._taken_by(node, target) for node in nodes] if all(self._is_gone(n, target) for n in nodes) else []

    def _without_gone(self, value: Node, target: Reference | PathReference) -> Node | None:
        if isinstance(value, Sequence):
            return with_items(value, tuple(item for item in value.items if not self._is_gone(item, target)))
        return None if self._is_gone(value, target) else value

    def _follows_gone_event(self, field: Field) -> bool:
        """Whether a frequency waits for an event that a higher layer took away."""
        if EVENTS not in self._collections:
            return False
        here = self._rank[field.node.source.layer]
        return any(here < self._gone.get(f"{EVENTS}.{event}", _NONE) for event in events_of(field))

    def _is_gone(self, node: Node, target: Reference | PathReference) -> bool:
        """Whether a reference leads to what a higher layer than its own took away."""
        return self._rank[node.source.layer] < self._taken_by(node, target)

    def _taken_by(self, node: Node, target: Reference | PathReference) -> int:
        """The rank of the layer that took away what a reference leads to, or what that stands in."""
        if not isinstance(node, Scalar) or node.value is None:
            return _NONE
        return max(self._gone.get(outer, _NONE) for outer in lineage(target.path(node.value)))


@cache
def _needed(model: type[Entity]) -> tuple[tuple[str, Reference], ...]:
    """The fields whose references an element makes no sense without, by their names in a blueprint."""
    return tuple(
        (name, field.target)
        for name, field in declared(model).items()
        if field.target and (field.is_required or field.target.essential)
    )
