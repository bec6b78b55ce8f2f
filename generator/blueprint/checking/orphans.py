"""What an element that was switched off leaves behind: the references of lower layers to it go with it.

A company may switch off a stage without knowing what in the base refers to it, and so may a variant, or a base
that extends another. What the layer itself refers to stays, and what stands above it, so that the mistake is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from generator.blueprint.model.annotations import ANYWHERE, EVENTS, Declared, collections_behind, declared
from generator.blueprint.model.base import Entity, PathReference, Reference
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.fields import Field
from generator.blueprint.reading.nodes import Mapping, Node, Scalar, Sequence, lineage, with_items, with_values

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
    if not switched_off:
        return tree
    gone = _Gone({path: rank[key.source.layer] for path, key in switched_off.items()}, rank)
    gone.take_along(_Needs(tree))
    return _Sweep(gone).root(tree)


class _Needs:
    """The elements of a tree that make no sense without others, by the paths of these and of what they stand in."""

    def __init__(self, tree: Mapping) -> None:
        self.of: dict[str, list[_Needing]] = {}
        for needing in _needing(tree, Blueprint, ""):
            for path in dict.fromkeys(path for target in needing.targets for path in target.lineage()):
                self.of.setdefault(path, []).append(needing)


@dataclass
class _Target:
    """References that an element would have to lose all of to make no sense any more: those that are left.

    ``rank`` is the highest of the layers that took the others away.
    """

    reference: Reference
    left: list[Node]
    rank: int = _NONE

    def lineage(self) -> Iterator[str]:
        """The paths of what they lead to, and of all that this stands in."""
        values = (node.value for node in self.left if isinstance(node, Scalar) and node.value is not None)
        return chain.from_iterable(lineage(self.reference.path(value)) for value in values)


class _Needing(NamedTuple):
    path: str
    targets: tuple[_Target, ...]


def _needing(node: Mapping, model: type[Entity], path: str) -> Iterator[_Needing]:
    """The elements within an entity that make no sense without others."""
    known = declared(model)
    for name, entry in node.entries.items():
        field, here = known.get(name), f"{path}.{name}" if path else name
        if field and field.element and isinstance(entry.value, Mapping):
            for id_, inner in entry.value.entries.items():
                if isinstance(inner.value, Mapping):
                    yield from _with_inner(inner.value, field.element, f"{here}.{id_}")
        elif field and field.entity and isinstance(entry.value, Mapping):
            yield from _needing(entry.value, field.entity, here)


def _with_inner(element: Mapping, model: type[Entity], path: str) -> Iterator[_Needing]:
    given = [(target, element.entries[name].value) for name, target in _needed(model) if name in element.entries]
    targets = tuple(_Target(target, nodes) for target, value in given if (nodes := _nodes(value)))
    if targets:
        yield _Needing(path, targets)
    yield from _needing(element, model, path)


def _nodes(value: Node) -> list[Node]:
    return list(value.items) if isinstance(value, Sequence) else [value]


class _Gone:
    """The elements that are gone, with the ranks of the layers that took them away."""

    def __init__(self, ranks: dict[str, int], rank: MappingABC[str, int]) -> None:
        self.ranks, self._rank = ranks, rank

    def take_along(self, needs: _Needs) -> None:
        """What makes no sense without that which is gone goes as well, and then what makes none without it."""
        waiting = [*self.ranks]
        while waiting:
            for needing in needs.of.get(waiting.pop(), ()):
                lost = next(filter(self._is_lost, needing.targets), None)
                if lost and needing.path not in self.ranks:
                    self.ranks[needing.path] = lost.rank
                    waiting.append(needing.path)

    def _is_lost(self, target: _Target) -> bool:
        """Whether nothing is left of references; each that is gone is looked at once, as it never comes back."""
        while target.left and self.has(target.left[-1], target.reference):
            target.rank = max(target.rank, self._taken_by(target.left.pop(), target.reference))
        return not target.left

    def has(self, node: Node, target: Reference | PathReference) -> bool:
        """Whether a reference leads to what a higher layer than its own took away."""
        return self._rank[node.source.layer] < self._taken_by(node, target)

    def has_event(self, field: Field) -> bool:
        """Whether a frequency waits for an event that a higher layer took away."""
        here = self._rank[field.node.source.layer]
        return any(here < self.ranks.get(f"{EVENTS}.{event}", _NONE) for event in events_of(field))

    def _taken_by(self, node: Node, target: Reference | PathReference) -> int:
        """The rank of the layer that took away what a reference leads to, or what that stands in."""
        if not isinstance(node, Scalar) or node.value is None:
            return _NONE
        return max(self.ranks.get(outer, _NONE) for outer in lineage(target.path(node.value)))


class _Sweep:
    """A pass over the tree that takes out what is gone and the references to it."""

    def __init__(self, gone: _Gone) -> None:
        self._gone = gone
        self._collections = {path.partition(".")[0] for path in gone.ranks} | {ANYWHERE}

    def root(self, tree: Mapping) -> Mapping:
        """The tree after this pass."""
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
        return None if path in self._gone.ranks else self._entity(node, model, path)

    def _without_gone(self, value: Node, target: Reference | PathReference) -> Node | None:
        if isinstance(value, Sequence):
            return with_items(value, tuple(item for item in value.items if not self._gone.has(item, target)))
        if isinstance(value, Mapping):
            keyed = value.entries.items()
            return with_values(value, {k: None if self._gone.has(e.key, target) else e.value for k, e in keyed})
        return None if self._gone.has(value, target) else value

    def _follows_gone_event(self, field: Field) -> bool:
        return EVENTS in self._collections and self._gone.has_event(field)


@cache
def _needed(model: type[Entity]) -> tuple[tuple[str, Reference], ...]:
    """The fields whose references an element makes no sense without, by their names in a blueprint."""
    return tuple(
        (name, field.target)
        for name, field in declared(model).items()
        if field.target and (field.is_required or field.target.essential)
    )
