"""Which blueprints were saved: those whose own files, looks included, or those of a base, have changed on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from watchfiles import watch

from generator.blueprint.merging.layers import bases, own_layer
from generator.blueprint.problems import BlueprintError
from generator.blueprint.reading.files import is_of_blueprint
from generator.press import run
from generator.press.planning.memory import Memory
from generator.press.planning.order import Order

_LOOKS = {".css", ".j2", ".docx", ".xlsx", ".svg", ".png", ".jpg", ".jpeg", ".gif"}
"""What themes, brands and templates consist of beside YAML; a set that is built has such files too, below `output`."""
_QUIET = 15
"""Milliseconds without a further change after which a save is over; most editors write, rename and delete at once."""
_LONGEST = 150
"""Milliseconds after which a save counts although changes go on."""
_LOOK_UP = 100
"""Milliseconds after which a wait looks for a Ctrl-C, and says for the first time that it waits."""


def saved(orders: Sequence[Order]) -> Iterator[list[Order]]:
    """All orders as soon as no save can be missed any more, and then those that were saved, whenever some were.

    Ends with ``KeyboardInterrupt`` only.
    """
    while True:
        folders = {order: _folders(order) for order in orders}
        changes = _changes({folder for some in folders.values() for folder in some})
        next(changes)  # from here on the system notes each save, while we build too
        yield list(orders)
        for changed in filter(None, changes):
            yield [order for order in orders if any(_is_below(path, folders[order]) for path in changed)]
            if {order: _folders(order) for order in orders} != folders:
                break  # a blueprint extends another base now


def warmed_up(order: Order) -> Memory:
    """What the first save would have to wait for; a blueprint that is broken is told of when it is built."""
    memory = Memory()
    with suppress(BlueprintError):
        run.rehearse(order, memory)
    return memory


def _changes(folders: set[Path]) -> Iterator[list[Path]]:
    """The files that changed; none of them each time that it was quiet for as long as a wait lasts."""
    events = watch(
        *folders,
        watch_filter=lambda change, path: _is_blueprint_file(Path(path)),
        step=_QUIET,
        debounce=_LONGEST,
        rust_timeout=_LOOK_UP,
        yield_on_timeout=True,
    )
    for changes in events:
        yield [Path(path) for _, path in changes]


def _is_blueprint_file(path: Path) -> bool:
    is_look = path.suffix.lower() in _LOOKS and "output" not in path.parts
    return (is_of_blueprint(path.name) or is_look) and not path.name.startswith((".", "~"))


def _folders(order: Order) -> frozenset[Path]:
    """The folders of a blueprint and of its bases, as far as they are there."""
    theme = {_real(Path(order.theme))} if order.theme and Path(order.theme).is_dir() else set()
    try:
        own = own_layer(order.path)
    except BlueprintError:
        return frozenset({_nearest_folder(order.path), *theme})
    return frozenset((*(_real(layer.folder) for layer in (own, *bases(own)[0])), *theme))


def _nearest_folder(path: Path) -> Path:
    """The folder that is there, in which a blueprint may come to be."""
    return next(folder for folder in (_real(path), *_real(path).parents) if folder.is_dir())


def _is_below(path: Path, folders: frozenset[Path]) -> bool:
    return any(_real(path).is_relative_to(folder) for folder in folders)


def _real(path: Path) -> Path:
    """The path with its links followed; one that leads to itself is as far as it leads."""
    return Path(os.path.realpath(path))
