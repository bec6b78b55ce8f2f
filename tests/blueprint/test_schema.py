"""The JSON Schema of a blueprint: what an editor needs to complete and explain."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic.json_schema import PydanticJsonSchemaWarning

from generator.blueprint.reading.files import is_for_a_customer
from generator.blueprint.schema import blueprint_schema
from tests.shell import salesbook

ROOT = Path(__file__).resolve().parents[2]
VALUES = {"Frequency", "Every", "Daily", "Window", "Text"}
"""Definitions of values, which are given whole."""


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return blueprint_schema()


@pytest.fixture(scope="module")
def validator(schema: dict[str, Any]) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_committed_schema_is_the_one_the_models_give(schema: dict[str, Any]) -> None:
    committed = (ROOT / "docs" / "blueprint.schema.json").read_text("utf-8")
    assert json.loads(committed) == schema, "stale: run `make docs`"


def test_the_command_prints_it_alone(schema: dict[str, Any]) -> None:
    said = salesbook("schema")
    assert (said.code, said.err, said.data) == (0, "", schema)


def test_nothing_is_lost_on_the_way_from_the_models() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", PydanticJsonSchemaWarning)
        blueprint_schema()


def elements(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "Blueprint", schema
    yield from schema["$defs"].items()


def test_every_element_is_described(schema: dict[str, Any]) -> None:
    assert [name for name, element in elements(schema) if not element.get("description")] == []


def test_an_element_may_be_switched_off_and_placed(schema: dict[str, Any]) -> None:
    assert {"disabled", "after", "before"} <= set(schema["$defs"]["Objection"]["properties"])
    assert "disabled" not in schema["properties"]


def test_a_list_may_be_appended_to(schema: dict[str, Any]) -> None:
    properties = schema["$defs"]["Objection"]["properties"]
    assert properties["wordings+"]["items"] == {"$ref": "#/$defs/Text"}
    assert {"type": "array", "items": {"$ref": "#/$defs/Text"}, "minItems": 1} in properties["wordings"]["anyOf"]


def test_a_part_of_an_element_is_enough_for_one_that_a_base_has(schema: dict[str, Any]) -> None:
    assert [name for name, element in elements(schema) if element.get("required") and name not in VALUES] == []


def test_values_are_enumerated(schema: dict[str, Any]) -> None:
    assert "price" in schema["$defs"]["Objection"]["properties"]["category"]["enum"]


def test_a_text_may_be_given_in_both_languages(schema: dict[str, Any]) -> None:
    assert schema["$defs"]["Role"]["properties"]["name"]["$ref"] == "#/$defs/Text"
    in_languages = schema["$defs"]["Text"]["anyOf"][1]
    assert in_languages["properties"].keys() == {"pl", "en"}


def test_every_field_says_what_it_means(schema: dict[str, Any]) -> None:
    silent = [
        f"{name}.{field}"
        for name, element in elements(schema)
        for shape in (element, *element.get("anyOf", ()))
        for field, value in shape.get("properties", {}).items()
        if not value.get("description") and field not in ("pl", "en")
    ]
    assert silent == []


def test_the_ids_of_the_base_are_suggested_and_others_taken(schema: dict[str, Any]) -> None:
    """In a reference, in a list of them, in one to a collection within another, and as a key."""
    tool, question = schema["$defs"]["Tool"]["properties"], schema["$defs"]["Question"]["properties"]
    assert "salesperson" in tool["responsible"]["anyOf"][0]["enum"]
    assert {"type": "string"} in tool["responsible"]["anyOf"]
    assert "discovery" in schema["$defs"]["Objection"]["properties"]["stages"]["items"]["anyOf"][0]["enum"]
    assert "discovery.six-themes" in question["criterion"]["anyOf"][0]["enum"]
    assert "too-expensive" in schema["properties"]["objections"]["properties"]


def test_nothing_is_written_in_another_markup(schema: dict[str, Any]) -> None:
    assert "``" not in json.dumps(schema)


def test_values_come_with_examples(schema: dict[str, Any]) -> None:
    text = json.dumps(schema)
    for example in ('"2026-01-05"', '"1200 EUR"', '"12,5 %"', '"#0F5C6E"', '"2 tygodnie"'):
        assert example in text


def test_a_variant_may_hold_what_a_blueprint_does(schema: dict[str, Any]) -> None:
    assert schema["properties"]["variants"]["additionalProperties"] == {"$ref": "#"}


class _AsEditorsRead(yaml.SafeLoader):
    """YAML as editors' language servers read it (1.2, core schema): a date or a time of day is a text."""


_AsEditorsRead.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in {"bool", "int", "float", "null"}]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize(
    "text",
    [
        "cadences=: {}",
        "cadences=:",
        "stages: {offer: {exit=: {a: {text: A}}, name=: N, mistakes=: [a]}}",
        "roles: {seller=: {name: S}}",
        "variants: {x: {terms=: {payment: p}}}",
    ],
)
def test_what_is_inherited_may_be_replaced(validator: Draft202012Validator, text: str) -> None:
    assert [*validator.iter_errors(yaml.safe_load(text))] == []


SHIPPED = [file for file in sorted((ROOT / "blueprints").glob("*/**/*.yaml")) if not is_for_a_customer(file.name)]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_the_schema_accepts_the_shipped_blueprints(validator: Draft202012Validator, file: Path) -> None:
    data = yaml.load(file.read_text("utf-8"), _AsEditorsRead) or {}
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize(
    "slip",
    [
        "compny: {name: X}",
        "company: {adress: x}",
        "stages: {mine: {nme: x}}",
        "objections: {mine: {kind: doubt}}",
        "variants: {mills: {tolls: {}}}",
        "tools: {fairs: {perform: [1]}}",
    ],
)
def test_the_schema_refuses_a_slip(validator: Draft202012Validator, slip: str) -> None:
    assert not validator.is_valid(yaml.safe_load(slip))
