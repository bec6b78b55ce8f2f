"""Places of a document that can be linked to: anchors, their bookmark names, and the entries of its contents."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.documents.anchors import anchors, every_block
from generator.documents.blocks import Block, Document, Heading
from generator.documents.inline import text_of

DEEPEST_IN_CONTENTS = 2
_PLAIN_ANCHOR = re.compile(r"[a-z][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: its level, its text and the bookmark it leads to."""

    level: int
    text: str
    bookmark: str


@dataclass(frozen=True, slots=True)
class Places:
    """The bookmark of each anchor that the document holds, and the document's contents."""

    bookmarks: frozenset[str]
    contents: tuple[Entry, ...]


def bookmark_name(anchor: str) -> str:
    """The anchor as a bookmark: a letter, then letters, digits and underscores, 40 in all at most (Word's limit)."""
    if _PLAIN_ANCHOR.fullmatch(anchor):
        return anchor.replace("-", "_")
    return "place_" + hashlib.sha256(anchor.encode()).hexdigest()[:16]


def heading_bookmark(anchor: str, number: int) -> str:
    """The bookmark of the ``number``-th heading of a document; without an anchor it is named as Word names them."""
    return bookmark_name(anchor) if anchor else f"_Toc{number:08d}"


def places(document: Document) -> Places:
    """All the places of a document, in its order."""
    bookmarks = frozenset(bookmark_name(anchor) for anchor in anchors(document.blocks))
    return Places(bookmarks, tuple(_contents(every_block(document.blocks))))


def _contents(blocks: Iterable[Block]) -> Iterator[Entry]:
    headings = (block for block in blocks if isinstance(block, Heading))
    for number, heading in enumerate(headings, 1):
        if heading.level <= DEEPEST_IN_CONTENTS:
            yield Entry(heading.level, text_of(heading.text), heading_bookmark(heading.anchor, number))
