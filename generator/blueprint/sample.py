"""What could stand under a key: a value of the right kind, to show how a decision is written down."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml

from .model.annotations import Declared, declared
from .model.base import Entity, Reference
from .model.blueprint import Blueprint

TO_WRITE = "…"
"""Stands for the company's own words."""
_NEW = "first"
"""The id of a new element."""
_TOLD_TOO = {"people": ("roles",), "proofs": ("permission",), "funnel": ("stage", "rate")}
"""What an element of these collections says although it need not, because a paper waits for it."""
_WAITED_FOR = {"permission": "granted"}
"""The value that a paper waits for."""


def sample(path: str, blueprint: Blueprint) -> Any:
    """What could stand in a blueprint to give a key a value, from its top down: ``{"terms": {"payment": "…"}}``."""
    steps = path.split(".")
    value = _at(steps, blueprint)
    for step in reversed(steps):
        value = {step: value}
    return value


def line(path: str, blueprint: Blueprint) -> str:
    """A sample as one line of YAML: ``terms: {payment: …}``."""
    data = sample(path, blueprint)
    flow = yaml.safe_dump(data, default_flow_style=True, allow_unicode=True, width=float("inf"), sort_keys=False)
    return flow.strip()[1:-1]


def block(path: str, blueprint: Blueprint) -> list[str]:
    """The last key of a path with a sample of its value, as the lines of a YAML file that decides nothing.

    Words that are to be written are told as long as they are not (``placeholder``). A number, a date or a consent
    would pass for the company's own, so the line stands behind ``#``, next to its first character.
    """
    name, value = path.rpartition(".")[2], _at(path.split("."), blueprint)
    text = yaml.safe_dump({name: value}, allow_unicode=True, width=float("inf"), sort_keys=False)
    waits = _waits_for_words(value)
    return [one if waits and _key(one) not in _WAITED_FOR else as_example(one) for one in text.splitlines()]


def as_example(text: str) -> str:
    """A line of YAML behind a ``#``: ``  #budget: 18500.5``."""
    inner = text.lstrip(" ")
    return f"{' ' * (len(text) - len(inner))}#{inner}"


def _waits_for_words(value: Any) -> bool:
    """Whether words are to be written anywhere in a value."""
    if isinstance(value, dict):
        return any(map(_waits_for_words, value.values()))
    return any(map(_waits_for_words, value)) if isinstance(value, list) else value == TO_WRITE


def _key(text: str) -> str:
    return text.strip().partition(":")[0]


def _at(steps: list[str], blueprint: Blueprint) -> Any:
    """A value for the field at the end of a way that begins in a blueprint."""
    model: type[Entity] = Blueprint
    while True:
        name, *steps = steps
        field = declared(model)[name]
        inner = field.element or field.entity
        rest = steps[1:] if field.element else steps
        if inner is None or not rest:
            return _value(model, name, field, blueprint) if not steps else _entity(inner or model, blueprint)
        model, steps = inner, rest


def _value(model: type[Entity], name: str, field: Declared, blueprint: Blueprint) -> Any:
    if field.element:
        return {_NEW: _entity(field.element, blueprint, _TOLD_TOO.get(name, ()))}
    if field.entity:
        return _entity(field.entity, blueprint)
    form = _schema(model)["properties"][name]
    if field.target:
        return _reference(field.target, form, blueprint)
    return _of_form(form, _schema(model).get("$defs", {}))


def _entity(model: type[Entity], blueprint: Blueprint, more: tuple[str, ...] = ()) -> dict[str, Any]:
    """An element with what it cannot do without, and ``more``."""
    return {
        name: _WAITED_FOR.get(name) or _value(model, name, field, blueprint)
        for name, field in declared(model).items()
        if field.is_required or name in more
    }


def _reference(target: Reference, form: dict[str, Any], blueprint: Blueprint) -> Any:
    id_ = next(_ids(target, blueprint), TO_WRITE)
    return [id_] if form.get("type") == "array" else id_


def _ids(target: Reference, blueprint: Blueprint) -> Iterator[str]:
    """What a reference may hold, the ids of all collections on its way: ``discovery.next-step-dated``."""
    elements: list[tuple[str, Any]] = [("", blueprint)]
    for step in target.to.split("."):
        if step == "*":
            elements = [(f"{way}{id_}.", one) for way, all_ in elements for id_, one in all_.items()]
        else:
            elements = [(way, getattr(one, step)) for way, one in elements]
    return (f"{way}{id_}" for way, all_ in elements for id_ in all_)


@cache
def _schema(model: type[Entity]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _of_form(form: dict[str, Any], definitions: dict[str, Any]) -> Any:
    """A value of a JSON Schema's form: its first example where it has one."""
    if "$ref" in form:
        return _of_form(definitions[form["$ref"].rpartition("/")[2]], definitions)
    if choices := form.get("examples") or form.get("enum"):
        return choices[0]
    if forms := form.get("anyOf"):
        return _of_form(next(one for one in forms if one.get("type") != "null"), definitions)
    if form.get("type") == "array":
        return [_of_form(form["items"], definitions)]
    return {"integer": 1, "number": 1, "boolean": True}.get(form.get("type", ""), form.get("const", TO_WRITE))
