"""Where each value of a merged blueprint came from, and how much of it is the company's own."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from generator.blueprint.problems import Place
from generator.blueprint.reading.nodes import Mapping, Node, Scalar, Sequence, is_empty, step

from .layers import OUTLINES


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it came out of the merge: its lasting name, its texts (a list has several), its layer and place.

    ``items`` are those of a list to which one layer has added what another had not, each with its own origin. A
    ``bare`` one is no value but an element that is there and says nothing, such as a column under its usual name.
    """

    path: str
    texts: tuple[str, ...]
    layer: str
    place: Place
    items: tuple[Value, ...] = ()
    bare: bool = False


def values(node: Node, path: str = "") -> Iterator[Value]:
    """Every value and bare element below a node, in the order of the tree; ``path`` is its own lasting name."""
    if isinstance(node, Mapping) and not node.entries:
        yield Value(path, (), node.source.layer, node.place, bare=True)
    elif isinstance(node, Mapping):
        for name, entry in node.entries.items():
            yield from values(entry.value, f"{path}.{name}" if path else name)
    elif not is_empty(node):
        yield Value(path, _texts(node), node.source.layer, node.place, tuple(_mixed(node, path)))


def _mixed(node: Node, path: str) -> Iterator[Value]:
    """The items of a list that come from several layers."""
    if isinstance(node, Sequence) and len({item.source.layer for item in node.items}) > 1:
        for number, item in enumerate(node.items):
            yield from values(item, f"{path}.{number}")


def _texts(node: Scalar | Sequence) -> tuple[str, ...]:
    if isinstance(node, Sequence):
        return tuple(text for item in node.items for text in (_texts(item) if not isinstance(item, Mapping) else ()))
    return (node.value or "",)


def named(tree: Mapping, name: str) -> dict[str, Node]:
    """What a person may mean by a name: what has this path, or every element with this id that says anything."""
    node: Node | None = tree
    for part in name.split("."):
        node = step(node, part) if node else None
    if node:
        return {name: node}
    found = ((path, element) for path, element in _mappings(tree, "") if element.entries)
    return {path: element for path, element in found if path.rpartition(".")[2] == name}


def names(tree: Mapping) -> list[str]:
    """Every id and path of an element that ``named`` can find."""
    paths = [path for path, _ in _mappings(tree, "")]
    return [*paths, *{path.rpartition(".")[2] for path in paths}]


def _mappings(node: Mapping, path: str) -> Iterator[tuple[str, Mapping]]:
    for name, entry in node.entries.items():
        if isinstance(entry.value, Mapping):
            here = f"{path}.{name}" if path else name
            yield here, entry.value
            yield from _mappings(entry.value, here)


@dataclass(frozen=True, slots=True)
class Share:
    """How many values a part of the blueprint has, and how many of them are the company's own."""

    name: str
    own: int
    all: int

    @property
    def percent(self) -> int:
        """The company's own share in whole percent."""
        return round(100 * self.own / self.all) if self.all else 0


def shares(tree: Mapping, own_layers: Set[str]) -> list[Share]:
    """The company's share of each top-level part."""
    return [_share(name, entry.value, own_layers) for name, entry in tree.entries.items()]


def whole(tree: Mapping, own_layers: Set[str]) -> Share:
    """The company's share of the whole blueprint."""
    return _share("", tree, own_layers)


def _share(name: str, node: Node, own_layers: Set[str]) -> Share:
    counted = (value for value in values(node) if not value.bare)
    layers = [value.layer for value in counted if value.layer != OUTLINES]  # which every blueprint has
    return Share(name, sum(layer in own_layers for layer in layers), len(layers))
