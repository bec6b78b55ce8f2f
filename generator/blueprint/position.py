"""What the model knows of a place in a blueprint: an element, a collection of elements, or a value."""

from __future__ import annotations

from typing import NamedTuple

from generator.blueprint.model.annotations import Declared, declared
from generator.blueprint.model.base import Entity
from generator.blueprint.model.blueprint import Blueprint


class Position(NamedTuple):
    """A place in a blueprint; ``model`` is the element that stands there, or of which there are several."""

    model: type[Entity] | None = None
    is_collection: bool = False

    @property
    def is_element(self) -> bool:
        """Whether a single element stands here, whose keys are fields."""
        return self.model is not None and not self.is_collection

    @property
    def fields(self) -> tuple[str, ...]:
        """The keys that an element has here, in the order of the model."""
        return tuple(declared(self.model)) if self.model and not self.is_collection else ()

    def field(self, name: str) -> Declared | None:
        """What the model declares about a key here; None where the key is no field."""
        return declared(self.model).get(name) if self.model and not self.is_collection else None

    def at(self, name: str) -> Position:
        """The place one key further."""
        if self.is_collection:
            return Position(self.model)
        field = self.field(name)
        return Position(field.element or field.entity, field.element is not None) if field else Position()


ROOT = Position(Blueprint)


def position_at(path: str) -> Position:
    """The place at a lasting name; the blueprint itself for ""."""
    position = ROOT
    for part in path.split(".") if path else ():
        position = position.at(part)
    return position
