"""Figures as shapes of Word's own (DrawingML): a picture that stays sharp and that people can change in Word.

A figure is one group within a line of text. Colours name the theme's, so that they follow a change of it; texts are as
they were wrapped, a paragraph for each text and a break for each line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.documents.figures import Box, Drawing, Line, Point, Role, Text, flat
from generator.documents.text_widths import LINE
from generator.render.drawn_fonts import drawn_size
from generator.render.svg import head, shaft

from .text import attribute, content, finished

_EMU = 12_700
"""In a point."""
_GRID = _EMU // 4
"""Places and sizes are multiples of it: LibreOffice keeps hundredths of a millimetre, from which they can be told."""
_DXA = 20
"""In a point."""
_LONGEST_ALT = 2_000
_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_THEME: Mapping[Role, tuple[str, str]] = {
    "ink": ("tx1", "text1"),
    "muted": ("tx2", "text2"),
    "paper": ("bg1", "background1"),
    "tint": ("bg2", "background2"),
    "primary": ("accent1", "accent1"),
    "accent": ("accent2", "accent2"),
    "good": ("accent3", "accent3"),
    "warning": ("accent4", "accent4"),
    "bad": ("accent5", "accent5"),
    "rule": ("accent6", "accent6"),
}
"""What a role is called in DrawingML, and in text; ``input`` has no place in a theme of Word's."""
_FORMS = {"box": "rect", "round": "roundRect", "diamond": "diamond", "circle": "ellipse"}
_NO_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'
_LOOSE = 1.04
"""Texts stand in lines already; a box a little wider than its text keeps Word from wrapping it anew."""


@dataclass(frozen=True, slots=True)
class Brush:
    """The palette in six digits, the font, how much smaller a figure is drawn than laid out, and how wide that was."""

    colours: Mapping[str, str]
    font: str
    scale: float = 1.0
    width: float = 0.0


def figure(drawing: Drawing, alt: str, number: int, brush: Brush) -> Markup:
    """A run with the drawing; ``number`` is that of the figure in its document."""
    first = number * 10_000
    page = Box(0, 0, drawing.width, drawing.height)
    shapes = "".join(_SHAPES[type(shape)](shape, brush, first + place) for place, shape in _placed(page, drawing))
    size = f'cx="{_emu(drawing.width * brush.scale)}" cy="{_emu(drawing.height * brush.scale)}"'
    described = f'id="{first}" name="{_name(number)}" descr="{attribute(alt, _LONGEST_ALT)}"'
    return finished(
        f'<w:r><mc:AlternateContent {_SPACES}><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr {described}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp>'
        f"</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _name(number: int) -> str:
    return f"Figure {number}"


def _placed(page: Box, drawing: Drawing) -> Iterator[tuple[int, Box | Line | Text]]:
    """Shapes with their numbers; an arrow takes two, for its head is a shape of its own.

    The first one, which is not seen, is as large as the whole: LibreOffice stretches what is in a group to its size.
    """
    return ((2 * place + 1, shape) for place, shape in enumerate((page, *flat(drawing.shapes))))


def _box(box: Box, brush: Brush, number: int) -> str:
    corner = ""
    if box.form == "round":
        share = min(50_000, round(box.corner / (min(box.width, box.height) or 1) * 100_000))
        corner = f'<a:gd name="adj" fmla="val {share}"/>'
    geometry = f'<a:prstGeom prst="{_FORMS[box.form]}"><a:avLst>{corner}</a:avLst></a:prstGeom>'
    look = f"{_filled(box.fill, brush)}{_outlined(box.line, box.weight, box.dashed, brush)}"
    return _shape(number, _place(box.x, box.y, box.width, box.height, brush), geometry + look)


def _line(line: Line, brush: Brush, number: int) -> str:
    outline = _outlined(line.line, line.weight, line.dashed, brush)
    drawn = _path(shaft(line), False, f"<a:noFill/>{outline}", brush, number)
    if not line.arrow:
        return drawn
    return drawn + _path(head(line), True, f"{_filled(line.line, brush)}<a:ln><a:noFill/></a:ln>", brush, number + 1)


def _path(points: tuple[Point, ...], closed: bool, look: str, brush: Brush, number: int) -> str:
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    steps = [f'<a:pt x="{_emu((x - left) * brush.scale)}" y="{_emu((y - top) * brush.scale)}"/>' for x, y in points]
    moves = f"<a:moveTo>{steps[0]}</a:moveTo>" + "".join(f"<a:lnTo>{step}</a:lnTo>" for step in steps[1:])
    fill = "" if closed else ' fill="none"'
    size = f'w="{_emu(width * brush.scale)}" h="{_emu(height * brush.scale)}"'
    path = f"<a:path {size}{fill}>{moves}{'<a:close/>' if closed else ''}</a:path>"
    geometry = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{path}</a:pathLst></a:custGeom>'
    )
    return _shape(number, _place(left, top, width, height, brush), geometry + look)


