"""What papers say, kept from one build to the next of a blueprint that is watched.

A paper's content follows from the parts of the blueprint that its function read, so it is made again only where one of
these has changed. Which they are is seen by handing the function a blueprint that notes what is asked of it: a single
element where one was asked for by its id, a whole section otherwise.
"""

from __future__ import annotations

import copy
import operator
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import fields, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from pydantic import ConfigDict
from pydantic_core import to_json

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.blueprint import Blueprint
from generator.documents.anchors import anchors
from generator.documents.blocks import Document, LinkItem
from generator.documents.passages import Passage, passages
from generator.documents.references import links_of_cells, paper_links
from generator.documents.undecided import Decision, Shown, shown
from generator.documents.workbook import Workbook

from .printed import Content, Printed, leading, printed

View = TypeVar("View", Blueprint, CustomerView)


class Made:
    """The content of a paper, with what is worked out of it at most once."""

    def __init__(self, content: Content, known: Printed | None = None) -> None:
        self.content = content
        self._known = known
        self._leading: tuple[Mapping[str, LinkItem], Made] | None = None

    @cached_property
    def printed(self) -> Printed:
        """Its digests."""
        return self._known or printed(self.content)

    @cached_property
    def paper_links(self) -> frozenset[str]:
        """Its links to other papers."""
        if isinstance(self.content, Workbook):
            return links_of_cells(self.content)
        return paper_links(self.content) if isinstance(self.content, Document) else frozenset()

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The places in it that a link may lead to."""
        return frozenset(anchors(self.content.blocks)) if isinstance(self.content, Document) else frozenset()

    def leading_to(self, papers: Mapping[str, LinkItem]) -> Made:
        """The same with the addresses of the papers that it links to; made once for the same addresses."""
        if self._leading is None or self._leading[0] != papers:
            assert isinstance(self.content, Document | Workbook)  # nothing else has links to papers
            self._leading = papers, Made(replace(self.content, papers=papers), leading(self.printed, papers))
        return self._leading[1]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What a search finds in it."""
        return passages(self.content) if isinstance(self.content, Document) else ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions that it shows as open."""
        return self._shown.decisions

    @property
    def origins(self) -> frozenset[str]:
        """The paths of all that it prints."""
        return self._shown.origins

    @cached_property
    def _shown(self) -> Shown:
        return shown(self.content)


class _Kept(NamedTuple):
    """What was made, and the states of the parts that it was made from."""

    made: Made
    states: dict[_Part, object]


class Memory:
    """What was made of a blueprint before."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._states: dict[tuple[type, _Part], tuple[Any, object]] = {}

    def made(self, key: str, view: View, make: Callable[[View], Content]) -> Made:
        """What is kept under a key, or made anew where something that it was made from has changed."""
        kept = self._kept.get(key)
        if kept is None or any(self._state(part, view) is not state for part, state in kept.states.items()):
            content, parts = _noted(view, make)
            kept = self._kept[key] = _Kept(Made(content), {part: self._state(part, view) for part in parts})
        return kept.made

    def _state(self, part: _Part, view: Blueprint | CustomerView) -> object:
        """What stands for a part as it is in a view: the same object as long as the part stays the same."""
        now, place = part.of(view), (type(view), part)
        before, state = self._states.get(place, (_NOTHING, None))
        if now is not before:
            state = state if _is_same(now, before) else object()
            self._states[place] = now, state
        return state


class Forgetful:
    """No memory: everything is made once a build."""

    def __init__(self) -> None:
        self._made: dict[str, Made] = {}

    def made(self, key: str, view: View, make: Callable[[View], Content]) -> Made:
        """What is made of a view."""
        if key not in self._made:
            self._made[key] = Made(make(view))
        return self._made[key]


# --- noting what is read --------------------------------------------------------------------------


class _Part(NamedTuple):
    """A part of a view: what an attribute holds, or one element of the collection that it holds."""

    name: str
    id: str | None = None

    def of(self, view: Blueprint | CustomerView) -> Any:
        """What the part is in a view; None for an element that is not there."""
        value = getattr(view, self.name)
        return value if self.id is None else value.get(self.id)


_NOTHING = object()
"""What a part was before it was ever looked at."""


def _is_same(now: Any, before: Any) -> bool:
    """Whether a part is what it was, the order of its elements included."""
    if before is _NOTHING:
        return False
    if isinstance(now, frozenset):
        return bool(now == before)
    if isinstance(now, dict) and [*now] == [*before] and all(map(operator.is_, now.values(), before.values())):
        return True
    return to_json(now) == to_json(before)


_READ: ContextVar[set[_Part]] = ContextVar("_READ")
"""Takes up the parts that are read while a paper is made."""
_PARTS = {
    Blueprint: {*Blueprint.model_fields, *Blueprint.__private_attributes__},
    CustomerView: {field.name for field in fields(CustomerView)},
}


class _NotingCollection(Mapping[str, Any]):
    """A collection in place of which it stands, noting which of its elements are asked for."""

    def __init__(self, name: str, elements: Mapping[str, Any]) -> None:
        self._name, self._elements = name, elements

    def __getitem__(self, id_: str) -> Any:
        _READ.get().add(_Part(self._name, id_))
        return self._elements[id_]

    def __iter__(self) -> Iterator[str]:
        _READ.get().add(_Part(self._name))
        return iter(self._elements)

    def __len__(self) -> int:
        _READ.get().add(_Part(self._name))
        return len(self._elements)


def _note(name: str, value: Any) -> Any:
    """What was asked for; a collection notes by itself what is asked of it."""
    if isinstance(value, dict):
        return _NotingCollection(name, value)
    _READ.get().add(_Part(name))
    return value


class _NotingBlueprint(Blueprint):
    model_config = ConfigDict(defer_build=True)

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        return _note(name, value) if name in _PARTS[Blueprint] else value


class _NotingCustomerView(CustomerView):
    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        return _note(name, value) if name in _PARTS[CustomerView] else value


_NOTING: dict[type, type] = {Blueprint: _NotingBlueprint, CustomerView: _NotingCustomerView}


def _noted(view: View, make: Callable[[View], Content]) -> tuple[Content, set[_Part]]:
    """What is made of a view, and the parts that were read for it."""
    noting = copy.copy(view)
    object.__setattr__(noting, "__class__", _NOTING[type(view)])
    token = _READ.set(set())
    try:
        content, read = make(noting), _READ.get()
    finally:
        _READ.reset(token)
    return content, {part for part in read if part.id is None or _Part(part.name) not in read}
