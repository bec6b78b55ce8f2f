"""The cells of a table in a Word file, each with the look that its table, its table's style and it itself give it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.package import Element

from .description import short
from .word_styles import Place, Properties, Styles, W, child, flat, spelled, value, written

_ON = {"1", "true", "on"}
_FLAGS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
"""The bits of a table's ``tblLook`` in the form that older programs write."""
_INSIDE = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}
_COLUMNS = {"left": ("firstColumn", "firstCol", "w"), "right": ("lastColumn", "lastCol", "e")}
_ROWS = {"top": ("firstRow", "firstRow", "n"), "bottom": ("lastRow", "lastRow", "s")}
"""The edges of a table with the flag that gives it a look of its own, that look's name, and its letter for corners."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with the place that decides on its texts' look, and its own look and width.

    ``repeated`` are its borders towards another cell that are drawn like the table's own edge on that side.
    """

    element: Element
    place: Place
    look: str
    width: str
    repeated: str


class Table:
    """A table as its rows of cells."""

    def __init__(self, element: Element, styles: Styles) -> None:
        self._styles = styles
        properties = child(element, "tblPr")
        self._written = written(properties)
        self._style = value(properties, "tblStyle") or styles.default("table")
        self._flags, found = styles.once(("table", self._written), lambda: self._properties(properties))
        found = dict(found)
        self.layout = found.pop("tblLayout", "")
        self._shade = found.pop("shd", "")
        self._borders = {name: found.pop(name) for name in list(found) if name.startswith("tblBorders/")}
        own = {name: value for name, value in flat(properties).items() if name.startswith("tblBorders/")}
        self.look = short(f"{styles.name(self._style)} {sorted(self._flags)} {spelled({**found, **own})}")
        self.rows = [row for row in element if row.tag == f"{W}tr"]

    def _properties(self, properties: Element | None) -> tuple[frozenset[str], Properties]:
        return _flags(child(properties, "tblLook")), self._styles.table(self._style, properties)

    def cells(self, index: int) -> Iterator[Cell]:
        """The cells of a row."""
        found = [cell for cell in self.rows[index] if cell.tag == f"{W}tc"]
        rows = frozenset(side for side, at in (("top", 0), ("bottom", len(self.rows) - 1)) if index == at)
        for column, element in enumerate(found):
            edges = rows | {side for side, at in (("left", 0), ("right", len(found) - 1)) if column == at}
            place = self._place(index % 2, column % 2, edges)
            own = child(element, "tcPr")
            key = "cell", self._written, written(own), place, edges
            yield Cell(element, place, *self._styles.once(key, lambda: self._drawn(own, place, edges)))  # noqa: B023

    def _place(self, row: int, column: int, edges: frozenset[str]) -> Place:
        key = "place", self._style, self._flags, row, column, edges
        return self._styles.once(key, lambda: (self._style, tuple(self._conditions(row, column, edges))))

    def _conditions(self, row: int, column: int, edges: frozenset[str]) -> Iterator[str]:
        """The conditional looks of a cell, a later one laid over those before it (ISO/IEC 29500-1, 17.7.6)."""
        columns = [_COLUMNS[side] for side in ("left", "right") if side in edges and _COLUMNS[side][0] in self._flags]
        rows = [_ROWS[side] for side in ("top", "bottom") if side in edges and _ROWS[side][0] in self._flags]
        if "noVBand" not in self._flags and not columns:
            yield f"band{(column + ('firstColumn' in self._flags)) % 2 + 1}Vert"
        if "noHBand" not in self._flags and not rows:
            yield f"band{(row + ('firstRow' in self._flags)) % 2 + 1}Horz"
        for _, name, _ in (*columns, *rows):
            yield name
        yield from (f"{row_letter}{letter}Cell" for _, _, row_letter in rows for _, _, letter in columns)

    def _drawn(self, own: Element | None, place: Place, edges: frozenset[str]) -> tuple[str, str, str]:
        """The look of a cell, its width, and its borders that repeat an edge of the table."""
        look = self._styles.cell(own, place)
        if self._shade:
            look.setdefault("shd", self._shade)
        repeated = []
        for side, inside in _INSIDE.items():
            is_edge = side in edges
            border = look.get(f"tcBorders/{side}") or (not is_edge and look.get(f"tcBorders/{inside}"))
            border = border or self._borders.get(f"tblBorders/{side if is_edge else inside}", "none")
            if not is_edge and border == self._borders.get(f"tblBorders/{side}"):
                repeated.append(f"{side} {border}")
                border = "none"
            look[f"tcBorders/{side}"] = border
        written_out = flat(own)
        for inside in (f"tcBorders/{name}" for name in sorted(set(_INSIDE.values()))):
            if inside not in written_out:
                look.pop(inside, None)
        width = look.pop("tcW", "")
        return short(spelled(look)), width, " ".join(repeated)


def _flags(look: Element | None) -> frozenset[str]:
    """Which of its style's conditional looks a table shows."""
    if look is None:
        return frozenset()
    bits = int(look.get(f"{W}val", "0"), 16)
    return frozenset(name for name, bit in _FLAGS.items() if look.get(f"{W}{name}", str(int(bool(bits & bit)))) in _ON)
