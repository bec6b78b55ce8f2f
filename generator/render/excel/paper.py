"""How a sheet goes on paper: on A4, on as many pages side by side as its text needs to stay readable."""

from __future__ import annotations

from collections.abc import Sequence

_POINTS_A_CHARACTER = 5.25
"""The width of a digit of the normal font at 96 dpi, and so of a character of a column's width."""
_PADDING = 3.75
_UPRIGHT, _TURNED = 537.0, 784.0
"""The width of A4 between our margins, in points."""
_SMALLEST = 7.0
"""The smallest print, in points, that people read without effort."""
_MOST_PAGES = 8


def pages_wide(widths: Sequence[float], frozen: int, size: float, landscape: bool) -> int:
    """On how many pages side by side a table is printed.

    ``widths`` of its columns in characters; the first ``frozen`` ones are repeated on each page; ``size`` of its
    text in points, which Excel makes smaller until the columns fit.
    """
    room = (_TURNED if landscape else _UPRIGHT) * size / _SMALLEST
    repeated, all_columns = _points(widths[:frozen]), _points(widths)
    return next(
        (pages for pages in range(1, _MOST_PAGES) if all_columns + (pages - 1) * repeated <= pages * room), _MOST_PAGES
    )


def _points(widths: Sequence[float]) -> float:
    return sum(width * _POINTS_A_CHARACTER + _PADDING for width in widths)
