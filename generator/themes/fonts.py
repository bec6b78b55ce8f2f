"""Fonts that take each other's place: nothing is fetched or embedded, so each family names those as wide as itself.

A text set in the second font breaks its lines and pages where it would in the first.
"""

from __future__ import annotations

from typing import Literal, NamedTuple


class Family(NamedTuple):
    """A font's kin: ``like`` are as wide as it, and free; ``kind`` is what CSS calls its sort."""

    like: tuple[str, ...]
    kind: Literal["serif", "sans-serif", "monospace"]


_FAMILIES = {
    "Arial": Family(("Liberation Sans", "Arimo", "Helvetica"), "sans-serif"),
    "Arial Narrow": Family(("Liberation Sans Narrow",), "sans-serif"),
    "Calibri": Family(("Carlito",), "sans-serif"),
    "Cambria": Family(("Caladea",), "serif"),
    "Courier New": Family(("Liberation Mono", "Cousine"), "monospace"),
    "Georgia": Family(("Gelasio",), "serif"),
    "Helvetica": Family(("Liberation Sans", "Arial"), "sans-serif"),
    "Segoe UI": Family(("Selawik",), "sans-serif"),
    "Times New Roman": Family(("Liberation Serif", "Tinos"), "serif"),
    "Verdana": Family(("DejaVu Sans",), "sans-serif"),
}
_SERIF = ("serif", "roman", "times", "garamond", "book", "palatino", "minion", "bodoni", "didot", "baskerville")
_REST = {"serif": "Georgia, serif", "sans-serif": '"Segoe UI", system-ui, sans-serif', "monospace": "monospace"}


def family(name: str) -> Family:
    """The kin of a font; of one that is not known, its sort by its name."""
    if name in _FAMILIES:
        return _FAMILIES[name]
    lower = name.lower()
    is_serif = any(word in lower for word in _SERIF) and "sans" not in lower
    return Family((), "serif" if is_serif else "sans-serif")


def stack(name: str) -> str:
    """The font with what may stand in for it, as a value of CSS; ``name`` is plain words."""
    kin = family(name)
    return ", ".join([*(f'"{one}"' for one in (name, *kin.like)), _REST[kin.kind]])
