"""What a YAML file is read into: scalars, lists and mappings that know their file, line and column.

A node never changes, and a list or a mapping equals only itself.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import Any

from generator.blueprint.problems import Place, Problem

_LINE_BREAK = re.compile("[\n\x85\u2028\u2029]")
"""What YAML 1.1 (5.4) takes for the end of a line, once CR LF and CR have become LF."""
_MOST_STEPS = 50
"""More than lead to anything in a file, where nesting has its cap."""
_MOST_DIGITS = 9


@dataclass(frozen=True)
class Source:
    """A file that was read: its printed name, the layer it belongs to, and its text with LF for each line's end."""

    file: str
    layer: str
    text: str = field(repr=False)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text line by line; made when the first place is shown."""
        return tuple(_LINE_BREAK.split(self.text))

    def place(self, line: int, column: int) -> Place:
        """A place in this file; line and column from 1. Beyond its last line stands the end of that line."""
        if line > len(self.lines):
            line, column = len(self.lines), len(self.lines[-1]) + 1
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.file, line, column, text)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as it was written, without blanks at its ends; ``value`` is None for an empty one, ``null`` or ``~``.

    ``is_chosen``: it was written in several languages, and this is the one that is wanted.
    """

    value: str | None
    source: Source
    line: int
    column: int
    is_chosen: bool = False

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return self.source.place(self.line, self.column)


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    source: Source
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Where the list begins."""
        return self.source.place(self.line, self.column)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A key of a mapping with its value; the key's text is the name that the entry has in the mapping."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    """A mapping: its entries by key, in their order."""

    entries: dict[str, Entry]
    source: Source
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self.source.place(self.line, self.column)


Node = Scalar | Sequence | Mapping


def is_empty(node: Node) -> bool:
    """Whether nothing was written: a key without a value."""
    return isinstance(node, Scalar) and node.value is None


def scalar_at(mapping: Mapping, key: str) -> str | None:
    """The text under a key, or None where there is none."""
    entry = mapping.entries.get(key)
    return entry.value.value if entry and isinstance(entry.value, Scalar) else None


def with_values(mapping: Mapping, values: MappingABC[str, Node | None]) -> Mapping:
    """A mapping with a new value for each key, without those that have None; itself where nothing differs."""
    if all(values[name] is entry.value for name, entry in mapping.entries.items()):
        return mapping
    entries = {
        name: Entry(entry.key, value) for name, entry in mapping.entries.items() if (value := values[name]) is not None
    }
    return replace(mapping, entries=entries)


def section_by_section(
    tree: Mapping, made_of: Callable[[Node], tuple[Node, Iterable[Problem]]], problems: list[Problem]
) -> Mapping:
    """A tree with what is made of each of its sections; ``problems`` takes up what is wrong with them."""
    sections: dict[str, Node | None] = {}
    for name, entry in tree.entries.items():
        sections[name], more = made_of(entry.value)
        problems += more
    return with_values(tree, sections)


def with_items(sequence: Sequence, items: tuple[Node, ...]) -> Sequence:
    """A list with other items; itself where they are the same nodes."""
    is_same = len(items) == len(sequence.items) and all(map(operator.is_, items, sequence.items))
    return sequence if is_same else replace(sequence, items=items)


def scalars_in(node: Node) -> Iterator[Scalar]:
    """All scalars within a node, at whatever depth, in their order; of a scalar itself."""
    if isinstance(node, Scalar):
        yield node
        return
    inner = (entry.value for entry in node.entries.values()) if isinstance(node, Mapping) else node.items
    for one in inner:
        yield from scalars_in(one)


def plain(node: Node) -> Any:
    """The tree as plain data; an empty value is one that was not given."""
    if isinstance(node, Mapping):
        return {name: value for name, entry in node.entries.items() if (value := plain(entry.value)) is not None}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value


def step(node: Node, part: str) -> Node | None:
    """The node one step further: the value of a key, or the item of a list."""
    if isinstance(node, Mapping) and part in node.entries:
        return node.entries[part].value
    if isinstance(node, Sequence) and part.isdecimal() and len(part) <= _MOST_DIGITS and int(part) < len(node.items):
        return node.items[int(part)]
    return None


def lineage(path: str) -> Iterator[str]:
    """The paths of all that a path leads through, the outermost first, itself last where it can lead to anything."""
    return accumulate(path.split(".", _MOST_STEPS)[:_MOST_STEPS], "{}.{}".format)


def place_of(tree: Mapping, steps: list[str]) -> Place:
    """The place of the deepest node on the way that is there."""
    node: Node = tree
    for part in steps:
        following = step(node, part)
        if following is None:
            break
        node = following
    return node.place
