"""Charts of Excel's own below what a sheet says: in the theme's colours and font, never over a cell that is in use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from xlsxwriter.chart import Chart as Drawn

from generator.documents.workbook import Cell, Chart
from generator.themes import Theme

from .cells import Plain
from .layout import TableLayout, absolute
from .shared import Shared
from .sheet import PouredSheet
from .styles import mixed_with_white
from .text import shortened
from .totals import value_of

_WIDEST, _HEIGHT, _TALLEST = 860, 330, 1050
_A_BAR, _AROUND_BARS = 22, 130
"""The height of a bar with air, and of what stands above and below all of them, in pixels."""
_STEP = 20
"""In pixels: a chart ends so far into its last column, or twice that, never at an edge, where programs differ."""
_LINE = 20
"""The height of an empty row, in pixels."""
_LONGEST_TITLE, _LONGEST_AXIS = 200, 120
_MOST_LABELLED = 2
"""Of more series than this the values do not stand at the bars."""
_HATCHED = "wide_upward_diagonal"
_TYPES: Mapping[str, str] = {"columns": "column", "bars": "bar"}


def draw_charts(sheet: PouredSheet, charts: Iterable[Chart], own: TableLayout | None, shared: Shared) -> None:
    """Draw charts one below the other, from the second row below the last that is filled."""
    row = sheet.next_row
    for chart in charts:
        layout = shared.book.tables.get(chart.sheet) if chart.sheet else own
        if layout is None:
            raise LookupError(f"chart {chart.title!r}: there is no table on sheet {chart.sheet!r}")
        series = [column for column in chart.series if column in layout.letters]
        if series and chart.names in layout.letters:
            height = _height(chart, layout)
            drawn = _drawn(chart, series, layout, shared)
            drawn.set_size({"width": sheet.width_within(_WIDEST, _STEP), "height": height})
            description = f"{chart.title}: {chart.measure}"
            sheet.insert_chart(row, 0, drawn, {"object_position": 2, "description": description})
            row += height // _LINE + 2


def _height(chart: Chart, layout: TableLayout) -> int:
    """Room for each bar, as far as a page has it."""
    if chart.kind == "columns":
        return _HEIGHT
    return min(_TALLEST, max(_HEIGHT, len(layout.lines) * _A_BAR + _AROUND_BARS))


def _drawn(chart: Chart, series: Sequence[str], layout: TableLayout, shared: Shared) -> Drawn:
    options = {"type": _TYPES[chart.kind], **({"subtype": "stacked"} if chart.stacked else {})}
    drawn = cast(Drawn, shared.target.add_chart(options))
    theme = shared.theme
    for number, column in enumerate(series):
        drawn.add_series(_series(chart, column, number, len(series), layout, theme))
    drawn.set_title({"name": _words(chart.title, _LONGEST_TITLE), "name_font": _font(theme, 3, bold=True)})
    names, numbers = _axes(chart, layout, theme)
    if chart.kind == "bars":  # from top to bottom as in the table, with the numbers below all the same
        drawn.set_y_axis({**names, "reverse": True})
        drawn.set_x_axis({**numbers, "label_position": "high"})
    else:
        drawn.set_x_axis(names)
        drawn.set_y_axis(numbers)
    drawn.set_legend({"position": "bottom", "font": _font(theme)} if len(series) > 1 else {"none": True})
    drawn.set_chartarea({"border": {"color": theme.palette.rule}, "fill": {"color": "#FFFFFF"}})
    drawn.show_blanks_as("gap")
    return drawn


def _axes(chart: Chart, layout: TableLayout, theme: Theme) -> tuple[dict[str, Any], dict[str, Any]]:
    """The axis of names and that of numbers, each with its title."""
    titles = dict(zip(layout.letters, layout.headers, strict=True))
    shared: dict[str, Any] = {
        "num_font": _font(theme),
        "name_font": _font(theme, bold=True),
        "line": {"color": theme.palette.muted},
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
    }
    names = {**shared, "name": _words(titles[chart.names], _LONGEST_AXIS)}
    numbers = {
        **shared,
        "name": _words(chart.measure, _LONGEST_AXIS),
        "major_gridlines": {"visible": True, "line": {"color": theme.palette.rule, "width": 0.75}},
        **({"log_base": 10, "min": 1} if chart.logarithmic else {"min": 0}),
        **({"max": chart.most} if chart.most is not None else {}),
    }
    return names, numbers


def _series(chart: Chart, column: str, number: int, among: int, layout: TableLayout, theme: Theme) -> dict[str, Any]:
    """A column as a series, with the values that it has when the file is made."""
    titles = dict(zip(layout.letters, layout.headers, strict=True))
    labels = {"data_labels": {"value": True, "font": _font(theme)}} if among <= _MOST_LABELLED else {}
    return {
        "name": _words(titles[column], _LONGEST_AXIS),
        "categories": f"={absolute(layout.name, layout.column_range(chart.names))}",
        "values": f"={absolute(layout.name, layout.column_range(column))}",
        "categories_data": [_text(line.cells.get(chart.names)) for line in layout.lines],
        "values_data": [_number(line.cells.get(column)) for line in layout.lines],
        "gap": 60,
        **_look(number, theme),
        **labels,
    }


def _look(number: int, theme: Theme) -> dict[str, Any]:
    """Full, hatched, empty or pale: series are told apart on a print in black and white as well."""
    colours = (theme.palette.primary, theme.palette.accent, theme.palette.muted, theme.palette.good)
    colour = colours[number % len(colours)]
    fills: tuple[dict[str, Any], ...] = (
        {"fill": {"color": colour}},
        {"pattern": {"pattern": _HATCHED, "fg_color": colour, "bg_color": mixed_with_white(colour, 0.15)}},
        {"fill": {"color": "#FFFFFF"}},
        {"fill": {"color": mixed_with_white(colour, 0.4)}},
    )
    return {**fills[number % len(fills)], "border": {"color": colour, "width": 0.75}}


def _font(theme: Theme, larger: float = 0, *, bold: bool = False) -> dict[str, Any]:
    size = theme.fonts.size - 1 + larger
    return {"name": theme.fonts.body, "size": size, "bold": bold, "color": theme.palette.ink}


def _words(text: str, most: int) -> str:
    """A text on one line that is not taken for a reference to a cell."""
    return shortened(text, most).lstrip("= ")


def _text(cell: Cell) -> str:
    value = value_of(cell)
    return "" if value is None else str(value)


def _number(cell: Cell) -> float | None:
    value: Plain = value_of(cell)
    return float(value) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else None
