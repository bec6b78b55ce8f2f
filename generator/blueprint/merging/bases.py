"""The bases of a blueprint merged, which is done once for the same texts: the result is kept between runs.

Only bases without a problem are kept, so that a problem is told in every run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator import __version__
from generator.blueprint.problems import BlueprintError, Place
from generator.blueprint.reading.files import as_text, shown
from generator.blueprint.reading.nodes import Mapping, Node, Scalar, Source
from generator.blueprint.reading.nodes import Sequence as List
from generator.blueprint.reading.source import opened
from generator.blueprint.reading.unread import NOTHING_UNREAD

from . import store
from .layers import Layer
from .packing import FORMAT, PackingError, packed, unpacked
from .stack import Stack, stacked
from .variants import Overlay

_AT_HAND: dict[tuple[str, tuple[str, ...]], Stack] = {}
MOST_AT_HAND = 2
"""So many merged bases stay in memory, beside those on the disk."""


def merged(layers: Sequence[Layer], language: str) -> Stack:
    """Bases merged in a language, the lowest given first."""
    sources = _sources(layers, language)
    if not sources:
        return stacked(layers, language)
    key = _key(layers, language, sources)
    where = key, tuple(source.file for source in sources)
    stack = _AT_HAND.get(where) or _kept(key, layers, language, sources)
    stack = stack or _stacked_anew(key, layers, language, sources)
    _hold(where, stack)
    return stack


def _stacked_anew(key: str, layers: Sequence[Layer], language: str, sources: list[Source]) -> Stack:
    stack = stacked(layers, language)
    if _sources(layers, language) == sources:  # else somebody saved a file meanwhile
        _keep(key, stack, sources)
    return stack


def _hold(where: tuple[str, tuple[str, ...]], stack: Stack) -> None:
    """Have the latest bases at hand: blueprints of one call often share a base, and a watched one has it again."""
    _AT_HAND[where] = _AT_HAND.pop(where, stack)
    while len(_AT_HAND) > MOST_AT_HAND:
        del _AT_HAND[next(iter(_AT_HAND))]


def _sources(layers: Sequence[Layer], language: str) -> list[Source]:
    """The texts that make the bases, in the order in which they are merged; none where some cannot be read."""
    if not all(_is_whole(layer, language) for layer in layers):
        return []
    try:
        return [source for layer in layers for source in _sources_of(layer, language)]
    except BlueprintError:
        return []


def _is_whole(layer: Layer, language: str) -> bool:
    return layer.speaks(language) and not layer.problems and layer.unread == NOTHING_UNREAD


def _sources_of(layer: Layer, language: str) -> Iterator[Source]:
    yield layer.root.source
    for file in layer.files_in(language):
        yield opened(file, shown=shown(file), layer=layer.name)


# --- keys -----------------------------------------------------------------------------------------


def _key(layers: Sequence[Layer], language: str, sources: Sequence[Source]) -> str:
    """The digest of all that the result depends on; where the bases stand is nothing of that."""
    parts = [FORMAT, __version__, _code(), language]
    for (layer, file), source in zip(_files(layers, language), sources, strict=True):
        parts += [layer.name, as_text(file.relative_to(layer.folder)), source.text]
    total = hashlib.sha256()
    for part in parts:
        data = part.encode()
        total.update(b"%d:" % len(data))
        total.update(data)
    return total.hexdigest()


def _files(layers: Sequence[Layer], language: str) -> list[tuple[Layer, Path]]:
    return [(layer, file) for layer in layers for file in (layer.file, *layer.files_in(language))]


@cache
def _code() -> str:
    """What tells two states of this package apart while its version stays: sizes and times of its modules."""
    states = (module.stat() for module in sorted(Path(__file__).parents[1].rglob("*.py")))
    return " ".join(f"{state.st_size} {state.st_mtime_ns}" for state in states)


# --- entries --------------------------------------------------------------------------------------


def _kept(key: str, layers: Sequence[Layer], language: str, sources: Sequence[Source]) -> Stack | None:
    """What was kept under a key; None where there is nothing, or nothing that could have been kept there."""
    text = store.get(key)
    if text is None:
        return None
    try:
        tree, overlays, replaced, taken = _unfolded(unpacked(text, sources))
    except PackingError:
        return None
    files = tuple(file for _, file in _files(layers, language))
    return Stack(tree, overlays, tuple(layer.name for layer in layers), files, replaced, taken)


def _keep(key: str, stack: Stack, sources: Sequence[Source]) -> None:
    if stack.problems or stack.unread != NOTHING_UNREAD:
        return
    with suppress(PackingError):  # larger than anybody's bases, or changed while they were read
        store.put(key, packed(_folded(stack, sources), sources))


def _folded(stack: Stack, sources: Sequence[Source]) -> Node:
    """The nodes of a stack as one: its tree, the overlays, what was replaced or taken, each after where."""
    by_file = {source.file: source for source in sources}
    overlays = (_listed(overlay.key, overlay.tree) for overlay in stack.overlays)
    replaced = (
        _listed(Scalar(None, by_file[place.file], place.line, place.column), node)
        for place, node in stack.replaced.items()
    )
    nothing = Scalar(None, stack.tree.source, stack.tree.line, stack.tree.column)
    taken = (_listed(replace(key, value=path), key) for path, key in stack.taken.items())
    return _listed(stack.tree, _listed(nothing, *overlays), _listed(nothing, *replaced), _listed(nothing, *taken))


def _listed(*nodes: Node) -> List:
    """Nodes as one, which stands where the first does."""
    return List(nodes, nodes[0].source, nodes[0].line, nodes[0].column)


def _unfolded(
    node: Node,
) -> tuple[Mapping, tuple[Overlay, ...], dict[Place, Node], dict[str, Scalar]]:
    match node:
        case List(
            items=(Mapping() as tree, List(items=(_, *overlays)), List(items=(_, *replaced)), List(items=(_, *taken)))
        ):
            pairs = (_pair(one) for one in replaced)
            by_place = {key.place: value for key, value in pairs}
            return tree, tuple(map(_overlay, overlays)), by_place, dict(map(_taken, taken))
    raise PackingError("this is no stack")


def _taken(node: Node) -> tuple[str, Scalar]:
    path, key = _pair(node)
    if not isinstance(key, Scalar):
        raise PackingError("this is no key")
    return path.value or "", key


def _overlay(node: Node) -> Overlay:
    key, tree = _pair(node)
    if not isinstance(tree, Mapping):
        raise PackingError("this is no overlay")
    return Overlay(key, key.source.layer, tree)


def _pair(node: Node) -> tuple[Scalar, Node]:
    match node:
        case List(items=(Scalar() as key, value)):
            return key, value
    raise PackingError("this is no pair")
