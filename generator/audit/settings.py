"""A rule about settings that have their place in the language, and that no paper reads yet."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.annotations import declared
from generator.blueprint.model.base import Entity
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.within import entities

from .finding import Finding, Rule


def settings_are_read(blueprint: Blueprint) -> Iterator[Finding]:
    """Whatever is given does something; a value that says what happens anyway is no matter."""
    for entity in entities(blueprint):
        for name, field in declared(type(entity)).items():
            if field.not_printed and not _is_usual(entity, field.name):
                instead = field.not_printed.instead.replace("``", "`")
                yield Finding(
                    "not-printed-yet",
                    entity.origin(name),
                    f"`{entity.origin(name)}` is checked, but not printed yet: no paper changes by it",
                    instead or "Take it out, or leave it for the version that prints it and accept this warning.",
                )


def _is_usual(entity: Entity, name: str) -> bool:
    """Whether a field says what happens without it."""
    usual = type(entity).model_fields[name].get_default(call_default_factory=True)
    return bool(getattr(entity, name) == usual)


RULES: tuple[Rule, ...] = (settings_are_read,)
