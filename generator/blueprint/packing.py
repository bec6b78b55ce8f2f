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

from .nodes import Entry, Mapping, Node, Scalar, Sequence, Source
from .source import FORBIDDEN, MAX_BYTES, MAX_DEPTH, MAX_NODES

FORMAT = "1"
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
    return json.dumps(packing.columns, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str, sources: SequenceABC[Source]) -> Node:
    """The node that was packed, read from the same sources. Raises ``PackingError`` for anything else."""
    try:
        columns = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PackingError("this is no JSON") from error
    _refuse_wrong(columns, len(sources))
    return _Unpacking(columns, sources).root()


class _Packing:
    """Nodes laid out in columns, each before those that it holds, a key before its value.

    ``shapes`` has -1 for a scalar, 2n for a mapping of n entries, 2n + 1 for a list of n items, and nothing for keys.
    """

    def __init__(self, sources: SequenceABC[Source]) -> None:
        self._numbers = {source: number for number, source in enumerate(sources)}
        self._characters = 0
        self.columns: dict[str, list[Any]] = {"shapes": [], "texts": [], "sources": [], "lines": [], "columns": []}

    def add(self, node: Node) -> None:
        """Lay out a node and all below it."""
        if isinstance(node, Scalar):
            self._add_shape(_SCALAR)
            self._add_scalar(node)
        elif isinstance(node, Sequence):
            self._add_shape(2 * len(node.items) + 1)
            self._add_place(node)
            for item in node.items:
                self.add(item)
        else:
            self._add_shape(2 * len(node.entries))
            self._add_place(node)
            for entry in node.entries.values():
                self._add_scalar(entry.key)
                self.add(entry.value)

    def _add_shape(self, shape: int) -> None:
        self.columns["shapes"].append(shape)

    def _add_scalar(self, scalar: Scalar) -> None:
        self._characters += len(scalar.value or "")
        if self._characters > _MOST_CHARACTERS:
            raise PackingError("the values are too long")
        self.columns["texts"].append(scalar.value)
        self._add_place(scalar)

    def _add_place(self, node: Node) -> None:
        if node.source not in self._numbers:
            raise PackingError("a file has changed since it was read")
        if len(self.columns["lines"]) == MAX_NODES:
            raise PackingError("there are too many values")
        self.columns["sources"].append(self._numbers[node.source])
        self.columns["lines"].append(node.line)
        self.columns["columns"].append(node.column)


def _refuse_wrong(columns: Any, sources: int) -> None:
    """Raise ``PackingError`` where the columns hold what no packing would have laid out."""
    match columns:
        case {"shapes": list(shapes), "texts": list(texts), "sources": list(files), "lines": list(), "columns": list()}:
            is_sound = (
                _are_numbers(shapes, _SCALAR, 2 * MAX_NODES + 1)
                and _are_texts(texts)
                and _are_numbers(files, 0, sources - 1)
                and _are_numbers(columns["lines"], 1, MAX_BYTES)
                and _are_numbers(columns["columns"], 1, MAX_BYTES)
            )
        case _:
            is_sound = False
    if not is_sound:
        raise PackingError("these are no packed nodes")


def _are_numbers(values: list[Any], least: int, most: int) -> bool:
    """Whether these are whole numbers within bounds, not too many."""
    return (
        0 < len(values) <= MAX_NODES
        and set(map(type, values)) == {int}
        and least <= min(values)
        and max(values) <= most
    )


def _are_texts(values: list[Any]) -> bool:
    """Whether these are texts that a Word or Excel file can hold, or missing."""
    return set(map(type, values)) <= {str, NoneType} and not FORBIDDEN.search("".join(filter(None, values)))


class _Unpacking:
    """Nodes made from columns."""

    def __init__(self, columns: dict[str, list[Any]], sources: SequenceABC[Source]) -> None:
        self._shapes: Iterator[int] = iter(columns["shapes"])
        self._texts: Iterator[str | None] = iter(columns["texts"])
        files = map(sources.__getitem__, columns["sources"])
        self._places: Iterator[tuple[Source, int, int]] = zip(files, columns["lines"], columns["columns"], strict=True)

    def root(self) -> Node:
        """The only node that is in no other."""
        try:
            node = self._node(0)
            is_all = next(self._shapes, None) is None and next(self._texts, self) is self
            if is_all and next(self._places, None) is None:
                return node
        except (StopIteration, ValueError) as error:
            raise PackingError("columns end early") from error
        raise PackingError("columns go on")

    def _node(self, depth: int) -> Node:
        shape = next(self._shapes)
        if shape == _SCALAR:
            return self._scalar()
        if depth == _DEEPEST:
            raise PackingError("nested too deep")
        source, line, column = next(self._places)
        count, is_list = divmod(shape, 2)
        if is_list:
            return Sequence(tuple([self._node(depth + 1) for _ in range(count)]), source, line, column)
        entries: dict[str, Entry] = {}
        for _ in range(count):
            key = self._scalar()
            entries[key.value or ""] = Entry(key, self._node(depth + 1))
        return Mapping(entries, source, line, column)

    def _scalar(self) -> Scalar:
        text = next(self._texts)
        return Scalar(text, *next(self._places))
