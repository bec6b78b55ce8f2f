"""The JSON Schema of a blueprint, as an editor needs it: for a file that extends a base.

An element may be given in part, because the base has the rest; so nothing is required. Texts may be given in
several languages, lists may be appended to, elements be switched off and placed. Where an id is expected, the
editor suggests those of the base.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import shipping
from generator.locale import LANGUAGES

from .checking.references import ids
from .merging.compose import compose
from .merging.merge import REPLACE
from .model.annotations import element_type, entity_type, key, not_printed, reference
from .model.base import ID_PATTERN, Entity, Reference
from .model.blueprint import Blueprint
from .model.descriptions import descriptions
from .reading.nodes import Mapping
from .vocabulary import NAMES_A_WORD

Schema = dict[str, Any]

_BASE = "ten-stage"
_PLACING: Schema = {
    "disabled": {"type": "boolean", "description": "Switch this element of the base off."},
    "after": {"type": "string", "description": "Place this element after the one with this id."},
    "before": {"type": "string", "description": "Place this element before the one with this id."},
}
_TEXT: Schema = {
    "description": "Light markdown with merge fields such as [[customer-name]]; or one text a language.",
    "anyOf": [
        {"type": ["string", "number"]},
        {
            "type": "object",
            "properties": {language: {"type": "string"} for language in LANGUAGES},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ],
}
_TEXT_HERE: Schema = {"$ref": "#/$defs/Text"}
_ID: Schema = {"pattern": ID_PATTERN}
_ELEMENT_ID: Schema = {"pattern": ID_PATTERN.replace("$", f"{REPLACE}?$")}
_BOUNDS = {"ge": "minimum", "le": "maximum"}
"""JSON Schema's words for what Pydantic calls otherwise where a number is read by a function of ours."""


