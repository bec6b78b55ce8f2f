"""A text sheet drawn: headings, lines in a wide column, and values with names of their own."""

from __future__ import annotations

from collections.abc import Mapping

from generator.documents.workbook import CellLink, NamedValue, SheetColumn

from . import cells, measures
from .band import draw_band, page_furniture
from .layout import TextLayout
from .lines import Line, TextLine
from .looks import Looks, text_look
from .pen import Pen
from .shared import Shared
from .styles import Look, argb
from .validations import validation
from .worksheet import Worksheet

_TEXT_WIDTH, _VALUE_WIDTH = 92.0, 26.0
_LOOKS: Mapping[str, Look] = {
    "section": Look("section", edge="section", down="bottom"),
    "line": Look(down="center"),
    "value": Look(edge="section", down="center"),
}
_AROUND = {"section": 15.0, "line": 2.0, "value": 2.0}


def text_sheet(layout: TextLayout, shared: Shared) -> Worksheet:
    """The worksheet of a text sheet."""
    palette, widths = shared.theme.palette, (_TEXT_WIDTH, _VALUE_WIDTH)
    sheet = Worksheet(layout.name, widths, argb(palette.muted), header_footer=page_furniture(shared))
    draw_band(sheet, layout.band, shared)
    looks = Looks(shared.workbook)
    for number, line in enumerate(layout.lines, len(sheet.rows) + 1):
        _draw(sheet, line, number, shared, looks)
    return sheet


def _draw(sheet: Worksheet, line: TextLine, number: int, shared: Shared, looks: Looks) -> None:
    style = shared.style(text_look(_LOOKS[line.kind], line.text))
    text = cells.cell(f"A{number}", style, line.text, shared.strings)
    value = _value(sheet, line, line.fact, number, shared, looks) if line.fact else ""
    sheet.rows.append(cells.row(number, text + value, cells.fitted(_height(line, shared.size))))


def _value(sheet: Worksheet, line: TextLine, fact: NamedValue, number: int, shared: Shared, looks: Looks) -> str:
    """The cell of a value, written and watched over as if it were a column's."""
    column = SheetColumn(fact.name, fact.label, kind=fact.kind, input=fact.input, currency=fact.currency)
    reference = f"B{number}"
    sheet.validations.append(validation(column, reference, shared))
    if isinstance(line.value, CellLink):
        sheet.hyperlinks.append(shared.hyperlink(reference, line.value))
    return Pen(column, "B", shared, looks).cell(Line({fact.name: line.value}), number)


def _height(line: TextLine, size: float) -> float:
    lines = max(
        measures.lines_needed(line.text, _TEXT_WIDTH), measures.lines_needed(measures.shown(line.value), _VALUE_WIDTH)
    )
    return measures.row_height(lines, size) + _AROUND[line.kind]
