"""Columns that an outline names and no table or sheet has: what they would show is not known to anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.blueprint.merging.compose import Composition
from generator.blueprint.problems import Problem, did_you_mean
from generator.blueprint.reading.nodes import Mapping, Node, step


class _Holder(NamedTuple):
    """What may have columns: where such parts stand, what has them there, and the hint where none are known."""

    papers: str
    parts: str
    table: str
    without: str


_OF_CODE = "The columns of this section stay as they are."
_HOLDERS = (
    _Holder("papers", "sections", "table", _OF_CODE),
    _Holder("documents", "sections", "table", _OF_CODE),
    _Holder("offers", "sections", "table", _OF_CODE),
    _Holder("papers", "sheets", "sheet", "This sheet has no columns to arrange."),
)


def column_problems(composition: Composition) -> Iterator[Problem]:
    """Columns that neither a base has nor the outlines below them all: theirs are made by code."""
    for holder in _HOLDERS:
        for paper, outline in _elements(composition.tree, (holder.papers,)):
            for part, inner in _elements(outline, (holder.parts,)):
                path = (holder.papers, paper, holder.parts, part, "columns")
                known = [id_ for id_, _ in _elements(composition.below, path)]
                yield from _new_columns(inner, known, path, holder)


def _elements(node: Node, path: Iterable[str]) -> Iterator[tuple[str, Node]]:
    """The elements of the collection at a path below a node; none where there is no collection."""
    found: Node | None = node
    for name in path:
        found = step(found, name) if found else None
    if isinstance(found, Mapping):
        yield from ((id_, entry.value) for id_, entry in found.entries.items())


def _new_columns(part: Node, known: list[str], path: Sequence[str], holder: _Holder) -> Iterator[Problem]:
    columns = step(part, "columns")
    if not isinstance(columns, Mapping):
        return
    otherwise = f"Columns here: {', '.join(known)}." if known else holder.without
    for id_, entry in columns.entries.items():
        if isinstance(entry.value, Mapping) and id_ not in known:
            message, hint = f"no {holder.table} here has a column `{id_}`", did_you_mean(id_, known, otherwise)
            yield Problem("unknown-key", message, hint, entry.key.place, ".".join([*path, id_]))
