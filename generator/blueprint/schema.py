"""The JSON Schema of a blueprint, as an editor needs it: for a file that extends a base.

An element may be given in part, because the base has the rest; so nothing but the company's name is
required. Texts may be given in several languages, lists may be appended to, elements be switched off and placed.
"""

from __future__ import annotations

from typing import Any

from .model.blueprint import Blueprint

_PLACING: dict[str, Any] = {
    "disabled": {"type": "boolean", "description": "Switch this element of the base off."},
    "after": {"type": "string", "description": "Place this element after the one with this id."},
    "before": {"type": "string", "description": "Place this element before the one with this id."},
}
_IN_LANGUAGES = {
    "type": "object",
    "properties": {"pl": {"type": "string"}, "en": {"type": "string"}},
    "additionalProperties": False,
    "minProperties": 1,
}


def blueprint_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a blueprint file."""
    schema = Blueprint.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "salesbook blueprint"
    for name, definition in schema["$defs"].items():
        if "properties" in definition:
            _allow_overriding(definition, required=["name"] if name == "Company" else [])
    _allow_overriding(schema, required=[])
    return schema


def _allow_overriding(definition: dict[str, Any], required: list[str]) -> None:
    properties = definition["properties"]
    definition.pop("required", None)
    if required:
        definition["required"] = required
    for name, field in list(properties.items()):
        if field.get("type") == "array":
            properties[f"{name}+"] = {**field, "description": f"Items to append to the inherited `{name}`."}
        properties[name] = _in_languages(field)
    if "blueprint" not in properties:
        properties.update(_PLACING)


def _in_languages(field: dict[str, Any]) -> dict[str, Any]:
    """A text may be a string or a mapping from language to string."""
    if field.get("type") == "string" and "enum" not in field and "format" not in field:
        kept: dict[str, Any] = {key: field[key] for key in ("description", "default") if key in field}
        return {**kept, "anyOf": [{key: value for key, value in field.items() if key not in kept}, _IN_LANGUAGES]}
    if any(option.get("type") == "string" and "enum" not in option for option in field.get("anyOf", [])):
        return {**field, "anyOf": [*field["anyOf"], _IN_LANGUAGES]}
    return field
