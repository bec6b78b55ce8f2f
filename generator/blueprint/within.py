"""The entities of a blueprint, the whole way down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .annotations import declared
from .model.base import Entity


def entities(value: Any) -> Iterator[Entity]:
    """An entity, or each of a collection, and all within it, in their order."""
    if isinstance(value, Entity):
        yield value
        for field in declared(type(value)).values():
            if field.element or field.entity:
                yield from entities(getattr(value, field.name))
    elif isinstance(value, dict):
        for element in value.values():
            yield from entities(element)
