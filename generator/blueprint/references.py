"""References and merge fields: every id and every ``[[token]]`` has to name something that is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingABC

from . import frequency
from .annotations import children, key, reference
from .model.base import Entity
from .model.blueprint import Blueprint
from .problems import Place, Problem, did_you_mean

_TOKEN = re.compile(r"\[\[([a-z][a-z0-9_.-]*)\]\]")

Places = Callable[[str], Place]
"""Finds where an element or field stands, by its lasting name."""


def reference_problems(blueprint: Blueprint, place: Places) -> Iterator[Problem]:
    """Every reference that leads nowhere."""
    for entity in entities(blueprint):
        for field, target, identifier in references(entity):
            known = getattr(blueprint, target)
            if identifier not in known:
                path = entity.origin(field)
                yield _unknown_reference(identifier, target, known, place(path), path)


def _unknown_reference(identifier: str, target: str, known: MappingABC[str, object], place: Place, path: str) -> Problem:
    some = ", ".join(list(known)[:8]) + (" …" if len(known) > 8 else "")
    hint = did_you_mean(identifier, known, f"Known: {some}." if known else f"Add it under `{target}`.")
    return Problem("unknown-reference", f"there is no `{identifier}` among `{target}`", hint, place, path)


def entities(entity: Entity) -> Iterator[Entity]:
    """An entity and all those within it."""
    yield entity
    for _, value in children(entity):
        inner = value.values() if isinstance(value, dict) else (value,)
        for element in inner:
            if isinstance(element, Entity):
                yield from entities(element)


def references(entity: Entity) -> Iterator[tuple[str, str, str]]:
    """Field, target collection and id of every reference that an entity holds."""
    for name, info in type(entity).model_fields.items():
        value = getattr(entity, name)
        field = key(name, info)
        if isinstance(value, frequency.Frequency):
            yield from ((field, "events", event) for event in frequency.events(value))
        elif value and (target := reference(type(entity), name)):
            identifiers = value if isinstance(value, list) else [value]
            yield from ((field, target.to, identifier) for identifier in identifiers)


def merge_field_problems(blueprint: Blueprint, place: Places) -> Iterator[Problem]:
    """Merge fields that are neither declared nor a value of the blueprint."""
    known = set(blueprint.merge_fields)
    for path, text in texts(blueprint):
        for token in _TOKEN.findall(text):
            if "." in token:
                if not is_insert(token):
                    yield Problem("unknown-merge-field", f"`[[{token}]]` names nothing that can be inserted", "Insert for example `[[company.name]]`.", place(path), path)
            elif token not in known:
                hint = did_you_mean(token, known, "Declare it under `merge_fields` with a label.")
                yield Problem("unknown-merge-field", f"there is no merge field `{token}`", hint, place(path), path)


INSERTS = {
    "company": ("name", "short_name", "sells", "phone", "email", "web", "address", "vat_id", "privacy_notice", "delivery_area"),
    "terms": ("validity_days", "payment", "delivery", "warranty"),
}
"""Values of the blueprint that a text may insert, ``[[company.name]]``: all of them a customer's to see."""


def is_insert(token: str) -> bool:
    """Whether ``company.name`` and the like may stand in a text."""
    group, _, field = token.partition(".")
    return field in INSERTS.get(group, ())


def texts(blueprint: Blueprint) -> Iterator[tuple[str, str]]:
    """Every text of a blueprint with its path."""
    for entity in entities(blueprint):
        for field, value in children(entity):
            if isinstance(value, str):
                yield entity.origin(field), value
            elif isinstance(value, list):
                yield from ((entity.origin(field, str(n)), item) for n, item in enumerate(value) if isinstance(item, str))
