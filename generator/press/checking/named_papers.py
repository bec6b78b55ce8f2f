"""References from a blueprint to deliverables, which the blueprint's own models cannot know."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.annotations import marks
from generator.blueprint.model.base import DeliverableReference, Entity
from generator.blueprint.model.fields import Branch, branches
from generator.blueprint.problems import Problem, Suggestions
from generator.blueprint.reading.nodes import Scalar
from generator.blueprint.remembered import remembered
from generator.deliverables.registry import possible


def unknown_papers(loaded: LoadedBlueprint) -> list[Problem]:
    """Every reference of the company's own to a deliverable for which this blueprint has no content.

    A base's reference may lead to one that the company has switched off with its stage; nothing is printed for it then.
    """
    known = dict.fromkeys(deliverable.id for deliverable in possible(loaded.blueprint))
    suggestions = Suggestions()
    return [
        _unknown(scalar, path, known, suggestions)
        for section in branches(loaded.composition.tree)
        for scalar, path in _references(section)
        if scalar.value not in known and scalar.source.layer in loaded.composition.own_layers
    ]


@remembered
def _references(section: Branch) -> tuple[tuple[Scalar, str], ...]:
    """The ids of deliverables that stand in a section, each with the path of its field."""
    return tuple(
        (scalar, field.path)
        for field in section.fields
        if field.declared.name in _fields_naming_deliverables(field.model)
        for scalar in field.references()
    )


@cache
def _fields_naming_deliverables(model: type[Entity]) -> frozenset[str]:
    return frozenset(
        name
        for name in model.model_fields
        if any(isinstance(mark, DeliverableReference) for mark in marks(model, name))
    )


def _unknown(scalar: Scalar, path: str, known: Iterable[str], suggestions: Suggestions) -> Problem:
    hint = suggestions.did_you_mean(scalar.value or "", known, "`salesbook list` shows them all.")
    return Problem("unknown-reference", f"there is no deliverable `{scalar.value}`", hint, scalar.place, path)
