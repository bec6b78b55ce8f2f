"""A customer's file: read within the caps of a blueprint's files; every value that cannot be is told at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.blueprint.checking.refusals import refusal
from generator.blueprint.model.annotations import Declared, declared, element_type, entity_type, keys_at
from generator.blueprint.model.base import Entity
from generator.blueprint.problems import BlueprintError, Place, Problem, Suggestions
from generator.blueprint.reading.files import shown
from generator.blueprint.reading.nodes import Mapping, Node, Scalar, is_empty, plain, scalar_at, step
from generator.blueprint.reading.source import read

from .request import Request

_MOST = 1000
"""So many refused values are told; nobody reads more."""


@dataclass(frozen=True, slots=True)
class Given:
    """A customer's file: what it asks for, None where its values cannot be, and where each of them stands."""

    tree: Mapping
    request: Request | None
    problems: tuple[Problem, ...]

    @property
    def language(self) -> str | None:
        """The language that the offer is asked for in, whether the rest can be or not."""
        return scalar_at(self.tree, "language")

    def place(self, *steps: str) -> Place:
        """Where a key stands, or the nearest one around it."""
        return key_place(self.tree, steps)

    def place_within(self, key: str) -> Place:
        """Where something is to be written below a key: there, or in the file, if the key is not there yet."""
        return self.place(key) if key in self.tree.entries else Place(self.tree.source.file)


def given(path: Path) -> Given:
    """Read a customer's file. Raises ``BlueprintError`` where it is no file of keys and values at all."""
    tree = read(path, shown=shown(path), layer="customer")
    if not tree.entries:
        message = "the file is empty"
        hint = f"`salesbook offer --new {shown(path)}` writes one to fill in, once this one is deleted."
        raise BlueprintError([Problem("missing-key", message, hint, tree.place)])
    unknown = tuple(_unknown_keys(tree))
    try:
        return Given(tree, Request.model_validate(_known(Request, tree)), unknown)
    except ValidationError as error:
        return Given(tree, None, (*unknown, *_refused(error, tree)))


def key_place(tree: Mapping, steps: Iterable[str]) -> Place:
    """The place of the key of the last step that is there."""
    node: Node = tree
    place = tree.place
    for part in steps:
        entry = node.entries.get(part) if isinstance(node, Mapping) else None
        following = step(node, part)
        if following is None:
            break
        node, place = following, entry.key.place if entry else following.place
    return place


def _known(model: type[Entity], node: Mapping) -> dict[str, Any]:
    """What is written of a model as plain data, without unknown keys, which are told of by themselves."""
    fields = declared(model)
    given = ((name, entry.value) for name, entry in node.entries.items() if name in fields)
    return {name: _value(fields[name], value) for name, value in given if not is_empty(value)}


def _value(field: Declared, node: Node) -> Any:
    """A value; an element without one is there all the same, and says no more than its id."""
    if field.entity and isinstance(node, Mapping):
        return _known(field.entity, node)
    if field.element and isinstance(node, Mapping):
        return {id_: _element(field.element, entry.value) for id_, entry in node.entries.items()}
    return plain(node)


def _element(element: type[Entity], node: Node) -> Any:
    if isinstance(node, Mapping):
        return _known(element, node)
    return {} if is_empty(node) else plain(node)


# --- what cannot be -------------------------------------------------------------------------------


def _unknown_keys(tree: Mapping) -> Iterator[Problem]:
    suggestions = Suggestions()
    for model, steps, node in _entities(Request, (), tree):
        for name, entry in node.entries.items():
            if name not in declared(model):
                known = keys_at(model, ())
                hint = suggestions.did_you_mean(name, known, f"Known here: {', '.join(sorted(known))}.")
                message = f"`{name}` is not a key that is known here"
                yield Problem("unknown-key", message, hint, entry.key.place, ".".join((*steps, name)))


def _entities(
    model: type[Entity], steps: tuple[str, ...], node: Mapping
) -> Iterator[tuple[type[Entity], tuple[str, ...], Mapping]]:
    """The mappings of the file that an entity is written in, each with its model."""
    yield model, steps, node
    for name, info in model.model_fields.items():
        entry = node.entries.get(name)
        if entry is None or not isinstance(entry.value, Mapping):
            continue
        element, entity = element_type(info.annotation), entity_type(info.annotation)
        if element:
            for id_, one in entry.value.entries.items():
                if isinstance(one.value, Mapping):
                    yield from _entities(element, (*steps, name, id_), one.value)
        elif entity:
            yield from _entities(entity, (*steps, name), entry.value)


def _refused(error: ValidationError, tree: Mapping) -> Iterator[Problem]:
    choices = Suggestions()
    for detail in error.errors(include_url=False)[:_MOST]:
        steps = tuple(str(part) for part in detail["loc"])
        path = ".".join(steps)
        if detail["type"] == "missing":
            yield _missing(steps, tree)
            continue
        told = refusal(detail, choices)
        yield Problem(told.code, told.message, told.hint, _value_place(tree, steps), path)


def _missing(steps: tuple[str, ...], tree: Mapping) -> Problem:
    name, there = steps[-1], _at(tree, steps)
    hint = f"Write a value for `{name}` here." if there else f"Add a line `{name}: …` here."
    return Problem("missing-key", f"`{name}` is missing", hint, key_place(tree, steps), ".".join(steps))


def _at(tree: Mapping, steps: Iterable[str]) -> Node | None:
    node: Node | None = tree
    for part in steps:
        node = step(node, part) if node else None
    return node


def _value_place(tree: Mapping, steps: tuple[str, ...]) -> Place:
    """The place of the deepest value on the way that is there; one that stands alone for its element is that value."""
    node: Node = tree
    for part in steps:
        node = step(node, part) or node
    return node.place if isinstance(node, Scalar) else key_place(tree, steps)
