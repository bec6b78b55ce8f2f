"""How wide the letters of a font are, and how high its lines: read from fonts of the same widths that come along."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.render.drawn_fonts import drawn_size

_FONTS = Path(__file__).parents[2] / "pdf" / "fonts"
_FILES: Mapping[str, tuple[str, str]] = {
    "Calibri": ("Carlito-Regular.ttf", "Carlito-Bold.ttf"),
    "Cambria": ("Caladea-Regular.ttf", "Caladea-Bold.ttf"),
    "Arial": ("Arimo[wght].ttf", "Arimo[wght].ttf"),
}
_USUAL = "Arial"
"""Stands in for a font that is not known."""
_BOLD_OF_ONE_FILE = 1.07
"""By how much bold is wider where both are drawn from one file."""
_UNKNOWN = 0.6


@dataclass(frozen=True, slots=True)
class Letters:
    """Widths of characters and the height of a line, as shares of the size of the type."""

    widths: Mapping[str, float]
    line: float
    stretch: float

    def width(self, word: str) -> float:
        """The width of a word of size 1."""
        return sum(map(self.widths.__getitem__, word)) * self.stretch


class _Widths(dict[str, float]):
    """Widths by character; one that the font has not is as wide as most."""

    def __missing__(self, sign: str) -> float:
        return _UNKNOWN


@lru_cache(maxsize=16)
def letters(family: str, *, bold: bool) -> Letters:
    """The letters of a font; of one that is not known, those of a usual one in its width."""
    known = _FILES.get(family, _FILES[_USUAL])
    widths, line = _read(known[bold])
    stretch = _BOLD_OF_ONE_FILE if bold and known[0] == known[1] else 1.0
    if family not in _FILES:
        stretch /= drawn_size(1.0, family)
    return Letters(widths, line, stretch)


@lru_cache(maxsize=8)
def _read(file: str) -> tuple[Mapping[str, float], float]:
    """The widths of all characters of an OpenType font, and the height of its lines (ISO/IEC 14496-22)."""
    font = (_FONTS / file).read_bytes()
    tables = _tables(font)
    (unit,) = struct.unpack_from(">H", font, tables["head"] + 18)
    ascent, descent, gap = struct.unpack_from(">hhh", font, tables["hhea"] + 4)
    (count,) = struct.unpack_from(">H", font, tables["hhea"] + 34)
    metrics = struct.unpack_from(f">{count * 2}H", font, tables["hmtx"])[::2]
    glyphs = _glyphs(font, tables["cmap"])
    widths = {chr(code): metrics[min(glyph, count - 1)] / unit for code, glyph in glyphs.items()}
    return _Widths(widths), (ascent - descent + gap) / unit


def _tables(font: bytes) -> dict[str, int]:
    """Where each table of a font begins."""
    (count,) = struct.unpack_from(">H", font, 4)
    rows = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(count))
    return {name.decode("ascii"): start for name, _, start, _ in rows}


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    """The glyph of each character of the Basic Multilingual Plane: the table's part of format 4."""
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    parts = [cmap + struct.unpack_from(">I", font, cmap + 8 + 8 * number)[0] for number in range(count)]
    part = next(one for one in parts if struct.unpack_from(">H", font, one) == (4,))
    segments = struct.unpack_from(">H", font, part + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{segments}H", font, part + 14 + shift * segments + (2 if shift else 0))
        for shift in (0, 2, 4, 6)
    )
    first = part + 16 + 6 * segments
    found: dict[int, int] = {}
    for number, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            found[code] = (
                _glyph(font, first + 2 * number + offset + 2 * (code - start), delta)
                if offset
                else (code + delta) & 0xFFFF
            )
    return found


def _glyph(font: bytes, place: int, delta: int) -> int:
    (glyph,) = struct.unpack_from(">H", font, place)
    return (glyph + delta) & 0xFFFF if glyph else 0
