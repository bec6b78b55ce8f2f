"""The passages of a document: what a full-text search finds, each with the place to open it at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    Paragraph,
    Question,
    Section,
    Steps,
    Table,
)
from .inline import Inline, text_of


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
        if isinstance(block, (Section, Card)):
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


def _inlines(block: Block) -> Iterator[Inline]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, (Bullets, Steps, Checklist)):
        yield from block.items
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row.cells)
    elif isinstance(block, KeyValues):
        yield from (value for _, value in block.pairs)
    elif isinstance(block, Callout):
        yield from block.body
    elif isinstance(block, Question):
        yield block.ask
        yield from block.probes
    elif isinstance(block, Message):
        yield from (*block.subjects, *block.body)
    elif isinstance(block, FormLines):
        yield from block.labels
