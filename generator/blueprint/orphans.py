"""What an element that was switched off leaves behind: the references of lower layers to it go with it.

A company may switch off a stage without knowing what in the base refers to it, and so may a variant, or a base
that extends another. What the layer itself refers to stays, and what stands above it, so that the mistake is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingABC
from dataclasses import replace

from .annotations import element_type, entity_type, key, reference
from .fields import Field
from .model.base import Entity, Reference
from .model.blueprint import Blueprint
from .nodes import Entry, Mapping, Node, Scalar, Sequence
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
        self.orphaned: dict[str, int] = {}

    def root(self, tree: Mapping) -> Mapping:
        """The tree after this pass; ``orphaned`` then holds what went along."""
        return replace(tree, entries=dict(self._kept(tree, Blueprint, "")))

    def _kept(self, node: Mapping, model: type[Entity], path: str) -> Iterator[tuple[str, Entry]]:
        by_key = {key(name, info): name for name, info in model.model_fields.items()}
        for name, entry in node.entries.items():
            here = f"{path}.{name}" if path else name
            value = self._value(entry.value, model, by_key.get(name), here)
            if value is not None:
                yield name, replace(entry, value=value)

    def _value(self, value: Node, model: type[Entity], field: str | None, path: str) -> Node | None:
        if field is None:
            return value
        annotation = model.model_fields[field].annotation
        element, entity = element_type(annotation), entity_type(annotation)
        if element and isinstance(value, Mapping):
            return self._collection(value, element, path)
        if entity and isinstance(value, Mapping):
            return replace(value, entries=dict(self._kept(value, entity, path)))
        target = reference(model, field)
        if target:
            return self._without_gone(value, target)
        return None if self._follows_gone_event(Field(path, model, field, value)) else value

    def _collection(self, node: Mapping, element: type[Entity], path: str) -> Mapping:
        entries: dict[str, Entry] = {}
        for name, entry in node.entries.items():
            here = f"{path}.{name}"
            if not isinstance(entry.value, Mapping):
                entries[name] = entry
            elif (rank := self._orphaned_by(entry.value, element)) is not None:
                self.orphaned[here] = rank
            else:
                kept = dict(self._kept(entry.value, element, here))
                entries[name] = replace(entry, value=replace(entry.value, entries=kept))
        return replace(node, entries=entries)

    def _orphaned_by(self, node: Mapping, model: type[Entity]) -> int | None:
        """The rank of the layer that took away what the element makes no sense without; None where all is there."""
        for name, info in model.model_fields.items():
            target = reference(model, name)
            entry = node.entries.get(key(name, info))
            is_needed = target is not None and (info.is_required() or target.essential)
            if target and entry and is_needed and self._is_gone(entry.value, target):
                return self._taken_by(entry.value, target)
        return None

    def _without_gone(self, value: Node, target: Reference) -> Node | None:
        if isinstance(value, Sequence):
            return replace(value, items=tuple(item for item in value.items if not self._is_gone(item, target)))
        return None if self._is_gone(value, target) else value

    def _follows_gone_event(self, field: Field) -> bool:
        """Whether a frequency waits for an event that a higher layer took away."""
        here = self._rank[field.node.source.layer]
        return any(here < self._gone.get(f"events.{event}", _NONE) for event in events_of(field))

    def _is_gone(self, node: Node, target: Reference) -> bool:
        """Whether a reference leads to what a higher layer than its own took away."""
        return self._rank[node.source.layer] < self._taken_by(node, target)

    def _taken_by(self, node: Node, target: Reference) -> int:
        """The rank of the layer that took away what a reference leads to, or what that stands in."""
        if not isinstance(node, Scalar) or node.value is None:
            return _NONE
        steps = target.path(node.value).split(".")
        return max(self._gone.get(".".join(steps[:end]), _NONE) for end in range(1, len(steps) + 1))
