"""A composed tree to a validated ``Blueprint``, every problem located where it stands."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .checking.columns import column_problems
from .checking.languages import language_problems
from .checking.lengths import length_problems
from .checking.merge_fields import merge_field_problems
from .checking.orphans import without_orphans
from .checking.parts import part_problems
from .checking.pictures import picture_problems
from .checking.pipelines import parallel_problems, pipeline_problems
from .checking.references import ids, path_problems, reference_problems
from .checking.refusals import (
    empty_element_problems,
    empty_key_problems,
    id_of,
    id_problems,
    model_problems,
    variant_id_problems,
)
from .checking.unindented import with_indents
from .following import completed, quoting
from .merging.compose import Composition, compose
from .model.annotations import EVENTS, collections_behind, declared
from .model.base import Entity, Reference
from .model.blueprint import Blueprint
from .model.fields import branches
from .problems import BlueprintError, Place, Problem
from .reading.files import as_text
from .reading.nodes import Mapping, Node, place_of, plain, scalar_at, step
from .remembered import remembered

_LEAST = {"company": {"name": "–"}}
"""What makes a blueprint."""


@dataclass(frozen=True, slots=True)
class LoadedBlueprint:
    """A blueprint with the places its values came from."""

    blueprint: Blueprint
    composition: Composition

    def place(self, path: str) -> Place:
        """Where the element or field with this lasting name stands, or its nearest ancestor."""
        return place_of(self.composition.tree, path.split("."))

    def own_place(self, path: str) -> Place | None:
        """Where the blueprint's own files come nearest to it; None where they have nothing of its section."""
        node: Node | None = self.composition.tree
        place = None
        for part in path.split("."):
            node = step(node, part) if node else None
            if node and node.source.layer in self.composition.own_layers:
                place = node.place
        return place


def load(path: Path, language: str | None = None, variant: str | None = None) -> LoadedBlueprint:
    """Read, merge and validate a blueprint. Raises ``BlueprintError`` with every problem found."""
    return validated(compose(path, language, variant))


def validated(composed: Composition) -> LoadedBlueprint:
    """Validate what was merged. Raises ``BlueprintError`` with every problem found, where one is an error."""
    composition = _without_orphans(composed)
    blueprint, refusals = _modelled(composition)
    refused = [*composition.problems, *refusals, *_tree_problems(composition)]
    problems = [*with_indents(refused, composition.tree)]
    if blueprint is not None:
        problems += length_problems(blueprint, composition.tree)
    if blueprint is None or any(problem.severity == "error" for problem in problems):
        raise BlueprintError(problems)
    blueprint._id = id_in(composition)
    blueprint._base_paths = _base_paths(composition)
    blueprint._vocabulary = composition.vocabulary
    return LoadedBlueprint(quoting(blueprint), composition)


def as_far_as_it_goes(composed: Composition) -> Blueprint | None:
    """The blueprint of what was merged, whatever its texts lack in this language, for who only looks up its words.

    None where its values cannot be.
    """
    composition = _without_orphans(composed)
    blueprint, _ = _modelled(composition)
    if blueprint is not None:
        blueprint._id, blueprint._vocabulary = id_in(composition), composition.vocabulary
    return blueprint


def id_in(composition: Composition) -> str:
    """The id of a blueprint, whether it is valid or not: its own, or what its folder's name gives."""
    return _own_id(composition) or id_of(as_text(Path(os.path.realpath(composition.folder)).name)) or "blueprint"


def _own_id(composition: Composition) -> str | None:
    """The id that the blueprint gives itself; a base's is not inherited, or two companies would share a folder."""
    entry = composition.tree.entries.get("id")
    is_own = entry is not None and entry.value.source.layer == composition.company_layer
    return scalar_at(composition.tree, "id") if is_own else None


def _without_orphans(composition: Composition) -> Composition:
    tree = without_orphans(composition.tree, composition.switched_off, composition.layers)
    return replace(composition, tree=tree)


def _modelled(composition: Composition) -> tuple[Blueprint | None, list[Problem]]:
    """The blueprint with its entities named, or None with what the models refuse."""
    events = _event_ids(composition.tree)
    try:
        values = {
            name: _section(name, entry.value, events if _waits_for_events(name) else None)
            for name, entry in composition.tree.entries.items()
        }
    except ValidationError:
        values = plain(composition.tree)  # so that all is refused that has to be, and not one section's only
    given = {name: value for name, value in values.items() if value is not None}
    try:
        blueprint = Blueprint.model_validate({**given, "language": composition.language}, context={EVENTS: events})
    except ValidationError as error:
        return None, list(model_problems(error, composition))
    _name_default_sections(blueprint, given)
    return completed(blueprint), []


def _event_ids(tree: Mapping) -> frozenset[str] | None:
    """The events that a rhythm may follow; None where something else stands in their place."""
    known = ids(tree, Reference(EVENTS))
    return None if known is None else frozenset(known)


def _waits_for_events(section: str) -> bool:
    """Whether a section holds rhythms, which may follow events."""
    field = declared(Blueprint).get(section)
    inner = (field.element or field.entity) if field else None
    return inner is not None and EVENTS in collections_behind(inner)


@remembered
def _section(name: str, node: Node, events: frozenset[str] | None) -> Any:
    """What stands in a section, its entities named; None where nothing does. Raises ``ValidationError``."""
    if not isinstance(node, Mapping):
        return plain(node)
    alone = Blueprint.model_validate({**_LEAST, name: plain(node)}, context={EVENTS: events})
    value = getattr(alone, declared(Blueprint)[name].name)
    _name(value, name, name)
    return value


def _tree_problems(composition: Composition) -> Iterator[Problem]:
    found = tuple(branches(composition.tree))
    kinds = (
        id_problems(found, composition.tree),
        variant_id_problems(composition),
        empty_key_problems(found),
        empty_element_problems(found, composition),
        reference_problems(found, composition),
        path_problems(found, composition),
        column_problems(composition),
        part_problems(composition.tree),
        pipeline_problems(composition.tree),
        parallel_problems(composition.tree),
        picture_problems(found, composition),
        merge_field_problems(found, composition),
        language_problems(found, composition),
    )
    return chain.from_iterable(kinds)


# --- names and provenance -------------------------------------------------------------------------


def _name_default_sections(blueprint: Blueprint, given: Container[str]) -> None:
    for key, field in declared(Blueprint).items():
        if key not in given:
            _name(getattr(blueprint, field.name), key, key)


def _name(value: Any, name: str, path: str) -> None:
    """Give an entity, or each of a collection, and all within it their ids and their paths."""
    if isinstance(value, Entity):
        value._id, value._path = name, path
        for key, field in declared(type(value)).items():
            if field.element or field.entity:
                _name(getattr(value, field.name), key, f"{path}.{key}")
    elif isinstance(value, dict):
        for id_, element in value.items():
            _name(element, id_, f"{path}.{id_}")


def _base_paths(composition: Composition) -> frozenset[str]:
    """The paths of all values that come from a base."""
    own, entries = composition.own_layers, composition.tree.entries
    return frozenset().union(*(_base_paths_in(name, entry.value, own) for name, entry in entries.items()))


@remembered
def _base_paths_in(section: str, node: Node, own: frozenset[str]) -> frozenset[str]:
    return frozenset(_inherited(section, node, own))


def _inherited(path: str, node: Node, own: frozenset[str]) -> Iterator[str]:
    waiting = [(path, node)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, Mapping):
            waiting += [(f"{path}.{name}", entry.value) for name, entry in node.entries.items()]
        elif node.source.layer not in own:
            yield path
