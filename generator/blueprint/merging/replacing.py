"""``field=``, which replaces what is inherited as a whole, and what only looks as if it did.

Keys merge with those that are inherited. So a collection that was emptied (``exit: {}``) would say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.problems import Problem, Severity
from generator.blueprint.reading.nodes import Entry, Mapping, Node, Scalar
from generator.blueprint.remembered import remembered

from .layers import OWN
from .merge import REPLACE, holds_keys, is_blank, is_written

# --- what was replaced ----------------------------------------------------------------------------


def replaced_paths(below: Mapping, overlay: Mapping) -> Iterator[tuple[str, Scalar]]:
    """The path of each field that an overlay replaces and of all keys that were below it, with the key that does so."""
    for name, entry in overlay.entries.items():
        yield from _replaced_in(below.entries.get(name.removesuffix(REPLACE)), entry)


@remembered
def _replaced_in(mine: Entry | None, entry: Entry) -> tuple[tuple[str, Scalar], ...]:
    return tuple(_replaced(mine, entry, ""))


def _replaced(mine: Entry | None, entry: Entry, path: str) -> Iterator[tuple[str, Scalar]]:
    name = (entry.key.value or "").removesuffix(REPLACE)
    here = f"{path}.{name}" if path else name
    if (entry.key.value or "").endswith(REPLACE):
        yield here, entry.key
        if mine:
            yield from ((below, entry.key) for below in _paths(mine.value, here))
    elif isinstance(entry.value, Mapping):
        old = mine.value.entries if mine and isinstance(mine.value, Mapping) else {}
        for key, inner in entry.value.entries.items():
            yield from _replaced(old.get(key.removesuffix(REPLACE)), inner, here)


def _paths(node: Node, path: str) -> Iterator[str]:
    for name, entry in node.entries.items() if isinstance(node, Mapping) else ():
        yield f"{path}.{name}"
        yield from _paths(entry.value, f"{path}.{name}")


# --- what only looks like it ----------------------------------------------------------------------


def emptied(below: Mapping, overlay: Mapping) -> Iterator[Problem]:
    """What an overlay empties although keys are inherited there, which stay."""
    for name, entry in overlay.entries.items():
        if name in below.entries and name + REPLACE not in overlay.entries:
            yield from _emptied_in(below.entries[name], entry)


@remembered
def _emptied_in(mine: Entry, entry: Entry) -> tuple[Problem, ...]:
    return tuple(_emptied(mine, entry, entry.key.value or "", is_element=False))


def _emptied(mine: Entry, entry: Entry, path: str, *, is_element: bool) -> Iterator[Problem]:
    if not holds_keys(mine.value) or is_blank(mine.value):
        return
    if is_blank(entry.value):
        yield _nothing_said(mine.value, entry, path, is_element)
    elif isinstance(entry.value, Mapping) and isinstance(mine.value, Mapping):
        elements = is_collection(mine.value)
        for name, inner in entry.value.entries.items():
            if name in mine.value.entries and name + REPLACE not in entry.value.entries:
                yield from _emptied(mine.value.entries[name], inner, f"{path}.{name}", is_element=elements)


def is_collection(node: Node) -> bool:
    """Whether a mapping seems to be one of elements: all that it holds are keys."""
    return isinstance(node, Mapping) and all(holds_keys(entry.value) for entry in node.entries.values())


def _nothing_said(below: Node, entry: Entry, path: str, is_element: bool) -> Problem:
    name = entry.key.value or ""
    layer = "the blueprint" if below.source.layer == OWN else f"`{below.source.layer}`"
    message = f"nothing is said of `{name}` here, so what {layer} says of it stays"
    away = f"To take all of it away, write `{name}{REPLACE}: {{}}`"
    one = "; to take away one of it, write `{disabled: true}` behind its id" if is_collection(below) else ""
    hint = f"To switch it off, write `{name}: {{disabled: true}}`" if is_element else away + one
    place = entry.value.place if is_written(entry.value) else entry.key.place
    severity = _severity(entry.value, is_element)
    return Problem(
        "says-nothing", message, f"{hint}. If it is to stay, delete this line.", place, path, severity, (below.place,)
    )


def _severity(nothing: Node, is_element: bool) -> Severity:
    """How doubtful it is: a line without its end, an element of which nothing is said, or one that seems taken away."""
    if not is_written(nothing):
        return "warning"
    return "advice" if is_element and isinstance(nothing, Mapping) else "error"
