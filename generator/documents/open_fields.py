"""The places of a document that somebody fills in: its merge fields, each with the heading it stands under first."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
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


def fields(document: Document) -> Iterator[Run]:
    """All merge fields of a document, those that have a value as well, as often as they stand there."""
    for block in document.blocks:
        yield from _runs(block)


def _fields(node: Any) -> Iterator[Run]:
    return (run for run in _runs(node) if not run.control.value)


def _runs(node: Any) -> Iterator[Run]:
    if isinstance(node, Run):
        if node.kind == "field":
            yield node
    elif isinstance(node, tuple):
        for one in node:
            yield from _runs(one)
    elif is_dataclass(node):
        for field in dataclasses.fields(node):
            yield from _runs(getattr(node, field.name))
