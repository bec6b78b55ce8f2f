"""Variants: overlays for a business line, a segment or a country, laid on top of all layers when one is chosen.

Until then an overlay keeps the form in which it was written, ``field+`` and ``disabled`` included: what these
do depends on what it is laid on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.blueprint.problems import Place, Problem, did_you_mean
from generator.blueprint.reading.nodes import Entry, Mapping, Node, Scalar, Sequence, Source, is_empty, step
from generator.blueprint.remembered import remembered

from .layers import OWN
from .merge import REPLACE

KEY = "variants"
_KEYS = (KEY, f"{KEY}{REPLACE}")

_WHOLE = "Remove this line: it counts for the blueprint as a whole."
_NOT_IN_ONE = {
    "blueprint": _WHOLE,
    "extends": _WHOLE,
    "id": "Remove this line: the folder of a variant is named after the blueprint and the variant.",
    KEY: "Remove this line, and write the variant beside the others.",
}
"""Keys that mean nothing in a variant, and what to do about one."""

_MOST = 30
"""So many variants a layer may hold: each is merged and checked on its own, and a stranger's may be endless."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What one layer holds for a variant, as it was written; ``key`` is the variant's id where it stands."""

    key: Scalar
    layer: str
    tree: Mapping

    @property
    def variant(self) -> str:
        """The id of the variant."""
        return self.key.value or ""

    @property
    def name(self) -> str:
        """The name of the overlay's own layer: ``variant/export``, or ``ten-stage/variant/export`` of a base."""
        return name_of(self.variant) if self.layer == OWN else f"{self.layer}/{name_of(self.variant)}"

    def labelled(self) -> Mapping:
        """The tree with each value in the overlay's own layer."""
        return _tree_labelled(self.tree, self.name)


def name_of(variant: str) -> str:
    """The name of the layer that a blueprint's own overlay makes."""
    return f"variant/{variant}"


def apart(tree: Mapping, layer: str, problems: list[Problem]) -> tuple[Mapping, tuple[Overlay, ...]]:
    """A layer's tree without its variants, and these; what cannot be one is a problem and left out."""
    if tree.entries.keys().isdisjoint(_KEYS):
        return tree, ()
    rest = replace(tree, entries={name: other for name, other in tree.entries.items() if name not in _KEYS})
    entry = tree.entries.get(KEY)
    overlays, more = _overlays_apart(entry.value, layer) if entry else ((), ())
    problems += more
    return rest, overlays


def overlay_in(tree: Mapping, variant: str | None) -> Mapping | None:
    """What a file holds for a variant."""
    variants = step(tree, KEY) if variant else None
    overlay = step(variants, variant) if variants and variant else None
    return overlay if isinstance(overlay, Mapping) else None


def overlays_in(tree: Mapping) -> Iterator[tuple[str, Mapping]]:
    """The overlays that a file holds, by the id of the variant."""
    variants = step(tree, KEY)
    if isinstance(variants, Mapping):
        for id_, entry in variants.entries.items():
            if isinstance(entry.value, Mapping):
                yield id_, entry.value


def unknown(variant: str, known: Iterable[str], place: Place) -> Problem:
    """A variant that was asked for and is not there."""
    known = tuple(known)
    otherwise = f"Variants: {', '.join(known)}." if known else f"Leave it out, or write the variant under `{KEY}`."
    return Problem(
        "unknown-variant", f"there is no variant `{variant}`", did_you_mean(variant, known, otherwise), place
    )


@remembered
def _overlays_apart(node: Node, layer: str) -> tuple[tuple[Overlay, ...], tuple[Problem, ...]]:
    problems: list[Problem] = []
    return tuple(_overlays(node, layer, problems)), tuple(problems)


def _overlays(node: Node, layer: str, problems: list[Problem]) -> Iterator[Overlay]:
    if not isinstance(node, Mapping):
        if not is_empty(node):
            problems.append(_no_keys(node, KEY))
        return
    for number, (id_, entry) in enumerate(node.entries.items()):
        if number == _MOST:
            problems.append(_too_many(entry.key))
            return
        path = f"{KEY}.{id_}"
        if isinstance(entry.value, Mapping):
            problems += _out_of_place(entry.value, path)
            yield Overlay(entry.key, layer, _without_those(entry.value))
        elif is_empty(entry.value):
            yield Overlay(entry.key, layer, Mapping({}, entry.value.source, entry.value.line, entry.value.column))
        else:
            problems.append(_no_keys(entry.value, path))


def _too_many(first: Scalar) -> Problem:
    message = f"there are more than {_MOST} variants; from here on none is looked at"
    hint = "Remove this variant and those below it, or make blueprints of their own that extend this one."
    return Problem("too-many-values", message, hint, first.place, KEY)


def _out_of_place(overlay: Mapping, path: str) -> Iterator[Problem]:
    for name, hint in _NOT_IN_ONE.items():
        if name in overlay.entries:
            place = overlay.entries[name].key.place
            yield Problem("misplaced-key", f"`{name}` means nothing in a variant", hint, place, f"{path}.{name}")


def _without_those(overlay: Mapping) -> Mapping:
    kept = {name: entry for name, entry in overlay.entries.items() if name not in _NOT_IN_ONE}
    return replace(overlay, entries=kept)


def _no_keys(node: Node, path: str) -> Problem:
    hint = "Every variant has an id: write `some-id:` and what differs below it, indented."
    return Problem("value", "keys with values are expected", hint, node.place, path)


# --- a layer of its own ---------------------------------------------------------------------------


@remembered
def _tree_labelled(tree: Mapping, layer: str) -> Mapping:
    labelled = _labelled(tree, layer, {})
    assert isinstance(labelled, Mapping)
    return labelled


def _labelled(node: Node, layer: str, sources: dict[str, Source]) -> Node:
    """A node with all below it, its files taken for files of the layer; each file is taken once."""
    source = sources.get(node.source.file) or sources.setdefault(node.source.file, replace(node.source, layer=layer))
    if isinstance(node, Scalar):
        return replace(node, source=source)
    if isinstance(node, Sequence):
        return replace(node, source=source, items=tuple(_labelled(item, layer, sources) for item in node.items))
    entries = {
        name: Entry(replace(entry.key, source=source), _labelled(entry.value, layer, sources))
        for name, entry in node.entries.items()
    }
    return replace(node, source=source, entries=entries)
