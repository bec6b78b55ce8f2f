"""Nodes as JSON and back: what was read and merged once need not be so again.

What is read back may have been written by anybody. So it is JSON and nothing that could act, and it becomes nodes only
where each part of it is of the kind, and within the bounds, that reading YAML would have kept to. The texts of the
files are not in it; places are found in the files themselves.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from collections.abc import Sequence as SequenceABC
from types import NoneType
from typing import Any

from generator.blueprint.reading.nodes import Entry, Mapping, Node, Scalar, Sequence, Source
from generator.blueprint.reading.source import FORBIDDEN, MAX_BYTES, MAX_DEPTH, MAX_NODES

FORMAT = "2"
"""Of the JSON; to be changed with it, so that what was packed in another way is left alone."""

_MOST_CHARACTERS = MAX_BYTES
"""So many in all values together: an alias makes many of one."""
_DEEPEST = MAX_DEPTH + 5
_SCALAR = -1


class PackingError(ValueError):
    """These nodes cannot be packed; or there are none in this text."""


def packed(node: Node, sources: SequenceABC[Source]) -> str:
    """A node and all below it as JSON, where all was read from these sources. Raises ``PackingError``."""
    packing = _Packing(sources)
    packing.add(node)
    columns = [packing.shapes, packing.texts, *packing.scalars, *packing.collections]
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str, sources: SequenceABC[Source]) -> Node:
    """The node that was packed, read from the same sources. Raises ``PackingError`` for anything else."""
    try:
        columns = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PackingError("this is no JSON") from error
    match columns:
        case [list(shapes), list(texts), *places] if len(places) == 6 and all(isinstance(one, list) for one in places):
            _refuse_wrong(shapes, texts, places, len(sources))
            return _Unpacking(shapes, texts, places, sources).root()
    raise PackingError("these are no columns")


class _Packing:
    """Nodes laid out in columns, each before those that it holds, a key before its value.

    ``shapes`` has -1 for a scalar, 2n for a mapping of n entries, 2n + 1 for a list of n items, and nothing for keys.
    ``texts`` are those of scalars and keys, and ``scalars`` their files, lines and columns; ``collections`` has those
    of mappings and lists.
    """

    def __init__(self, sources: SequenceABC[Source]) -> None:
        self._numbers = {source: number for number, source in enumerate(sources)}
        self._characters = 0
        self.shapes: list[int] = []
        self.texts: list[str | None] = []
        self.scalars: tuple[list[int], list[int], list[int]] = ([], [], [])
        self.collections: tuple[list[int], list[int], list[int]] = ([], [], [])

    def add(self, node: Node) -> None:
        """Lay out a node and all below it."""
        if isinstance(node, Scalar):
            self.shapes.append(_SCALAR)
            self._add_scalar(node)
        elif isinstance(node, Sequence):
            self._add_collection(node, 2 * len(node.items) + 1)
            for item in node.items:
                self.add(item)
        else:
            self._add_collection(node, 2 * len(node.entries))
            for entry in node.entries.values():
                self._add_scalar(entry.key)
                self.add(entry.value)

    def _add_collection(self, node: Node, shape: int) -> None:
        self.shapes.append(shape)
        self._add_place(node, self.collections)

    def _add_scalar(self, scalar: Scalar) -> None:
        self._characters += len(scalar.value or "")
        if self._characters > _MOST_CHARACTERS:
            raise PackingError("the values are too long")
        self.texts.append(scalar.value)
        self._add_place(scalar, self.scalars)

    def _add_place(self, node: Node, places: tuple[list[int], list[int], list[int]]) -> None:
        if node.source not in self._numbers:
            raise PackingError("a file has changed since it was read")
        if len(places[0]) == MAX_NODES:
            raise PackingError("there are too many values")
        for column, number in zip(places, (self._numbers[node.source], node.line, node.column), strict=True):
            column.append(number)


def _refuse_wrong(shapes: list[Any], texts: list[Any], places: list[list[Any]], sources: int) -> None:
    """Raise ``PackingError`` where the columns hold what no packing would have laid out."""
    lengths = [len(texts)] * 3 + [len(shapes) - shapes.count(_SCALAR)] * 3
    is_sound = (
        [len(column) for column in places] == lengths
        and _are_texts(texts)
        and _are_numbers(shapes, _SCALAR, 2 * MAX_NODES + 1)
        and all(_are_numbers(files, 0, sources - 1) for files in places[::3])
        and all(_are_numbers(numbers, 1, MAX_BYTES) for numbers in (*places[1::3], *places[2::3]))
    )
    if not is_sound:
        raise PackingError("these are no packed nodes")


def _are_numbers(values: list[Any], least: int, most: int) -> bool:
    """Whether these are whole numbers within bounds, and not too many."""
    return (
        len(values) <= 2 * MAX_NODES
        and set(map(type, values)) <= {int}
        and least <= min(values, default=least)
        and max(values, default=most) <= most
    )


def _are_texts(values: list[Any]) -> bool:
    """Whether these are texts that a Word or Excel file can hold, or missing."""
    return set(map(type, values)) <= {str, NoneType} and not FORBIDDEN.search("".join(filter(None, values)))


class _Unpacking:
    """Nodes made from columns that are sound, each by itself."""

    def __init__(
        self, shapes: list[int], texts: list[str | None], places: list[list[int]], sources: SequenceABC[Source]
    ) -> None:
        self._shapes = iter(shapes)
        self._scalars = map(Scalar, texts, map(sources.__getitem__, places[0]), places[1], places[2])
        self._places: Iterator[tuple[Source, int, int]] = zip(
            map(sources.__getitem__, places[3]), places[4], places[5], strict=True
        )

    def root(self) -> Node:
        """The only node that is in no other."""
        try:
            node = self._node(0)
        except StopIteration as error:
            raise PackingError("the columns end early") from error
        if any(next(column, None) is not None for column in (self._shapes, self._scalars, self._places)):
            raise PackingError("the columns go on")
        return node

    def _node(self, depth: int) -> Node:
        shape = next(self._shapes)
        return next(self._scalars) if shape == _SCALAR else self._collection(shape, depth)

    def _collection(self, shape: int, depth: int) -> Mapping | Sequence:
        if depth == _DEEPEST:
            raise PackingError("nested too deep")
        source, line, column = next(self._places)
        count, is_list = divmod(shape, 2)
        if is_list:
            items = tuple([self._node(depth + 1) for _ in range(count)])
            return Sequence(items, source, line, column)
        entries: dict[str, Entry] = {}
        shapes, scalars = self._shapes, self._scalars
        for _ in range(count):
            key, below = next(scalars), next(shapes)
            # Nine of ten nodes are scalars in a mapping: they are taken here, without a call for each.
            value = next(scalars) if below == _SCALAR else self._collection(below, depth + 1)
            entries[key.value or ""] = Entry(key, value)
        return Mapping(entries, source, line, column)
