"""How high what is drawn will be: paragraphs as lines, rows of tables as high as their highest cell; all in points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from lxml import etree

from generator.render.word.xml import W

from .letters import letters
from .looks import Look, Looks, Margins, Rules, margins, of_paragraph

_DXA = 20
_EMU = 12700
"""In a point."""
_FEW_LINES = 3
"""A paragraph of so many lines is not parted: two lines at least stand together."""
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_BREAKABLE = re.compile(r"[^ \n\t]+[ \t]*|\n|[ \t]+")
_AFTER_SIGNS = re.compile(r"(?<=[-–—/])(?=\w)")


@dataclass(frozen=True, slots=True)
class Slab:
    """Something that no page's end parts. ``kept`` stands on the page of what follows; ``places`` are its bookmarks.

    ``above`` and ``below`` are the room that it wants around it: of two that meet the larger counts, and none at the
    top of a page. ``repeated`` is the height of what stands again above it on a new page.
    """

    height: float
    kept: bool = False
    above: float = 0.0
    below: float = 0.0
    repeated: float = 0.0
    breaks_page: bool = False
    places: tuple[str, ...] = field(default=())


def slabs(elements: Sequence[etree._Element], width: float, looks: Looks) -> list[Slab]:
    """What stands on pages of a text width, from top to bottom."""
    return [slab for element in elements for slab in _of(element, width, looks)]


def height(elements: Sequence[etree._Element], width: float, looks: Looks) -> float:
    """How high it all is on one page."""
    return stacked(slabs(elements, width, looks))


def stacked(parts: Sequence[Slab]) -> float:
    """The height of slabs one upon another, with the room around all of them."""
    total, room = 0.0, 0.0
    for slab in parts:
        total += max(room, slab.above) + slab.height
        room = slab.below
    return total + room


def _of(element: etree._Element, width: float, looks: Looks) -> Iterator[Slab]:
    if element.tag == f"{W}p":
        yield from _paragraph(element, width, looks)
    elif element.tag == f"{W}tbl":
        yield from _table(element, looks)
    elif element.tag == f"{W}sdt":
        for content in element.iterfind(f"{W}sdtContent"):
            for child in content:
                yield from _of(child, width, looks)


# --- paragraphs -----------------------------------------------------------------------------------


def _paragraph(paragraph: etree._Element, width: float, looks: Looks) -> Iterator[Slab]:
    look = of_paragraph(paragraph.find(f"{W}pPr"), looks)
    places = _places(paragraph)
    line, count = _lines(paragraph, look, width - look.left - look.right, looks)
    if count <= _FEW_LINES or look.keeps_lines:
        yield Slab(count * line, look.keeps_next, look.before, look.after, breaks_page=look.breaks_page, places=places)
        return
    yield Slab(2 * line, above=look.before, breaks_page=look.breaks_page, places=places)
    for _ in range(count - 4):
        yield Slab(line)
    yield Slab(min(2, count - 2) * line, look.keeps_next, below=look.after)


def _places(element: etree._Element) -> tuple[str, ...]:
    return tuple(str(mark.get(f"{W}name")) for mark in element.iter(f"{W}bookmarkStart"))


def _lines(paragraph: etree._Element, look: Look, width: float, looks: Looks) -> tuple[float, int]:
    """The height of a line and how many there are; a picture is a line as high as it is."""
    pictures = [int(extent.get("cy", "0")) / _EMU for extent in paragraph.iter(_EXTENT)]
    line = look.line if look.exact else letters(look.font, bold=look.bold).line * look.size * look.line
    if pictures:
        return max(*pictures, line), 1
    return line, _count(_pieces(paragraph, look, looks), max(width, 1.0))


def _pieces(paragraph: etree._Element, look: Look, looks: Looks) -> Iterator[tuple[str, float, bool, str]]:
    """The text of each run with its size, whether it is bold, and its font."""
    for run in paragraph.iter(f"{W}r"):
        size, bold = look.size, look.bold
        properties = run.find(f"{W}rPr")
        if properties is not None:
            size, bold = _run(properties, look, looks)
        text = "".join(["\n" if one.tag == f"{W}br" else one.text or "" for one in run.iter(f"{W}t", f"{W}br")])
        if text:
            yield text, size, bold, look.font


def _run(properties: etree._Element, look: Look, looks: Looks) -> tuple[float, bool]:
    style, bold = properties.find(f"{W}rStyle"), properties.find(f"{W}b")
    size, heavy = (None, False) if style is None else looks.runs.get(str(style.get(f"{W}val")), (None, False))
    return size or look.size, heavy or look.bold or bold is not None


def _count(pieces: Iterator[tuple[str, float, bool, str]], width: float) -> int:
    """How many lines a text takes: words go on the next line where they do not fit."""
    count, used = 1, 0.0
    for text, size, bold, font in pieces:
        for word, bare, whole in _words(text, font, bold):
            if word == "\n":
                count, used = count + 1, 0.0
                continue
            if used and used + bare * size > width:
                count, used = count + 1, 0.0
            used += whole * size
            if used > width * 1.001 and bare * size > width:
                more = int(bare * size / width)
                count, used = count + more, bare * size - more * width
    return count


def _words(text: str, font: str, bold: bool) -> Iterator[tuple[str, float, float]]:
    """The words of a text, each with its width of size 1 alone and with the blank behind it."""
    for word in _BREAKABLE.findall(text):
        yield from _measured(word, font, bold)


@lru_cache(maxsize=16_000)
def _measured(word: str, font: str, bold: bool) -> tuple[tuple[str, float, float], ...]:
    """A word, or its parts where a line may part it, each with its widths."""
    found = letters(font, bold=bold)
    parts = _AFTER_SIGNS.split(word)
    return tuple((part, found.width(part.rstrip(" \t")), found.width(part)) for part in parts)


# --- tables ---------------------------------------------------------------------------------------


def _table(table: etree._Element, looks: Looks) -> Iterator[Slab]:
    properties = table.find(f"{W}tblPr")
    room, rules = _room(properties, looks), _rules(properties, looks)
    columns = [int(column.get(f"{W}w", "0")) / _DXA for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    repeated = 0.0
    rows = table.findall(f"{W}tr")
    for number, row in enumerate(rows, 1):
        above = rules.top if number == 1 else 0.0
        below = rules.bottom if number == len(rows) else rules.head if number == 1 else rules.between
        parts = list(_row(row, columns, replace(room, top=room.top + above, bottom=room.bottom + below), looks))
        if row.find(f"{W}trPr/{W}tblHeader") is not None:
            repeated += sum(part.height for part in parts)
            yield from (replace(part, kept=True) for part in parts)
        else:
            yield from (replace(part, repeated=repeated) for part in parts)


def _room(properties: etree._Element | None, looks: Looks) -> Margins:
    if properties is not None and properties.find(f"{W}tblCellMar") is not None:
        return margins(properties)
    return looks.cells.get(_style(properties), Margins())


def _rules(properties: etree._Element | None, looks: Looks) -> Rules:
    return looks.rules.get(_style(properties), Rules())


def _style(properties: etree._Element | None) -> str:
    style = None if properties is None else properties.find(f"{W}tblStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def _row(row: etree._Element, columns: Sequence[float], room: Margins, looks: Looks) -> Iterator[Slab]:
    """A row in one slab, or in as many as it may be parted in: those of its highest cell."""
    cells = list(_cells(row, columns))
    contents = [slabs(list(cell), width - room.left - room.right, looks) for cell, width in cells]
    highest: list[Slab] = max(contents, key=stacked, default=[])
    tall = stacked(highest) + room.top + room.bottom
    kept = bool(contents and contents[0]) and contents[0][0].kept  # the first paragraph of a row speaks for it
    least, exact = _asked(row)
    tall = least if exact else max(tall, least)
    places = _places(row)
    if exact or len(highest) < 2 or row.find(f"{W}trPr/{W}cantSplit") is not None:
        yield Slab(tall, kept, places=places)
        return
    first, *rest = highest
    yield replace(first, height=first.above + first.height + room.top, above=0.0, places=places)
    yield from (replace(slab, places=()) for slab in rest[:-1])
    last = rest[-1]
    yield replace(last, height=last.height + last.below + room.bottom, kept=kept, below=0.0, places=())


def _cells(row: etree._Element, columns: Sequence[float]) -> Iterator[tuple[etree._Element, float]]:
    """The cells of a row with their widths."""
    place = 0
    for cell in row.iterfind(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        count = 1 if span is None else int(str(span.get(f"{W}val")))
        yield cell, sum(columns[place : place + count])
        place += count


def _asked(row: etree._Element) -> tuple[float, bool]:
    """The height that a row asks for, and whether it has exactly that."""
    asked = row.find(f"{W}trPr/{W}trHeight")
    if asked is None:
        return 0.0, False
    return int(asked.get(f"{W}val", "0")) / _DXA, asked.get(f"{W}hRule") == "exact"
