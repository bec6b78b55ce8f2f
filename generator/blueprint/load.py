"""A composed tree to a validated ``Blueprint``, every problem located where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from slugify import slugify

from .annotations import children
from .compose import Composition, compose
from .model.base import Entity
from .model.blueprint import Blueprint
from .orphans import without_orphans
from .problems import BlueprintError, Place, in_order
from .references import merge_field_problems, reference_problems
from .refusals import id_problems, model_problems, place_of
from .source import Mapping, Node, Sequence


@dataclass(frozen=True, slots=True)
class LoadedBlueprint:
    """A blueprint with the places its values came from."""

    blueprint: Blueprint
    composition: Composition

    def place(self, path: str) -> Place:
        """Where the element or field with this lasting name stands, or its nearest ancestor."""
        return place_of(self.composition.tree, path.split("."))


def load(path: Path, language: str | None = None) -> LoadedBlueprint:
    """Read, merge and validate a blueprint. Raises ``BlueprintError`` with every problem found."""
    composition = compose(path, language)
    tree = without_orphans(composition.tree, composition.switched_off, composition.company_layer)
    composition = replace(composition, tree=tree)
    problems = [*id_problems(tree)]
    try:
        blueprint = Blueprint.model_validate({**_plain(tree), "language": composition.language})
    except ValidationError as error:
        raise BlueprintError([*problems, *model_problems(error, tree)]) from error
    _name(blueprint, "", "", composition)
    loaded = LoadedBlueprint(blueprint, composition)
    problems += [*reference_problems(loaded.blueprint, loaded.place), *merge_field_problems(loaded.blueprint, loaded.place)]
    if problems:
        raise BlueprintError(in_order(problems))
    return loaded


def _plain(node: Node) -> Any:
    """The tree as plain data; an empty value is one that was not given."""
    if isinstance(node, Mapping):
        return {name: value for name, entry in node.entries.items() if (value := _plain(entry.value)) is not None}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return node.value


# --- names and provenance -------------------------------------------------------------------------


def _name(entity: Entity, name: str, path: str, composition: Composition) -> None:
    """Give every entity its id and its path; the root learns which paths are the base's."""
    entity._id, entity._path = name, path
    for field, value in children(entity):
        here = f"{path}.{field}" if path else field
        if isinstance(value, Entity):
            _name(value, field, here, composition)
        elif isinstance(value, dict):
            for key, element in value.items():
                if isinstance(element, Entity):
                    _name(element, key, f"{here}.{key}", composition)
    if isinstance(entity, Blueprint):
        entity._id = entity.id_ or slugify(composition.folder.resolve().name) or "blueprint"
        entity._base_paths = frozenset(_base_paths(composition.tree, "", composition.company_layer))


def _base_paths(node: Node, path: str, company: str) -> Iterator[str]:
    if isinstance(node, Mapping):
        for name, entry in node.entries.items():
            yield from _base_paths(entry.value, f"{path}.{name}" if path else name, company)
    elif node.source.layer != company:
        yield path
