"""Who said it: the place in a blueprint, a pack, the base or an outline that a printed text comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.reading.nodes import Mapping, Node, Scalar, Sequence

_ROOT = Path(__file__).resolve().parents[2]
_MARKS = re.compile(r"[*_]|\[\[[^\]]*\]\]")
_BREAKS = re.compile(r"[\n·•\[\]]|, |: | – |\d+[a-z]?\. ")
LABELS = "generator"
"""Where a text comes from that no YAML says: a label in the code, in the catalogs for other languages."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A text as a file has it. ``own`` is what the company wrote itself."""

    path: str
    file: str
    line: int
    text: str
    own: bool


class Sayings:
    """All texts that a blueprint is made of."""

    def __init__(self, loaded: LoadedBlueprint) -> None:
        self._loaded = loaded
        self._found: dict[str, tuple[Saying, ...]] = {}

    @cached_property
    def _all(self) -> tuple[Saying, ...]:
        own = self._loaded.composition.own_layers
        return tuple(
            Saying(path, _short(scalar.source.file), scalar.line, _bare(scalar.value), scalar.source.layer in own)
            for path, scalar in _scalars(self._loaded.composition.tree, "")
            if scalar.value
        )

    def of(self, text: str, start: int, end: int, origin: str) -> Saying | None:
        """The saying behind a part of a printed text: with as much of what stands around it as can be found."""
        among = self._with(_bare(text[start:end]))
        near = [one for one in among if origin and (one.path == origin or one.path.startswith(f"{origin}."))]
        for wanted in _surroundings(text, start, end):
            for group in (near, among) if len(wanted) > end - start + 4 else (near,):
                if found := [one for one in group if wanted in one.text]:
                    return min(found, key=lambda one: len(one.text))
        part = _part(text, start, end)
        return next((one for one in among if one.text.lower() == part.lower()), None)

    def _with(self, found: str) -> tuple[Saying, ...]:
        if found not in self._found:
            self._found[found] = tuple(one for one in self._all if found.lower() in one.text.lower())
        return self._found[found]


def _surroundings(text: str, start: int, end: int) -> Iterator[str]:
    """A part of a text with less and less around it."""
    for width in (40, 20, 10, 4, 0):
        yield _bare(text[max(0, start - width) : end + width])


def _part(text: str, start: int, end: int) -> str:
    """The item of a list, or the field in brackets, that a part of a text stands in."""
    left = max((hit.end() for hit in _BREAKS.finditer(text, 0, start)), default=0)
    right = next((hit.start() for hit in _BREAKS.finditer(text, end)), len(text))
    return _bare(text[left:right])


def _bare(text: str) -> str:
    """A text without its markup and its fields, its white space single."""
    return re.sub(r"\s+", " ", _MARKS.sub("", text.replace("\u00a0", " "))).strip()


def _scalars(node: Node, path: str) -> Iterator[tuple[str, Scalar]]:
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item, path)
    elif isinstance(node, Mapping):
        for name, entry in node.entries.items():
            yield from _scalars(entry.value, f"{path}.{name}".lstrip("."))


def _short(file: str) -> str:
    path = Path(file).resolve()
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.as_posix()
