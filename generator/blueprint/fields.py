"""The fields of a tree, each with the model that declares it: what can be said about values before they are valid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .annotations import element_type, entity_type, key
from .model.base import Entity
from .model.blueprint import Blueprint
from .nodes import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Field:
    """A value that is no entity itself: its lasting name, the model and attribute that declare it, and its node."""

    path: str
    model: type[Entity]
    name: str
    node: Node

    def scalars(self) -> Iterator[Scalar]:
        """The scalars that it holds: itself, or the items of a list."""
        nodes = self.node.items if isinstance(self.node, Sequence) else (self.node,)
        return (node for node in nodes if isinstance(node, Scalar) and node.value is not None)


def fields(tree: Mapping) -> Iterator[Field]:
    """Every field of a blueprint's tree that a model knows."""
    return _of_entity(tree, Blueprint, "")


def _of_entity(node: Mapping, model: type[Entity], path: str) -> Iterator[Field]:
    for name, written, element, entity in _declared(model):
        entry = node.entries.get(written)
        if entry is None:
            continue
        here = f"{path}.{written}" if path else written
        if element:
            yield from _of_elements(entry.value, element, here)
        elif entity and isinstance(entry.value, Mapping):
            yield from _of_entity(entry.value, entity, here)
        else:
            yield Field(here, model, name, entry.value)


@lru_cache(maxsize=256)
def _declared(model: type[Entity]) -> tuple[tuple[str, str, type[Entity] | None, type[Entity] | None], ...]:
    """The fields of a model: attribute, key in a blueprint, the entity of a collection, the entity itself."""
    return tuple(
        (name, key(name, info), element_type(info.annotation), entity_type(info.annotation))
        for name, info in model.model_fields.items()
    )


def _of_elements(collection: Node, element: type[Entity], path: str) -> Iterator[Field]:
    if isinstance(collection, Mapping):
        for name, entry in collection.entries.items():
            if isinstance(entry.value, Mapping):
                yield from _of_entity(entry.value, element, f"{path}.{name}")
