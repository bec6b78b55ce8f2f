"""What stands at the left margin below its key: ``company:``, and in the next line ``name:``, not indented."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from generator.blueprint.model.annotations import Declared, declared, keys_of
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import Place, Problem
from generator.blueprint.reading.nodes import Entry, Mapping, Source

_KEY = re.compile(r"([\w-]+):(?=\s|$)")
_WITHOUT_VALUE = re.compile(r"[\w-]+:\s*(?:#.*)?")
_NOTHING = re.compile(r"\s*(?:#.*)?")
_LOOKED_UP = 50
"""So many lines above a key are looked at."""


def with_indents(problems: Iterable[Problem], tree: Mapping) -> Iterator[Problem]:
    """The same problems; an unknown key below one without a value, to which it belongs, is to be indented beneath that.

    That the other one is missing is not told as well: what it lacks stands below it.
    """
    told = list(problems)
    unknown = [problem for problem in told if problem.code == "unknown-key" and problem.path in tree.entries]
    owners = {problem.path: owner for problem in unknown if (owner := _owner(tree.entries[problem.path]))}
    filled = {_line(owner) for owner in owners.values()}
    for problem in told:
        if problem.code == "unknown-key" and problem.path in owners:
            yield replace(problem, hint=_hint(tree.entries[problem.path], owners[problem.path]))
        elif problem.code != "missing-key" or problem.place is None or _line(problem.place) not in filled:
            yield problem


def _hint(entry: Entry, owner: Place) -> str:
    what = "it and what stands below it" if isinstance(entry.value, Mapping) else "it"
    return f"Indent {what} by two spaces, beneath `{_name(owner.text)}:`."


def _line(place: Place) -> tuple[str, int]:
    return place.file, place.line


def _owner(entry: Entry) -> Place | None:
    """The key without a value that stands at the left margin above another, and has room for that."""
    key = entry.key
    fields = _lines_of_fields(key.source)
    index = bisect_left(fields, key.line) - 1
    if key.column > 1 or index < 0 or fields[index] < key.line - _LOOKED_UP:
        return None
    owner = key.source.place(fields[index], 1)
    if not _WITHOUT_VALUE.fullmatch(owner.text) or _has_something_beneath(entry, owner):
        return None
    return owner if _has_room(declared(Blueprint)[_name(owner.text)], entry) else None


@lru_cache(maxsize=8)
def _lines_of_fields(source: Source) -> tuple[int, ...]:
    """The lines, from 1, of a file whose first word is a field of a blueprint at the left margin."""
    return tuple(number for number, line in enumerate(source.lines, 1) if _name(line) in declared(Blueprint))


def _has_room(field: Declared, entry: Entry) -> bool:
    """Whether an entry is a field of what stands in another, or looks like an element of it."""
    is_field = field.entity is not None and (entry.key.value or "") in keys_of(field.entity)
    return is_field or (field.element is not None and isinstance(entry.value, Mapping))


def _name(line: str) -> str:
    found = _KEY.match(line)
    return found[1] if found else ""


def _has_something_beneath(entry: Entry, owner: Place) -> bool:
    """Whether something stands indented, or as a list, below the line of an owner."""
    lines = (entry.key.source.place(number, 1).text for number in range(owner.line + 1, entry.key.line + 1))
    following = next((line for line in lines if not _NOTHING.fullmatch(line)), "")
    return following.startswith((" ", "-"))
