"""A theme as frozen data: palette, fonts, and the template texts of each medium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import yaml

from generator import disk, shipping

from .pdf import PdfParts, pdf_parts

_SHELL = "document.docx"
_TAKEN_IN = {".png", ".jpg", ".jpeg", ".gif", ".docx"}
_MOST_BYTES = 5_000_000
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


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


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A picture or a document that lies beside a Word shell and that its tags may take in by name."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class WordParts:
    """The Word shell (a .docx with docxtpl tags), the macros that draw blocks, and what the shell may take in."""

    document: bytes
    blocks: str
    files: tuple[Enclosed, ...] = ()


@dataclass(frozen=True, slots=True)
class HtmlParts:
    """The macros that draw blocks in HTML, and the style sheet."""

    blocks: str
    css: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A look for all media."""

    name: str
    palette: Palette
    fonts: Fonts
    word: WordParts
    html: HtmlParts
    pdf: PdfParts = field(default_factory=PdfParts)


@lru_cache(maxsize=8)
def load(name: str = "classic") -> Theme:
    """Load a theme that ships with the generator."""
    folder = shipping.folder("themes") / name
    settings = yaml.safe_load((folder / "theme.yaml").read_text("utf-8"))
    return Theme(
        name=name,
        palette=Palette(**settings["palette"]),
        fonts=Fonts(**settings["fonts"]),
        word=_word(folder / "word"),
        html=HtmlParts(_text(folder / "html/blocks.html.j2"), _text(folder / "html/style.css")),
        pdf=pdf_parts(folder / "pdf"),
    )


def _word(folder: Path) -> WordParts:
    return WordParts((folder / _SHELL).read_bytes(), _text(folder / "blocks.xml.j2"), tuple(_enclosed(folder)))


def _enclosed(folder: Path) -> Iterator[Enclosed]:
    """Pictures and documents of a folder, but for the shell and what Word keeps while a document is open (``~$``).

    Raises ``ValueError`` for a link, and for what is larger than any shell needs.
    """
    for path in sorted(folder.iterdir()):
        if path.suffix in _TAKEN_IN and path.name != _SHELL and not path.name.startswith(("~", ".")):
            seen = disk.look(path, _MOST_BYTES)
            if seen.data is None:
                raise ValueError(f"{path}: no file of at most {_MOST_BYTES:,} bytes")
            yield Enclosed(path.name, seen.data)


def branded(theme: Theme, *, primary: str | None, accent: str | None, font: str | None) -> Theme:
    """The theme with a company's colours and font laid over it.

    A colour too light to be read on white is darkened until its contrast is 4.5:1 (WCAG 2.1, 1.4.3).
    """
    palette = replace(
        theme.palette,
        primary=readable(primary) if primary else theme.palette.primary,
        accent=readable(accent) if accent else theme.palette.accent,
    )
    fonts = replace(theme.fonts, heading=font, body=font) if font else theme.fonts
    return replace(theme, palette=palette, fonts=fonts)


def is_colour(value: str) -> bool:
    """Whether a text is a colour of the form ``#RRGGBB``."""
    return _COLOUR.fullmatch(value) is not None


def readable(colour: str, contrast: float = 4.5) -> str:
    """The colour, darkened in steps of 5 % until it contrasts enough with white."""
    while contrast_with_white(colour) < contrast:
        colour = _darker(colour)
    return colour


def contrast_with_white(colour: str) -> float:
    """Contrast ratio of a colour with white after WCAG 2.1."""
    return 1.05 / (_luminance(colour) + 0.05)


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


def _text(path: Path) -> str:
    return path.read_text("utf-8")
