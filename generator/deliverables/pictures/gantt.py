"""A Gantt chart: bars over an axis of days, each below its name, and diamonds for single days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.documents.figures import Box, Drawing, Group, Line, Shape
from generator.documents.text_widths import width

from .piles import Writing, line_height, placed

_SIZE, _SMALL, _BAR, _AIR = 9.0, 7.5, 11.0, 5.0
_EDGE = 6.0
_APART = 8.0
"""Between two words of the axis, in points."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What takes from one day to another, both counted from the first of the axis; ``said`` stands beside its name."""

    name: str
    first: int
    last: int
    said: str = ""
    link: str = ""
    origin: str = ""
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A day of the axis that has a name."""

    day: int
    name: str


def gantt(bars: Sequence[Bar], ticks: Iterable[Tick], across: float) -> Drawing:
    """The chart at a width."""
    days = max((bar.last for bar in bars), default=0) + 1
    scale = (across - 2 * _EDGE) / days
    rows: list[Shape] = []
    top = line_height(_SMALL) + 6.0
    for bar in bars:
        group, top = _row(bar, scale, across, top)
        rows.append(group)
    return Drawing(across, top + 1, (*_axis(ticks, scale, across, top), *rows))


def _row(bar: Bar, scale: float, across: float, top: float) -> tuple[Group, float]:
    """The name and the dates on a line, or on two; below them the bar."""
    beside = across - width(bar.said, _SMALL) - 2 * _SIZE
    is_short = width(bar.name, _SIZE, bold=True) <= beside
    title = placed(bar.name, Writing(_SIZE, bold=True), 0, top, beside if is_short else across)
    below = top if is_short else top + title.height
    said = placed(bar.said, Writing(_SMALL, "muted", align="right"), 0, below + 1, across)
    bottom = max(title.y + title.height, said.y + said.height) + 1.5
    left = _EDGE + bar.first * scale
    length = (bar.last - bar.first + 1) * scale
    shape = (
        Box(left + length / 2 - _BAR / 2, bottom, _BAR, _BAR, "accent", None, "diamond")
        if bar.is_day
        else Box(left, bottom, max(2.0, length), _BAR, "primary", None, "round", 2.0)
    )
    # a plate keeps the lines of the axis from running through words
    plate = Box(0, top, across, bottom - top - 1, "paper", None)
    return Group((plate, shape, title, said), bar.name, bar.link, bar.origin), bottom + _BAR + _AIR


def _axis(ticks: Iterable[Tick], scale: float, across: float, bottom: float) -> Iterator[Shape]:
    """Lines down the chart, and above those that there is room for their names."""
    yield Line(((0, line_height(_SMALL) + 2), (across, line_height(_SMALL) + 2)), "rule", 0.75)
    free = 0.0
    for tick in ticks:
        x = _EDGE + tick.day * scale
        yield Line(((x, line_height(_SMALL) + 2), (x, bottom)), "rule", 0.5)
        room = width(tick.name, _SMALL) + 1
        left = max(0.0, min(x - 1, across - room))
        if left >= free:
            yield placed(tick.name, Writing(_SMALL, "muted"), left, 0, room)
            free = left + room + _APART
