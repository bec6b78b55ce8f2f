"""The map of a process on paper: rows of stages, read like a plough goes, with the other ways between the rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.documents.figures import Box, Drawing, Group, Line, Point, Role, Shape, Text
from generator.documents.text_widths import LINE

from . import cells
from .piles import scaled
from .process import Process
from .routes import (
    LANE,
    Edge,
    Grid,
    Route,
    Run,
    Spot,
    label_width,
    lanes_of_streets,
    ports,
    routes_of,
    runs,
    side_lanes,
)

_BETWEEN = 20.0
"""Between two stages of a row, in points: room for an arrow."""
_LEAST_STREET = 20.0
_LABEL = 0.82
"""The size of a label, as a share of that of names."""
_LANE_AIR = 2.5
_STEP, _WEIGHT = 3.0, 3
"""Labels are tried at every few points; what a step to the next stage counts beside other ways."""
_EDGE = 1.0
"""Around the whole, for the outlines of stages are drawn half outside of them."""
_KINDS: Mapping[str, tuple[Role, bool]] = {
    "branch": ("primary", False),
    "back": ("muted", True),
    "loop": ("accent", True),
}
"""The colour of a way, and whether it is dashed; its label says the same in words."""


@lru_cache(maxsize=16)
def fitted(
    process: Process, width: float, height: float, sizes: tuple[float, ...], columns: tuple[int, ...]
) -> Drawing:
    """The map at the largest of some sizes of text at which it keeps to a height, in one of some numbers of columns.

    Where none does, it is drawn smaller as a whole, so that it keeps to the height all the same.
    """
    count = max(1, len(process.cells))
    numbers = tuple(dict.fromkeys(min(number, count) for number in columns))

    def tried(size: float) -> _Map | None:
        """The map at a size, with the fewest columns by which it keeps to the height."""
        maps = (_Map(process, width, size, number) for number in numbers)
        return next((one for one in maps if one.height <= height), None)

    # what fits at a size fits at every smaller one
    first = bisect_left(sizes, 1, key=lambda size: tried(size) is not None)
    best = tried(sizes[first]) if first < len(sizes) else None
    if best:
        return best.drawn()
    lowest = min((_Map(process, width, sizes[-1], number) for number in numbers), key=lambda one: one.height)
    drawing = lowest.drawn()
    return drawing if drawing.height <= height else _smaller(drawing, width, height)


def _smaller(drawing: Drawing, width: float, height: float) -> Drawing:
    return scaled(drawing, height / drawing.height)


@dataclass(slots=True)
class _Street:
    """The room below a row: where it begins, and how high it is."""

    top: float
    height: float


class _Map:
    """A map with so many columns."""

    def __init__(self, process: Process, width: float, size: float, columns: int) -> None:
        self._process, self._width, self._size = process, width, size
        count = len(process.cells)
        self._spots = tuple(_spot(place, columns) for place in range(count))
        self._routes = routes_of(process.ways, self._spots, columns)
        self._left, self._right = side_lanes(self._routes, "left"), side_lanes(self._routes, "right")
        left, right = _EDGE + _margin(self._left), _EDGE + _margin(self._right)
        across = (width - left - right - _BETWEEN * (columns - 1)) / columns
        edges = tuple(left + number * (across + _BETWEEN) for number in range(columns))
        self._grid = Grid(self._spots, edges, across)
        self._turns = frozenset(self._turning())
        self._ports = ports(self._routes, self._grid, self._turns)
        self._runs = runs(self._routes, self._ports, self._sides(), self._label_size)
        self._lanes = lanes_of_streets(self._runs, self._label_size, width)
        self._heights = self._rows()
        self._streets = tuple(self._below(row) for row in range(len(self._heights)))
        self._tops = self._placed()
        self.height = self._tops[-1] + self._heights[-1] + self._streets[-1] + _EDGE if self._heights else 0.0

    @property
    def _label_size(self) -> float:
        return self._size * _LABEL

    @property
    def _lane(self) -> float:
        return self._label_size * LINE + _LANE_AIR

    def _sides(self) -> dict[int, float]:
        """How far across each route runs at a side."""
        outer = self._grid.columns[-1] + self._grid.across if self._grid.columns else 0.0
        left = {number: self._grid.columns[0] - LANE * (lane + 1) for number, lane in self._left.items()}
        return left | {number: outer + LANE * (lane + 1) for number, lane in self._right.items()}

    def _turning(self) -> Iterator[tuple[int, Edge]]:
        """The edges by which the step to the next stage leaves a row and enters the one below."""
        for place in range(len(self._spots) - 1):
            if self._spots[place].row != self._spots[place + 1].row:
                yield place, "bottom"
                yield place + 1, "top"

    def _rows(self) -> list[float]:
        heights: dict[int, float] = {}
        for spot, cell in zip(self._spots, self._process.cells, strict=True):
            height = cells.height_of(cell, self._grid.across, self._size)
            heights[spot.row] = max(heights.get(spot.row, 0.0), height)
        return [heights[row] for row in sorted(heights)]

    def _below(self, row: int) -> float:
        """The height of the street below a row; below the last one there is none without ways."""
        lanes = len(set(self._lanes.get(row, {}).values()))
        is_last = row == len(self._heights) - 1
        if not lanes:
            return 0.0 if is_last else _LEAST_STREET
        return max(_LEAST_STREET, lanes * self._lane + 12.0)

    def _placed(self) -> list[float]:
        tops, top = [], _EDGE
        for height, street in zip(self._heights, self._streets, strict=True):
            tops.append(top)
            top += height + street
        return tops

    # --- drawing ---

    def drawn(self) -> Drawing:
        """The finished map: the stages and the steps, the other ways, and above them their labels."""
        stages = [shape for place in range(len(self._spots)) for shape in self._stage(place)]
        steps = list(self._steps())
        ways = [self._way(number, route) for number, route in enumerate(self._routes)]
        labels = list(self._labels(ways))
        return Drawing(self._width, self.height, (*steps, *ways, *stages, *labels))

    def _stage(self, place: int) -> tuple[Shape, ...]:
        spot = self._spots[place]
        left, top = self._grid.columns[spot.column], self._tops[spot.row]
        cell = self._process.cells[place]
        return cells.drawn(cell, left, top, self._grid.across, self._heights[spot.row], self._size)

    def _steps(self) -> Iterator[Line]:
        """An arrow from each stage to the next."""
        for place in range(len(self._spots) - 1):
            here, there = self._spots[place], self._spots[place + 1]
            if here.row == there.row:
                left, right = sorted((self._grid.columns[here.column], self._grid.columns[there.column]))
                y = self._tops[here.row] + cells.PADDING + self._size * 0.875
                ends = (left + self._grid.across, y), (right, y)
                yield Line(ends if here.column < there.column else (ends[1], ends[0]), "primary", 1.5, arrow=True)
            else:
                x = self._grid.middle(place)
                bottom = self._tops[here.row] + self._heights[here.row]
                yield Line(((x, bottom), (x, self._tops[there.row])), "primary", 1.5, arrow=True)

    def _way(self, number: int, route: Route) -> Line:
        role, dashed = _KINDS[route.way.kind]
        points = tuple(self._points(number, route))
        return Line(points, role, 1.0, dashed, arrow=True)

    def _points(self, number: int, route: Route) -> Iterator[Point]:
        yield self._ports[number, "start"], self._edge(route.way.start, route.leaves)
        for run in self._runs:
            if run.route == number:
                y = self._height_of(run)
                yield run.start, y
                yield run.end, y
        yield self._ports[number, "end"], self._edge(route.way.end, route.enters)

    def _edge(self, place: int, edge: Edge) -> float:
        row = self._spots[place].row
        return self._tops[row] if edge == "top" else self._tops[row] + self._heights[row]

    def _height_of(self, run: Run) -> float:
        """The middle of a lane of a street."""
        lane = self._lanes[run.street][run.route]
        top = self._tops[run.street] + self._heights[run.street]
        return top + 6.0 + (lane + 0.5) * self._lane

    # --- labels ---

    def _labels(self, ways: Sequence[Line]) -> Iterator[Group]:
        for run in self._runs:
            if run.label:
                yield self._labelled(run, ways)

    def _labelled(self, run: Run, ways: Sequence[Line]) -> Group:
        room, height = label_width(run.label, self._label_size), self._label_size * LINE
        way = self._process.ways[run.route]
        y = self._height_of(run)
        x = self._free(run, room, y, ways)
        plate = Box(x, y - height / 2, room, height, "paper", None)
        text = Text(x, y - height / 2, room, (run.label,), self._label_size, _KINDS[way.kind][0], "center")
        return Group((plate, text), way.label)

    def _free(self, run: Run, room: float, y: float, ways: Sequence[Line]) -> float:
        """Where along its run, or beside it, a label covers the fewest other lines, as near to its middle as can be."""
        taken = run.stretch(self._label_size, self._width)
        uprights = (*_uprights(ways, y), *self._steps_down(run.street))
        middle = (run.start + run.end - room) / 2
        steps = int((taken.high - taken.low - room) // _STEP) + 1
        tried = (taken.low + _STEP * step for step in range(steps))
        return min(tried, key=lambda x: (sum(x < one < x + room for one in uprights), abs(x - middle)))

    def _steps_down(self, street: int) -> Iterator[float]:
        """Where the step to the next row goes through a street; an arrow weighs more than other ways."""
        for place, edge in self._turns:
            if edge == "bottom" and self._spots[place].row == street:
                yield from (self._grid.middle(place),) * _WEIGHT


def _uprights(ways: Sequence[Line], y: float) -> Iterator[float]:
    """Where ways go up or down through a height."""
    for way in ways:
        for (x, top), (other, bottom) in zip(way.points, way.points[1:], strict=False):
            if x == other and min(top, bottom) < y < max(top, bottom):
                yield x


def _spot(place: int, columns: int) -> Spot:
    """Even rows run to the right, odd ones back."""
    row, column = divmod(place, columns)
    return Spot(row, column if row % 2 == 0 else columns - 1 - column)


def _margin(lanes: Mapping[int, int]) -> float:
    return (max(lanes.values()) + 1) * LANE + 3.0 if lanes else 0.0
