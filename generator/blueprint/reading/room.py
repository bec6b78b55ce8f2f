"""How much a whole blueprint may hold in all its files, its bases included: some five times what the largest do.

Each file has its own caps in ``source``; without these ones, five hundred files that keep to them would go through.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.blueprint.problems import BlueprintError, Place, Problem

from .files import shown
from .nodes import Mapping, Node, Sequence

MOST_FILES = 5_000
MOST_BYTES = 10_000_000
MOST_VALUES = 200_000
"""Keys count as well, and what aliases repeat as if it were written out."""
MOST_VALUES_CHECKED = 1_000_000
"""Values in all variants together: each variant is checked as a whole."""

_WAY_OUT = "Take out of the folder what is not part of the blueprint; or make several blueprints of it."


def refuse_too_large(files: Iterable[Path]) -> None:
    """Raise ``BlueprintError`` where files that are yet to be read are too many, or too large together."""
    size = 0
    for number, file in enumerate(files, 1):
        with suppress(OSError):  # it is told when the file is read
            size += file.stat().st_size
        if number > MOST_FILES:
            raise BlueprintError([_too_large(f"{MOST_FILES:,} files", file)])
        if size > MOST_BYTES:
            raise BlueprintError([_too_large(f"{MOST_BYTES // 1_000_000} MB", file)])


def _too_large(what: str, file: Path) -> Problem:
    message = f"the blueprint and its bases come to more than {what}; here it is too much"
    return Problem("too-large", message, _WAY_OUT, Place(shown(file)))


def values_in(node: Node) -> int:
    """How many values a node holds, itself and keys included."""
    count, waiting = 0, [node]
    while waiting:
        inner = waiting.pop()
        count += 1
        if isinstance(inner, Mapping):
            count += len(inner.entries)
            waiting += [entry.value for entry in inner.entries.values()]
        elif isinstance(inner, Sequence):
            waiting += inner.items
    return count


def too_many_values(file: Path) -> Problem:
    """The problem that with a file the blueprint holds too many values."""
    message = f"the blueprint and its bases come to more than {MOST_VALUES:,} values; here it is too much"
    return Problem("too-many-values", message, _WAY_OUT, Place(shown(file)))


def too_many_checked(values: int, variants: int, place: Place) -> Problem:
    """The problem that a blueprint with its variants is too large to check all of them in one go."""
    message = f"{values:,} values in each of {variants} variants are too many to check at once"
    hint = "Check the variants one by one, with `--variant` and the id."
    return Problem("too-many-values", message, hint, place, "variants")
