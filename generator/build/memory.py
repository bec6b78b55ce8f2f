"""What papers say, kept from one build to the next of a blueprint that is watched.

A paper's content follows from the parts of the blueprint that its function read, so it is made again only where one of
these has changed. Which they are is seen by handing the function a blueprint that notes what is asked of it.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, TypeVar

from pydantic import ConfigDict
from pydantic_core import to_json

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.blueprint import Blueprint
from generator.documents.blocks import Document
from generator.documents.passages import Passage, passages

from .printed import Content, Printed, printed

View = TypeVar("View", Blueprint, CustomerView)


class Made:
    """The content of a paper, with what is worked out of it at most once."""

    def __init__(self, content: Content) -> None:
        self.content = content

    @cached_property
    def printed(self) -> Printed:
        """Its digests."""
        return printed(self.content)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What a search finds in it."""
        return passages(self.content) if isinstance(self.content, Document) else ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was made, and the states of the parts that it was made from."""

    made: Made
    states: dict[str, str]


class Memory:
    """What was made of a blueprint before."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def opened(self, blueprint: Blueprint, customer: CustomerView) -> Opened:
        """The memory, opened for a blueprint as it is now."""
        return Opened(self._kept, {Blueprint: _Parts(blueprint), CustomerView: _Parts(customer)})


class Opened:
    """A memory in which what is kept is compared with a blueprint as it is now."""

    def __init__(self, kept: dict[str, _Kept], parts: dict[type, _Parts]) -> None:
        self._kept, self._parts = kept, parts

    def made(self, key: str, view: View, make: Callable[[View], Content]) -> Made:
        """What is kept under a key, or made anew where something that it was made from has changed."""
        parts = self._parts[type(view)]
        kept = self._kept.get(key)
        if kept is None or any(parts.state(name) != state for name, state in kept.states.items()):
            content, read = _noted(view, make)
            kept = self._kept[key] = _Kept(Made(content), {name: parts.state(name) for name in read})
        return kept.made


class Forgetful:
    """No memory: everything is made once a build."""

    def __init__(self) -> None:
        self._made: dict[str, Made] = {}

    def made(self, key: str, view: View, make: Callable[[View], Content]) -> Made:
        """What is made of a view."""
        if key not in self._made:
            self._made[key] = Made(make(view))
        return self._made[key]


class _Parts:
    """The states of a view's parts, each worked out when it is asked for."""

    def __init__(self, view: Blueprint | CustomerView) -> None:
        self._view = view
        self._states: dict[str, str] = {}

    def state(self, name: str) -> str:
        """A digest that tells two states of a part apart, the order of its elements included."""
        if name not in self._states:
            value = getattr(self._view, name)
            in_order = sorted(value) if isinstance(value, frozenset) else value
            self._states[name] = hashlib.sha256(to_json(in_order)).hexdigest()
        return self._states[name]


# --- noting what is read --------------------------------------------------------------------------

_READ: ContextVar[set[str]] = ContextVar("_READ")
"""Takes up the parts that are read while a paper is made."""
_PARTS = {
    Blueprint: {*Blueprint.model_fields, *Blueprint.__private_attributes__},
    CustomerView: {field.name for field in fields(CustomerView)},
}


class _NotingBlueprint(Blueprint):
    model_config = ConfigDict(defer_build=True)

    def __getattribute__(self, name: str) -> Any:
        if name in _PARTS[Blueprint]:
            _READ.get().add(name)
        return super().__getattribute__(name)


class _NotingCustomerView(CustomerView):
    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        if name in _PARTS[CustomerView]:
            _READ.get().add(name)
        return super().__getattribute__(name)


_NOTING: dict[type, type] = {Blueprint: _NotingBlueprint, CustomerView: _NotingCustomerView}


def _noted(view: View, make: Callable[[View], Content]) -> tuple[Content, set[str]]:
    """What is made of a view, and the names of the parts that were read for it."""
    noting = copy.copy(view)
    object.__setattr__(noting, "__class__", _NOTING[type(view)])
    token = _READ.set(set())
    try:
        return make(noting), _READ.get()
    finally:
        _READ.reset(token)
