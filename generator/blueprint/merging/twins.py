"""New elements that were most likely meant for one that is there: ``dostawa`` beside ``delivery``, which is printed so.

An id that is not known makes an element of its own. Whoever meant another one would have an eleventh stage unawares.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from collections.abc import Mapping as MappingABC
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from generator.blueprint.nearness import folded, named_otherwise, nearest, singular, synonym
from generator.blueprint.reading.nodes import Entry, Mapping, Node, Scalar, scalar_at, scalars_in, step
from generator.blueprint.remembered import remembered

if TYPE_CHECKING:
    from generator.blueprint.model.fields import Branch

_NAMES = ("name", "title", "label", "term", "short_label", "wordings", "synonyms")
"""The fields in which an element says what it is called."""
_NUMBERED = re.compile(r"(?:stage|etap|step|krok|phase|faza)?-?(\d+[a-z]?)")
_COMPARED_AT_MOST = 200
"""So many elements of a collection are compared; a stranger's may be endless."""
_LONGEST_NAME = 80
"""Characters of a name; a longer text is a sentence, and nobody mistakes one for another."""
_SHORTEST_WORD = 5
"""Letters of a word in which one may be wrong; in a shorter one it makes another word."""


class Twin(NamedTuple):
    """A new element by its path and key, the id of the one that it seems to be, and what that is called."""

    path: str
    key: Scalar
    id: str
    name: str


# --- a name that leads to an element --------------------------------------------------------------


def meant(name: str, elements: MappingABC[str, Entry]) -> str | None:
    """The id of the element that a person most likely meant by a name: its id, what it is called, or its number."""
    compared = dict(islice(elements.items(), _COMPARED_AT_MOST))
    by_name = {called: id_ for id_, entry in compared.items() for called in reversed(_names(entry.value))}
    number = _NUMBERED.fullmatch(name)
    by_number = {_number(entry.value): id_ for id_, entry in compared.items()} if number else {}
    return (
        (by_number.get(number[1]) if number else None)
        or named_otherwise(name, compared)
        or by_name.get(nearest(name, by_name) or "")
        or nearest(name, elements)
    )


def called(id_: str, entry: Entry) -> str:
    """An element's id, and behind it in brackets what it is called, where that is something else."""
    name = next(iter(_names(entry.value)), "")
    return f"`{id_}` ({name})" if name and folded(name) != folded(id_) else f"`{id_}`"


def _names(node: Node) -> list[str]:
    """What an element is called, in all languages that it says so in."""
    values = (step(node, field) for field in _NAMES)
    return [scalar.value for value in values if value for scalar in scalars_in(value) if scalar.value]


def _number(node: Node) -> str:
    """The number of a stage, or the number of its parent with its own mark."""
    return (scalar_at(node, "mark") or scalar_at(node, "number") or "") if isinstance(node, Mapping) else ""


# --- new elements beside others -------------------------------------------------------------------


def twins(found: Iterable[Branch], below: Mapping) -> Iterator[Twin]:
    """The new elements of a tree, among those that are there ``below`` it as well, that seem to be one of these."""
    for section in found:
        first = next(iter(section.holders), None)
        if first and first.path:
            yield from _twins_within(section, step(below, first.path.partition(".")[0]))
        for name, field, value in first.known() if first and not first.path else ():
            old = step(below, name)
            if field.element and isinstance(value, Mapping) and isinstance(old, Mapping):
                yield from _twins_in(name, value, old)


@remembered
def _twins_within(section: Branch, below: Node | None) -> tuple[Twin, ...]:
    """The twins in the collections within a section's entities."""
    return tuple(
        twin
        for holder in section.holders
        for name, field, value in (holder.known() if below else ())
        if field.element and isinstance(value, Mapping)
        if isinstance(old := _at(below, holder.path_of(name).split(".")[1:]), Mapping)
        for twin in _twins_in(holder.path_of(name), value, old)
    )


def ids_below(below: Mapping, steps: Iterable[str]) -> Container[str]:
    """The ids of a collection's elements that are there below."""
    node = _at(below, steps)
    return node.entries.keys() if isinstance(node, Mapping) else ()


def _at(node: Node | None, steps: Iterable[str]) -> Node | None:
    for part in steps:
        node = step(node, part) if node else None
    return node


@remembered
def _twins_in(path: str, collection: Mapping, below: Mapping) -> tuple[Twin, ...]:
    new = {id_: entry for id_, entry in collection.entries.items() if id_ not in below.entries}
    others = {id_: entry for id_, entry in collection.entries.items() if id_ in below.entries}
    return tuple(_alike(path, new, others)) if new and others else ()


def _alike(path: str, new: dict[str, Entry], others: dict[str, Entry]) -> Iterator[Twin]:
    by_key = {key: id_ for id_, entry in islice(others.items(), _COMPARED_AT_MOST) for key in _keys_of(id_, entry)}
    for id_, entry in islice(new.items(), _COMPARED_AT_MOST):
        keys = (by_key[key] for key in _keys_of(id_, entry) if key in by_key)
        found = synonym(id_, islice(others, _COMPARED_AT_MOST)) or next(keys, None)
        if found and _is_of_the_same(entry.value, others[found].value):
            yield Twin(f"{path}.{id_}", entry.key, found, called(found, others[found]))


def _is_of_the_same(one: Node, other: Node) -> bool:
    """Whether two elements are not parted by their stages: each has a tool of the same name, for instance."""
    stages = {scalar_at(node, "stage") for node in (one, other) if isinstance(node, Mapping)} - {None}
    return len(stages) < 2


def _keys_of(id_: str, entry: Entry) -> Iterator[str]:
    for name in (id_, *_names(entry.value)):
        if len(name) <= _LONGEST_NAME:
            yield from _keys(name)


def _keys(name: str) -> Iterator[str]:
    """What two names share that are the same but for a letter in one of their words."""
    words = [folded(word) for word in re.split(r"[\W_]+", name) if word]
    yield singular("".join(words))
    for number, word in enumerate(words):
        if len(word) >= _SHORTEST_WORD and word.isalpha():
            for at in range(1, len(word) + 1):  # with a letter too few, and with another one
                for rest in (word[at:], word[at + 1 :]):
                    yield " ".join([*words[:number], f"{word[:at]}?{rest}", *words[number + 1 :]])
