"""Where a template has what is drawn: in which order, how wide the text is there, and on which pages it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from .pages import Pages, pages
from .stories import text_of
from .xml import W

_DRAWN = re.compile(
    r"\{\{p\s+(?:(body|contents)|(section|content)(?:\.(\w+)|\[\s*['\"„”“]([\w-]+)['\"”“]\s*\]))\s*\}\}"
)
_NARROWEST = 1000
_CELL_MARGINS = 216
"""What Word keeps free at both sides of a cell that says nothing else, in dxa."""
_USUAL_GAP = 708


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for something drawn.

    ``name`` is ``body``, ``contents``, ``section`` or ``content``, ``id`` that of the section. ``width`` is that of the
    text in dxa; ``pages`` are the set-ups that it may turn to, None where paper cannot be turned, as in a cell.
    ``is_last``: nothing follows it in the body; ``ends_document``: its pages are those that the document ends with.
    """

    name: str
    id: str
    width: int
    pages: Pages | None
    is_last: bool
    ends_document: bool


def spots(root: etree._Element) -> tuple[Spot, ...]:
    """The places in the body of a document, in their order."""
    return tuple(_spots(root))


def _spots(root: etree._Element) -> Iterator[Spot]:
    for paragraph in root.iter(f"{W}p"):
        for match in _DRAWN.finditer(text_of(paragraph)):
            name = match[1] or match[2]
            id_ = (match[3] or match[4] or "").replace("-", "_")
            cell = next(paragraph.iterancestors(f"{W}tc"), None)
            section = _section_of(paragraph, root)
            around = _column(section) if section is not None else _NARROWEST
            if cell is not None:
                yield Spot(name, id_, _width_of(cell, around), None, is_last=False, ends_document=False)
            else:
                turns = pages(section) if section is not None and _is_whole(section) else None
                closing = section is not None and section.getparent() is root.find(f"{W}body")
                yield Spot(name, id_, around, turns, is_last=_is_last(paragraph), ends_document=closing)


def _section_of(paragraph: etree._Element, root: etree._Element) -> etree._Element | None:
    """The set-up of the pages that a paragraph stands on: the next one behind it."""
    seen = False
    for element in root.iter(f"{W}p", f"{W}sectPr"):
        seen = seen or element is paragraph
        if seen and element.tag == f"{W}sectPr":
            return element
    return None


def _is_whole(section: etree._Element) -> bool:
    """Whether pages are known well enough to be turned: their size, their margins, and one column."""
    columns = section.find(f"{W}cols")
    has_one = columns is None or str(columns.get(f"{W}num", "1")) == "1"
    return has_one and section.find(f"{W}pgSz") is not None and section.find(f"{W}pgMar") is not None


def _column(section: etree._Element) -> int:
    """The width of a column of text."""
    size, margins, columns = (section.find(f"{W}{name}") for name in ("pgSz", "pgMar", "cols"))
    if size is None or margins is None:
        return 9000
    text = _number(size, "w", 11906) - _number(margins, "left", 1417) - _number(margins, "right", 1417)
    many = _number(columns, "num", 1) if columns is not None else 1
    gap = _number(columns, "space", _USUAL_GAP) if columns is not None else 0
    return max(_NARROWEST, (text - gap * (many - 1)) // max(1, many))


def _width_of(cell: etree._Element, around: int) -> int:
    """The width of the text in a cell, as the cell or its table says it; the smaller one: Word goes by the first."""
    row, table = cell.getparent(), next(cell.iterancestors(f"{W}tbl"), None)
    cells = [] if row is None else row.findall(f"{W}tc")
    grid = table.findall(f"{W}tblGrid/{W}gridCol") if table is not None else []
    said = cell.find(f"{W}tcPr/{W}tcW")
    widths = []
    if said is not None and said.get(f"{W}type", "dxa") == "dxa":
        widths.append(_number(said, "w", 0))
    if len(grid) == len(cells) and cell in cells:
        widths.append(_number(grid[cells.index(cell)], "w", 0))
    width = min(filter(None, widths), default=around // max(1, len(cells)))
    return max(_NARROWEST, width - _CELL_MARGINS)


def _number(element: etree._Element, name: str, otherwise: int) -> int:
    said = str(element.get(f"{W}{name}", ""))
    return int(said) if said.lstrip("-").isdigit() else otherwise


def _is_last(paragraph: etree._Element) -> bool:
    after = [one for one in paragraph.itersiblings() if one.tag != f"{W}sectPr"]
    parent = paragraph.getparent()
    return not after and parent is not None and parent.tag == f"{W}body"
