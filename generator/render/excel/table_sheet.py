"""A table sheet drawn: band, header, typed rows, totals, and what watches over them."""

from __future__ import annotations

from generator.documents.workbook import CellLink, Highlight, SheetColumn

from . import cells, measures, names
from .addressing import ROW, addressed
from .band import band_width, draw_air, draw_band, roomy
from .cell_writer import CellWriter, numbered
from .charts import draw_charts
from .layout import TableLayout, letter
from .lines import Line
from .links import as_formula
from .looks import HEADER, Looks, text_look
from .paper import pages_wide, set_up
from .shared import Shared
from .sheet import PouredSheet
from .text import escaped
from .totals import total_formula, total_result
from .validations import watch

_WIDEST_FROZEN = 90.0
_MOST_FROZEN_LINES = 12
_HEADER_PADDING = 6


def draw_table_sheet(sheet: PouredSheet, layout: TableLayout, shared: Shared) -> None:
    """Draw a table: what surrounds it, then its rows, then what watches over them."""
    _set_up(sheet, layout, shared)
    draw_band(sheet, layout.band, shared)
    draw_air(sheet)
    _draw_header(sheet, layout, shared)
    _draw_rows(sheet, layout, shared)
    _draw_totals(sheet, layout, shared)
    _add_table(sheet, layout)
    _add_highlights(sheet, layout, shared)
    draw_charts(sheet, layout.sheet.charts, layout, shared)
    for column in layout.sheet.columns:
        watch(sheet, column, layout.relative_range(column.id), shared, layout)


def _set_up(sheet: PouredSheet, layout: TableLayout, shared: Shared) -> None:
    palette, frozen = shared.theme.palette, _frozen_columns(layout)
    to_fill = any(column.input for column in layout.sheet.columns)
    sheet.set_tab_color(palette.accent if to_fill else palette.primary)
    sheet.set_widths(roomy(layout.widths))
    sheet.freeze_panes(_frozen_rows(layout), frozen)
    pages = pages_wide(layout.widths, frozen, shared.theme.fonts, shared.workbook.imprint.paper, layout.sheet.landscape)
    set_up(sheet, pages, shared, landscape=layout.sheet.landscape)
    sheet.repeat_rows(layout.header_row - 1)
    if layout.sheet.blank_rows and not layout.sheet.charts and not any(c.total for c in layout.sheet.columns):
        shared.target.print_only(layout)
    if pages > 1 and frozen:
        sheet.repeat_columns(0, frozen - 1)


def _draw_header(sheet: PouredSheet, layout: TableLayout, shared: Shared) -> None:
    number = layout.header_row
    titles = (
        cells.cell(f"{letter(place)}{number}", shared.style(text_look(HEADER, title)), title, shared.strings)
        for place, title in enumerate(layout.headers, 1)
    )
    lines = max(measures.header_lines(*both) for both in zip(layout.headers, layout.widths, strict=True))
    height = measures.row_height(lines, shared.size) + _HEADER_PADDING
    sheet.pour("".join(titles), cells.fitted(height))


def _draw_rows(sheet: PouredSheet, layout: TableLayout, shared: Shared) -> None:
    looks = Looks(shared.workbook)
    pens = [CellWriter(column, layout.letters[column.id], shared, looks, layout) for column in layout.sheet.columns]
    tall = {lines: cells.fitted(shared.row_height(lines)) for lines in set(layout.heights)}
    for number, (line, lines) in enumerate(zip(layout.lines, layout.heights, strict=True), layout.first_row):
        row = numbered(line, number, "top" if lines > 1 else "center")
        sheet.pour("".join([pen.cell(row) for pen in pens]), tall[lines])
        _draw_links(sheet, line, number, layout, shared)


def _draw_links(sheet: PouredSheet, line: Line, number: int, layout: TableLayout, shared: Shared) -> None:
    for column, value in line.cells.items():
        if isinstance(value, CellLink) and column in layout.letters and not as_formula(value):
            sheet.link(f"{layout.letters[column]}{number}", value, shared.book)


def _draw_totals(sheet: PouredSheet, layout: TableLayout, shared: Shared) -> None:
    """The row under the table, where a column asks for a total."""
    columns = layout.sheet.columns
    if any(column.total for column in columns):
        looks = Looks(shared.workbook)
        written = (_total(column, layout, shared, looks) for column in columns)
        sheet.pour("".join(written), cells.fitted(shared.row_height(1)))


def _total(column: SheetColumn, layout: TableLayout, shared: Shared, looks: Looks) -> str:
    reference, style = f"{layout.letters[column.id]}{layout.last_row + 1}", shared.style(looks.total(column))
    if column.total:
        return cells.formula_cell(
            reference, style, escaped(total_formula(layout, column)), total_result(layout, column)
        )
    label = shared.say("Total") if column is layout.sheet.columns[0] else None
    return cells.cell(reference, style, label, shared.strings)


def _add_highlights(sheet: PouredSheet, layout: TableLayout, shared: Shared) -> None:
    """The conditional formats. Their formulas are written for the first row and move with the cell."""
    for highlight in layout.sheet.highlights:
        formula = addressed(highlight.formula, shared.book, layout).replace(ROW, str(layout.first_row))
        rule = {"type": "formula", "criteria": f"={formula}", "format": shared.highlight(highlight.look)}
        sheet.conditional_format(_highlighted(highlight, layout), rule)
    _add_stripes(sheet, layout, shared)


def _add_stripes(sheet: PouredSheet, layout: TableLayout, shared: Shared) -> None:
    """Every second row tinted, however rows are sorted; not cells that people fill in or that calculate."""
    plain = [c for c in layout.sheet.columns if not (c.input or c.formula)]
    if shared.theme.excel.zebra and plain:
        first, *others = [layout.relative_range(column.id) for column in plain]
        rule = {"type": "formula", "criteria": f"=MOD(ROW()-{layout.first_row},2)=1", "format": shared.stripe}
        sheet.conditional_format(first, {**rule, "multi_range": " ".join((first, *others))})


def _highlighted(highlight: Highlight, layout: TableLayout) -> str:
    if highlight.whole_row:
        return layout.data_range
    return layout.relative_range(highlight.column)


def _add_table(sheet: PouredSheet, layout: TableLayout) -> None:
    """The Excel table, or a filter alone; numbers written as text, such as those of orders, are meant so."""
    sheet.ignore_errors({"number_stored_as_text": layout.table_range})
    if layout.sheet.as_table:
        sheet.cover(layout.table_range, names.table_name(layout.sheet.id), layout.headers)
    elif layout.filtered:
        sheet.autofilter(layout.table_range)


def _frozen_columns(layout: TableLayout) -> int:
    """The columns kept in view: as many as asked for, as long as a laptop's screen has room for others."""
    return max(n for n in range(layout.sheet.freeze + 1) if sum(layout.widths[:n]) <= _WIDEST_FROZEN)


def _frozen_rows(layout: TableLayout) -> int:
    """Everything to the header, unless there are so many remarks that rows would find no room below them."""
    width = band_width(roomy(layout.widths))
    lines = sum(measures.lines_needed(line.text, width) for line in layout.band)
    return layout.header_row if lines <= _MOST_FROZEN_LINES else 0
