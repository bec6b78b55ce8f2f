"""How wide a text is, and where it breaks, for whoever draws it: figures are laid out before a font is known.

Measured is a usual sans serif (the widths of Helvetica, as its AFM file gives them), with a margin that fonts of the
same kind keep to. A renderer that draws in a wider font draws it smaller (``generator.render.drawn_fonts``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LINE = 1.2
"""The height of a line, as a share of the size of its text."""
_MARGIN = 1.02
_BOLD = 1.09
_WIDTHS = {
    0.191: "'",
    0.222: "ijlłı‘’‚",
    0.26: "|",
    0.278: " !,./:;I[\\]ft·\u00a0\u202f",
    0.333: "-()`r“”„‹›{}\u00ad",
    0.355: '"•',
    0.389: "*°",
    0.469: "^",
    0.5: "Jckszvxy",
    0.556: "#$0123456789?LŁ_abdeghnopqu–«»€£§",
    0.584: "+<=>~×÷±−",
    0.611: "FTZøß",
    0.667: "&ABEKPSVXY",
    0.722: "CDHNRUwđ",
    0.778: "GOQØ",
    0.833: "Mm",
    0.889: "%æ",
    0.944: "W",
    1.0: "—…→←↑↓↩œÆ✓",
    1.015: "@",
}
_EM = {sign: width for width, signs in _WIDTHS.items() for sign in signs}
_UNKNOWN, _FULL = 0.75, 1.05
_WIDE = ("W", "F")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line in points; ``size`` is that of its font."""
    return sum(map(_em, text)) * size * (_BOLD if bold else 1.0) * _MARGIN


@lru_cache(maxsize=2_000)
def _em(sign: str) -> float:
    """The width of a sign as a share of the size: a letter with an accent is as wide as without."""
    if sign in _EM:
        return _EM[sign]
    if unicodedata.combining(sign):
        return 0.0
    base = unicodedata.normalize("NFD", sign)[0]
    if base != sign:
        return _em(base)
    return _FULL if unicodedata.east_asian_width(sign) in _WIDE else _UNKNOWN


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """A text in lines that are no wider than ``room``; a word that is wider is torn. None for a text without words."""
    return tuple(line for part in text.split("\n") for line in _lines(part, size, room, bold))


def _lines(text: str, size: float, room: float, bold: bool) -> Iterator[str]:
    most = room / (size * (_BOLD if bold else 1.0) * _MARGIN)
    words: list[str] = []
    taken = 0.0
    for word in text.split(" "):
        needed = _word(word)
        if words and taken + _EM[" "] + needed > most:
            yield " ".join(words)
            words, taken = [], 0.0
        if needed > most:
            *torn, word = _torn(word, size, room, bold)
            yield from torn
            needed = _word(word)
        taken += needed + (_EM[" "] if words else 0.0)
        words.append(word)
    if words and any(words):
        yield " ".join(words)


@lru_cache(maxsize=20_000)
def _word(word: str) -> float:
    """The width of a word as a share of the size."""
    return sum(map(_em, word))


def _torn(word: str, size: float, room: float, bold: bool) -> list[str]:
    """A word in pieces that fit; at least a sign each."""
    pieces, piece = [], ""
    for sign in word:
        if piece and width(piece + sign, size, bold=bold) > room:
            pieces.append(piece)
            piece = ""
        piece += sign
    return [*pieces, piece]


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """A text on one line: whole where there is room for it, or cut at its end, with an ellipsis."""
    if width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and width(f"{kept}…", size, bold=bold) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
