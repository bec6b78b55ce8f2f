"""A drawing as SVG: plain shapes and texts, in the colours of a palette and the font of a theme.

The same text stands within a page, where its links lead, and is a file of its own (for PDF). Nothing in it is styled
from outside, loads anything or runs; all texts are escaped.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields

from markupsafe import escape

from generator.documents.figures import Box, Drawing, Group, Line, Point, Role, Shape, Text
from generator.documents.text_widths import LINE
from generator.themes import Fonts, Palette

from .drawn_fonts import drawn_size

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2) refuses."""
_PLAIN = re.compile(r"[^\w \-]")
_FALLBACK = "Carlito, 'Segoe UI', Arial, sans-serif"
_BASELINE = 0.92
"""How far below the top of a line its letters stand, as a share of their size."""
_DASHES = "3 2"
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_HEAD_LENGTH, _HEAD_WIDTH = 4.6, 3.8
"""Of an arrow, in points, for a line of 1 point."""


@dataclass(frozen=True, slots=True)
class Ink:
    """With what shapes are drawn: the colour of each role, the font, and the anchors that links may lead to."""

    colours: Mapping[Role, str]
    font: str
    anchors: Collection[str] = ()


def ink(palette: Palette, fonts: Fonts, anchors: Collection[str] = ()) -> Ink:
    """The colours and the font of a theme."""
    colours = {field.name: str(getattr(palette, field.name)) for field in fields(palette)}
    return Ink({**colours, "paper": "#FFFFFF"}, fonts.body, anchors)  # type: ignore[dict-item]


def svg(drawing: Drawing, alt: str, with_: Ink, *, id_: str = "") -> str:
    """The drawing as an ``svg`` element with its namespace; ``alt`` is read aloud, ``id_`` is unique in its page."""
    inside = "".join(_drawn(shape, with_) for shape in drawing.shapes)
    width, height = _number(drawing.width), _number(drawing.height)
    # what holds links must not be an image: those are read as one thing
    role = "group" if "<a " in inside else "img"
    named = f' id="{_escaped(id_)}"' if id_ else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"{named} role="{role}" aria-label="{_escaped(alt)}" '
        f'viewBox="0 0 {width} {height}" width="{width}pt" height="{height}pt" '
        f'font-family="{_family(with_.font)}">{inside}</svg>'
    )


def file(drawing: Drawing, alt: str, with_: Ink) -> bytes:
    """The drawing as an SVG file, the same bytes for the same drawing."""
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + svg(drawing, alt, with_) + "\n").encode()


def _drawn(shape: Shape, with_: Ink) -> str:
    return _DRAWN[type(shape)](shape, with_)


def _group(group: Group, with_: Ink) -> str:
    inside = "".join(_drawn(shape, with_) for shape in group.shapes)
    title = f"<title>{_escaped(group.title)}</title>" if group.title else ""
    if group.link.startswith("#") and group.link[1:] in with_.anchors:
        return f'<a href="{_escaped(group.link)}">{title}{inside}</a>'
    return f"<g>{title}{inside}</g>"


def _box(box: Box, with_: Ink) -> str:
    look = f'fill="{_colour(box.fill, with_)}" {_outline(box.line, box.weight, box.dashed, with_)}'
    x, y, width, height = map(_number, (box.x, box.y, box.width, box.height))
    if box.form == "circle":
        middle = _number(box.x + box.width / 2), _number(box.y + box.height / 2)
        radii = f'rx="{_number(box.width / 2)}" ry="{_number(box.height / 2)}"'
        return f'<ellipse cx="{middle[0]}" cy="{middle[1]}" {radii} {look}/>'
    if box.form == "diamond":
        corners = " ".join(f"{_number(x)},{_number(y)}" for x, y in diamond(box))
        return f'<polygon points="{corners}" {look}/>'
    corner = f' rx="{_number(box.corner)}"' if box.form == "round" else ""
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}"{corner} {look}/>'


def diamond(box: Box) -> tuple[Point, ...]:
    """The corners of a diamond within a box."""
    across, down = box.x + box.width / 2, box.y + box.height / 2
    return (across, box.y), (box.x + box.width, down), (across, box.y + box.height), (box.x, down)


def _line(line: Line, with_: Ink) -> str:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shaft(line))
    drawn = f'<polyline points="{points}" fill="none" {_outline(line.line, line.weight, line.dashed, with_)}/>'
    if not line.arrow:
        return drawn
    corners = " ".join(f"{_number(x)},{_number(y)}" for x, y in head(line))
    return f'{drawn}<polygon points="{corners}" fill="{_colour(line.line, with_)}"/>'


def shaft(line: Line) -> tuple[Point, ...]:
    """The points of a line; one that is an arrow ends within its head."""
    if not line.arrow:
        return line.points
    (x, y), (across, down) = line.points[-1], _direction(line)
    back = _HEAD_LENGTH * _scale(line) * 0.8
    return (*line.points[:-1], (x - across * back, y - down * back))


def head(line: Line) -> tuple[Point, Point, Point]:
    """The corners of an arrow's head."""
    (x, y), (across, down) = line.points[-1], _direction(line)
    back, aside = _HEAD_LENGTH * _scale(line), _HEAD_WIDTH * _scale(line) / 2
    left, top = x - across * back, y - down * back
    return (x, y), (left - down * aside, top + across * aside), (left + down * aside, top - across * aside)


def _scale(line: Line) -> float:
    return 0.6 + 0.4 * line.weight


def _direction(line: Line) -> Point:
    """The direction of the last stretch of a line, of length 1."""
    (from_x, from_y), (x, y) = line.points[-2:]
    length = math.hypot(x - from_x, y - from_y) or 1.0
    return (x - from_x) / length, (y - from_y) / length


def _text(text: Text, with_: Ink) -> str:
    """Each line has a place of its own."""
    anchor = {"left": text.x, "center": text.x + text.width / 2, "right": text.x + text.width}[text.align]
    weight = ' font-weight="700"' if text.bold else ""
    placed = "".join(
        f'<tspan x="{_number(anchor)}" y="{_number(top)}">{_escaped(line)}</tspan>' for line, top in _tops(text)
    )
    return (
        f'<text font-size="{_number(drawn_size(text.size, with_.font))}" fill="{_colour(text.role, with_)}"'
        f'{weight} text-anchor="{_ANCHORS[text.align]}">{placed}</text>'
    )


def _tops(text: Text) -> Iterator[tuple[str, float]]:
    for number, line in enumerate(text.lines):
        yield line, text.y + (number * LINE + _BASELINE) * text.size


def _outline(role: Role | None, weight: float, dashed: bool, with_: Ink) -> str:
    if role is None:
        return 'stroke="none"'
    dashes = f' stroke-dasharray="{_DASHES}"' if dashed else ""
    return f'stroke="{_colour(role, with_)}" stroke-width="{_number(weight)}"{dashes}'


def _colour(role: Role | None, with_: Ink) -> str:
    return with_.colours[role] if role else "none"


def _family(font: str) -> str:
    return f"'{_PLAIN.sub('', font)}', {_FALLBACK}"


def _number(value: float) -> str:
    return f"{round(value, 2):g}" if abs(value) < 1e5 else f"{round(value)}"


def _escaped(text: str) -> str:
    return str(escape(_FORBIDDEN.sub("", text)))


_DRAWN: Mapping[type, Callable[..., str]] = {Box: _box, Line: _line, Text: _text, Group: _group}
