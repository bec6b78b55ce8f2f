"""A smaller headline within a section, which goes where there is nothing below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.documents.blocks import Block, Bullets, Heading

from .pen import Pen


def under(headline: str, blocks: Iterable[Block], pen: Pen, level: int = 3, anchor: str = "") -> Iterator[Block]:
    """Blocks with their headline above them; nothing where there are none."""
    shown = tuple(blocks)
    if shown:
        yield Heading(level, pen.words(pen.label_of(headline)), anchor)
        yield from shown


def bullets(lines: Iterable[str], origin: str, pen: Pen) -> Iterator[Block]:
    """Texts as bullets; nothing where there are none."""
    if items := pen.inlines(lines):
        yield Bullets(items, origin)
