"""The ways of a map that are no step to the next stage, laid along streets between the rows and at both sides.

A way leaves its stage by the edge that looks at a street, runs along lanes of its own and enters the other stage by the
edge that looks at the street it came from. No two ways share a lane where they would meet, and no way crosses a stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.documents.text_widths import shortened, width

from .lanes import Stretch, in_lanes
from .process import Way

Side = Literal["left", "right"]
Edge = Literal["top", "bottom"]
LANE = 5.5
"""The width of a lane at the sides, in points."""
_AROUND = 4.0
_LONGEST_LABEL = 170.0
_BESIDE_THE_MIDDLE = 7.0


class Spot(NamedTuple):
    """Where a stage stands in the grid."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Route:
    """How a way runs: by which edges, along which streets (counted by the row above them), on which side, if any.

    One with a single street needs no side.
    """

    way: Way
    leaves: Edge
    enters: Edge
    streets: tuple[int, ...]
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """The places of the stages: their spots, the left edges of columns, the width of each."""

    spots: tuple[Spot, ...]
    columns: tuple[float, ...]
    across: float

    def middle(self, place: int) -> float:
        """The middle of a stage."""
        return self.columns[self.spots[place].column] + self.across / 2


def routes_of(ways: Iterable[Way], spots: Sequence[Spot], columns: int) -> tuple[Route, ...]:
    """How each way runs in a grid."""
    return tuple(_route(way, spots[way.start], spots[way.end], columns) for way in ways)


def _route(way: Way, start: Spot, end: Spot, columns: int) -> Route:
    if start.row == end.row:
        return Route(way, "bottom", "bottom", (start.row,))
    if end.row == start.row + 1:
        return Route(way, "bottom", "top", (start.row,))
    if end.row == start.row - 1:
        return Route(way, "top", "bottom", (end.row,))
    side: Side = "left" if start.column + end.column < columns - 1 else "right"
    if end.row > start.row:
        return Route(way, "bottom", "top", (start.row, end.row - 1), side)
    return Route(way, "top", "bottom", (start.row - 1, end.row), side)


def side_lanes(routes: Sequence[Route], side: Side) -> dict[int, int]:
    """The lane of each route at a side, by its place among the routes."""
    stretches = (
        Stretch(number, min(route.streets), max(route.streets) + 0.5)
        for number, route in enumerate(routes)
        if route.side == side
    )
    return _one_by_one(stretches)


def _one_by_one(stretches: Iterable[Stretch]) -> dict[int, int]:
    """Lanes by rows: two ways share one only if rows lie between them."""
    return in_lanes(Stretch(one.name, one.low * 100, one.high * 100) for one in stretches)


# --- where ways leave and enter -------------------------------------------------------------------


def ports(routes: Sequence[Route], grid: Grid, turns: frozenset[tuple[int, Edge]]) -> dict[tuple[int, str], float]:
    """How far across each route leaves (``start``) and enters (``end``), by its place and the word.

    ``turns`` are the edges whose middle is taken by the step to the next stage.
    """
    at: dict[tuple[int, Edge], list[tuple[float, int, str]]] = {}
    for number, route in enumerate(routes):
        way = route.way
        towards_end, towards_start = _towards(route, grid)
        at.setdefault((way.start, route.leaves), []).append((towards_end, number, "start"))
        at.setdefault((way.end, route.enters), []).append((towards_start, number, "end"))
    found: dict[tuple[int, str], float] = {}
    for (place, edge), users in at.items():
        for (_, number, word), x in zip(sorted(users), _spread(place, edge, len(users), grid, turns), strict=True):
            found[number, word] = x
    return found


def _towards(route: Route, grid: Grid) -> tuple[float, float]:
    """Where a route goes from its start, and comes from at its end: to keep ways from crossing where they begin."""
    if route.side:
        outside = -1e4 if route.side == "left" else 1e4
        return outside, outside
    return grid.middle(route.way.end), grid.middle(route.way.start)


def _spread(place: int, edge: Edge, count: int, grid: Grid, turns: frozenset[tuple[int, Edge]]) -> Iterator[float]:
    """Places along an edge, those of upper and of lower edges never one below the other."""
    left = grid.columns[grid.spots[place].column]
    shift = 2.0 if edge == "top" else -2.0
    for number in range(1, count + 1):
        x = left + grid.across * number / (count + 1) + shift
        off = x - grid.middle(place)
        if (place, edge) in turns and abs(off) < _BESIDE_THE_MIDDLE:
            x = grid.middle(place) + (_BESIDE_THE_MIDDLE if edge == "top" else -_BESIDE_THE_MIDDLE)
        yield x


# --- streets --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a route along a street, with the label that is written on it, if any."""

    route: int
    street: int
    start: float
    end: float
    label: str = ""

    def stretch(self, size: float, most: float) -> Stretch:
        """What it takes of its lane, the label included."""
        low, high = sorted((self.start, self.end))
        room = label_width(self.label, size) if self.label else 0.0
        if high - low < 2 * room:  # it may stand beside its way as well
            low, high = max(0.0, low - room), min(most, high + room)
        return Stretch(self.route, low, high)


def label_width(label: str, size: float) -> float:
    """The room of a label with air around it."""
    return width(label, size) + 2 * _AROUND


def runs(
    routes: Sequence[Route], across: Mapping[tuple[int, str], float], sides: Mapping[int, float], size: float
) -> tuple[Run, ...]:
    """The stretches along streets; the longer one of a route has its label. ``sides`` are the lanes at the sides."""
    return tuple(run for number, route in enumerate(routes) for run in _runs(number, route, across, sides, size))


def _runs(
    number: int, route: Route, across: Mapping[tuple[int, str], float], sides: Mapping[int, float], size: float
) -> Iterator[Run]:
    start, end, label = across[number, "start"], across[number, "end"], _label(route, size)
    if len(route.streets) == 1:
        yield Run(number, route.streets[0], start, end, label)
        return
    outside = sides[number]
    first_is_longer = abs(start - outside) >= abs(end - outside)
    yield Run(number, route.streets[0], start, outside, label if first_is_longer else "")
    yield Run(number, route.streets[1], outside, end, "" if first_is_longer else label)


def _label(route: Route, size: float) -> str:
    return shortened(route.way.label, size, _LONGEST_LABEL)


def lanes_of_streets(found: Iterable[Run], size: float, most: float) -> dict[int, dict[int, int]]:
    """By street, the lane of each route in it."""
    streets: dict[int, list[Stretch]] = {}
    for run in found:
        streets.setdefault(run.street, []).append(run.stretch(size, most))
    return {street: in_lanes(stretches) for street, stretches in streets.items()}
