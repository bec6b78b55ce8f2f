"""Why a paper is made again, in the words of the process ("objection too-expensive: response mill-case changed")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.blueprint.model.annotations import declared
from generator.blueprint.model.base import Entity
from generator.blueprint.model.blueprint import Blueprint

from .printed import IMPRINT, OURS, PAPERS, SEARCH

_MOST_TOLD = 3
_NOT_OF_THE_PROCESS = {
    IMPRINT: "what stands on every paper changed: company, edition, date, owner or footer",
    SEARCH: "what its search finds changed",
    PAPERS: "where its links to other papers lead changed",
    OURS: "what the paper itself says changed",
}
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def reasons(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """What differs between two states of a paper, by the elements it prints; the first few, and how many more."""
    told = list(dict.fromkeys(_told(before, now)))
    more = len(told) - _MOST_TOLD
    return "; ".join([*told[:_MOST_TOLD], *([f"and {more} more"] if more > 0 else [])])


def _told(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    changed = [origin for origin in now if before.get(origin, now[origin]) != now[origin]]
    yield from (f"{_named(origin)} changed" for origin in changed if origin not in _NOT_OF_THE_PROCESS)
    yield from (f"{_named(origin)} is new" for origin in now if origin not in before)
    yield from (f"{_named(origin)} is gone" for origin in before if origin not in now)
    yield from (words for origin, words in _NOT_OF_THE_PROCESS.items() if origin in changed)
    if dict(before) == dict(now):
        yield "the order changed"


def _named(origin: str) -> str:
    """An element or field as people call it: the kind of thing, then its id, from the outside in."""
    return ": ".join(_names(origin.split("."), Blueprint))


def _names(steps: list[str], model: type[Entity]) -> Iterator[str]:
    """The steps of a path, those into a collection with the kind of thing that it holds."""
    while steps:
        name, *steps = steps
        field = declared(model).get(name)
        model = (field and (field.element or field.entity)) or Entity
        if field and field.element and steps:
            yield f"{_noun(field.element)} {steps.pop(0)}"
        else:
            yield name.replace("_", " ")


def _noun(kind: type) -> str:
    """What people call an element: ``TalkBlock`` is a talk block, ``PublicProduct`` a product."""
    return _CAPITAL.sub(" ", kind.__name__.removeprefix("Public")).lower()
