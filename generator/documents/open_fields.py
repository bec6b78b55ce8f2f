"""The places of a document that somebody fills in: its merge fields, each with the heading it stands under first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from .blocks import Document, Heading, Table
from .inline import Run, text_of


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A field that has no value yet; ``heading`` is that of its part and its table, "" above all of them."""

    run: Run
    heading: str


def open_fields(document: Document) -> tuple[FieldPlace, ...]:
    """The fields to fill, each once, in the order in which they are read."""
    found: dict[str, FieldPlace] = {}
    heading = ""
    for block in document.blocks:
        heading = text_of(block.text) if isinstance(block, Heading) else heading
        caption = block.caption if isinstance(block, Table) else ""
        where = " – ".join(filter(None, (heading, caption)))
        for run in _fields(block):
            found.setdefault(run.token or run.text, FieldPlace(run, where))
    return tuple(found.values())


def _fields(node: Any) -> Iterator[Run]:
    if isinstance(node, Run):
        if node.kind == "field" and not node.control.value:
            yield node
    elif isinstance(node, tuple):
        for one in node:
            yield from _fields(one)
    elif is_dataclass(node):
        for field in fields(node):
            yield from _fields(getattr(node, field.name))
