"""Figures: what is looked at rather than read, as plain shapes in places that were reckoned before anything is drawn.

Lengths are points (1/72 inch), counted from the upper left corner. Shapes name the *part* that a colour plays and never
a colour, so that a company's own brand holds here as well; what a colour says is said by a word or a form too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .text_widths import LINE

Role = Literal["primary", "accent", "ink", "muted", "rule", "tint", "input", "good", "warning", "bad", "paper"]
"""Parts of the palette; ``paper`` is the white of the page."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A closed shape; without a role, no fill or no outline. ``corner`` is the radius of a ``round`` one."""

    x: float
    y: float
    width: float
    height: float
    fill: Role | None = None
    line: Role | None = None
    form: Literal["box", "round", "diamond", "circle"] = "box"
    corner: float = 0.0
    weight: float = 0.75
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, with an arrow's head at its last one where it is an ``arrow``."""

    points: tuple[Point, ...]
    line: Role = "ink"
    weight: float = 1.0
    dashed: bool = False
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text that were wrapped to a width; ``y`` is the top of the first one, ``size`` that of the font."""

    x: float
    y: float
    width: float
    lines: tuple[str, ...]
    size: float
    role: Role = "ink"
    align: Literal["left", "center", "right"] = "left"
    bold: bool = False

    @property
    def height(self) -> float:
        """How much of the height its lines take."""
        return len(self.lines) * self.size * LINE


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that are one thing: a stage, a bar. ``title`` says in words what they show, whole where they cut it short.

    ``link`` is ``#anchor`` within the same document, or a relative address; ``origin`` the element that is shown.
    """

    shapes: tuple[Box | Line | Text, ...]
    title: str = ""
    link: str = ""
    origin: str = ""


Shape = Box | Line | Text | Group


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a plane of a size; those that come later lie above."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture within a document.

    ``alt`` says in a sentence what is seen, for who cannot see it. ``narrow`` is the same for a phone; without one a
    phone shows the ``wide`` one and moves it sideways. ``caption`` stands below.
    """

    alt: str
    wide: Drawing
    narrow: Drawing | None = None
    caption: str = ""
    origin: str = ""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a figure says in words what is seen")


def flat(shapes: Iterable[Shape]) -> Iterator[Box | Line | Text]:
    """Shapes without their groups, in the order in which they are drawn."""
    for shape in shapes:
        if isinstance(shape, Group):
            yield from shape.shapes
        else:
            yield shape


def texts(drawing: Drawing) -> Iterator[str]:
    """What stands in a drawing, a text each."""
    return (" ".join(shape.lines) for shape in flat(drawing.shapes) if isinstance(shape, Text))
