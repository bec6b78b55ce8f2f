"""The company's own files as they are to be: texts in which values are exchanged and keys are put, one by one.

The first of them is the one that the blueprint begins with. Nothing is written here.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import Any

from generator.blueprint.merging.layers import Layer
from generator.blueprint.merging.merge import REPLACE
from generator.blueprint.problems import Place
from generator.blueprint.reading.files import ROOT_FILE, shown
from generator.blueprint.reading.nodes import Node

from . import splicing
from .layout import Part, Trail, layout, line_of, repeated, ways


class SharedError(Exception):
    """A value stands behind an anchor that is repeated elsewhere, or an alias stands in the way; ``name`` is its."""

    def __init__(self, name: str, place: Place) -> None:
        super().__init__(name)
        self.name, self.place = name, place


class UnwritableError(Exception):
    """No way was found to write a value without touching anything else; ``place`` is where it belongs."""

    def __init__(self, place: Place) -> None:
        super().__init__(str(place))
        self.place = place


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands: a file, and the way to it."""

    file: Path
    trail: Trail


@dataclass(frozen=True, slots=True)
class Draft:
    """Files of a layer by their paths, as texts; ``touched`` are those that differ from the disk."""

    layer: Layer
    texts: Mapping[Path, str]
    marked: frozenset[Path] = frozenset()
    touched: tuple[Path, ...] = ()

    # --- finding ---

    def spot_of(self, node: Node) -> Spot | None:
        """Where a value of the blueprint stands in these files; None where it comes from elsewhere.

        Raises ``SharedError``.
        """
        file = next((one for one in self.texts if shown(one) == node.source.file), None)
        if file is None:
            return None
        root = layout(self.texts[file])
        trail = next((way for way, part in ways(root) if _begins_as(part, node)), None)
        if trail is None:
            return None
        names, way = repeated(root), line_of(root, trail)
        for part in (*way, *way[-1].items):
            name = part.value or "" if part.kind == "alias" else part.anchor
            if name in names:
                raise SharedError(name, self._place(file, part))
        return Spot(file, trail)

    def deepest(self, steps: Trail, language: str | None) -> Spot | None:
        """The place nearest to the end of a way by ids and fields that stands in these files; None where nothing does.

        Where texts lie in folders of their languages, those of one are looked at, or what stands beside the folders.
        Raises ``SharedError``.
        """
        found = [Spot(file, self._way(file, steps)) for file in self._files(language)]
        best = max(found, key=lambda spot: len(spot.trail), default=None)
        return best if best and best.trail else None

    def _way(self, file: Path, steps: Trail) -> Trail:
        part = layout(self.texts[file])
        trail: Trail = ()
        for step in steps:
            key = next((key for key in (step, f"{step}{REPLACE}") if part.at(key) is not None), None)
            if key is None:
                break
            part, trail = part.at(key) or part, (*trail, key)
            if part.kind == "alias":
                raise SharedError(part.value or "", self._place(file, part))
        return trail

    def _files(self, language: str | None) -> Iterator[Path]:
        """The files that may hold texts of a language; all of them where languages are not kept apart."""
        if not self.layer.languages:
            return iter(self.texts)
        return (file for file in self.texts if self.layer.language_of(file) == language)

    def part(self, spot: Spot) -> Part:
        """What stands at a spot."""
        return line_of(layout(self.texts[spot.file]), spot.trail)[-1]

    def place(self, spot: Spot) -> Place:
        """Where it is, for people."""
        return self._place(spot.file, self.part(spot))

    def _place(self, file: Path, part: Part) -> Place:
        lines = self.texts[file].splitlines()
        return Place(shown(file), part.line, part.column + 1, lines[part.line - 1] if part.line <= len(lines) else "")

    # --- changing: all of these raise ``UnwritableError`` ---

    def exchanged(self, spot: Spot, value: str) -> Draft:
        """With another text in place of one."""
        return self._with(spot, lambda text: splicing.exchanged(text, spot.trail, value))

    def listed(self, spot: Spot, values: list[str]) -> Draft:
        """With other items in a list."""
        return self._with(spot, lambda text: splicing.listed(text, spot.trail, values))

    def renamed(self, spot: Spot, key: str, value: str) -> Draft:
        """With another key and another text in place of one."""
        return self._with(spot, lambda text: splicing.renamed(text, spot.trail, key, value))

    def put(self, steps: Trail, value: Any, language: str | None) -> Draft:
        """With a value at the end of a way where these files had nothing yet, or an empty key. Raises ``SharedError``.

        It comes to what stands nearest to it; where nothing does, to the end of the only file, or into a file of its
        own beside the others.
        """
        spot = self.deepest(steps, language)
        if spot is None:
            return self._in_new_section(steps, value, language)
        rest = steps[len(spot.trail) :]
        if not rest:
            return self._over(spot, value)
        key, *below = rest
        whole = _nested(below, value)
        return self._with(spot, lambda text: splicing.put(text, spot.trail, str(key), whole))

    def _over(self, spot: Spot, value: Any) -> Draft:
        """With a value at a key that stands there and says nothing, or something else."""
        part = self.part(spot)
        if part.kind == "text" and isinstance(value, str):
            return self.exchanged(spot, value)
        if part.kind in ("keys", "text") and isinstance(value, dict) and (part.kind == "keys" or part.value is None):
            return reduce(lambda draft, pair: draft._with(spot, _putting(spot.trail, *pair)), value.items(), self)
        raise UnwritableError(self.place(spot))

    def _in_new_section(self, steps: Trail, value: Any, language: str | None) -> Draft:
        section, *below = steps
        file, whole = self._home(str(section), language), _nested(below, value)
        draft = self if file in self.texts else replace(self, texts={**self.texts, file: ""})
        return draft._with(Spot(file, ()), lambda text: splicing.put(text, (), str(section), whole))

    def _home(self, section: str, language: str | None) -> Path:
        """The file for a section that no file has yet."""
        root = self.layer.file
        if root.name != ROOT_FILE or not (self.layer.others or self.layer.languages):
            return root
        folder = root.parent / language if language and self.layer.languages else root.parent
        file = folder / f"{section.replace('_', '-')}.yaml"
        return root if file not in self.texts and file.exists() else file

    def _with(self, spot: Spot, change: Callable[[str], str | None]) -> Draft:
        text = change(self.texts[spot.file])
        if text is None:
            raise UnwritableError(self.place(spot))
        touched = self.touched if spot.file in self.touched else (*self.touched, spot.file)
        return replace(self, texts={**self.texts, spot.file: text}, touched=touched)

    # --- bytes ---

    def data(self, file: Path) -> bytes:
        """What a file is to hold, with the byte order mark that it had."""
        return (codecs.BOM_UTF8 if file in self.marked else b"") + self.texts[file].encode()


def drafted(layer: Layer, files: Mapping[Path, bytes]) -> Draft:
    """The files of a layer as they stand, which its reader has taken."""
    texts = {file: data.decode("utf-8-sig") for file, data in files.items()}
    marked = frozenset(file for file, data in files.items() if data.startswith(codecs.BOM_UTF8))
    return Draft(layer, texts, marked)


def _begins_as(part: Part, node: Node) -> bool:
    kinds = {"Scalar": "text", "Sequence": "list", "Mapping": "keys"}
    return (part.line, part.column + 1) == (node.line, node.column) and part.kind == kinds[type(node).__name__]


def _putting(trail: Trail, key: str, value: Any) -> Callable[[str], str | None]:
    return lambda text: splicing.put(text, trail, key, value)


def _nested(way: list[str | int], value: Any) -> Any:
    """A value below the keys of a way."""
    for key in reversed(way):
        value = {str(key): value}
    return value
