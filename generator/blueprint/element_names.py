"""What a person calls the element at a path of the blueprint: ``objections.too-expensive`` is "Too expensive"."""

from __future__ import annotations

from collections.abc import Mapping

from generator.blueprint.model.annotations import declared
from generator.blueprint.model.base import Entity
from generator.blueprint.model.blueprint import Blueprint

NAMING = ("name", "title", "label", "topic", "term", "headline", "feature", "wordings", "text", "finding")
"""Fields that name their element, the plainest first."""


def of(path: str, blueprint: Blueprint) -> str:
    """The name of the nearest element that has one, on the way to the path; "" where none has."""
    found = ""
    here: object = blueprint
    for step in path.split("."):
        following = _within(here, step)
        if following is None:
            break
        here = following
        found = called(here) or found
    return found


def _within(here: object, step: str) -> object:
    if isinstance(here, Mapping):
        return here.get(step)
    field = declared(type(here)).get(step) if isinstance(here, Entity) else None
    return getattr(here, field.name) if field else None


def called(element: object) -> str:
    """What an element calls itself; "" for one that has no name."""
    if not isinstance(element, Entity):
        return ""
    given = next((value for name in NAMING if (value := getattr(element, name, None))), "")
    return given[0] if isinstance(given, list) else str(given)
