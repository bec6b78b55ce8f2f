"""A timeline: marks over an axis of days, each with a flag that says what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.documents.figures import Box, Drawing, Group, Line, Shape
from generator.documents.text_widths import width, wrapped

from .lanes import Stretch, in_lanes
from .piles import Writing, line_height, placed

_SIZE, _SMALL = 8.5, 7.5
_MARK = 11.0
_EDGE = 8.0
_LANE_AIR = 5.0
_WIDEST = 110.0

Form = Literal["circle", "diamond", "box", "round"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a day: what it says, and the form that tells its kind apart."""

    day: int
    text: str
    form: Form = "circle"
    title: str = ""
    link: str = ""
    origin: str = ""


def timeline(marks: Sequence[Mark], unit: str, across: float) -> Drawing:
    """The timeline at a width; ``unit`` says what the numbers of its axis count. Marks of one day stand in a column."""
    first, last = min(mark.day for mark in marks), max(mark.day for mark in marks)
    scale = (across - 2 * _EDGE - _MARK) / max(1, last - first)
    places = [_EDGE + _MARK / 2 + (mark.day - first) * scale for mark in marks]
    flags = [_flag(mark, x, across) for mark, x in zip(marks, places, strict=True)]
    lanes = in_lanes(Stretch(number, left, left + room) for number, (left, room, _) in enumerate(flags))
    heights = _lane_heights(lanes, flags)
    axis = line_height(_SMALL) + 4 + _MARK / 2
    tops = [axis + _MARK / 2 + 8 + sum(heights[:lane]) for lane in range(len(heights) + 1)]
    shapes: list[Shape] = [Line(((0, axis), (across, axis)), "muted", 1.25)]
    shapes += _numbers(marks, places, unit, across)
    # flags of lower lanes hang on lines that run behind those above
    for number in sorted(range(len(marks)), key=lambda one: -lanes[one]):
        shapes.append(_hung(places[number], axis, tops[lanes[number]]))
    for number, mark in enumerate(marks):
        shapes.append(_flagged(mark, flags[number], places[number], axis, tops[lanes[number]]))
    return Drawing(across, tops[-1] + 1, tuple(shapes))


def _flag(mark: Mark, x: float, across: float) -> tuple[float, float, tuple[str, ...]]:
    """How far across a flag begins, its width and its lines; those at the right end hang to the left."""
    lines = wrapped(mark.text, _SIZE, min(_WIDEST, across - 2))
    room = max(width(line, _SIZE) for line in lines) + 4
    return max(0.0, min(x - 2, across - room)), room, lines


def _lane_heights(lanes: dict[int, int], flags: Sequence[tuple[float, float, tuple[str, ...]]]) -> list[float]:
    heights: dict[int, float] = {}
    for number, lane in lanes.items():
        height = len(flags[number][2]) * line_height(_SIZE) + _LANE_AIR
        heights[lane] = max(heights.get(lane, 0.0), height)
    return [heights[lane] for lane in sorted(heights)]


def _hung(x: float, axis: float, top: float) -> Line:
    return Line(((x, axis), (x, top)), "rule", 0.75)


def _flagged(mark: Mark, flag: tuple[float, float, tuple[str, ...]], x: float, axis: float, top: float) -> Group:
    left, room, lines = flag
    plate = Box(left, top, room, len(lines) * line_height(_SIZE) + 1, "paper", None)
    text = placed(mark.text, Writing(_SIZE), left + 2, top, room - 3.9)
    corner = 3.0 if mark.form == "round" else 0.0
    shape = Box(x - _MARK / 2, axis - _MARK / 2, _MARK, _MARK, "primary", "paper", mark.form, corner, 1.0)
    return Group((plate, shape, text), mark.title or mark.text, mark.link, mark.origin)


def _numbers(marks: Sequence[Mark], places: Sequence[float], unit: str, across: float) -> Iterator[Shape]:
    """The days over the axis, as many as there is room for; the unit before the first."""
    free = 0.0
    for day, x in sorted({mark.day: x for mark, x in zip(marks, places, strict=True)}.items()):
        words = f"{unit} {day}" if not free else f"{day}"
        room = width(words, _SMALL) + 2
        left = max(0.0, min(x - room / 2, across - room))
        if left >= free:
            yield placed(words, Writing(_SMALL, "muted", align="center"), left, 0, room)
            free = left + room + 3
