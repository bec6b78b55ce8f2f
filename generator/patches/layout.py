"""Where each value stands in a YAML text, from its first character to its last, so that it can be exchanged in place.

Nodes of a blueprint know where they begin and what they mean. Here is what is left over when a file is read: quotes,
braces, anchors, and where things end. A text is looked at only after the blueprint's own reader has taken it, so it
keeps that one's limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import yaml
from yaml.events import AliasEvent, Event, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ANCHOR = re.compile(r"&\S+\s+")
_BLOCK_TEXTS = ("|", ">")

Kind = Literal["text", "list", "keys", "alias"]
Trail = tuple[str | int, ...]
"""The way to a value through a file: keys as they are written, ``wordings+`` included, and places in lists."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A value in a text: ``text[start:end]``; ``column`` from 0 is where it begins in its line.

    ``style`` is the sign that a text begins with, "" for one without, or ``{``, ``[`` for what stands in brackets.
    ``line`` from 1 and ``column`` are those of a node; behind an anchor the value itself begins at ``start``.
    """

    kind: Kind
    style: str
    start: int
    end: int
    line: int
    column: int
    value: str | None = None
    anchor: str = ""
    keys: tuple[tuple[Part, Part], ...] = ()
    items: tuple[Part, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written: a key without a value."""
        return self.kind == "text" and self.start == self.end

    @property
    def is_bracketed(self) -> bool:
        """Whether it is a list or keys within brackets."""
        return self.kind in ("list", "keys") and bool(self.style)

    def at(self, step: str | int) -> Part | None:
        """What stands under a key as it is written, or at a place in a list."""
        if isinstance(step, int):
            return self.items[step] if step < len(self.items) else None
        return next((value for key, value in self.keys if key.value == step), None)

    def data(self) -> Any:
        """The value as plain data, texts without blanks at their ends; what an alias repeats by the alias."""
        if self.kind == "keys":
            return {key.value: value.data() for key, value in self.keys}
        if self.kind == "list":
            return [item.data() for item in self.items]
        return self.value.strip() if self.value is not None else None


@lru_cache(maxsize=16)
def layout(text: str) -> Part:
    """The root of a text, which the blueprint's reader has taken; of an empty one keys without any."""
    parser = _Parser(text)
    try:
        return _Reader(text, parser).root()
    finally:
        parser.dispose()


def ways(part: Part, trail: Trail = ()) -> Iterator[tuple[Trail, Part]]:
    """Every value with the way to it, each before what stands in it."""
    yield trail, part
    for key, value in part.keys:
        yield from ways(value, (*trail, key.value or ""))
    for number, item in enumerate(part.items):
        yield from ways(item, (*trail, number))


def line_of(root: Part, trail: Trail) -> list[Part]:
    """The values that a way leads through, the root first, as far as it leads."""
    found = [root]
    for step in trail:
        following = found[-1].at(step)
        if following is None:
            break
        found.append(following)
    return found


def repeated(root: Part) -> frozenset[str]:
    """The anchors whose values are repeated elsewhere."""
    return frozenset(part.value or "" for _, part in ways(root) if part.kind == "alias")


class _Reader:
    """Makes parts of a parser's events."""

    def __init__(self, text: str, parser: Any) -> None:
        self._text, self._parser = text, parser

    def root(self) -> Part:
        """The part of the only document."""
        while self._parser.check_event():
            event = self._parser.get_event()
            if isinstance(event, (MappingStartEvent, ScalarEvent)):
                found = self._part(event)
                return found if found.kind == "keys" else self._nothing()
        return self._nothing()

    def _nothing(self) -> Part:
        return Part("keys", "", len(self._text), len(self._text), 1, 0)

    def _part(self, event: Event) -> Part:
        if isinstance(event, ScalarEvent):
            return self._of_text(event)
        if isinstance(event, AliasEvent):
            return self._made("alias", "*", event, _end(event), value=event.anchor)
        return self._of_keys(event) if isinstance(event, MappingStartEvent) else self._of_list(event)

    def _of_text(self, event: ScalarEvent) -> Part:
        style = event.style or ""
        value = None if not style and event.value in ("", "~", "null") else event.value
        end = _end(event)
        if style in _BLOCK_TEXTS:  # the parser counts the blank lines behind it
            end = len(self._text[:end].rstrip())
        return self._made("text", style, event, end, value=value)

    def _of_keys(self, event: MappingStartEvent) -> Part:
        keys: list[tuple[Part, Part]] = []
        while not isinstance(inner := self._parser.get_event(), MappingEndEvent):
            keys.append((self._part(inner), self._part(self._parser.get_event())))
        end = _end(inner) if event.flow_style else max(keys[-1][0].end, keys[-1][1].end)
        return self._made("keys", "{" if event.flow_style else "", event, end, keys=tuple(keys))

    def _of_list(self, event: Any) -> Part:
        items: list[Part] = []
        while not isinstance(inner := self._parser.get_event(), SequenceEndEvent):
            items.append(self._part(inner))
        end = _end(inner) if event.flow_style else items[-1].end
        return self._made("list", "[" if event.flow_style else "", event, end, items=tuple(items))

    def _made(self, kind: Kind, style: str, event: Any, end: int, **more: Any) -> Part:
        mark, anchor = event.start_mark, "" if kind == "alias" else event.anchor or ""
        start = mark.index
        if anchor and (behind := _ANCHOR.match(self._text, start)):
            start = min(behind.end(), end)
        return Part(kind, style, start, end, mark.line + 1, mark.column, anchor=anchor, **more)


def _end(event: Event) -> int:
    """Where an event ends in the text."""
    assert event.end_mark is not None
    return event.end_mark.index
