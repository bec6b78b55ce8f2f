"""The colours of a dark screen, made from a theme's palette: its hues, light enough to be read on dark grounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.themes.theme import contrast_with_white

_GROUNDS = {
    "page": "#12161D",
    "tint": "#1D242E",
    "input": "#2A2615",
    "ink": "#E6EBF2",
    "rule": "#3A4555",
    "open": "#463A0E",
    "hit": "#5C4A08",
    "docx": "#93B8F5",
    "xlsx": "#7FCFA2",
}
"""Grounds, text and lines; each of the grounds is dark enough for text and for the colours below."""
_READ = 7
"""The least contrast of coloured text with its ground: WCAG 2.2, 1.4.6, for eyes at night."""


def dark(palette: Mapping[str, str], readable: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The properties that differ on a dark screen; the ``readable`` colours have an ``-ink`` to be read there."""
    yield from _GROUNDS.items()
    for name in readable:
        yield f"{name}-ink", lightened(palette[name], _GROUNDS["tint"])


def lightened(colour: str, ground: str) -> str:
    """The colour, mixed with white in steps of 5 % until it can be read on the ground."""
    while contrast_with_white(ground) / contrast_with_white(colour) < _READ:
        colour = "#" + "".join(f"{_lighter(channel):02X}" for channel in _channels(colour))
    return colour


def _lighter(channel: int) -> int:
    return min(255, channel + max(1, (255 - channel) // 20))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
