"""The room that papers have for pictures, in points."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Room:
    """The room of a map in points, and the sizes of text and numbers of columns that are tried until it keeps to it."""

    width: float
    height: float
    sizes: tuple[float, ...]
    columns: tuple[int, ...]


UPRIGHT = Room(487, 610, (9, 8.5, 8, 7.5, 7, 6.5), (3, 4, 5, 6))
"""A page of a handbook, below a headline, on A4 or Letter."""
PHONE = 330.0
"""The width of a figure for a phone, in points."""
POSTER = Room(
    1080, 615, (24, 21, 18, 16, 14, 13, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5), (3, 4, 5, 6, 7, 8, 10)
)
"""A sheet of A3 that is turned, below the title of the paper."""
POSTER_OF_SEVERAL = replace(POSTER, height=575)
"""The same below the name of a pipeline as well."""
