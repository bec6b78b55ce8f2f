"""Rules about what a company wrote and nothing uses: it is printed in no place where anybody would work with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.blueprint.frequencies.frequency import events
from generator.blueprint.model.annotations import EVENTS, declared
from generator.blueprint.model.base import Entity
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.within import entities

from .finding import Finding, Rule

SERVING = {
    "roles": ("role", "Give it `duties`, or let something name it: `responsible` of a tool, `roles` of a person."),
    "people": ("person", "Add `roles` with the roles that this person fills."),
    "messages": (
        "message",
        "Name it as the `message` of a cadence's step, or as a `covering_message`.",
    ),
    "questions": ("question", "Name it under `questions` of a skeleton's block."),
    "laws": ("law", "Name it under `laws` of a legal basis, an offer, a paper or a shared text."),
    "events": ("event", "Let a rhythm, a time rule or an automation follow it."),
}
"""Collections whose elements serve others: what one is called, and how it comes into use."""


def what_is_written_is_used(blueprint: Blueprint) -> Iterator[Finding]:
    """An element of the company's own that is there for others is used by one; what a base offers need not be."""
    excused = frozenset(_used(blueprint)) | blueprint.base_elements()
    for name, (kind, way_out) in SERVING.items():
        elements: Mapping[str, Entity] = getattr(blueprint, name)
        for element in elements.values():
            if element.path not in excused and not _speaks_for_itself(element):
                hint = f"{way_out} If it is kept for later, accept this warning."
                yield Finding("unused", element.path, f"nothing uses {kind} `{element.id}`", hint)


def _used(blueprint: Blueprint) -> Iterator[str]:
    """The paths of all elements that something refers to."""
    for entity in entities(blueprint):
        for field in declared(type(entity)).values():
            value = getattr(entity, field.name)
            if value and field.target:
                yield from (field.target.path(id_) for id_ in ([value] if isinstance(value, str) else value))
            elif value and field.holds_path:
                yield from [value] if isinstance(value, str) else value
            elif value and field.holds_frequency:
                yield from (f"{EVENTS}.{event}" for event in events(value))


def _speaks_for_itself(element: Entity) -> bool:
    """Whether an element is worked with although nothing refers to it: a role with duties, a person with a role."""
    return bool(getattr(element, "duties", None) or getattr(element, "roles", None))


RULES: tuple[Rule, ...] = (what_is_written_is_used,)
