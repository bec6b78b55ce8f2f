"""The anchors of a document: what a link within it may lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .blocks import Block, Card, Grid, Heading, Message, Pages, Table


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks and all that stand in them, in their order."""
    for block in blocks:
        yield block
        if isinstance(block, Pages | Card):
            yield from every_block(block.blocks)
        elif isinstance(block, Grid):
            yield from every_block(block.cards)


def anchors(blocks: Iterable[Block]) -> Iterator[str]:
    """The anchors of blocks and of all that stand in them."""
    for block in every_block(blocks):
        if isinstance(block, Heading | Card | Message) and block.anchor:
            yield block.anchor
        elif isinstance(block, Table):
            yield from (row.anchor for row in block.rows if row.anchor)
