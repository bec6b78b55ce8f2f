"""What the models refuse, told to a person: each refusal with its place and a way out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from .annotations import element_type, key, model_in
from .model.base import ID_PATTERN
from .model.blueprint import Blueprint
from .problems import Place, Problem, did_you_mean
from .source import Entry, Mapping, Node, Scalar, Sequence

_ID = re.compile(ID_PATTERN)


def id_problems(tree: Mapping) -> Iterator[Problem]:
    """Ids that are not kebab-case; they become file names and addresses."""
    for name, info in Blueprint.model_fields.items():
        entry = tree.entries.get(key(name, info))
        if element_type(info.annotation) and entry and isinstance(entry.value, Mapping):
            yield from _bad_ids(entry.value, info.annotation, key(name, info))
    own = tree.entries.get("id")
    if own and isinstance(own.value, Scalar) and not _is_id(own.value.value or ""):
        yield _bad_id(own.value.value or "", own.value.place, "id")


def _bad_ids(collection: Mapping, annotation: Any, path: str) -> Iterator[Problem]:
    element = element_type(annotation)
    for name, entry in collection.entries.items():
        if not _is_id(name):
            yield _bad_id(name, entry.key.place, f"{path}.{name}")
        if element is None or not isinstance(entry.value, Mapping):
            continue
        for field, info in element.model_fields.items():
            inner = entry.value.entries.get(key(field, info))
            if element_type(info.annotation) and inner and isinstance(inner.value, Mapping):
                yield from _bad_ids(inner.value, info.annotation, f"{path}.{name}.{field}")


_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def _is_id(name: str) -> bool:
    return _ID.fullmatch(name) is not None and name not in _RESERVED


def _bad_id(name: str, place: Place, path: str) -> Problem:
    if name.lower() in _RESERVED:
        return Problem("id", f"`{name}` is a device name on Windows and cannot be an id", "Take another word.", place, path)
    suggestion = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "an-id"
    return Problem("id", f"`{name}` is not an id: lower-case ASCII letters, digits and single hyphens", f"Write `{suggestion}`.", place, path)


def model_problems(error: ValidationError, tree: Mapping) -> Iterator[Problem]:
    """A problem for each thing that the models refuse; the branches of a union speak once."""
    seen: set[tuple[str, ...]] = set()
    for detail in error.errors(include_url=False):
        loc = tuple(str(part) for part in detail["loc"])
        steps = _known_steps(tree, loc)
        kind = detail["type"]
        if kind not in {"extra_forbidden", "missing"} and steps in seen:
            continue  # the other branches of a union say the same again
        seen.add(steps)
        yield _model_problem(detail, loc, steps, tree)


def _known_steps(tree: Mapping, loc: tuple[str, ...]) -> tuple[str, ...]:
    """The part of a location that leads through the tree; names of union branches are passed over."""
    steps: list[str] = []
    node: Node = tree
    for part in loc:
        following = _step(node, part)
        if following is not None:
            steps.append(part)
            node = following
    return tuple(steps)


def _step(node: Node, part: str) -> Node | None:
    if isinstance(node, Mapping) and part in node.entries:
        return node.entries[part].value
    if isinstance(node, Sequence) and part.isdigit() and int(part) < len(node.items):
        return node.items[int(part)]
    return None


def _model_problem(detail: Any, loc: tuple[str, ...], steps: tuple[str, ...], tree: Mapping) -> Problem:
    path = ".".join(steps)
    kind = detail["type"]
    if kind == "extra_forbidden":
        known = _keys_at(loc[:-1])
        hint = did_you_mean(loc[-1], known, f"Known here: {', '.join(sorted(known))}. Free data goes under `meta`.")
        return Problem("unknown-key", f"`{loc[-1]}` is not a key that is known here", hint, _key_place(tree, steps), path)
    if kind == "missing":
        place = _key_place(tree, steps) if steps else tree.place
        return Problem("missing-key", f"`{loc[-1]}` is missing", f"Add a line `{loc[-1]}: …` here.", place, ".".join([*steps, loc[-1]]))
    place = place_of(tree, list(steps))
    return Problem(*_refusal(detail), place, path)


def _refusal(detail: Any) -> tuple[str, str, str]:
    """Code, message and hint for a value that a model refuses."""
    kind, given, context = detail["type"], detail.get("input"), detail.get("ctx", {})
    if kind == "literal_error":
        expected = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return "unknown-value", f"`{given}` is not a value that is known here", did_you_mean(str(given), expected, f"One of: {', '.join(expected)}.")
    if kind == "value_error":
        message, _, hint = str(context.get("error", "")).partition("\n")
        return _value_code(detail), message, hint or "Correct the value."
    plain = {
        "int_parsing": "a whole number is expected",
        "int_type": "a whole number is expected",
        "decimal_parsing": "a number is expected",
        "decimal_type": "a number is expected",
        "bool_parsing": "`true` or `false` is expected",
        "bool_type": "`true` or `false` is expected",
        "string_type": "a text is expected",
        "list_type": "a list is expected",
        "dict_type": "keys with values are expected",
        "model_type": "keys with values are expected",
        "model_attributes_type": "keys with values are expected",
        "date_from_datetime_parsing": "a date such as 2026-01-05 is expected",
        "date_parsing": "a date such as 2026-01-05 is expected",
    }
    hints = {
        "list_type": "Write each item on a line of its own, after `- `.",
        "dict_type": "Every element has an id: write `some-id:` and its fields below, indented.",
        "model_type": "Write the fields below it, indented: `key: value`.",
        "string_type": "Write one text; put it in quotes if it holds a colon.",
    }
    if kind == "string_too_long":
        limit = context.get("max_length")
        return "too-long", f"the text has {len(str(given))} characters, at most {limit} fit", "Shorten it."
    if kind == "too_long":
        return "too-long", f"the list is longer than {context.get('max_length')} items", "Keep the most important ones."
    return "value", plain.get(kind, str(detail["msg"]).lower()), hints.get(kind, "Correct the value.")


def _value_code(detail: Any) -> str:
    return "frequency" if {"perform", "refresh"} & {str(part) for part in detail["loc"]} else "value"


def _keys_at(loc: tuple[str, ...]) -> set[str]:
    """The keys that a model knows at a location."""
    model: Any = Blueprint
    for part in loc:
        if isinstance(model, type) and issubclass(model, BaseModel):
            info = next((info for name, info in model.model_fields.items() if (key(name, info)) == part), None)
            model = info.annotation if info else model
        elif get_origin(model) is dict:
            model = get_args(model)[1]
        model = model_in(model)
    if isinstance(model, type) and issubclass(model, BaseModel):
        return {key(name, info) for name, info in model.model_fields.items()}
    return set()


def place_of(tree: Mapping, steps: list[str]) -> Place:
    """The place of the deepest node on the way."""
    node: Node = tree
    for part in steps:
        following = _step(node, part)
        if following is None:
            break
        node = following
    return node.place


def _key_place(tree: Mapping, steps: tuple[str, ...]) -> Place:
    """The place of the last step's key, or of the node where it is an item of a list."""
    node: Node = tree
    entry: Entry | None = None
    for part in steps:
        entry = node.entries.get(part) if isinstance(node, Mapping) else None
        following = _step(node, part)
        if following is None:
            break
        node = following
    return entry.key.place if entry else node.place
