"""The lines of a sheet before they have numbers: its band, rows and texts, those too long for a cell in pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from generator.documents.blocks import LinkItem
from generator.documents.workbook import Cell, CellLink, NamedValue, SheetRow, TableSheet, TextSheet, Workbook
from generator.locale.voice import Voice

from .text import CELL_LIMIT, pieces

TICK = "✓"
"""What a ticked box holds; an empty one is blank."""


@dataclass(frozen=True, slots=True)
class BandLine:
    """A line above a sheet's content; ``logo`` is room for the company's, without a text."""

    kind: Literal["logo", "heading", "imprint", "remark"]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; ``continued`` goes on with the texts of the row above, ``blank`` is for people."""

    cells: Mapping[str, Cell]
    kind: Literal["row", "continued", "blank"] = "row"
    style: Literal["", "group", "strong", "example"] = ""
    id: str = ""

    @property
    def calculates(self) -> bool:
        """Whether the columns' formulas stand in this row: not beside a group's heading or a text that goes on."""
        return self.kind != "continued" and self.style != "group"

    @property
    def runs_on(self) -> bool:
        """Whether a group's heading has the row to itself and may run over the empty cells beside it."""
        return self.style == "group" and len(self.cells) == 1


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a text sheet: a section's heading, a line of it, or a label with its value; ``name`` is the value's."""

    kind: Literal["section", "line", "value"]
    text: str
    value: Cell = None
    fact: NamedValue | None = None
    name: str = ""


def band_lines(heading: str, remarks: Iterable[str], workbook: Workbook) -> tuple[BandLine, ...]:
    """What stands above a sheet: its heading, whose it is, and remarks."""
    texts: tuple[BandLine, ...] = (
        BandLine("heading", heading),
        BandLine("imprint", _imprint(workbook)),
        *(BandLine("remark", remark) for remark in remarks),
    )
    return tuple(replace(line, text=piece) for line in texts for piece in pieces(line.text, workbook.continued))


def edition(workbook: Workbook) -> tuple[str, ...]:
    """Edition and date as they are printed: ``Wydanie 1.0``, ``stan na 05.01.2026``; what is not given is left out."""
    say, given = Voice(workbook.language).say, workbook.imprint
    parts = ((say("Edition"), given.edition), (say("as of"), given.as_of))
    return tuple(f"{label} {value}" for label, value in parts if value)


def table_lines(sheet: TableSheet, workbook: Workbook) -> Iterator[Line]:
    """The rows of a table. An Excel table, a filter and a range need one at least."""
    boxes = frozenset(column.id for column in sheet.columns if column.kind == "check")
    for row in sheet.rows:
        cells = _leading(_ticked(row.cells, boxes), workbook.papers)
        yield from _printed(row, cells, workbook.continued)
    for _ in range(max(sheet.blank_rows, 0 if sheet.rows else 1)):
        yield Line({}, "blank")


def text_lines(sheet: TextSheet, workbook: Workbook) -> Iterator[TextLine]:
    """The lines of a text sheet."""
    for heading, texts in sheet.sections:
        if heading:
            yield TextLine("section", heading)
        yield from (TextLine("line", piece) for text in texts for piece in pieces(text, workbook.continued))
    if sheet.values:
        yield TextLine("section", Voice(workbook.language).say("Facts and settings"))
    for fact in sheet.values:
        yield from _fact(fact, workbook.continued)


def _imprint(workbook: Workbook) -> str:
    given = workbook.imprint
    return " • ".join(part for part in (given.company, *edition(workbook), given.marking) if part)


def _ticked(cells: dict[str, Cell], boxes: frozenset[str]) -> dict[str, Cell]:
    """The cells with a tick for every true in a column of boxes; Excel would print a word there."""
    ticks = {box: TICK if cells[box] else None for box in boxes & cells.keys() if isinstance(cells[box], bool)}
    return {**cells, **ticks} if ticks else cells


def _leading(cells: dict[str, Cell], papers: Mapping[str, LinkItem]) -> dict[str, Cell]:
    """The cells with an address for each link to another paper; one to a paper without a file is text."""
    links = {column: cell for column, cell in cells.items() if isinstance(cell, CellLink) and cell.paper}
    return {**cells, **{column: _led(link, papers) for column, link in links.items()}} if links else cells


def _led(link: CellLink, papers: Mapping[str, LinkItem]) -> CellLink | str:
    item = papers.get(link.paper)
    if item is None:
        return link.text
    place = f"#{item.anchor}" if item.anchor else ""
    return replace(link, path=f"{item.path}{place}")


def _printed(row: SheetRow, cells: dict[str, Cell], mark: str) -> Iterator[Line]:
    """The row with its cells, and the rows below it in which texts go on."""
    long = {column: _cell_pieces(cell, mark) for column, cell in cells.items() if _is_long(cell)}
    by_line = [dict(zip(long, texts, strict=True)) for texts in zip_longest(*long.values())] or [{}]
    yield Line(cells | by_line[0] if long else cells, style=row.style, id=row.id)
    yield from (Line(cells, "continued", row.style) for cells in by_line[1:])


def _fact(fact: NamedValue, mark: str) -> Iterator[TextLine]:
    """A label with its value, and the lines below it in which they go on."""
    both = zip_longest(pieces(fact.label, mark), _cell_pieces(fact.value, mark))
    for number, (label, value) in enumerate(both):
        yield TextLine("value", label or "", value, fact, "" if number else fact.name)


def _is_long(cell: Cell) -> bool:
    # A character may count as two in Excel.
    if isinstance(cell, str):
        return len(cell) > CELL_LIMIT // 2
    return isinstance(cell, CellLink) and len(cell.text) > CELL_LIMIT // 2


def _cell_pieces(cell: Cell, mark: str) -> tuple[Cell, ...]:
    if isinstance(cell, CellLink):
        first, *others = pieces(cell.text, mark)
        return (replace(cell, text=first), *others)
    return pieces(cell, mark) if isinstance(cell, str) else (cell,)
