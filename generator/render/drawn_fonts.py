"""Fonts in which the texts of figures are drawn: as they were measured, or smaller where a font is wider than that."""

from __future__ import annotations

from collections.abc import Mapping

_ROOM: Mapping[str, float] = {
    "Verdana": 0.84,
    "DejaVu Sans": 0.84,
    "Montserrat": 0.86,
    "Poppins": 0.88,
    "Courier New": 0.82,
    "Consolas": 0.9,
    "Century Gothic": 0.88,
    "Georgia": 0.94,
    "Nunito": 0.96,
    "Raleway": 0.94,
    "Open Sans": 0.95,
    "Lexend": 0.86,
    "Work Sans": 0.92,
}
"""By font that is wider than what was measured: the share of its size at which its texts keep to their room."""


def drawn_size(size: float, font: str) -> float:
    """The size in points at which a text is drawn that was measured at ``size``."""
    return round(size * _ROOM.get(font, 1.0), 2)
