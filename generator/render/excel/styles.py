"""What a cell can look like, as the properties by which XlsxWriter makes a format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.themes import Palette, Theme

FontName = Literal["body", "bold", "heading", "small", "header", "section", "link", "computed"]
FillName = Literal["", "primary", "tint", "group", "input", "computed"]
EdgeName = Literal["", "cell", "header", "total", "section"]
Properties = dict[str, str | float | bool]

HEADING_STEP, SMALL_STEP = 5.5, -1.0
"""By how many points a sheet's heading and its small print differ from its text."""

_THIN, _MEDIUM = 1, 2
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


def cell_format(look: Look, theme: Theme) -> Properties:
    """The properties of a look."""
    fill = _fills(theme.palette)[look.fill]
    return {
        **normal(theme),
        **_fonts(theme)[look.font],
        **({"bg_color": fill} if fill else {}),
        **_edges(theme.palette)[look.edge],
        "num_format": look.number_format,
        "align": look.across,
        "valign": _DOWN[look.down],
        "text_wrap": look.wrap,
        "indent": int(look.across != "center"),
        "quote_prefix": look.quoted,
        "locked": look.locked,
    }


def highlight_format(look: str, palette: Palette) -> Properties:
    """The properties of a conditional format."""
    colour = str(getattr(palette, look))
    return {"font_color": colour, "bg_color": mixed_with_white(colour, 0.13)}


def mixed_with_white(colour: str, share: float) -> str:
    """A colour thinned with white: a share of 0.1 leaves a tenth of it."""
    channels = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - channel) * share):02X}" for channel in channels)


def _fonts(theme: Theme) -> Mapping[FontName, Properties]:
    """In what a font differs from the normal one."""
    palette, heading, size = theme.palette, theme.fonts.heading, theme.fonts.size
    return {
        "body": {},
        "bold": {"bold": True},
        "heading": {"bold": True, "font_name": heading, "font_size": size + HEADING_STEP, "font_color": _WHITE},
        "small": {"font_size": size + SMALL_STEP, "font_color": palette.muted},
        "header": {"bold": True, "font_color": _WHITE},
        "section": {"bold": True, "font_name": heading, "font_size": size + 2, "font_color": palette.primary},
        "link": {"underline": True, "font_color": palette.primary},
        "computed": {"font_color": palette.muted},
    }


def _fills(palette: Palette) -> Mapping[FillName, str]:
    return {
        "": "",
        "primary": palette.primary,
        "tint": palette.tint,
        "group": mixed_with_white(palette.primary, 0.14),
        "input": palette.input,
        "computed": mixed_with_white(palette.muted, 0.07),
    }


def _edges(palette: Palette) -> Mapping[EdgeName, Properties]:
    return {
        "": {},
        "cell": {"border": _THIN, "border_color": palette.rule},
        "header": {"left": _THIN, "right": _THIN, "left_color": _WHITE, "right_color": _WHITE},
        "total": {"top": _MEDIUM, "top_color": palette.primary},
        "section": {"bottom": _THIN, "bottom_color": palette.rule},
    }
