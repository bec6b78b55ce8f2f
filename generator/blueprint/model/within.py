"""The entities of a blueprint, the whole way down."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from .annotations import declared
from .base import Entity


def entities(value: Any) -> Iterator[Entity]:
    """An entity, or each of a collection, and all within it, in their order."""
    if isinstance(value, Entity):
        yield value
        for name in _holding(type(value)):
            yield from entities(getattr(value, name))
    elif isinstance(value, dict):
        for element in value.values():
            yield from entities(element)


@cache
def _holding(model: type[Entity]) -> tuple[str, ...]:
    """The fields of a model that hold entities."""
    return tuple(field.name for field in declared(model).values() if field.element or field.entity)