def _text(text: Text, brush: Brush, number: int) -> str:
    room = text.width * _LOOSE
    left = {"left": text.x, "center": text.x + (text.width - room) / 2, "right": text.x + text.width - room}[text.align]
    left, right = max(0.0, left), min(brush.width, left + room)
    place = _place(left, text.y, right - left, text.height, brush)
    geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
    size = drawn_size(text.size, brush.font) * brush.scale
    high = round(text.size * LINE * brush.scale * _DXA)
    look = f"<w:rPr>{'<w:b/><w:bCs/>' if text.bold else ''}{_coloured(text.role, brush)}{_sized(size)}</w:rPr>"
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{content(line)}</w:t>' for line in text.lines)
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{high}" w:lineRule="exact"/>'
    paragraph = f'<w:p><w:pPr>{spacing}<w:jc w:val="{text.align}"/></w:pPr><w:r>{look}{lines}</w:r></w:p>'
    return _shape(number, place, geometry, f"<wps:txbx><w:txbxContent>{paragraph}</w:txbxContent></wps:txbx>")


def _shape(number: int, place: str, look: str, text: str = "") -> str:
    is_text = ' txBox="1"' if text else ""
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="{number}"/><wps:cNvSpPr{is_text}/>'
        f"<wps:spPr>{place}{look}</wps:spPr>{text}"
        f'<wps:bodyPr wrap="square" {_NO_INSETS} anchor="t"><a:noAutofit/></wps:bodyPr></wps:wsp>'
    )


def _place(x: float, y: float, width: float, height: float, brush: Brush) -> str:
    x, y, width, height = (_emu(length * brush.scale) for length in (x, y, width, height))
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _filled(role: Role | None, brush: Brush) -> str:
    return f"<a:solidFill>{_colour(role, brush)}</a:solidFill>" if role else "<a:noFill/>"


def _outlined(role: Role | None, weight: float, dashed: bool, brush: Brush) -> str:
    if role is None:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return (
        f'<a:ln w="{_weight(weight)}"><a:solidFill><a:srgbClr val="{_plain(role, brush)}"/></a:solidFill>{dash}</a:ln>'
    )


def _colour(role: Role, brush: Brush) -> str:
    if role in _THEME:
        return f'<a:schemeClr val="{_THEME[role][0]}"/>'
    return f'<a:srgbClr val="{_plain(role, brush)}"/>'


def _plain(role: Role, brush: Brush) -> str:
    """A colour in six digits; LibreOffice knows no other for an outline."""
    return "FFFFFF" if role == "paper" else brush.colours[role]


def _coloured(role: Role, brush: Brush) -> str:
    named = f' w:themeColor="{_THEME[role][1]}"' if role in _THEME else ""
    return f'<w:color w:val="{_plain(role, brush)}"{named}/>'


def _sized(size: float) -> str:
    half_points = max(2, int(size * 2))
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _emu(points: float) -> int:
    """A place or a length on the grid."""
    return round(points * _EMU / _GRID) * _GRID


def _weight(points: float) -> int:
    """How thick a line is."""
    return round(points * 8) * _EMU // 8


_SHAPES: Mapping[type, Callable[..., str]] = {Box: _box, Line: _line, Text: _text}
