"""How a sheet goes on paper: on as many pages side by side as its text needs, with head and foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.locale.territories import PaperSize
from generator.themes import Fonts

from .lines import edition
from .shared import Shared
from .sheet import PouredSheet
from .text import shortened

_DIGITS: Mapping[str, float] = {"Aptos": 0.561, "Calibri": 0.507, "Cambria": 0.554, "Georgia": 0.614, "Verdana": 0.636}
"""The width of a digit by font, as a share of the font's size."""
_USUAL_DIGIT = 0.556
"""As in Arial and the fonts made to fit in its place."""
_PIXEL = 0.75
"""In points, at the 96 dpi in which column widths are counted."""
_PADDING = 5
"""In pixels, what Excel adds to the characters of a column."""
_WIDTHS: Mapping[PaperSize, tuple[float, float]] = {
    "A4": (552.0, 798.0),
    "A5": (376.0, 552.0),
    "Letter": (568.0, 748.0),
}
"""The width of a paper between our margins, upright and turned, in points."""
_SMALLEST = 7.0
"""The smallest print, in points, that people read without effort."""
_MOST_PAGES = 8
_NUMBERS: Mapping[PaperSize, int] = {"A4": 9, "A5": 11, "Letter": 1}
"""What Excel calls them."""
_NARROW, _TALL = 0.3, 0.7
"""The margins at the sides, above and below, in inches."""


def pages_wide(widths: Sequence[float], frozen: int, fonts: Fonts, paper: PaperSize, landscape: bool) -> int:
    """On how many pages side by side a table is printed.

    ``widths`` of its columns in characters; the first ``frozen`` ones are repeated on each page. Excel makes text
    smaller until the columns fit, but with enough pages not smaller than can be read.
    """
    room = _WIDTHS[paper][landscape] * fonts.size / _SMALLEST
    repeated, everything = _points(widths[:frozen], fonts), _points(widths, fonts)
    return next(
        (pages for pages in range(1, _MOST_PAGES) if everything + (pages - 1) * repeated <= pages * room), _MOST_PAGES
    )


def set_up(sheet: PouredSheet, pages: int, shared: Shared, *, landscape: bool = False) -> None:
    """Have a sheet printed on so many pages side by side, and on as many below each other as it takes."""
    sheet.hide_gridlines(2)
    sheet.set_paper(_NUMBERS[shared.workbook.imprint.paper])
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(pages, 0)
    sheet.center_horizontally()
    sheet.set_margins(_NARROW, _NARROW, _TALL, _TALL)
    _set_head_and_foot(sheet, shared)


def _set_head_and_foot(sheet: PouredSheet, shared: Shared) -> None:
    """Title and company above, edition, marking and page below."""
    given = shared.workbook.imprint
    page = shared.say("Page {page} of {pages}", page="&P", pages="&N")
    foot = _thirds(_code(" • ".join(edition(shared.workbook))), _code(given.marking), page)
    sheet.set_header(_thirds(_code(shared.workbook.title), "", _code(given.company)), {"margin": _NARROW})
    sheet.set_footer(foot, {"margin": _NARROW})


def _thirds(left: str, centre: str, right: str) -> str:
    """The three parts of a header or footer."""
    return "".join(f"&{place}{text}" for place, text in (("L", left), ("C", centre), ("R", right)) if text)


def _code(text: str) -> str:
    """A text in which ``&`` is no code, and short: the three parts may have 255 characters together."""
    room = 75
    while len(code := shortened(text, room).replace("&", "&&")) > 75:
        room -= 1
    return code


def _points(widths: Sequence[float], fonts: Fonts) -> float:
    character = round(fonts.size / _PIXEL * _DIGITS.get(fonts.body, _USUAL_DIGIT))
    return sum(width * character + _PADDING for width in widths) * _PIXEL
