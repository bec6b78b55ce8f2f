"""A funnel: a bar for each step, with how many it takes and how many of a hundred get on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.documents.figures import Box, Drawing, Group, Line, Shape
from generator.documents.text_widths import width

from .piles import Plain, Writing, line_height, placed

_SIZE, _BAR, _AIR = 9.0, 13.0, 3.0
_BETWEEN = 20.0
"""Between two steps, in points: room for the rate."""
_NARROWEST = 8.0


@dataclass(frozen=True, slots=True)
class Band:
    """A step: its name, how many it takes (None if that is not known yet), what is printed of that, and the rate."""

    name: str
    count: int | None
    said: str
    rate: str = ""
    origin: str = ""


def funnel(bands: Sequence[Band], across: float) -> Drawing:
    """The funnel at a width. Bars are drawn to a logarithmic scale: the first step is hundreds of times the last."""
    shapes: list[Shape] = []
    top = 1.0
    for number, (band, share) in enumerate(zip(bands, _shares(bands), strict=True)):
        inside, top = _drawn(band, share, across, top)
        shapes.append(Group(tuple(inside), band.name, origin=band.origin))
        if number < len(bands) - 1:
            shapes += _rate(band.rate, across, top)
            top += _BETWEEN
    return Drawing(across, top + 1, tuple(shapes))


def _drawn(band: Band, share: float, across: float, top: float) -> tuple[list[Plain], float]:
    """The name and the numbers on a line, or below each other where they are long; below them the bar."""
    name, numbers = Writing(_SIZE, "primary", bold=True), Writing(_SIZE, align="right")
    beside = across - width(band.said, _SIZE) - 2 * _SIZE
    if width(band.name, _SIZE, bold=True) <= beside:
        title, said = placed(band.name, name, 0, top, beside), placed(band.said, numbers, 0, top, across)
        bottom = top + title.height
    else:
        title = placed(band.name, name, 0, top, across)
        said = placed(band.said, Writing(_SIZE), 0, top + title.height, across)
        bottom = said.y + said.height
    length = max(_NARROWEST, share * across)
    bar = Box((across - length) / 2, bottom + _AIR, length, _BAR, "primary" if band.count is not None else "paper",
              "primary", dashed=band.count is None)  # fmt: skip
    return [bar, title, said], bottom + _AIR + _BAR


def _rate(rate: str, across: float, top: float) -> Iterator[Shape]:
    """An arrow down, and beside it how many get on."""
    middle = across / 2
    yield Line(((middle, top + 2), (middle, top + _BETWEEN - 2)), "accent", 1.25, arrow=True)
    if rate:
        y = top + (_BETWEEN - line_height(_SIZE)) / 2
        yield placed(rate, Writing(_SIZE, "accent", bold=True), middle + 6, y, middle - 6)


def _shares(bands: Sequence[Band]) -> list[float]:
    """How long each bar is beside the longest; without numbers each is a little shorter than the one before."""
    most = max((band.count or 0 for band in bands), default=0)
    if any(not band.count for band in bands) or most < 2:
        return [1 - 0.7 * place / max(1, len(bands) - 1) for place in range(len(bands))]
    return [max(0.02, math.log(band.count or 1) / math.log(most)) for band in bands]
