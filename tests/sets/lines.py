"""What papers say, line by line: the paper, the section it stands in, the text, and the field it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from generator.blueprint.model.blueprint import Blueprint
from generator.documents.blocks import Card, Document, Heading, Message
from generator.documents.inline import Run, text_of
from generator.documents.workbook import TableSheet, TextSheet
from generator.press.planning.contents import Contents

_UNREAD = frozenset(
    (
        "id", "anchor", "origin", "path", "format", "kind", "style", "level",
        "language", "audience", "formula", "currency", "choices", "column", "look", "total",
        "sheet", "search", "data", "home", "name", "token", "link", "width",
        "freeze", "per_row", "paper", "papers", "align", "fill", "line", "form", "role", "key",
    )
)  # fmt: skip
"""Fields of a piece of a paper that nobody reads as text."""


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
"""What names a field or an element for a program, the same in every language and trade."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text as it is printed; ``origin`` is the lasting name of the nearest element that is known."""

    paper: str
    audience: str
    section: str
    text: str
    origin: str


_made: dict[int, tuple[Line, ...]] = {}


def lines_of(blueprint: Blueprint) -> tuple[Line, ...]:
    """Every text of every paper, each once, made once for a blueprint that the tests keep."""
    if id(blueprint) not in _made:
        _made[id(blueprint)] = tuple(dict.fromkeys(_lines(Contents(blueprint))))
    return _made[id(blueprint)]


def _lines(contents: Contents) -> Iterator[Line]:
    for paper in contents.deliverables:
        for made in contents.of(paper):
            reader = _Reader(paper.id, paper.audience)
            yield from reader.read(made.content, "")


class _Reader:
    """Goes through one paper and remembers under which heading it is."""

    def __init__(self, paper: str, audience: str) -> None:
        self._paper, self._audience, self._section = paper, audience, ""

    def read(self, node: Any, origin: str) -> Iterator[Line]:
        if isinstance(node, str):
            yield from self._line(str(node), origin)
        elif isinstance(node, tuple) and node and all(isinstance(one, Run) for one in node):
            yield from self._line(text_of(node), next((run.origin for run in node if run.origin), "") or origin)
        elif isinstance(node, tuple):
            for one in node:
                yield from self.read(one, origin)
        elif isinstance(node, dict):
            for one in node.values():
                yield from self.read(one, origin)
        elif is_dataclass(node):
            yield from self._piece(node, getattr(node, "origin", "") or origin)

    def _piece(self, piece: Any, origin: str) -> Iterator[Line]:
        self._section = _titled(piece) or self._section
        for field in fields(piece):
            if field.name not in _UNREAD:
                yield from self.read(getattr(piece, field.name), origin)

    def _line(self, text: str, origin: str) -> Iterator[Line]:
        if text.strip() and not _ID.fullmatch(text):
            yield Line(self._paper, self._audience, self._section, text.replace("\u00a0", " "), origin)


def _titled(piece: Any) -> str:
    """The title of a piece under which others stand."""
    if isinstance(piece, Heading):
        return text_of(piece.text)
    if isinstance(piece, Card):
        return text_of(piece.title)
    if isinstance(piece, (Message, Document, TableSheet, TextSheet)):
        return piece.title
    return ""
