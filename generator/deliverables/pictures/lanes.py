"""Lanes for what runs side by side: stretches that would meet are laid beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

_APART = 4.0


class Stretch(NamedTuple):
    """From where to where something runs, ``low`` before ``high``, under a name."""

    name: int
    low: float
    high: float


def in_lanes(stretches: Iterable[Stretch]) -> dict[int, int]:
    """The lane of each stretch by its name, counted from 0: the first in which it meets no other; short ones first."""
    lanes: list[list[Stretch]] = []
    found: dict[int, int] = {}
    for one in sorted(stretches, key=lambda one: (one.high - one.low, one)):
        free = (number for number, lane in enumerate(lanes) if all(not _meet(one, other) for other in lane))
        number = next(free, len(lanes))
        if number == len(lanes):
            lanes.append([])
        lanes[number].append(one)
        found[one.name] = number
    return found


def _meet(one: Stretch, other: Stretch) -> bool:
    return one.low < other.high + _APART and other.low < one.high + _APART
