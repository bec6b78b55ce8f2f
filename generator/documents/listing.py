"""A text cut into paragraphs and lists by Python-Markdown's block parser, with only what light markdown has.

Its stock list processor is not among it: that one calls itself for each marker in a line of markers.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, EmptyBlockProcessor, ParagraphProcessor

_BLANK_LINES = re.compile(r"\n(?:[ \t]*+\n)+")
_LINE_INDENT = re.compile(r"\n[ \t]+")
_ESCAPED_ITEM = re.compile(r"^([ \t]*+(?:[0-9]{1,3})?)\\(?=[-.][ \t])", re.MULTILINE)
_ITEM = re.compile(r"^([ \t]*+)(?:([-*])|([0-9]{1,3})\.)[ \t]++(?=[^\n])", re.MULTILINE)
_NESTED = "– "
"""Begins the line that an item of a list within a list becomes."""


@lru_cache(maxsize=1)
def _parser() -> BlockParser:
    """Python-Markdown's block parser without headings, quotes, code, rules, references and raw HTML."""
    parser = BlockParser(Markdown())
    parser.blockprocessors.register(EmptyBlockProcessor(parser), "empty", 30)
    parser.blockprocessors.register(_Lists(parser), "lists", 20)
    parser.blockprocessors.register(ParagraphProcessor(parser), "paragraph", 10)
    return parser


def parsed(text: str) -> list[Element]:
    """The text's ``p``, ``ul`` and ``ol`` elements; what stands in a ``p`` or ``li`` is still light markdown."""
    root = Element("div")
    _parser().parseChunk(root, _BLANK_LINES.sub("\n\n", text).strip("\n"))
    for element in root.iter():
        element.text = _ESCAPED_ITEM.sub(r"\1", element.text or "").rstrip()
    return list(root)


class _Lists(BlockProcessor):
    """Makes lists of a block's lines; a list may follow a paragraph's line directly, as people write it."""

    def test(self, parent: Element, block: str) -> bool:
        return _ITEM.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        items = list(_ITEM.finditer(block))
        _add_paragraph(parent, block[: items[0].start()])
        ends = [item.start() for item in items[1:]] + [len(block)]
        for item, end in zip(items, ends, strict=True):
            _add_item(parent, item, block[item.end() : end])


def _add_paragraph(parent: Element, text: str) -> None:
    if text.strip():
        SubElement(parent, "p").text = text.strip()


def _add_item(parent: Element, item: re.Match[str], text: str) -> None:
    """Add an item to the list it belongs to; a number that continues no list is the text it looks like."""
    indent, bullet, number = item.groups()
    last = parent[-1] if len(parent) else Element("none")
    text = _LINE_INDENT.sub("\n", text).rstrip()
    if len(indent) > 1 and last.tag in ("ul", "ol"):
        _add_line(last[-1], _NESTED + text)
    elif bullet or number == "1" or last.tag == "ol":
        tag = "ul" if bullet else "ol"
        SubElement(last if last.tag == tag else SubElement(parent, tag), "li").text = text
    elif item.start() == 0:
        _add_paragraph(parent, item[0] + text)
    else:
        _add_line(last if last.tag == "p" else last[-1], item[0] + text)


def _add_line(element: Element, text: str) -> None:
    element.text = f"{element.text}\n{text}"
