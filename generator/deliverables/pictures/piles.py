"""Shapes piled one below another in a column of a width: boxes of texts whose heights follow from what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from generator.documents.figures import Box, Drawing, Group, Line, Role, Shape, Text
from generator.documents.text_widths import LINE, wrapped

Plain = Box | Line | Text


def moved(shapes: Iterable[Shape], across: float, down: float) -> tuple[Shape, ...]:
    """The shapes at another place."""
    return tuple(_moved(shape, across, down) for shape in shapes)


def _moved(shape: Shape, across: float, down: float) -> Shape:
    if isinstance(shape, Group):
        inside = tuple(_plain_moved(one, across, down) for one in shape.shapes)
        return replace(shape, shapes=inside)
    return _plain_moved(shape, across, down)


def _plain_moved(shape: Plain, across: float, down: float) -> Plain:
    if isinstance(shape, Line):
        return replace(shape, points=tuple((x + across, y + down) for x, y in shape.points))
    return replace(shape, x=shape.x + across, y=shape.y + down)


def scaled(drawing: Drawing, factor: float) -> Drawing:
    """The drawing larger or smaller, with its texts."""
    shapes = tuple(_scaled(shape, factor) for shape in drawing.shapes)
    return Drawing(drawing.width * factor, drawing.height * factor, shapes)


def _scaled(shape: Shape, factor: float) -> Shape:
    if isinstance(shape, Group):
        return replace(shape, shapes=tuple(_plain_scaled(one, factor) for one in shape.shapes))
    return _plain_scaled(shape, factor)


def _plain_scaled(shape: Plain, factor: float) -> Plain:
    match shape:
        case Line():
            return replace(shape, points=tuple((x * factor, y * factor) for x, y in shape.points))
        case Text(x=x, y=y, width=width, size=size):
            return replace(shape, x=x * factor, y=y * factor, width=width * factor, size=size * factor)
        case Box(x=x, y=y, width=width, height=height, corner=corner):
            at = replace(shape, x=x * factor, y=y * factor, corner=corner * factor)
            return replace(at, width=width * factor, height=height * factor)


@dataclass(frozen=True, slots=True)
class Writing:
    """How a text is written: its size, colour, weight and where its lines stand."""

    size: float
    role: Role = "ink"
    bold: bool = False
    align: Literal["left", "center", "right"] = "left"


class Pile:
    """Collects what stands one below another, ``width`` wide, from a height of 0 downwards."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.height = 0.0
        self.shapes: list[Shape] = []

    def space(self, height: float) -> None:
        """Leave room."""
        self.height += height

    def write(self, text: str, how: Writing, *, indent: float = 0.0) -> None:
        """Add a text in as many lines as it takes."""
        self._add(placed(text, how, indent, self.height, self.width - indent))

    def _add(self, text: Text) -> None:
        if text.lines:
            self.shapes.append(text)
            self.height += text.height

    def put(self, shapes: Iterable[Shape], height: float) -> None:
        """Add shapes that were drawn from a height of 0 downwards."""
        self.shapes += moved(shapes, 0, self.height)
        self.height += height


def placed(text: str, how: Writing, x: float, y: float, width: float) -> Text:
    """A text in lines that keep to a width."""
    lines = wrapped(text, how.size, width, bold=how.bold)
    return Text(x, y, width, lines, how.size, how.role, how.align, how.bold)


def line_height(size: float) -> float:
    """The height of a line of text."""
    return size * LINE
