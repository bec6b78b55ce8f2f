"""What stands above and around every sheet: heading, imprint, remarks."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from generator.themes import Picture

from . import cells, measures
from .layout import letter
from .lines import BandLine
from .looks import text_look
from .shared import Shared
from .sheet import PouredSheet
from .styles import SMALL_STEP, Look, heading_step

_LEAST_WIDTH = 64.0
_READABLE_WIDTH = 120.0
_AIR = 6.0
_LOOKS = {
    "heading": Look("heading", "band", "band", down="center"),
    "imprint": Look("small", "tint", down="center"),
    "remark": Look(down="center"),
}
_LOGO_MM, _LOGO_WIDEST_MM = 11.0, 70.0
_MM = 72 / 25.4
"""In points."""
_AROUND = {"heading": 8.0, "imprint": 3.0, "remark": 0.0}


def roomy(widths: Sequence[float]) -> tuple[float, ...]:
    """The widths of a sheet's columns, and one more where a heading would find no room above them."""
    missing = _LEAST_WIDTH - sum(widths)
    return (*widths, missing) if missing > 0 else tuple(widths)


def band_width(widths: Sequence[float]) -> float:
    """The width in characters on which the lines of a band run."""
    return sum(widths[: _span(widths)])


def draw_band(sheet: PouredSheet, lines: Iterable[BandLine], shared: Shared) -> None:
    """Heading, imprint and remarks, each merged over as many columns as a line can be read on; the logo over all."""
    for line in lines:
        if line.kind == "logo":
            _draw_logo(sheet, shared)
        else:
            _draw_line(sheet, line, shared)


def draw_air(sheet: PouredSheet) -> None:
    """A narrow empty row."""
    sheet.pour("", cells.fixed(_AIR))


def _span(widths: Sequence[float]) -> int:
    """How many columns a line of text may run over before it is too long to be read."""
    width = 0.0
    for number, one in enumerate(widths, 1):
        width += one
        if width >= _READABLE_WIDTH:
            return number
    return len(widths)


def _draw_line(sheet: PouredSheet, line: BandLine, shared: Shared) -> None:
    number, span = sheet.next_row, _span(sheet.widths)
    style = shared.style(text_look(_LOOKS[line.kind], line.text))
    first = cells.cell(f"A{number}", style, line.text, shared.strings)
    rest = (cells.blank(f"{letter(column)}{number}", style) for column in range(2, len(sheet.widths) + 1))
    sheet.pour(first + "".join(rest), cells.fixed(_height(line, sheet, shared)))
    if span > 1:
        sheet.merge_range(f"A{number}:{letter(span)}{number}", "")


def _height(line: BandLine, sheet: PouredSheet, shared: Shared) -> float:
    """A row that is merged never fits itself, so its height has to be right from the start."""
    own_size = shared.size + {"heading": heading_step(shared.theme), "imprint": SMALL_STEP, "remark": 0.0}[line.kind]
    lines = measures.lines_needed(line.text, band_width(sheet.widths) * shared.size / own_size)
    return measures.row_height(lines, own_size) + _AROUND[line.kind]


def _draw_logo(sheet: PouredSheet, shared: Shared) -> None:
    """The company's logo in a row of its own."""
    logo = shared.theme.brand.logo
    if logo:
        row = sheet.next_row - 1
        height = (_LOGO_MM + 4) * _MM
        sheet.set_row(row, height)  # by which XlsxWriter reckons how far the picture reaches
        sheet.pour("", cells.fixed(height))
        options = {
            "image_data": io.BytesIO(logo.standing(_logo_height(logo))),
            "x_offset": 6,
            "y_offset": 6,
            "description": shared.workbook.imprint.company,
            "object_position": 3,  # it neither moves nor grows with the cells that it stands over
        }
        sheet.insert_image(row, 0, f"logo.{logo.kind}", options)


def _logo_height(logo: Picture) -> float:
    return logo.fitted(_LOGO_WIDEST_MM, _LOGO_MM)[1]
