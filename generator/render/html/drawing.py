"""Draw blocks with a theme's macros: ``blocks.html.j2`` has one for each kind, called with (block, level, anchor).

``level`` is that of the block's title as an HTML heading, ``anchor`` its id or "". A macro may use:

* ``draw(blocks)`` the HTML of blocks within;
* ``runs(inline)``, ``words(inline)`` text with and without its links;
* ``text_of(inline)`` bare text, for an attribute;
* ``label(key)`` a shared label in the document's language;
* ``page_anchor(name)`` an id for a row, or "" where the page has it already;
* ``region_name(caption, kind)`` a name for a part of the page that no other part has;
* ``shares(columns)`` the class of each column's width;
* ``svg(drawing, alt)`` a picture;
* ``has_heading(blocks)`` whether one of the blocks is a heading;
* ``file_address(item)`` where a link to another file leads;
* ``note(origin, text)`` the name under which something typed or ticked there is kept, "" where the page keeps nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from functools import partial

from jinja2 import Template
from markupsafe import Markup

from generator.documents.blocks import CALLOUTS, Block, Card, Column, Heading, Message, Pages
from generator.documents.figures import Drawing as Picture
from generator.documents.inline import text_of
from generator.locale import Say
from generator.render.svg import Ink, svg

from .addresses import file_address
from .notes import Notes
from .outline import Outline
from .runs import Targets, runs, words

GIVEN = frozenset(
    {"draw", "runs", "words", "text_of", "say", "callouts", "page_anchor", "region_name", "shares", "has_heading",
     "file_address", "note", "svg"}
)  # fmt: skip
"""What macros may name beside each other."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Drawing:
    """The drawing of one page; it keeps the outline and the column widths that the page turns out to need."""

    def __init__(
        self, macros: Template, say: Say, outline: Outline, targets: Targets, notes: Notes, with_: Ink
    ) -> None:
        self.outline = outline
        self.shares_used: set[int] = set()
        self.kinds: set[str] = set()
        self._macros = macros.make_module(
            {
                "draw": self.draw,
                "runs": partial(runs, targets=targets),
                "words": words,
                "text_of": text_of,
                "say": say,
                "callouts": CALLOUTS,
                "page_anchor": outline.anchor,
                "region_name": outline.region_name,
                "shares": self._shares,
                "svg": partial(_svg, with_=with_),
                "has_heading": _has_heading,
                "file_address": file_address,
                "note": notes.name,
            }
        )

    def draw(self, blocks: Iterable[Block]) -> Markup:
        """The HTML of blocks, one after another."""
        return Markup().join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Markup:
        if isinstance(block, Heading) and not text_of(block.text).strip():
            return Markup()
        kind = macro_name(type(block))
        self.kinds.add(kind)
        level = self.outline.level(block)
        anchor = self._anchor(block, level)
        with self.outline.inside(level) if isinstance(block, Card) and block.title else nullcontext():
            html: Markup = getattr(self._macros, kind)(block, level, anchor)
        return html

    def _anchor(self, block: Block, level: int) -> str:
        match block:
            case Heading():
                return self.outline.heading_anchor(block, level)
            case Card() | Message():
                return self.outline.anchor(block.anchor)
            case Pages():
                return self.outline.anchor(block.id)
            case _:
                return ""

    def _shares(self, columns: Sequence[Column]) -> list[str]:
        whole = sum(column.width for column in columns) or 1
        shares = [round(100 * column.width / whole) for column in columns]
        self.shares_used.update(shares)
        return [f"share-{share}" for share in shares]


def _svg(drawing: Picture, alt: str, with_: Ink) -> Markup:
    return Markup(svg(drawing, alt, with_))  # noqa: S704


def _has_heading(blocks: Iterable[Block]) -> bool:
    return any(isinstance(block, Heading) and text_of(block.text).strip() for block in blocks)


def macro_name(kind: type[Block]) -> str:
    """The macro that draws a kind of block: ``KeyValues`` is drawn by ``key_values``."""
    return _CAMEL.sub("_", kind.__name__).lower()
