"""What differs between two states of a process, by the lasting names of what they hold.

An element that is only in one of them is told as a whole, of one that is in both each value that differs; an element
that was given another id is one that went and one that came.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from generator.blueprint.position import ROOT, Position

Kind = Literal["added", "removed", "changed", "moved"]
KINDS: tuple[Kind, ...] = ("added", "removed", "changed", "moved")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs, at the lasting name ``path``.

    ``before`` and ``after`` are what stood and stands there, as plain data; of an element that moved the ids that it
    came after and comes after now, "" where it was or is the first.
    """

    kind: Kind
    path: str
    before: Any = None
    after: Any = None


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """The changes from one state to another, in the order of the model and, within a collection, of the papers."""
    return tuple(_between("", before, after, ROOT))


def _between(path: str, before: Any, after: Any, position: Position) -> Iterator[Change]:
    if position.is_collection:
        yield from _of_collection(path, _mapping(before), _mapping(after), position)
    elif isinstance(before, dict) and isinstance(after, dict):
        yield from _of_keys(path, before, after, position)
    elif before != after:
        yield Change("changed", path, before, after)


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _of_collection(path: str, before: dict[str, Any], after: dict[str, Any], position: Position) -> Iterator[Change]:
    """The elements of a collection in their new order, each that went where it stood."""
    moved = _moved([id_ for id_ in before if id_ in after], [id_ for id_ in after if id_ in before])
    for id_ in _side_by_side([*before], [*after]):
        name = f"{path}.{id_}"
        if id_ not in before:
            yield Change("added", name, None, after[id_])
        elif id_ not in after:
            yield Change("removed", name, before[id_], None)
        else:
            if id_ in moved:
                yield Change("moved", name, _neighbour(id_, before), _neighbour(id_, after))
            yield from _between(name, before[id_], after[id_], position.at(id_))


def _of_keys(path: str, before: dict[str, Any], after: dict[str, Any], position: Position) -> Iterator[Change]:
    for key in _in_order([*before, *(key for key in after if key not in before)], position):
        name, inner = f"{path}.{key}" if path else key, position.at(key)
        if inner.model and _may_be_missing(before.get(key), after.get(key)):
            yield from _between(name, _mapping(before.get(key)), _mapping(after.get(key)), inner)
        elif key not in before:
            yield Change("added", name, None, after[key])
        elif key not in after:
            yield Change("removed", name, before[key], None)
        else:
            yield from _between(name, before[key], after[key], inner)


def _may_be_missing(*values: Any) -> bool:
    """Whether each of these is a mapping or not there: a whole section that came is told by its elements."""
    return all(value is None or isinstance(value, dict) for value in values)


def _in_order(keys: Sequence[str], position: Position) -> Sequence[str]:
    """Fields in the order in which the model declares them; other keys as they stand."""
    if not position.is_element:
        return keys
    places = {name: number for number, name in enumerate(position.fields)}
    return sorted(keys, key=lambda key: places.get(key, len(places)))


# --- order ----------------------------------------------------------------------------------------


def _side_by_side(before: Sequence[str], after: Sequence[str]) -> Iterable[str]:
    """The ids of two orders as one: those of now, behind each what went from there."""
    gone: dict[str, list[str]] = {}
    last, there = "", set(after)
    for id_ in before:
        if id_ in there:
            last = id_
        else:
            gone.setdefault(last, []).append(id_)
    yield from gone.get("", ())
    for id_ in after:
        yield id_
        yield from gone.get(id_, ())


def _neighbour(id_: str, order: Iterable[str]) -> str:
    """What an element comes after."""
    last = ""
    for one in order:
        if one == id_:
            return last
        last = one
    return last


def _moved(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """The fewest elements that, taken out and put elsewhere, make one order the other."""
    place = {id_: number for number, id_ in enumerate(before)}
    return frozenset(after) - {before[number] for number in _longest_rise([place[id_] for id_ in after])}


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """The longest rising sequence among numbers that are all different."""
    lowest: list[int] = []  # the lowest end of a rising sequence of each length
    ends: list[int] = []
    for number in numbers:
        length = bisect_left(lowest, number)
        lowest[length : length + 1] = [number]
        ends.append(length)
    found: list[int] = []
    wanted = len(lowest) - 1
    for number, length in zip(reversed(numbers), reversed(ends), strict=True):
        if length == wanted:
            found.append(number)
            wanted -= 1
    return found
