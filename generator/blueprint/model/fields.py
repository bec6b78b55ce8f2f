"""The fields of a tree, each with the model that declares it: what can be said about values before they are valid.

A tree is looked at section by section, so that checks can remember what they found in one that has not changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.blueprint.reading.nodes import Mapping, Node, Scalar, Sequence
from generator.blueprint.remembered import remembered

from .annotations import Declared, declared
from .base import Entity
from .blueprint import Blueprint


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

    def references(self) -> Iterator[Scalar]:
        """The scalars that may be references: those that it holds, or the keys that say how many of each there are."""
        if self.declared.is_keyed and isinstance(self.node, Mapping):
            return (entry.key for entry in self.node.entries.values())
        return self.scalars()

    def scalars_of_parts(self) -> Iterator[Scalar]:
        """The scalars that it holds; of a value in parts, such as a structured rhythm, those of its parts."""
        if isinstance(self.node, Mapping):
            return (entry.value for entry in self.node.entries.values() if isinstance(entry.value, Scalar))
        return self.scalars()


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
            yield from _entities(value, field, self.path_of(name))


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """What stands under one key of a blueprint: the entities, and all of their fields that a model knows."""

    holders: tuple[Holder, ...]
    fields: tuple[Field, ...]


def branches(tree: Mapping) -> Iterator[Branch]:
    """The sections of a blueprint's tree; before them, as one, the blueprint itself with its own fields."""
    blueprint = Holder("", Blueprint, tree)
    yield Branch((blueprint,), tuple(blueprint.fields()))
    for name, _, value in blueprint.known():
        if isinstance(value, Mapping):
            yield _section(name, value)


@remembered
def _section(name: str, node: Mapping) -> Branch:
    outer = _entities(node, declared(Blueprint)[name], name)
    holders = tuple(inner for holder in outer for inner in _with_inner(holder))
    return Branch(holders, tuple(field for holder in holders for field in holder.fields()))


def _with_inner(holder: Holder) -> Iterator[Holder]:
    yield holder
    for inner in holder.inner():
        yield from _with_inner(inner)


def _entities(value: Node, field: Declared, path: str) -> Iterator[Holder]:
    """The entities that a field with this lasting name holds."""
    if field.element and isinstance(value, Mapping):
        for name, entry in value.entries.items():
            if isinstance(entry.value, Mapping):
                yield Holder(f"{path}.{name}", field.element, entry.value)
    elif field.entity and isinstance(value, Mapping):
        yield Holder(path, field.entity, value)
