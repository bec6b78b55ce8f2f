"""The fields of a tree, each with the model that declares it: what can be said about values before they are valid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .annotations import Declared, declared
from .model.base import Entity
from .model.blueprint import Blueprint
from .nodes import Mapping, Node, Scalar, Sequence


class Field(NamedTuple):
    """A value that is no entity itself: its lasting name, the model that declares it and as what, and its node."""

    path: str
    model: type[Entity]
    declared: Declared
    node: Node

    def scalars(self) -> Iterator[Scalar]:
        """The scalars that it holds: itself, or the items of a list."""
        nodes = self.node.items if isinstance(self.node, Sequence) else (self.node,)
        return (node for node in nodes if isinstance(node, Scalar) and node.value is not None)


@dataclass(frozen=True, slots=True)
class Holder:
    """An entity as it stands in a tree: its lasting name, empty for the blueprint itself, its model and its node."""

    path: str
    model: type[Entity]
    node: Mapping

    def path_of(self, name: str) -> str:
        """The lasting name of what stands under a key."""
        return f"{self.path}.{name}" if self.path else name

    def known(self) -> Iterator[tuple[str, Declared, Node]]:
        """The keys that the model knows, each with what it declares there and with the value."""
        fields = declared(self.model)
        return ((name, fields[name], entry.value) for name, entry in self.node.entries.items() if name in fields)

    def fields(self) -> Iterator[Field]:
        """Its own fields."""
        for name, field, value in self.known():
            if not field.element and not (field.entity and isinstance(value, Mapping)):
                yield Field(self.path_of(name), self.model, field, value)

    def inner(self) -> Iterator[Holder]:
        """The entities directly within it."""
        for name, field, value in self.known():
            if not isinstance(value, Mapping):
                continue
            if field.element:
                yield from _elements(value, field.element, self.path_of(name))
            elif field.entity:
                yield Holder(self.path_of(name), field.entity, value)


def holders(tree: Mapping) -> Iterator[Holder]:
    """Every entity of a blueprint's tree, the blueprint itself first."""
    return _with_inner(Holder("", Blueprint, tree))


def fields(tree: Mapping) -> Iterator[Field]:
    """Every field of a blueprint's tree that a model knows."""
    return (field for holder in holders(tree) for field in holder.fields())


def _with_inner(holder: Holder) -> Iterator[Holder]:
    yield holder
    for inner in holder.inner():
        yield from _with_inner(inner)


def _elements(collection: Mapping, element: type[Entity], path: str) -> Iterator[Holder]:
    for name, entry in collection.entries.items():
        if isinstance(entry.value, Mapping):
            yield Holder(f"{path}.{name}", element, entry.value)
