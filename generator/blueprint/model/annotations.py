"""What a model's annotations say about its fields: the references they hold and the entities within them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.blueprint.frequencies.frequency import Frequency

from .base import Entity, Marked, NotBelow, NotPrintedYet, PathReference, Reference, Verbatim, Worded

EVENTS = "events"
"""The collection that frequencies lead to."""
ANYWHERE = "*"
"""Where the path of any element leads to."""


def key(name: str, info: FieldInfo) -> str:
    """The name of a field as it stands in a blueprint."""
    return info.alias or name


def element_type(annotation: Any) -> type[Entity] | None:
    """The entity that a collection's annotation holds, or None for anything else."""
    if get_origin(annotation) is dict:
        element = get_args(annotation)[1]
        return element if isinstance(element, type) and issubclass(element, Entity) else None
    return None


def entity_type(annotation: Any) -> type[Entity] | None:
    """The entity that a field holds directly, or None."""
    candidates = (annotation, *get_args(annotation)) if get_origin(annotation) is not dict else ()
    return next((c for c in candidates if isinstance(c, type) and issubclass(c, Entity)), None)


def model_in(annotation: Any) -> Any:
    """The model inside an optional annotation; a collection's annotation as it is."""
    if get_origin(annotation) is dict or isinstance(annotation, type):
        return annotation
    return next(
        (arg for arg in get_args(annotation) if isinstance(arg, type) and issubclass(arg, BaseModel)), annotation
    )


def keys_at(model: Any, way: Iterable[str]) -> frozenset[str]:
    """The keys that are known at the end of a way of keys, which begins in a model."""
    for part in way:
        model = model_in(_inside(model, part))
    return keys_of(model)


def keys_of(model: Any) -> frozenset[str]:
    """The keys that are known in a model; none for any other annotation."""
    return frozenset(_annotations(model)) if isinstance(model, type) and issubclass(model, BaseModel) else frozenset()


def element_at(model: Any, way: Iterable[str]) -> type[Entity] | None:
    """The entity that the collection at the end of a way of keys holds; None where there is no collection."""
    for part in way:
        model = model_in(_inside(model, part))
    return element_type(model)


def _inside(model: Any, part: str) -> Any:
    """The annotation one step further; the model itself where the step is a union's branch."""
    if isinstance(model, type) and issubclass(model, BaseModel):
        return _annotations(model).get(part, model)
    return get_args(model)[1] if get_origin(model) is dict else model


@cache
def homes(model: type[Entity]) -> MappingABC[str, tuple[tuple[str, ...], ...]]:
    """Where each key is known, from a model on: the ways to the entities that have it, ``*`` for an id."""
    found: dict[str, list[tuple[str, ...]]] = {}
    waiting: list[tuple[type[Entity], tuple[str, ...]]] = [(model, ())]
    while waiting:
        entity, way = waiting.pop(0)
        for name, field in declared(entity).items():
            found.setdefault(name, []).append(way)
            if field.element:
                waiting.append((field.element, (*way, name, "*")))
            elif field.entity:
                waiting.append((field.entity, (*way, name)))
    return {name: tuple(ways) for name, ways in found.items()}


@cache
def _annotations(model: type[BaseModel]) -> MappingABC[str, Any]:
    """The annotations of a model's fields, by their names in a blueprint."""
    return {key(name, info): info.annotation for name, info in model.model_fields.items()}


@dataclass(frozen=True, slots=True)
class Declared:
    """What a model declares about a field, the attribute ``name``.

    ``element`` is the entity that a collection holds, ``entity`` the one that the field holds directly; ``is_keyed``:
    its keys are what refers; ``not_below`` is the name of the field that bounds it.
    """

    name: str
    element: type[Entity] | None
    entity: type[Entity] | None
    target: Reference | None
    is_keyed: bool
    holds_path: bool
    holds_frequency: bool
    is_worded: bool
    reads_markup: bool
    is_verbatim: bool
    is_required: bool
    not_below: str | None
    not_printed: NotPrintedYet | None


@cache
def declared(model: type[BaseModel]) -> MappingABC[str, Declared]:
    """The fields of a model by their names in a blueprint."""
    return {key(name, info): _declared(model, name, info) for name, info in model.model_fields.items()}


@cache
def collections_behind(model: type[Entity]) -> frozenset[str]:
    """The top collections that references lead to from an entity or any within it; ``ANYWHERE`` where a path does."""
    found: set[str] = set()
    waiting, seen = [model], {model}
    while waiting:
        for field in declared(waiting.pop()).values():
            if field.target:
                found.add(field.target.to.partition(".")[0])
            if field.holds_frequency:
                found.add(EVENTS)
            if field.holds_path:
                found.add(ANYWHERE)
            inner = field.element or field.entity
            if inner and inner not in seen:
                seen.add(inner)
                waiting.append(inner)
    return frozenset(found)


def _declared(model: type[BaseModel], name: str, info: FieldInfo) -> Declared:
    return Declared(
        name,
        element_type(info.annotation),
        entity_type(info.annotation),
        reference(model, name),
        get_origin(info.annotation) is dict,
        any(isinstance(mark, PathReference) for mark in marks(model, name)),
        holds_frequency(model, name),
        is_worded(model, name),
        reads_markup(model, name),
        is_verbatim(model, name),
        info.is_required(),
        next((mark.field for mark in marks(model, name) if isinstance(mark, NotBelow)), None),
        not_printed(model, name),
    )


def reference(model: type[BaseModel], name: str) -> Reference | None:
    """What a field refers to, or None."""
    return next((mark for mark in marks(model, name) if isinstance(mark, Reference)), None)


def not_printed(model: type[BaseModel], name: str) -> NotPrintedYet | None:
    """The mark of a field that no paper reads yet."""
    return next((mark for mark in marks(model, name) if isinstance(mark, NotPrintedYet)), None)


@cache
def marks(model: type[BaseModel], name: str) -> tuple[object, ...]:
    """What the annotation of a field is marked with, inside lists and options as well."""
    info = model.model_fields[name]
    return tuple(_metadata(info.annotation, info.metadata))


def reads_markup(model: type[BaseModel], name: str) -> bool:
    """Whether markup and merge fields are read in a field."""
    return any(isinstance(mark, Marked) for mark in marks(model, name))


def is_verbatim(model: type[BaseModel], name: str) -> bool:
    """Whether the words of a field are printed as they stand; those of a rhythm are as well."""
    return holds_frequency(model, name) or any(isinstance(mark, Verbatim) for mark in marks(model, name))


def is_worded(model: type[BaseModel], name: str) -> bool:
    """Whether the words of a field belong to a language."""
    return holds_frequency(model, name) or any(isinstance(mark, Worded) for mark in marks(model, name))


def holds_frequency(model: type[BaseModel], name: str) -> bool:
    """Whether a field says how often."""
    annotation = model.model_fields[name].annotation
    return Frequency in (annotation, *get_args(annotation))


def _metadata(annotation: Any, found: Any) -> Iterator[object]:
    yield from found
    for argument in get_args(annotation):
        if get_origin(argument) is not Literal:
            yield from _metadata(argument, getattr(argument, "__metadata__", ()))