def blueprint_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of a blueprint file that extends the base that ships."""
    schema = Blueprint.model_json_schema(by_alias=True)
    base = compose(shipping.folder("blueprints") / _BASE).tree
    definitions = schema["$defs"]
    for model in _entities(Blueprint, set()):
        definition = schema if model is Blueprint else definitions[model.__name__]
        _revise(definition, model, base)
    _suggest_elements(schema, base)
    schema["properties"]["variants"] = _variants()
    definitions["Text"] = _TEXT
    described: Schema = _in_markdown(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **described,
        "title": "salesbook blueprint",
    }


def _entities(model: type[Entity], seen: set[type[Entity]]) -> Iterator[type[Entity]]:
    """Every entity that a blueprint can hold, each once."""
    if model in seen:
        return
    seen.add(model)
    yield model
    for info in model.model_fields.values():
        inner = element_type(info.annotation) or entity_type(info.annotation)
        if inner:
            yield from _entities(inner, seen)


def _revise(definition: Schema, model: type[Entity], base: Mapping) -> None:
    """What may stand in an element of a file that extends a base."""
    definition.pop("required", None)
    properties, described = definition["properties"], descriptions(model)
    for name, info in model.model_fields.items():
        written = key(name, info)
        value = _field(properties[written], model, name, base)
        if _is_collected(value):
            away: Schema = {"anyOf": [value, {"type": "null"}]}
            properties[f"{written}{REPLACE}"] = {
                "description": f"Replaces the inherited `{written}` as a whole.",
                **away,
            }
        if value.get("type") == "array":
            properties[f"{written}+"] = {"description": f"Items to append to the inherited `{written}`.", **value}
        properties[written] = {"description": _described(described.get(name), model, name), **_in_languages(value)}
    if model is not Blueprint:
        properties.update(_PLACING)
    plain = [written for written in properties if f"{written}{REPLACE}" not in properties and written[-1] not in "=+"]
    definition["patternProperties"] = {
        f"^(?:{'|'.join(plain)}){REPLACE}$": {"description": "Replaces what is inherited."}
    }


def _is_collected(value: Schema) -> bool:
    """Whether a field holds keys, which merge."""
    return value.get("type") == "object" or "$ref" in value


def _described(text: str | None, model: type[Entity], name: str) -> str | None:
    """What a field is; of one that no paper reads yet that, too."""
    mark = not_printed(model, name)
    return " ".join(filter(None, (text, "Not printed yet.", mark.instead))) if mark else text


def _field(field: Schema, model: type[Entity], name: str, base: Mapping) -> Schema:
    annotation = model.model_fields[name].annotation
    if element := element_type(annotation):
        return {"type": "object", "propertyNames": _ELEMENT_ID, "additionalProperties": _defined(element)}
    if entity := entity_type(annotation):
        return _defined(entity)
    if target := reference(model, name):
        return _with_suggestions(field, target, base)
    kept = {part: value for part, value in field.items() if part not in ("title", "description")}
    if kept.get("default", 0) in (None, {}, []):
        del kept["default"]
    revised = _with_texts(kept)
    assert isinstance(revised, dict)
    return revised


def _defined(entity: type[Entity]) -> Schema:
    return {"$ref": f"#/$defs/{entity.__name__}"}


def _with_suggestions(field: Schema, target: Reference, base: Mapping) -> Schema:
    """An id, a list of ids, or either: those of the base are suggested, any other is taken.

    Where ids are keys, what stands under each of them is as the field has it.
    """
    known = sorted(ids(base, target) or ())
    one: Schema = {"anyOf": [{"enum": known}, {"type": "string"}]} if known else {"type": "string"}
    several: Schema = {"type": "array", "items": one}
    forms = {form.get("type"): form for form in field.get("anyOf", ())}
    if "object" in forms:
        return {"anyOf": [several, {**forms["object"], "propertyNames": one}]}
    if "array" in forms:
        return {"anyOf": [one, several]}
    return several if field.get("type") == "array" else one


def _with_texts(part: Any) -> Any:
    """The same with every text open to several languages."""
    if isinstance(part, list):
        return [_with_texts(item) for item in part]
    if not isinstance(part, dict):
        return part
    if part.get("format") == "markdown":
        kept = {name: value for name, value in part.items() if name not in ("type", "format", "maxLength")}
        return {**_TEXT_HERE, **kept, **_bounded(part.get("maxLength"))}
    return {_BOUNDS.get(name, name): _with_texts(value) for name, value in part.items()}


def _bounded(longest: int | None) -> Schema:
    """A text's length as an editor can judge it: not that of one with a word that is put in later."""
    return {"anyOf": [{"maxLength": longest}, {"pattern": NAMES_A_WORD}]} if longest else {}


def _in_languages(value: Schema) -> Schema:
    """A list of texts may be one list a language."""
    if value.get("items") != _TEXT_HERE:
        return value
    lists = {"type": "object", "properties": dict.fromkeys(LANGUAGES, value), "additionalProperties": False}
    return {"anyOf": [value, lists]}


def _suggest_elements(schema: Schema, base: Mapping) -> None:
    """The ids of the base's elements as keys, so that an editor completes what can be changed."""
    for name, collection in schema["properties"].items():
        if "propertyNames" in collection:
            known = sorted(ids(base, Reference(name)) or ())
            collection["properties"] = dict.fromkeys(known, collection["additionalProperties"])


def _variants() -> Schema:
    return {
        "description": "Overlays by business line, segment or country, laid over the rest with `--variant`.",
        "type": "object",
        "propertyNames": _ID,
        "additionalProperties": {"$ref": "#"},
    }


def _in_markdown(part: Any) -> Any:
    """The same with the docstrings' double backticks single, as an editor shows them."""
    if isinstance(part, dict):
        return {name: _in_markdown(value) for name, value in part.items()}
    if isinstance(part, list):
        return [_in_markdown(item) for item in part]
    return part.replace("``", "`") if isinstance(part, str) else part
