"""The pages of a filled package: what stands on each, and the number of the page that each bookmark stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from generator.render.word.xml import W, parse

from .heights import Slab, height, slabs, stacked
from .looks import Looks, looks

_DXA = 20
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SLACK = 0.5
"""By how many points a page holds more than was reckoned before what is measured to the point goes on the next."""


@dataclass(frozen=True, slots=True)
class Room:
    """The room for text on a section's pages, in points; ``first`` is the height on its first page."""

    width: float
    height: float
    first: float


@dataclass(frozen=True, slots=True)
class Paging:
    """``page_of`` is the number of the page that a bookmark stands on; ``filled`` how far each page is, from 0 to 1.

    ``runs`` is the number of pages from one page break or section to the next, ``ends`` how far the last of them is
    filled.
    """

    page_of: Mapping[str, int]
    filled: tuple[float, ...]
    runs: tuple[int, ...]
    ends: tuple[float, ...]


def paging(parts: Mapping[str, bytes]) -> Paging:
    """The pages of a package whose tags are filled."""
    document = parse(parts["word/document.xml"])
    known = looks(parts["word/styles.xml"], parts["word/numbering.xml"])
    page_of: dict[str, int] = {}
    filled: list[float] = []
    starts: list[int] = []
    for elements, properties in _sections(document):
        room = _room(properties, known, parts)
        _lay(slabs(elements, room.width, known), room, page_of, filled, starts)
    ends = [*starts[1:], len(filled)]
    counts = tuple(end - start for start, end in zip(starts, ends, strict=True))
    return Paging(page_of, tuple(filled), counts, tuple(filled[end - 1] for end in ends))


def _sections(document: etree._Element) -> Iterator[tuple[list[etree._Element], etree._Element]]:
    """The sections of a body, each with its set-up."""
    body = document.find(f"{W}body")
    elements: list[etree._Element] = []
    for element in () if body is None else body:
        if element.tag == f"{W}sectPr":
            yield elements, element
            return
        elements.append(element)
        end = element.find(f"{W}pPr/{W}sectPr")
        if end is not None:
            yield elements, end
            elements = []


def _relations(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """The parts that the document names, by the ids that it names them by."""
    return {str(one.get("Id")): f"word/{one.get('Target')}" for one in parse(parts["word/_rels/document.xml.rels"])}


class _Edges:
    """How much of a section's pages its margins take, or the header and footer that need more."""

    def __init__(self, properties: etree._Element, known: Looks, parts: Mapping[str, bytes]) -> None:
        self._parts, self._known, self._properties = parts, known, properties
        self._relations = _relations(parts)
        self._margin = _child(properties, "pgMar")
        self.width = _points(_child(properties, "pgSz"), "w") - self._of("left") - self._of("right")

    def height(self, kind: str) -> float:
        """The height of the room for text on a first or any other page."""
        above = max(self._of("top"), self._of("header") + self._taken("header", kind))
        below = max(self._of("bottom"), self._of("footer") + self._taken("footer", kind))
        return _points(_child(self._properties, "pgSz"), "h") - above - below

    def _of(self, side: str) -> float:
        return _points(self._margin, side)

    def _taken(self, place: str, kind: str) -> float:
        """How high a header or footer is."""
        references = self._properties.iterfind(f"{W}{place}Reference")
        ids = (str(one.get(f"{_R}id")) for one in references if one.get(f"{W}type") == kind)
        part = self._parts.get(self._relations.get(next(ids, ""), ""))
        return height(list(parse(part)), self.width, self._known) if part else 0.0


def _room(properties: etree._Element, known: Looks, parts: Mapping[str, bytes]) -> Room:
    edges = _Edges(properties, known, parts)
    usual = edges.height("default")
    return Room(edges.width, usual, usual if properties.find(f"{W}titlePg") is None else edges.height("first"))


def _child(properties: etree._Element, name: str) -> etree._Element:
    found = properties.find(f"{W}{name}")
    return properties if found is None else found


def _points(element: etree._Element, name: str) -> float:
    return int(element.get(f"{W}{name}", "0")) / _DXA


class _Sheet:
    """The page that is being filled."""

    def __init__(self, room: float) -> None:
        self.room = room
        self.used = 0.0
        self._below: float | None = None

    @property
    def is_empty(self) -> bool:
        return self._below is None

    def takes(self, parts: Sequence[Slab]) -> bool:
        """Whether all of it still fits; the room below the last of it may be cut off."""
        return self._end_of(parts) <= self.room + _SLACK

    def put(self, slab: Slab) -> None:
        self.used = self._end_of((slab,))
        self._below = slab.below

    def repeat(self, height: float) -> None:
        """Put what stands again at the top of a page."""
        self.used += height

    def _end_of(self, parts: Sequence[Slab]) -> float:
        end, below = self.used, self._below
        for slab in parts:
            end += slab.height + (0.0 if below is None else max(below, slab.above))
            below = slab.below
        return end


def _lay(
    all_slabs: Sequence[Slab], room: Room, page_of: dict[str, int], filled: list[float], starts: list[int]
) -> None:
    """Lay slabs on pages; those that are kept together go on the next page together if they fit on one.

    ``starts`` takes up how many pages there are before each page break or section.
    """
    sheet = _Sheet(room.first)
    starts.append(len(filled))
    filled.append(0.0)
    for group in _groups(all_slabs):
        fits_on_one = stacked(group) <= room.height
        if not sheet.is_empty and group[0].breaks_page:
            starts.append(len(filled))
            sheet = _turned(filled, room)
        elif not sheet.is_empty and fits_on_one and not sheet.takes(group):
            sheet = _turned(filled, room)
            sheet.repeat(group[0].repeated)
        for slab in group:
            if not sheet.is_empty and not sheet.takes((slab,)):
                sheet = _turned(filled, room)
                sheet.repeat(slab.repeated)
            sheet.put(slab)
            filled[-1] = min(1.0, sheet.used / sheet.room)
            page_of.update(dict.fromkeys(slab.places, len(filled)))


def _turned(filled: list[float], room: Room) -> _Sheet:
    """A new page."""
    filled.append(0.0)
    return _Sheet(room.height)


def _groups(all_slabs: Sequence[Slab]) -> Iterator[list[Slab]]:
    """Slabs with those that they are kept with; what starts a page is kept with nothing above it."""
    group: list[Slab] = []
    for slab in all_slabs:
        if group and slab.breaks_page:
            yield group
            group = []
        group.append(slab)
        if not slab.kept:
            yield group
            group = []
    if group:
        yield group
