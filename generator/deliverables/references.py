"""References from a blueprint to deliverables, which the blueprint's own models cannot know."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.blueprint.annotations import marks
from generator.blueprint.fields import Field, holders
from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.base import DeliverableReference, Entity
from generator.blueprint.nodes import Scalar
from generator.blueprint.problems import Problem, did_you_mean

from .registry import possible


def reference_problems(loaded: LoadedBlueprint) -> list[Problem]:
    """Every reference of the company's own to a deliverable for which this blueprint has no content.

    A base's reference may lead to one that the company has switched off with its stage; nothing is printed for it then.
    """
    known = [deliverable.id for deliverable in possible(loaded.blueprint)]
    return [
        _unknown(scalar, field, known)
        for field, scalar in _references(loaded)
        if scalar.value not in known and scalar.source.layer in loaded.composition.own_layers
    ]


def _references(loaded: LoadedBlueprint) -> Iterator[tuple[Field, Scalar]]:
    for holder in holders(loaded.composition.tree):
        names = _fields_naming_deliverables(holder.model)
        for field in holder.fields() if names else ():
            if field.declared.name in names:
                yield from ((field, scalar) for scalar in field.scalars())


@cache
def _fields_naming_deliverables(model: type[Entity]) -> frozenset[str]:
    return frozenset(
        name
        for name in model.model_fields
        if any(isinstance(mark, DeliverableReference) for mark in marks(model, name))
    )


def _unknown(scalar: Scalar, field: Field, known: list[str]) -> Problem:
    hint = did_you_mean(scalar.value or "", known, "`salesbook list` shows them all.")
    return Problem("unknown-reference", f"there is no deliverable `{scalar.value}`", hint, scalar.place, field.path)
