"""What a cell can look like, as the properties by which XlsxWriter makes a format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.themes import Theme

FontName = Literal["body", "bold", "heading", "small", "header", "section", "link", "computed", "example"]
FillName = Literal["", "band", "header", "tint", "group", "input", "computed", "example"]
EdgeName = Literal["", "band", "cell", "input", "header", "total", "section", "group"]
Properties = dict[str, str | float | bool]

SMALL_STEP = -1.0
"""By how many points small print differs from a sheet's text."""
_HEADING_STEPS = {"fill": 5.5, "large": 13.0, "rule": 5.0}
"""By how many points a sheet's heading does, by the look of its band."""

_THIN, _MEDIUM, _DASHED, _DOTTED, _THICK = 1, 2, 3, 4, 5
_WHITE = "#FFFFFF"
_DOWN = {"top": "top", "center": "vcenter", "bottom": "bottom"}


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell looks like.

    ``quoted`` keeps a text a text when somebody edits it; ``locked`` counts once somebody protects the sheet.
    """

    font: FontName = "body"
    fill: FillName = ""
    edge: EdgeName = ""
    number_format: str = "General"
    across: Literal["left", "center", "right"] = "left"
    down: Literal["top", "center", "bottom"] = "top"
    wrap: bool = True
    quoted: bool = False
    locked: bool = True


def normal(theme: Theme) -> Properties:
    """The workbook's normal font, which measures its columns."""
    return {
        "font_name": theme.fonts.body,
        "font_size": theme.fonts.size,
        "font_color": theme.palette.ink,
        "font_scheme": "none",
    }


def heading_step(theme: Theme) -> float:
    """By how many points a sheet's heading differs from its text."""
    return _HEADING_STEPS[theme.excel.band]


def cell_format(look: Look, theme: Theme) -> Properties:
    """The properties of a look."""
    fill = _fills(theme)[look.fill]
    return {
        **normal(theme),
        **_fonts(theme)[look.font],
        **({"bg_color": fill} if fill else {}),
        **_edges(theme)[look.edge],
        "num_format": look.number_format,
        "align": look.across,
        "valign": _DOWN[look.down],
        "text_wrap": look.wrap,
        "indent": int(look.across != "center"),
        "quote_prefix": look.quoted,
        "locked": look.locked,
    }


def highlight_format(look: str, theme: Theme) -> Properties:
    """The properties of a conditional format; by marks it tells what it tells by colour as well."""
    colour = str(getattr(theme.palette, look))
    if theme.excel.marks:
        return {"font_color": theme.palette.ink, **_MARKS[look]}
    return {"font_color": colour, "bg_color": mixed_with_white(colour, 0.13)}


_MARKS: Mapping[str, Properties] = {
    "good": {"underline": 1, "bottom": _DOTTED},
    "warning": {"bold": True, "border": _DASHED},
    "bad": {"bold": True, "italic": True, "border": _THIN},
    "muted": {"italic": True},
    "accent": {"bold": True, "bottom": _THIN},
}
"""What tells good from bad where colours cannot be seen: type and frame."""


def stripe_format(theme: Theme) -> Properties:
    """The properties of every second row, where a theme has them tinted."""
    return {"bg_color": mixed_with_white(theme.palette.primary, 0.045)}


def mixed_with_white(colour: str, share: float) -> str:
    """A colour thinned with white: a share of 0.1 leaves a tenth of it."""
    channels = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - channel) * share):02X}" for channel in channels)


def _fonts(theme: Theme) -> Mapping[FontName, Properties]:
    """In what a font differs from the normal one."""
    palette, heading, size, look = theme.palette, theme.fonts.heading, theme.fonts.size, theme.excel
    on_band = _WHITE if look.band == "fill" else palette.ink if look.band == "rule" else palette.primary
    on_header = {"fill": _WHITE, "tint": palette.primary, "rule": palette.ink}[look.header]
    return {
        "body": {},
        "bold": {"bold": True},
        "heading": {
            "bold": True,
            "font_name": heading,
            "font_size": size + heading_step(theme),
            "font_color": on_band,
        },
        "small": {"font_size": size + SMALL_STEP, "font_color": palette.muted},
        "header": {"bold": True, "font_color": on_header},
        "section": {"bold": True, "font_name": heading, "font_size": size + 2, "font_color": palette.primary},
        "link": {"underline": True, "font_color": palette.primary},
        "computed": {"font_color": palette.muted, **({"italic": True} if look.marks else {})},
        "example": {"font_color": palette.muted, "italic": True},
    }


def _fills(theme: Theme) -> Mapping[FillName, str]:
    palette, look = theme.palette, theme.excel
    return {
        "": "",
        "band": palette.primary if look.band == "fill" else "",
        "header": {"fill": palette.primary, "tint": palette.tint, "rule": ""}[look.header],
        "tint": palette.tint if look.band == "fill" else "",
        "group": mixed_with_white(palette.primary, 0.14),
        "input": palette.input,
        "computed": mixed_with_white(palette.muted, 0.07),
        "example": palette.tint,
    }


def _edges(theme: Theme) -> Mapping[EdgeName, Properties]:
    palette, look = theme.palette, theme.excel
    rows: Properties = {"bottom": _THIN, "bottom_color": palette.rule}
    cell: Properties = {"border": _THIN, "border_color": palette.rule} if look.lines == "all" else rows
    to_fill: Properties = {"border": _DASHED, "border_color": palette.ink}
    return {
        "": {},
        "band": {"bottom": _THICK, "bottom_color": palette.ink} if look.band == "rule" else {},
        "cell": cell,
        "input": to_fill if look.marks else cell,
        "header": _header_edges(theme),
        "total": {"top": _MEDIUM, "top_color": palette.primary},
        "section": rows,
        "group": {**rows, "top": _MEDIUM, "top_color": palette.ink} if look.marks else rows,
    }


def _header_edges(theme: Theme) -> Properties:
    palette = theme.palette
    match theme.excel.header:
        case "fill":
            return {"left": _THIN, "right": _THIN, "left_color": _WHITE, "right_color": _WHITE}
        case "tint":
            return {"top": _THIN, "top_color": palette.primary, "bottom": _MEDIUM, "bottom_color": palette.primary}
        case "rule":
            heavy: Properties = {
                "top": _MEDIUM,
                "bottom": _MEDIUM,
                "top_color": palette.ink,
                "bottom_color": palette.ink,
            }
            return {**heavy, "left": _THIN, "right": _THIN, "left_color": palette.rule, "right_color": palette.rule}
