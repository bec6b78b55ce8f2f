"""Bars for shares, one below another: its name, its number, and a line for the interval that it may lie in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.documents.figures import Box, Drawing, Group, Line, Shape

from .piles import Plain, Writing, placed

_SIZE, _BAR, _AIR, _BETWEEN = 9.0, 11.0, 2.0, 8.0
_EDGE = 1.0
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A share in percent with what is printed of it; ``low`` and ``high`` are the ends of its interval."""

    name: str
    percent: float
    low: float
    high: float
    said: str
    origin: str = ""


def bars(shown: Sequence[Bar], across: float) -> Drawing:
    """The bars at a width, on a scale from 0 to 100 %."""
    shapes: list[Shape] = []
    top = _EDGE
    for bar in shown:
        inside, bottom = _drawn(bar, across, top)
        shapes.append(Group(tuple(inside), f"{bar.name}: {bar.said}", origin=bar.origin))
        top = bottom + _BETWEEN
    return Drawing(across, max(top - _BETWEEN, 0) + _EDGE, tuple(shapes))


def _drawn(bar: Bar, across: float, top: float) -> tuple[list[Plain], float]:
    """The name, and the number below it; below both the bar in its frame, with a line for the interval."""
    name = placed(bar.name, Writing(_SIZE, "primary", bold=True), 0, top, across)
    said = placed(bar.said, Writing(_SIZE, "muted"), 0, top + name.height, across)
    begin = said.y + said.height + _AIR
    return [name, said, *_scale(bar, across, begin)], begin + _BAR


def _scale(bar: Bar, across: float, top: float) -> Iterator[Plain]:
    middle = top + _BAR / 2
    low, high = (across * end / _WHOLE for end in (bar.low, bar.high))
    yield Box(0, top, across, _BAR, "tint", None)
    if bar.percent:
        yield Box(0, top, across * bar.percent / _WHOLE, _BAR, "primary", "primary")
    yield Line(((low, middle), (high, middle)), "accent", 1.5)
    for end in (low, high):
        yield Line(((end, middle - _BAR / 3), (end, middle + _BAR / 3)), "accent", 1.5)
