"""How a sheet goes on paper: on A4, on as many pages side by side as its text needs to stay readable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.themes import Fonts

_DIGITS: Mapping[str, float] = {"Aptos": 0.561, "Calibri": 0.507, "Georgia": 0.614, "Verdana": 0.636}
"""The width of a digit by font, as a share of the font's size."""
_USUAL_DIGIT = 0.556
"""As in Arial and the fonts made to fit in its place."""
_PIXEL = 0.75
"""In points, at the 96 dpi in which column widths are counted."""
_PADDING = 5
"""In pixels, what Excel adds to the characters of a column."""
_UPRIGHT, _TURNED = 552.0, 798.0
"""The width of A4 between our margins, in points."""
_SMALLEST = 7.0
"""The smallest print, in points, that people read without effort."""
_MOST_PAGES = 8


def pages_wide(widths: Sequence[float], frozen: int, fonts: Fonts, landscape: bool) -> int:
    """On how many pages side by side a table is printed.

    ``widths`` of its columns in characters; the first ``frozen`` ones are repeated on each page. Excel makes text
    smaller until the columns fit, but with enough pages not smaller than can be read.
    """
    room = (_TURNED if landscape else _UPRIGHT) * fonts.size / _SMALLEST
    repeated, everything = _points(widths[:frozen], fonts), _points(widths, fonts)
    return next(
        (pages for pages in range(1, _MOST_PAGES) if everything + (pages - 1) * repeated <= pages * room), _MOST_PAGES
    )


def _points(widths: Sequence[float], fonts: Fonts) -> float:
    character = round(fonts.size / _PIXEL * _DIGITS.get(fonts.body, _USUAL_DIGIT))
    return sum(width * character + _PADDING for width in widths) * _PIXEL
