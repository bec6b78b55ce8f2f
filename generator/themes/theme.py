"""A theme as frozen data: palette, fonts, the template texts of each medium, and the brand that is laid over it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.locale.territories import PaperSize

from .pdf import PdfParts
from .pictures import Picture

Cover = Literal["band", "plain", "none"]
"""How a paper with a cover begins: a band of colour, a plain page, or none at all."""

TEXT_CONTRAST = 4.5
"""The least contrast of text with what is behind it (WCAG 2.1, 1.4.3)."""
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_OF_A5 = 0.86
"""By how much type is smaller on A5: it can still be read at arm's length."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#RRGGBB``.

    ``primary`` carries headings and bands, ``accent`` marks, ``ink`` is text, ``muted`` small text,
    ``rule`` lines, ``tint`` quiet backgrounds, ``input`` cells to fill; ``good``, ``warning`` and ``bad`` say so.
    """

    primary: str
    accent: str
    ink: str
    muted: str
    rule: str
    tint: str
    input: str
    good: str
    warning: str
    bad: str


@dataclass(frozen=True, slots=True)
class Fonts:
    """Font families, and the size of body text in points."""

    heading: str
    body: str
    size: float

    def on(self, paper: PaperSize) -> Fonts:
        """The fonts in the size of a paper: smaller on A5, so that a line holds nearly as many words."""
        return replace(self, size=self.size * _OF_A5) if paper == "A5" else self


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A picture or a document that lies beside a Word shell and that its tags may take in by name."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class WordParts:
    """The Word shell (a .docx with docxtpl tags), the macros that draw blocks, and what the shell may take in.

    ``below`` are the shells of the themes that this one extends: a style that a shell lacks is taken from the nearest.
    """

    document: bytes
    blocks: str
    files: tuple[Enclosed, ...] = ()
    below: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class HtmlParts:
    """The macros that draw blocks in HTML, and the style sheet."""

    blocks: str
    css: str


@dataclass(frozen=True, slots=True)
class ExcelLook:
    """How sheets look.

    ``band`` is the sheet's heading: ``fill`` white on colour, ``large`` large letters on white, ``rule`` black with a
    heavy rule. ``header`` is a table's: ``fill`` white on colour, ``tint`` coloured on the quiet background, ``rule``
    black between heavy rules. ``lines`` are those of cells: ``all``, or only ``rows``. ``zebra`` tints every second
    row; ``marks`` tells by type and frame what is told by colour, for print in black; ``air`` is added to each row's
    height, in points.
    """

    band: Literal["fill", "large", "rule"] = "fill"
    header: Literal["fill", "tint", "rule"] = "fill"
    lines: Literal["all", "rows"] = "all"
    zebra: bool = False
    marks: bool = False
    air: float = 0.0


@dataclass(frozen=True, slots=True)
class Brand:
    """What a company puts on its papers beside colours and fonts: its logo, and a picture for covers."""

    logo: Picture | None = None
    cover_picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """A look for all media; ``says`` is what it is for, in a line."""

    name: str
    palette: Palette
    fonts: Fonts
    word: WordParts
    html: HtmlParts
    pdf: PdfParts = field(default_factory=PdfParts)
    excel: ExcelLook = ExcelLook()
    cover: Cover = "band"
    brand: Brand = Brand()
    says: str = ""


def is_colour(value: str) -> bool:
    """Whether a text is a colour of the form ``#RRGGBB``."""
    return _COLOUR.fullmatch(value) is not None


def readable(colour: str, contrast: float = TEXT_CONTRAST) -> str:
    """The colour, darkened in steps of 5 % until it contrasts enough with white."""
    while contrast_with_white(colour) < contrast:
        colour = _darker(colour)
    return colour


def contrast_with_white(colour: str) -> float:
    """Contrast ratio of a colour with white after WCAG 2.1."""
    return 1.05 / (_luminance(colour) + 0.05)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours after WCAG 2.1."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _darker(colour: str) -> str:
    return "#" + "".join(f"{int(channel * 0.95):02X}" for channel in _channels(colour))
