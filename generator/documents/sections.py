"""The sections of a document by their ids, for whoever puts them elsewhere than one below another.

A document is blocks, and its sections are told by them: a headline of the first level begins one that is called as its
anchor, pages of their own are one, and so is what prints a section of an outline that has no headline.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from .blocks import Block, Document, Heading, PageBreak, Pages
from .inline import text_of

HEAD = "head"
"""The id of what stands above the first section."""
_IN_AN_OUTLINE = re.compile(r"\bsections\.([a-z0-9-]+)")


def sections(document: Document) -> Mapping[str, tuple[Block, ...]]:
    """The blocks of each section, in the order in which they stand; page breaks between them are left out."""
    found: dict[str, list[Block]] = {}
    current = HEAD
    for block in document.blocks:
        current = _begun(block) or current
        if not isinstance(block, PageBreak):
            found.setdefault(current, []).append(block)
    return {id_: tuple(blocks) for id_, blocks in found.items()}


def title_of(blocks: tuple[Block, ...]) -> str:
    """The headline of a section; "" where it has none."""
    heading = _heading(blocks)
    return text_of(heading.text) if heading else ""


def without_headline(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A section without its headline, for whoever gives it one of their own."""
    first = blocks[0] if blocks else None
    if isinstance(first, Heading):
        return blocks[1:]
    if isinstance(first, Pages):
        return (replace(first, blocks=without_headline(first.blocks)), *blocks[1:])
    return blocks


def _heading(blocks: tuple[Block, ...]) -> Heading | None:
    first = blocks[0] if blocks else None
    if isinstance(first, Pages):
        return _heading(first.blocks)
    return first if isinstance(first, Heading) else None


def _begun(block: Block) -> str:
    """The id of the section that a block begins, or is a part of; "" where that is not told."""
    if isinstance(block, Pages):
        return block.id
    if isinstance(block, Heading) and block.level == 1 and block.anchor:
        return block.anchor
    origin = "" if isinstance(block, Heading) else str(getattr(block, "origin", ""))
    match = _IN_AN_OUTLINE.search(origin)
    return match[1] if match else ""
