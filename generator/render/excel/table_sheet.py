"""A table sheet drawn: band, header, typed rows, totals, and what watches over them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.workbook import CellLink, Highlight, SheetColumn

from . import cells, measures, names
from .band import band_width, draw_air, draw_band, page_furniture, roomy
from .layout import TableLayout, letter
from .lines import Line
from .looks import HEADER, Looks, text_look
from .paper import pages_wide
from .pen import Pen
from .references import ROW, addressed
from .shared import Shared
from .styles import HIGHLIGHTS, argb
from .text import escaped
from .totals import total_formula, total_result
from .validations import validation
from .worksheet import Worksheet

_WIDEST_FROZEN = 90.0
_MOST_FROZEN_LINES = 12
_HEADER_PADDING = 6


def table_sheet(layout: TableLayout, shared: Shared) -> Worksheet:
    """The worksheet of a table."""
    sheet = _empty(layout, shared)
    draw_band(sheet, layout.band, shared)
    draw_air(sheet)
    _draw_header(sheet, layout, shared)
    _draw_rows(sheet, layout, shared)
    _draw_totals(sheet, layout, shared)
    sheet.conditions.extend(_conditions(layout, shared))
    sheet.validations.extend(
        validation(column, layout.relative_range(column.id), shared) for column in layout.sheet.columns
    )
    return sheet


def _empty(layout: TableLayout, shared: Shared) -> Worksheet:
    palette, frozen = shared.theme.palette, _frozen_columns(layout)
    to_fill = any(column.input for column in layout.sheet.columns)
    return Worksheet(
        layout.name,
        roomy(layout.widths),
        argb(palette.accent if to_fill else palette.primary),
        landscape=layout.sheet.landscape,
        pages_wide=pages_wide(layout.widths, frozen, shared.theme.fonts, layout.sheet.landscape),
        frozen=(frozen, _frozen_rows(layout)),
        filter="" if layout.sheet.as_table or not layout.filtered else layout.table_range,
        header_footer=page_furniture(shared),
        texts=layout.table_range,
        table=_table(layout) if layout.sheet.as_table else "",
    )


def _draw_header(sheet: Worksheet, layout: TableLayout, shared: Shared) -> None:
    number = layout.header_row
    titles = (
        cells.cell(f"{letter(place)}{number}", shared.style(text_look(HEADER, title)), title, shared.strings)
        for place, title in enumerate(layout.headers, 1)
    )
    lines = max(measures.header_lines(*both) for both in zip(layout.headers, layout.widths, strict=True))
    height = measures.row_height(lines, shared.size) + _HEADER_PADDING
    sheet.rows.append(cells.row(number, "".join(titles), cells.fitted(height)))


def _draw_rows(sheet: Worksheet, layout: TableLayout, shared: Shared) -> None:
    looks = Looks(shared.workbook)
    pens = [Pen(column, layout.letters[column.id], shared, looks, layout) for column in layout.sheet.columns]
    for number, line in enumerate(layout.lines, layout.first_row):
        height = _lines(line, layout)
        written = "".join(pen.cell(line, number, "top" if height > 1 else "center") for pen in pens)
        sheet.rows.append(cells.row(number, written, cells.fitted(measures.row_height(height, shared.size))))
        _draw_links(sheet, line, number, layout, shared)


def _lines(line: Line, layout: TableLayout) -> int:
    """How many lines of text a row is high."""
    if line.runs_on:
        return 1
    columns = zip(layout.sheet.columns, layout.widths, strict=True)
    return max(measures.lines_needed(measures.shown(line.cells.get(column.id)), width) for column, width in columns)


def _draw_links(sheet: Worksheet, line: Line, number: int, layout: TableLayout, shared: Shared) -> None:
    for column, value in line.cells.items():
        if isinstance(value, CellLink):
            sheet.hyperlinks.append(shared.hyperlink(f"{layout.letters[column]}{number}", value))


def _draw_totals(sheet: Worksheet, layout: TableLayout, shared: Shared) -> None:
    """The row under the table, where a column asks for a total."""
    columns = layout.sheet.columns
    if any(column.total for column in columns):
        looks, number = Looks(shared.workbook), layout.last_row + 1
        written = (_total(column, layout, shared, looks) for column in columns)
        sheet.rows.append(cells.row(number, "".join(written), cells.fitted(measures.row_height(1, shared.size))))


def _total(column: SheetColumn, layout: TableLayout, shared: Shared, looks: Looks) -> str:
    reference, style = f"{layout.letters[column.id]}{layout.last_row + 1}", shared.style(looks.total(column))
    if column.total:
        return cells.formula_cell(reference, style, total_formula(layout, column), total_result(layout, column))
    label = shared.label("total") if column is layout.sheet.columns[0] else None
    return cells.cell(reference, style, label, shared.strings)


def _conditions(layout: TableLayout, shared: Shared) -> Iterator[str]:
    """The conditional formats. Their formulas are written for the first row and move with the cell."""
    for priority, highlight in enumerate(layout.sheet.highlights, 1):
        formula = addressed(highlight.formula, shared.book, layout).replace(ROW, str(layout.first_row))
        yield (
            f'<conditionalFormatting sqref="{_highlighted(highlight, layout)}"><cfRule type="expression" '
            f'dxfId="{HIGHLIGHTS.index(highlight.look)}" priority="{priority}"><formula>{escaped(formula)}</formula>'
            "</cfRule></conditionalFormatting>"
        )


def _highlighted(highlight: Highlight, layout: TableLayout) -> str:
    if highlight.whole_row:
        return layout.data_range
    return layout.relative_range(highlight.column)


def _table(layout: TableLayout) -> str:
    """The Excel table; ``{id}`` stands where its number in the workbook goes."""
    name, reference = names.table_name(layout.sheet.id), layout.table_range
    columns = "".join(
        f'<tableColumn id="{number}" name="{escaped(header)}"/>' for number, header in enumerate(layout.headers, 1)
    )
    return (
        '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        f'id="{{id}}" name="{name}" displayName="{name}" ref="{reference}" totalsRowShown="0">'
        f'<autoFilter ref="{reference}"/><tableColumns count="{len(layout.headers)}">{columns}</tableColumns>'
        '<tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>'
    )


def _frozen_columns(layout: TableLayout) -> int:
    """The columns kept in view: as many as asked for, as long as a laptop's screen has room for others."""
    return max(n for n in range(layout.sheet.freeze + 1) if sum(layout.widths[:n]) <= _WIDEST_FROZEN)


def _frozen_rows(layout: TableLayout) -> int:
    """Everything to the header, unless there are so many remarks that rows would find no room below them."""
    width = band_width(roomy(layout.widths))
    lines = sum(measures.lines_needed(line.text, width) for line in layout.band)
    return layout.header_row if lines <= _MOST_FROZEN_LINES else 0
