"""The passages of a document: what a full-text search finds, each with the place to open it at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .blocks import (
    Block,
    Bullets,
    Callout,
    Card,
    Checklist,
    Document,
    FormLines,
    Grid,
    Heading,
    KeyValues,
    Message,
    Pages,
    Paragraph,
    Question,
    Steps,
    Table,
)
from .figures import Figure
from .inline import Inline, plain, text_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A titled piece of a document: its anchor ("" is the top) and its bare text."""

    title: str
    anchor: str
    text: str


def passages(document: Document) -> tuple[Passage, ...]:
    """The document cut at its anchored headings, cards and messages."""
    found: list[tuple[str, str, list[str]]] = [(document.title, "", [document.subtitle])]
    for block in _flat(document.blocks):
        title = _title(block)
        if title:
            found.append((*title, []))
        found[-1][2].extend(_texts(block))
    return tuple(Passage(title, anchor, " ".join(filter(None, texts))) for title, anchor, texts in found)


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, (Pages, Card)):
            yield from _flat(block.blocks)
        elif isinstance(block, Grid):
            yield from _flat(block.cards)


def _title(block: Block) -> tuple[str, str] | None:
    """Title and anchor of a block that begins a passage."""
    if isinstance(block, Heading) and block.anchor and block.level < 3:
        return text_of(block.text), block.anchor
    if isinstance(block, Card) and block.anchor:
        return text_of(block.title), block.anchor
    if isinstance(block, Message) and block.anchor:
        return block.title, block.anchor
    return None


def _texts(block: Block) -> Iterator[str]:
    return (text_of(inline) for inline in _inlines(block))


def _inlines(block: Block) -> Iterable[Inline]:
    take = _TEXTS.get(type(block))
    return take(block) if take else ()


_TEXTS: dict[type[Block], Callable[[Any], Iterable[Inline]]] = {
    Paragraph: lambda block: (block.text,),
    Bullets: lambda block: block.items,
    Steps: lambda block: block.items,
    Checklist: lambda block: block.items,
    Table: lambda block: (cell for row in block.rows for cell in row.cells),
    KeyValues: lambda block: (value for _, value in block.pairs),
    Callout: lambda block: block.body,
    Question: lambda block: (block.ask, *block.probes),
    Message: lambda block: (*block.subjects, *block.body, *(text for _, text in block.facts)),
    FormLines: lambda block: block.labels,
    Figure: lambda block: (plain(block.alt),),
}
"""The texts of each kind of block that has some of its own."""
