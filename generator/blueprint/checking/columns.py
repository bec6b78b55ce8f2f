"""Columns that an outline names and no table has: what they would show is not known to anybody."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.merging.compose import Composition
from generator.blueprint.problems import Problem, did_you_mean
from generator.blueprint.reading.nodes import Mapping, Node, step

_WITH_SECTIONS = ("papers", "documents", "offers")
"""The collections of papers whose sections may have columns."""


def column_problems(composition: Composition) -> Iterator[Problem]:
    """Columns of the blueprint's own that nothing below it knows; theirs are made by code."""
    papers = ((kind, *paper) for kind in _WITH_SECTIONS for paper in _elements(composition.tree, kind))
    for kind, paper, outline in papers:
        for section, inner in _elements(outline, "sections"):
            path = f"{kind}.{paper}.sections.{section}.columns"
            yield from _new_columns(step(inner, "columns"), path, composition.own_layers)


def _elements(node: Node, name: str) -> Iterator[tuple[str, Node]]:
    collection = step(node, name)
    if isinstance(collection, Mapping):
        yield from ((id_, entry.value) for id_, entry in collection.entries.items())


def _new_columns(columns: Node | None, path: str, own: frozenset[str]) -> Iterator[Problem]:
    if not isinstance(columns, Mapping):
        return
    known = [id_ for id_, entry in columns.entries.items() if entry.value.source.layer not in own]
    for id_, entry in columns.entries.items():
        if isinstance(entry.value, Mapping) and entry.value.source.layer in own:
            otherwise = (
                f"Columns here: {', '.join(known)}." if known else "The columns of this section stay as they are."
            )
            hint = did_you_mean(id_, known, otherwise)
            yield Problem("unknown-key", f"no table here has a column `{id_}`", hint, entry.key.place, f"{path}.{id_}")
