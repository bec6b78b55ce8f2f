"""A part of a Word file from its first paragraph to its last: the document, or a header or footer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.package import Element, Package

from .description import Description, short
from .left_out import WORD_ATTRIBUTES
from .numbering import Numbering
from .word_styles import EXACT_LINE, OUTSIDE, Place, Styles, W, child, children, flat, local, spelled, value, written
from .word_tables import Cell, Table
from .word_texts import Texts

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_EDGES = ("headerReference", "footerReference")
_ROW, _CELL = f"{W}tr", f"{W}tc"


@dataclass(frozen=True, slots=True)
class _Standing:
    """How a paragraph stands and its mark looks, its style, how high its lines are, its list and its level there."""

    line: str
    style: str
    height: str
    list_: str
    level: str
    ends_section: bool


class Story:
    """Describes a part; ``edges`` are the headers and footers of its sections, ``told`` the parts that they are in."""

    def __init__(self, package: Package, part: str, styles: Styles, numbering: Numbering, said: Description) -> None:
        self.told = {part}
        self.edges: set[str] = set()
        self._package, self._part, self._styles, self._numbering, self._said = package, part, styles, numbering, said
        self._texts = Texts(package, part, styles, said)
        self._edge_texts: dict[str, str] = {}
        self._heights: list[str] = []
        self._widths: list[str] = []
        self._empty: list[str] = []

    def tell(self, blocks: Iterable[Element]) -> None:
        """Describe paragraphs, tables and whatever else stands between them."""
        for block in blocks:
            self._block(block, OUTSIDE)
        self._flush()
        self._said.say(" ".join(self._heights), "line heights")
        self._said.say(" ".join(self._widths), "column widths")

    def _block(self, block: Element, place: Place) -> None:
        tell = _TOLD_BY.get(block.tag)
        if tell is not None:
            tell(self, block, place)
            return
        pieces: list[str] = []
        self._texts.begin("", place, pieces)
        self._texts.add(block)
        if pieces:
            self._say("".join(pieces))

    def _say(self, line: str) -> None:
        self._flush()
        self._said.say(line)

    def _flush(self, aspect: str = "") -> None:
        """Say the empty paragraphs that were put aside until it is known what follows them."""
        for line in self._empty:
            self._said.say(line, aspect)
        self._empty.clear()

    # --- paragraphs ---

    def _paragraph(self, paragraph: Element, place: Place) -> None:
        own = child(paragraph, "pPr")
        stands = self._styles.once(("stands", written(own), place), lambda: self._standing(own, place))
        pieces = _odd(paragraph)
        self._texts.begin(stands.style, place, pieces)
        for one in paragraph:
            if one is not own:
                self._texts.add(one)
        item = self._numbering.item(stands.list_, stands.level) if stands.list_ else ""
        line = f"{stands.line}\x1f{item}\x1e{''.join(pieces)}"
        self._heights.append(stands.height)
        if pieces or item:
            self._say(line)
        else:
            self._empty.append(line)
        if stands.ends_section:
            self._end_section(own)

    def _standing(self, own: Element | None, place: Place) -> _Standing:
        style = value(own, "pStyle") or self._styles.default("paragraph")
        found = self._styles.paragraph(style, own, place)
        list_, level = found.pop("numPr/numId", ""), found.pop("numPr/ilvl", "0")
        height = found.pop(EXACT_LINE, "")
        mark = spelled(self._styles.look(style, child(own, "rPr"), place))
        line = f"paragraph {self._styles.name(style)} {spelled(found)} mark {mark}"
        return _Standing(short(line), style, height, list_, level, child(own, "sectPr") is not None)

    def _control(self, control: Element, place: Place) -> None:
        """A content control around paragraphs; LibreOffice moves its end past a section's, so that does not count."""
        self._say(self._texts.control(child(control, "sdtPr")))
        for one in children(control, "sdtContent"):
            self._block(one, place)

    # --- tables ---

    def _table(self, element: Element, place: Place) -> None:
        table = Table(element, self._styles)
        self._say(f"table {table.look} {_odd(element)}")
        columns = [column.get(f"{W}w", "") for column in children(element, "tblGrid")]
        self._widths.append(f"{table.layout} {columns}")
        self._others(element, ("tblPr", "tblGrid", "tr"))
        for index, row in enumerate(table.rows):
            own = child(row, "trPr")
            self._say(f"row {self._row(own)} {_odd(row)}")
            self._others(row, ("trPr", "tc"))
            for cell in table.cells(index):
                self._cell(cell)
        self._say("table ends")

    def _row(self, own: Element | None) -> str:
        return self._styles.once(("row", written(own)), lambda: short(spelled(flat(own))))

    def _cell(self, cell: Cell) -> None:
        self._widths.append(cell.width)
        if cell.repeated:
            self._said.say(cell.repeated, "inner borders")
        self._say(f"cell {cell.look} {_odd(cell.element)}")
        for block in cell.element:
            if local(block.tag) != "tcPr":
                self._block(block, cell.place)

    def _others(self, element: Element, usual: tuple[str, ...]) -> None:
        for one in element:
            if local(one.tag) not in usual:
                self._block(one, OUTSIDE)

    # --- sections ---

    def _end_section(self, own: Element | None) -> None:
        """End a section in a paragraph; LibreOffice puts an empty one there and keeps ours before it."""
        self._flush("section ends")
        section = child(own, "sectPr")
        if section is not None:
            self._section(section, OUTSIDE)

    def _section(self, section: Element, place: Place) -> None:
        found = flat(section, _EDGES)
        if "num" not in found.get("cols", "") and found.get("cols", "").startswith("space="):
            del found["cols"]  # how far apart columns are where there is one
        if "type=" not in found.get("docGrid", "") or "type=default" in found["docGrid"]:
            found.pop("docGrid", None)  # which draws no grid
        edges = [one for one in section if local(one.tag) in _EDGES]
        has_first = found.pop("titlePg", "0") != "0"
        if has_first:
            self._said.say("first page", "first pages")
        if not edges:
            found["pgMar"] = _without_edges(found.get("pgMar", ""))
        self._say(f"section {spelled(found)} {_odd(section)}")
        for edge in sorted(edges, key=lambda one: (str(one.tag), one.get(f"{W}type", ""))):
            self._edge(edge, has_first)

    def _edge(self, edge: Element, has_first: bool) -> None:
        """A header or a footer: what it says counts, and which pages show it is an aspect of its own."""
        type_ = edge.get(f"{W}type", "")
        line = f"{local(edge.tag)} {self._edge_text(edge.get(_ID, ''))}"
        if type_ == "first" and not has_first:
            self._said.say(line, "first pages")
        else:
            self._said.say(f"{type_} {line}", "headers")
            self.edges.add(line)

    def _edge_text(self, id_: str) -> str:
        relationship = self._package.relationships(self._part).get(id_)
        if relationship is None or relationship.outside:
            return str(relationship)
        if relationship.target not in self._edge_texts:
            self._edge_texts[relationship.target] = self._told_apart(relationship.target)
        return self._edge_texts[relationship.target]

    def _told_apart(self, part: str) -> str:
        """What another part says, as a line; its aspects are those of the whole file."""
        said = Description()
        story = Story(self._package, part, self._styles, self._numbering, said)
        story.tell(self._package.tree(part))
        self.told |= story.told
        core, aspects = said.parted()
        for aspect, lines in aspects.items():
            for line in lines:
                self._said.say(line, aspect)
        return short("\n".join(core))


def _without_edges(margins: str) -> str:
    """The margins of a page without how far from its edge a header and a footer would stand."""
    return " ".join(one for one in margins.split(" ") if not one.startswith(("header=", "footer=")))


def _odd(element: Element) -> list[str]:
    """The attributes of a paragraph, table, row or cell that are no program's numbers."""
    if not (names := element.keys()):
        return []
    return [f"{name}={element.get(name)}" for name in sorted(map(str, names)) if not _is_number(name)]


def _is_number(name: str) -> bool:
    return local(name).startswith(tuple(WORD_ATTRIBUTES))


_TOLD_BY: dict[str, Callable[[Story, Element, Place], None]] = {
    f"{W}p": Story._paragraph,
    f"{W}tbl": Story._table,
    f"{W}sdt": Story._control,
    f"{W}sectPr": Story._section,
}
"""What describes an element, by its name: methods held by each object would be circles that hold whole files."""
