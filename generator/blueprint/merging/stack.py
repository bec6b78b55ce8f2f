"""Layers laid on one another from the lowest up, their variants kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path

from generator.blueprint.problems import BlueprintError, Place, Problem
from generator.blueprint.reading.files import ROOT_FILE
from generator.blueprint.reading.nodes import Mapping, Node, Scalar, Source
from generator.blueprint.reading.room import MOST_VALUES, too_many_values, values_in
from generator.blueprint.reading.unread import NOTHING_UNREAD, Unread

from .layers import OWN, Layer
from .merge import REPLACE, Notes, joined, merge
from .packs import KINDS
from .replacing import emptied, replaced_paths
from .reuse import with_nodes_of_before
from .variants import KEY, Overlay, apart, overlays_in

_IN_VARIANTS_OF_ROOT_FILE = ("language", *KINDS)
"""Keys that decide what is read; a variant may give them too."""
_ONLY_IN_ROOT_FILE = ("extends", *_IN_VARIANTS_OF_ROOT_FILE)
_NOTHING = Mapping({}, Source("", "", ""), 1, 1)


@dataclass(frozen=True, slots=True)
class Stack:
    """Merged layers, as far as they could be read: a function of their files and the language alone.

    ``layers`` names them, the lowest first. ``overlays`` are those of all variants, none of them applied.
    ``replaced`` holds what a value of another kind has taken the place of, by the place of that value; ``taken`` the
    key ``field=`` by the paths of that field and of all keys that it took away.
    """

    tree: Mapping = _NOTHING
    overlays: tuple[Overlay, ...] = ()
    layers: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    replaced: MappingABC[Place, Node] = field(default_factory=dict)
    taken: MappingABC[str, Scalar] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unread: Unread = NOTHING_UNREAD

    def variants(self) -> dict[str, Overlay]:
        """The lowest overlay of each variant, by the variant's id."""
        lowest: dict[str, Overlay] = {}
        for overlay in self.overlays:
            lowest.setdefault(overlay.variant, overlay)
        return lowest

    def values(self) -> int:
        """How many values it holds, those of all variants included."""
        return values_in(self.tree) + sum(values_in(overlay.tree) for overlay in self.overlays)

    def with_layer(self, layer: Layer, language: str) -> Stack:
        """With the files of one more layer on top; the texts of other languages left aside.

        Raises ``BlueprintError`` where they hold too many values together with those of the layers below.
        """
        files = _Files(layer, language, self.values())
        tree, overlays = apart(files.tree, layer.name, files.problems)
        below = replace(
            self,
            overlays=(*self.overlays, *overlays),
            files=(*self.files, *files.read),
            problems=(*self.problems, *files.problems),
            unread=self.unread | files.unread,
        )
        return below._with_tree(tree, layer.name)

    def with_variant(self, variant: str | None) -> Stack:
        """With the overlays of a variant on top, that of the lowest layer first."""
        chosen = (overlay for overlay in self.overlays if overlay.variant == variant)
        return reduce(lambda stack, overlay: stack._with_tree(overlay.labelled(), overlay.name), chosen, self)

    def _with_tree(self, tree: Mapping, name: str) -> Stack:
        notes = Notes([*self.problems, *emptied(self.tree, tree)], dict(self.replaced))
        return replace(
            self,
            tree=merge(self.tree, tree, notes),
            layers=(*self.layers, name),
            replaced=notes.replaced,
            taken={**self.taken, **dict(replaced_paths(self.tree, tree))},
            problems=tuple(notes.problems),
        )


def stacked(layers: Iterable[Layer], language: str) -> Stack:
    """Layers merged, the lowest given first."""
    return reduce(lambda stack, layer: stack.with_layer(layer, language), layers, Stack())


class _Files:
    """The files of a layer joined into one tree, with what is wrong with them and which of them could not be read."""

    def __init__(self, layer: Layer, language: str, values_below: int) -> None:
        self._values = values_below
        self.problems = list(layer.problems)
        self.unread = layer.unread if layer.speaks(language) else Unread(everything=True)
        self.read: list[Path] = [layer.file]
        self._unread: list[Path] = []
        trees = [layer.root, *self._others(layer, language)]
        self.unread = self.unread.with_files(self._unread)
        self.tree = joined(trees, "", self.problems)
        if layer.name == OWN:  # bases are kept by the texts that their nodes were read from
            self.tree = with_nodes_of_before(self.tree, layer.file, language)

    def _others(self, layer: Layer, language: str) -> Iterator[Mapping]:
        """What further files hold, as far as they can be read."""
        self._count(layer.root, layer.file)
        self.problems += _not_replaced(layer.root)
        for file in layer.files_in(language):
            self.read.append(file)
            try:
                tree = layer.tree_of(file)
            except BlueprintError as error:
                self.problems += error.problems
                self._unread.append(file)
                continue
            self._count(tree, file)
            self.problems += _misplaced(tree)
            self.problems += _not_replaced(tree)
            yield tree

    def _count(self, tree: Mapping, file: Path) -> None:
        """Raise ``BlueprintError`` where a file makes it too much; what is wrong so far is told as well."""
        self._values += values_in(tree)
        if self._values > MOST_VALUES:
            raise BlueprintError([*self.problems, too_many_values(file)])


def _misplaced(tree: Mapping) -> Iterator[Problem]:
    """Keys that decide how files are read, in a file where they would come too late."""
    yield from _too_late(tree, _ONLY_IN_ROOT_FILE, "")
    for variant, overlay in overlays_in(tree):
        yield from _too_late(overlay, _IN_VARIANTS_OF_ROOT_FILE, f"{KEY}.{variant}")


def _not_replaced(tree: Mapping) -> Iterator[Problem]:
    """Keys with ``=`` that decide how files are read, before anything is there to be replaced."""
    places = [("", tree), *((f"{KEY}.{variant}.", overlay) for variant, overlay in overlays_in(tree))]
    for path, mapping in places:
        for name in (*_ONLY_IN_ROOT_FILE, KEY):
            entry = mapping.entries.get(name + REPLACE)
            if entry:
                message = f"`{name}{REPLACE}` replaces nothing: `{name}` is read before anything is merged"
                yield Problem("misplaced-key", message, f"Write `{name}:` instead.", entry.key.place, path + name)


def _too_late(tree: Mapping, names: Iterable[str], path: str) -> Iterator[Problem]:
    for name in names:
        if name in tree.entries:
            place = tree.entries[name].key.place
            below = f", below `{path}`" if path else ""
            hint = f"Move this line to {ROOT_FILE}{below}."
            yield Problem(
                "misplaced-key", f"`{name}` counts in {ROOT_FILE} only", hint, place, f"{path}.{name}" if path else name
            )
