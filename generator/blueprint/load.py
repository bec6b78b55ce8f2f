"""A composed tree to a validated ``Blueprint``, every problem located where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from pydantic import ValidationError
from slugify import slugify

from .annotations import declared
from .compose import Composition, compose
from .fields import holders
from .model.base import Entity
from .model.blueprint import Blueprint
from .nodes import Mapping, Node, place_of, plain, scalar_at
from .orphans import without_orphans
from .pictures import picture_problems
from .problems import BlueprintError, Place, Problem
from .references import merge_field_problems, path_problems, reference_problems
from .refusals import empty_key_problems, id_problems, model_problems, variant_id_problems

_MOST = 300
"""So many problems of a kind are looked for: each compares names, and a stranger's blueprint may be endless."""


@dataclass(frozen=True, slots=True)
class LoadedBlueprint:
    """A blueprint with the places its values came from."""

    blueprint: Blueprint
    composition: Composition

    def place(self, path: str) -> Place:
        """Where the element or field with this lasting name stands, or its nearest ancestor."""
        return place_of(self.composition.tree, path.split("."))


def load(path: Path, language: str | None = None, variant: str | None = None) -> LoadedBlueprint:
    """Read, merge and validate a blueprint. Raises ``BlueprintError`` with every problem found."""
    return validated(compose(path, language, variant))


def validated(composed: Composition) -> LoadedBlueprint:
    """Validate what was merged. Raises ``BlueprintError`` with every problem found."""
    composition = _without_orphans(composed)
    blueprint, refusals = _modelled(composition)
    problems = [*composition.problems, *refusals, *_tree_problems(composition)]
    if blueprint is None or problems:
        raise BlueprintError(problems)
    _name(blueprint, "", "")
    blueprint._id = _own_id(composition) or slugify(composition.folder.resolve().name) or "blueprint"
    blueprint._base_paths = frozenset(_base_paths(composition.tree, composition.own_layers))
    return LoadedBlueprint(blueprint, composition)


def _own_id(composition: Composition) -> str | None:
    """The id that the blueprint gives itself; a base's is not inherited, or two companies would share a folder."""
    entry = composition.tree.entries.get("id")
    is_own = entry is not None and entry.value.source.layer == composition.company_layer
    return scalar_at(composition.tree, "id") if is_own else None


def _without_orphans(composition: Composition) -> Composition:
    tree = without_orphans(composition.tree, composition.switched_off, composition.layers)
    return replace(composition, tree=tree)


def _modelled(composition: Composition) -> tuple[Blueprint | None, list[Problem]]:
    """The blueprint, or None with what the models refuse."""
    try:
        return Blueprint.model_validate({**plain(composition.tree), "language": composition.language}), []
    except ValidationError as error:
        return None, list(model_problems(error, composition))


def _tree_problems(composition: Composition) -> Iterator[Problem]:
    found = tuple(holders(composition.tree))
    fields = tuple(field for holder in found for field in holder.fields())
    kinds = (
        id_problems(found, composition.tree),
        variant_id_problems(composition),
        empty_key_problems(found),
        reference_problems(fields, composition),
        path_problems(fields, composition),
        picture_problems(fields, composition),
        merge_field_problems(fields, composition),
    )
    return chain.from_iterable(islice(problems, _MOST) for problems in kinds)


# --- names and provenance -------------------------------------------------------------------------


def _name(entity: Entity, name: str, path: str) -> None:
    """Give every entity its id and its path."""
    entity._id, entity._path = name, path
    for key, field in declared(type(entity)).items():
        if not (field.element or field.entity):
            continue
        here, value = f"{path}.{key}" if path else key, getattr(entity, field.name)
        if isinstance(value, Entity):
            _name(value, key, here)
        elif isinstance(value, dict):
            for id_, element in value.items():
                _name(element, id_, f"{here}.{id_}")


def _base_paths(tree: Node, own: Set[str]) -> Iterator[str]:
    """The paths of all values that come from a base, in no order."""
    waiting = [("", tree)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, Mapping):
            below = f"{path}." if path else ""
            waiting += [(f"{below}{name}", entry.value) for name, entry in node.entries.items()]
        elif node.source.layer not in own:
            yield path
