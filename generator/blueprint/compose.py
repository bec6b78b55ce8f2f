"""A blueprint with everything it extends, as one tree in one language.

Every value keeps the source it came from, so that provenance needs no book-keeping of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from .layers import LANGUAGES, OWN, ROOT_FILE, Layer, bases, own_layer, shown
from .merge import bottom, in_language, join, merge
from .nodes import Mapping, Scalar, scalar_at
from .placing import settled, switched_off
from .problems import BlueprintError, Place, Problem, did_you_mean
from .source import read
from .unread import NOTHING_UNREAD, Unread

_DEFAULT_LANGUAGE = "pl"
_ONLY_IN_ROOT_FILE = ("extends", "language")


@dataclass(frozen=True, slots=True)
class Composition:
    """A blueprint merged with its bases, as far as it could be read.

    ``company_layer`` names the layer of the blueprint itself; every other layer is a base. ``switched_off``
    tells where each element was switched off, by its path. With ``problems`` the tree serves only to find more.
    """

    tree: Mapping
    language: str
    company_layer: str
    folder: Path
    files: tuple[Path, ...]
    switched_off: MappingABC[str, Place]
    problems: tuple[Problem, ...] = ()
    unread: Unread = NOTHING_UNREAD


def compose(path: Path, language: str | None = None) -> Composition:
    """Read a blueprint (a folder or a file) with everything it extends and merge it.

    ``language`` overrides the blueprint's own. Raises ``BlueprintError`` where there is no blueprint at all.
    """
    own = own_layer(path)
    found, problems = bases(own)
    layers = [own, *found]
    spoken = language or _language(layers, problems)
    reading = _Reading(spoken, own, problems)
    trees = [reading.tree(layer) for layer in reversed(layers)]
    tree = reduce(lambda below, above: merge(below, above, problems), trees[1:], bottom(trees[0], problems))
    worded = in_language(tree, spoken, problems)
    assert isinstance(worded, Mapping)
    off = dict(switched_off(worded))
    tree = settled(worded, problems)
    return Composition(tree, spoken, OWN, own.folder, tuple(reading.files), off, tuple(problems), reading.unread)


def _language(layers: list[Layer], problems: list[Problem]) -> str:
    """The language of the nearest layer that names one; an unknown one is a problem."""
    entries = (layer.root.entries.get("language") for layer in layers)
    value = next((entry.value for entry in entries if entry), None)
    if value is None or (isinstance(value, Scalar) and value.value is None):
        return _DEFAULT_LANGUAGE
    if isinstance(value, Scalar) and value.value in LANGUAGES:
        return value.value
    given = value.value or "" if isinstance(value, Scalar) else "…"
    hint = did_you_mean(given.lower(), LANGUAGES, f"One of: {', '.join(LANGUAGES)}.")
    problems.append(
        Problem("unknown-value", f"`{given}` is not a language of the papers", hint, value.place, "language")
    )
    return _DEFAULT_LANGUAGE


def _misplaced(tree: Mapping) -> Iterator[Problem]:
    """Keys that decide how files are read, in a file where they would come too late."""
    for name in _ONLY_IN_ROOT_FILE:
        if name in tree.entries:
            message = f"`{name}` counts in {ROOT_FILE} only"
            yield Problem(
                "misplaced-key", message, f"Move this line to {ROOT_FILE}.", tree.entries[name].key.place, name
            )


class _Reading:
    """Reads the files of layers, keeping count of what could not be read."""

    def __init__(self, language: str, own: Layer, problems: list[Problem]) -> None:
        self._language, self._own, self._problems = language, own, problems
        self.files: list[Path] = []
        self.unread = Unread(everything=any(problem.code.startswith("extends-") for problem in problems))

    def tree(self, layer: Layer) -> Mapping:
        """A layer's files merged into one tree; the texts of other languages left aside."""
        self.files.append(layer.file)
        self._problems += layer.problems
        self.unread |= layer.unread
        spoken = {layer.language_of(file) for file in layer.others} - {None}
        if spoken and self._language not in spoken:
            self._problems.append(self._missing_language(layer, sorted(str(one) for one in spoken)))
            self.unread |= Unread(everything=True)
        wanted = [file for file in layer.others if layer.language_of(file) in (None, self._language)]
        return reduce(lambda tree, file: self._with_file(tree, file, layer), wanted, layer.root)

    def _with_file(self, tree: Mapping, file: Path, layer: Layer) -> Mapping:
        self.files.append(file)
        try:
            more = read(file, shown=shown(file), layer=layer.name)
        except BlueprintError as error:
            self._problems += error.problems
            self.unread = self.unread.with_file(file)
            return tree
        self._problems += _misplaced(more)
        return join(tree, more, "", self._problems)

    def _missing_language(self, layer: Layer, known: list[str]) -> Problem:
        name = "the blueprint" if layer.name == OWN else f"`{layer.name}`"
        entry = self._own.root.entries.get("language")
        place = entry.value.place if entry and scalar_at(self._own.root, "language") == self._language else None
        message = f"{name} has no texts in `{self._language}` yet"
        hint = f"Languages it has: {', '.join(known)}."
        return Problem("language", message, hint, place or self._own.root.place, "language")
