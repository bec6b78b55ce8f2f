"""What stands above and around every sheet: heading, imprint, remarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from . import cells, measures
from .layout import letter
from .lines import BandLine
from .looks import text_look
from .shared import Shared
from .sheet import PouredSheet
from .styles import HEADING_STEP, SMALL_STEP, Look

_LEAST_WIDTH = 64.0
_READABLE_WIDTH = 120.0
_AIR = 6.0
_LOOKS = {
    "heading": Look("heading", "primary", down="center"),
    "imprint": Look("small", "tint", down="center"),
    "remark": Look(down="center"),
}
_STEPS = {"heading": HEADING_STEP, "imprint": SMALL_STEP, "remark": 0.0}
_AROUND = {"heading": 8.0, "imprint": 3.0, "remark": 0.0}


def roomy(widths: Sequence[float]) -> tuple[float, ...]:
    """The widths of a sheet's columns, and one more where a heading would find no room above them."""
    missing = _LEAST_WIDTH - sum(widths)
    return (*widths, missing) if missing > 0 else tuple(widths)


def band_width(widths: Sequence[float]) -> float:
    """The width in characters on which the lines of a band run."""
    return sum(widths[: _span(widths)])


def draw_band(sheet: PouredSheet, lines: Iterable[BandLine], shared: Shared) -> None:
    """Heading, imprint and remarks, each merged over as many columns as a line can be read on."""
    for line in lines:
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
    sheet.pour(first + "".join(rest), cells.fixed(_height(line, sheet, shared.size)))
    if span > 1:
        sheet.merge_range(f"A{number}:{letter(span)}{number}", "")


def _height(line: BandLine, sheet: PouredSheet, size: float) -> float:
    """A row that is merged never fits itself, so its height has to be right from the start."""
    own_size = size + _STEPS[line.kind]
    lines = measures.lines_needed(line.text, band_width(sheet.widths) * size / own_size)
    return measures.row_height(lines, own_size) + _AROUND[line.kind]
