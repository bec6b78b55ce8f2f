"""Pairs of values that bound each other: an end that lies before its beginning."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.annotations import declared
from generator.blueprint.model.base import Entity
from generator.blueprint.model.within import entities
from generator.blueprint.problems import Problem


def bound_problems(loaded: LoadedBlueprint) -> Iterator[Problem]:
    """Every value that is below the one that it may not be below, told where it stands."""
    for entity in entities(loaded.blueprint):
        for name, field in declared(type(entity)).items():
            if field.not_below and _is_below(getattr(entity, field.name), getattr(entity, field.not_below)):
                yield _reversed(entity, name, field.not_below, loaded)


def _is_below(last: object, first: object) -> bool:
    return last is not None and first is not None and last < first  # type: ignore[operator]


def _reversed(entity: Entity, last: str, first: str, loaded: LoadedBlueprint) -> Problem:
    values = {name: getattr(entity, name) for name in (last, first)}
    path, beginning = entity.origin(last), loaded.place(entity.origin(first))
    message = f"`{last}` is {values[last]}, before `{first}`, which is {values[first]}"
    hint = f"Write {values[first]} or later here, or an earlier `{first}`."
    if isinstance(values[last], int):
        message = f"`{last}` is {values[last]}, less than `{first}`, which is {values[first]}"
        hint = f"Write {values[first]} or more here, or a smaller `{first}`."
    return Problem("reversed", message, hint, loaded.place(path), path, related=(beginning,))
