"""The style sheet of a workbook: what a cell can look like, and the number by which cells name a look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Literal, get_args

from generator.themes import Palette, Theme

FontName = Literal["body", "bold", "heading", "small", "header", "section", "link", "computed"]
FillName = Literal["", "primary", "tint", "group", "input", "computed"]
EdgeName = Literal["", "cell", "header", "total", "section"]
HIGHLIGHTS = ("good", "warning", "bad", "muted", "accent")
"""The looks of conditional formats; their place here is their number in the file."""

HEADING_STEP, SMALL_STEP = 5.5, -1.0
"""By how many points a sheet's heading and its small print differ from its text."""

_FIRST_OWN_FORMAT = 164


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


class Stylesheet:
    """The looks used in a workbook; one that is asked for twice has one number."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._looks: dict[Look, int] = {Look(down="bottom", wrap=False): 0}
        self._formats: dict[str, int] = {}

    def number(self, look: Look) -> int:
        """The number of a look, as in a cell's ``s`` attribute."""
        return self._looks.setdefault(look, len(self._looks))

    def xml(self) -> str:
        """The part ``xl/styles.xml``."""
        cells = "".join(self._cell_format(look) for look in self._looks)
        formats = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{escape(code)}"/>' for code, number in self._formats.items()
        )
        return (
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            + (_counted("numFmts", len(self._formats), formats) if formats else "")
            + _collection("fonts", _fonts(self._theme))
            + _collection("fills", _fills(self._theme.palette))
            + _collection("borders", _borders(self._theme.palette))
            + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            + _counted("cellXfs", len(self._looks), cells)
            + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            + _collection("dxfs", _highlights(self._theme.palette))
            + "</styleSheet>"
        )

    def _cell_format(self, look: Look) -> str:
        numbers = (
            f'numFmtId="{self._format(look.number_format)}" fontId="{get_args(FontName).index(look.font)}" '
            f'fillId="{_fill_number(look.fill)}" borderId="{get_args(EdgeName).index(look.edge)}"'
        )
        return (
            f'<xf {numbers} xfId="0" quotePrefix="{look.quoted:d}" applyNumberFormat="1" applyFont="1" applyFill="1" '
            'applyBorder="1" applyAlignment="1" applyProtection="1">'
            f'<alignment horizontal="{look.across}" vertical="{look.down}" wrapText="{look.wrap:d}" '
            f'indent="{look.across != "center":d}"/>'
            f'<protection locked="{look.locked:d}"/></xf>'
        )

    def _format(self, code: str) -> int:
        if code == "General":
            return 0
        return self._formats.setdefault(code, _FIRST_OWN_FORMAT + len(self._formats))


def mixed_with_white(colour: str, share: float) -> str:
    """A colour thinned with white: a share of 0.1 leaves a tenth of it."""
    channels = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - channel) * share):02X}" for channel in channels)


def argb(colour: str) -> str:
    """``#RRGGBB`` as the file format writes it."""
    return "FF" + colour[1:].upper()


def _fonts(theme: Theme) -> Iterable[str]:
    """The fonts, in the order of ``FontName``; the first is the workbook's normal one and measures its columns."""
    palette, body, heading, size = theme.palette, theme.fonts.body, theme.fonts.heading, theme.fonts.size
    yield _font(body, size, palette.ink)
    yield _font(body, size, palette.ink, "<b/>")
    yield _font(heading, size + HEADING_STEP, "#FFFFFF", "<b/>")
    yield _font(body, size + SMALL_STEP, palette.muted)
    yield _font(body, size, "#FFFFFF", "<b/>")
    yield _font(heading, size + 2, palette.primary, "<b/>")
    yield _font(body, size, palette.primary, "<u/>")
    yield _font(body, size, palette.muted)


def _font(name: str, size: float, colour: str, marks: str = "") -> str:
    return (
        f'<font>{marks}<sz val="{size:g}"/><color rgb="{argb(colour)}"/>'
        f'<name val="{escape(name)}"/><family val="2"/></font>'
    )


def _fills(palette: Palette) -> Iterable[str]:
    """Two that the format demands, then those of ``FillName`` after the empty one."""
    yield '<fill><patternFill patternType="none"/></fill>'
    yield '<fill><patternFill patternType="gray125"/></fill>'
    for colour in (
        palette.primary,
        palette.tint,
        mixed_with_white(palette.primary, 0.14),
        palette.input,
        mixed_with_white(palette.muted, 0.07),
    ):
        yield f'<fill><patternFill patternType="solid"><fgColor rgb="{argb(colour)}"/></patternFill></fill>'


def _fill_number(fill: FillName) -> int:
    return get_args(FillName).index(fill) + 1 if fill else 0


def _borders(palette: Palette) -> Iterable[str]:
    """The borders, in the order of ``EdgeName``."""
    rule = f'style="thin"><color rgb="{argb(palette.rule)}"/>'
    white = 'style="thin"><color rgb="FFFFFFFF"/>'
    strong = f'style="medium"><color rgb="{argb(palette.primary)}"/>'
    yield "<border><left/><right/><top/><bottom/></border>"
    yield f"<border><left {rule}</left><right {rule}</right><top {rule}</top><bottom {rule}</bottom></border>"
    yield f"<border><left {white}</left><right {white}</right><top/><bottom/></border>"
    yield f"<border><left/><right/><top {strong}</top><bottom/></border>"
    yield f"<border><left/><right/><top/><bottom {rule}</bottom></border>"


def _highlights(palette: Palette) -> Iterable[str]:
    """The looks of conditional formats, in the order of ``HIGHLIGHTS``."""
    for name in HIGHLIGHTS:
        colour = getattr(palette, name)
        yield (
            f'<dxf><font><color rgb="{argb(colour)}"/></font><fill><patternFill patternType="solid">'
            f'<bgColor rgb="{argb(mixed_with_white(colour, 0.13))}"/></patternFill></fill></dxf>'
        )


def _collection(tag: str, entries: Iterable[str]) -> str:
    listed = tuple(entries)
    return _counted(tag, len(listed), "".join(listed))


def _counted(tag: str, count: int, content: str) -> str:
    return f'<{tag} count="{count}">{content}</{tag}>'
