"""A blueprint that was read again, made of the nodes of the time before wherever these say the same in the same place.

What is ``remembered`` of a node stays true of it then, so that only what was saved is looked at anew.
"""

from __future__ import annotations

from pathlib import Path

from generator.blueprint.reading.nodes import Entry, Mapping, Node, Scalar, Sequence, Source, with_items
from generator.blueprint.remembered import remembered


def with_nodes_of_before(tree: Mapping, file: Path, language: str) -> Mapping:
    """What the files of a blueprint hold in a language, with as many as possible of the nodes that it had before."""
    latest = _latest(file, language)
    if latest:
        tree = _mapping(tree, latest.pop())
    latest.append(tree)
    return tree


@remembered
def _latest(file: Path, language: str) -> list[Mapping]:
    """What keeps the tree of a blueprint until it is read again."""
    return []


def _reused(now: Node, before: Node) -> Node:
    """A node, or the one before where nothing tells the two apart, the line of the file included."""
    if now is before:
        return now
    if isinstance(now, Mapping) and isinstance(before, Mapping):
        return _mapping(now, before)
    if isinstance(now, Sequence) and isinstance(before, Sequence):
        return _sequence(now, before)
    if isinstance(now, Scalar) and isinstance(before, Scalar) and now.value == before.value:
        return before if _stand_alike(now, before) else now
    return now


def _mapping(now: Mapping, before: Mapping) -> Mapping:
    entries = {name: _entry(entry, before.entries.get(name)) for name, entry in now.entries.items()}
    is_same = [*entries] == [*before.entries] and all(entries[name] is before.entries[name] for name in entries)
    if is_same and _stand_alike(now, before):
        return before
    return Mapping(entries, now.source, now.line, now.column)


def _entry(now: Entry, before: Entry | None) -> Entry:
    if before is None or now is before:
        return now
    value = _reused(now.value, before.value)
    if value is before.value and now.key.value == before.key.value and _stand_alike(now.key, before.key):
        return before
    return Entry(now.key, value)


def _sequence(now: Sequence, before: Sequence) -> Sequence:
    items = tuple(_reused(*pair) for pair in zip(now.items, before.items, strict=False))
    reused = with_items(before, (*items, *now.items[len(items) :]))
    return (
        before
        if reused is before and _stand_alike(now, before)
        else Sequence(reused.items, now.source, now.line, now.column)
    )


def _stand_alike(now: Node, before: Node) -> bool:
    """Whether two nodes stand in the same place of the same file, in a line that says the same."""
    is_same_place = now.line == before.line and now.column == before.column
    return is_same_place and (now.source is before.source or _is_same_line(now.source, before.source, now.line))


def _is_same_line(now: Source, before: Source, line: int) -> bool:
    return now.layer == before.layer and now.place(line, 1) == before.place(line, 1)
