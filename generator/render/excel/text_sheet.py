"""A text sheet drawn: headings, lines in a wide column, and values with names of their own."""

from __future__ import annotations

from collections.abc import Mapping

from generator.documents.workbook import CellLink, NamedValue, SheetColumn

from . import cells, measures
from .band import draw_band
from .cell_writer import CellWriter, numbered
from .charts import draw_charts
from .layout import TextLayout
from .lines import Line, TextLine
from .looks import Looks, text_look
from .paper import set_up
from .shared import Shared
from .sheet import PouredSheet
from .styles import Look
from .validations import watch

_TEXT_WIDTH, _VALUE_WIDTH = 92.0, 26.0
_LOOKS: Mapping[str, Look] = {
    "section": Look("section", edge="section", down="bottom"),
    "line": Look(down="center"),
    "value": Look(edge="section", down="center"),
}
_AROUND = {"section": 15.0, "line": 2.0, "value": 2.0}


def draw_text_sheet(sheet: PouredSheet, layout: TextLayout, shared: Shared) -> None:
    """Draw a text sheet."""
    sheet.set_tab_color(shared.theme.palette.muted)
    sheet.set_widths((_TEXT_WIDTH, _VALUE_WIDTH))
    set_up(sheet, 1, shared)
    draw_band(sheet, layout.band, shared)
    looks = Looks(shared.workbook)
    for line in layout.lines:
        _draw(sheet, line, shared, looks)
    draw_charts(sheet, layout.sheet.charts, None, shared)


def _draw(sheet: PouredSheet, line: TextLine, shared: Shared, looks: Looks) -> None:
    number, style = sheet.next_row, shared.style(text_look(_LOOKS[line.kind], line.text))
    text = cells.cell(f"A{number}", style, line.text, shared.strings)
    value = _value(sheet, line, line.fact, number, shared, looks) if line.fact else ""
    sheet.pour(text + value, cells.fitted(_height(line, shared.size)))


def _value(sheet: PouredSheet, line: TextLine, fact: NamedValue, number: int, shared: Shared, looks: Looks) -> str:
    """The cell of a value, written and watched over as if it were a column's."""
    column = SheetColumn(fact.name, fact.label, kind=fact.kind, input=fact.input, currency=fact.currency)
    reference = f"B{number}"
    watch(sheet, column, reference, shared)
    if isinstance(line.value, CellLink):
        sheet.link(reference, line.value, shared.book)
    return CellWriter(column, "B", shared, looks).cell(numbered(Line({fact.name: line.value}), number))


def _height(line: TextLine, size: float) -> float:
    lines = max(
        measures.lines_needed(line.text, _TEXT_WIDTH), measures.lines_needed(measures.shown(line.value), _VALUE_WIDTH)
    )
    return measures.row_height(lines, size) + _AROUND[line.kind]
