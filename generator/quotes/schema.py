"""The JSON Schema of a customer's file, for editors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.blueprint.model.annotations import element_type, entity_type, key
from generator.blueprint.model.base import Entity
from generator.blueprint.model.descriptions import descriptions

from .request import Request, Shorthand

Schema = dict[str, Any]

_BOUNDS = {"ge": "minimum", "le": "maximum"}
"""JSON Schema's words for what Pydantic calls otherwise where a number is read by a function of ours."""


def customer_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of a customer's file."""
    schema = Request.model_json_schema(by_alias=True)
    definitions = schema["$defs"]
    for model in dict.fromkeys(_entities(Request)):
        definition = schema if model is Request else definitions[model.__name__]
        described = descriptions(model)
        for name, info in model.model_fields.items():
            definition["properties"][key(name, info)]["description"] = described[name]
        if issubclass(model, Shorthand):
            definitions[model.__name__] = _or_alone(definition, model.main())
    schema["properties"]["variants"] = _or_named(schema["properties"]["variants"])
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "salesbook offer for a customer"}
    tidy: Schema = _tidy({**schema, **head})
    return tidy


def _entities(model: type[Entity]) -> Iterator[type[Entity]]:
    """The entities that a customer's file holds, each after what it holds itself."""
    for info in model.model_fields.values():
        inner = element_type(info.annotation) or entity_type(info.annotation)
        if inner:
            yield from _entities(inner)
    yield model


def _or_alone(definition: Schema, main: str) -> Schema:
    """An element, or the value of its main field alone."""
    alone = {name: value for name, value in definition["properties"][main].items() if name != "title"}
    return {"description": definition.get("description", ""), "anyOf": [alone, definition]}


def _or_named(collection: Schema) -> Schema:
    """Elements by their ids, or only the ids as a list."""
    listed = {"type": "array", "items": {"type": "string"}}
    return {"description": collection["description"], "anyOf": [collection, listed]}


def _tidy(part: Any) -> Any:
    """The same with bounds in JSON Schema's words, and with the docstrings' double backticks single."""
    if isinstance(part, dict):
        return {_BOUNDS.get(name, name): _tidy(value) for name, value in part.items()}
    if isinstance(part, list):
        return [_tidy(item) for item in part]
    return part.replace("``", "`") if isinstance(part, str) else part
