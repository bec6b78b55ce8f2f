"""The map of a process on a phone: one stage below the other, the ways named in the stages that they leave."""

from __future__ import annotations

from generator.documents.figures import Drawing, Line, Shape

from . import cells
from .process import Process
from .rooms import PHONE

_SIZE, _BETWEEN = 14.0, 20.0


def column(process: Process) -> Drawing:
    """The map as a column."""
    shapes: list[Shape] = []
    top = 0.0
    for place, cell in enumerate(process.without_arrows().cells):
        if place:
            middle = PHONE / 2
            shapes.append(Line(((middle, top), (middle, top + _BETWEEN)), "primary", 1.5, arrow=True))
            top += _BETWEEN
        height = cells.height_of(cell, PHONE, _SIZE)
        shapes += cells.drawn(cell, 0.5, top, PHONE - 1, height, _SIZE)
        top += height
    return Drawing(PHONE, top + 1, tuple(shapes))
