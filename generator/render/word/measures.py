"""Widths in dxa (twentieths of a point): how columns, cards and messages share the width of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from generator.documents.blocks import Column, TableRow

from .pagination.letters import Letters

GUTTER = 200
_NARROWEST = 540
_TITLE_LETTER = 118
_LETTER = 100
_LABEL_LETTER = 110
_WIDEST_LABEL = 2600
_CELL_PADDING = 220
_ROOMY_PADDING = 310
_CELL_TYPE = 9.0 * 20
"""The size of type in cells, in dxa."""
_BREAKS = re.compile(r"[ \t\n\-–—/]+")
_CARD_PADDING = 320
_PARAGRAPH = "<w:p>"
_MARKUP = re.compile(r"<[^>]*>")


def column_widths(width: int, columns: Sequence[Column], rows: Sequence[TableRow], letters: Letters) -> list[int]:
    """The width of each column, in all the whole width; no word breaks if that can be helped.

    ``letters`` are those of the theme's bold type, so that there is room for any.
    """
    most = width / len(columns)
    words = [_longest(rows, place) for place in range(len(columns))]
    least = (_least(column, word, letters) for column, word in zip(columns, words, strict=True))
    return shared(width, _not_below([min(one, most) for one in least], columns, width))


def _least(column: Column, word: str, letters: Letters) -> float:
    """Room for a box to tick, or for the longest word of the title and of the cells."""
    longest = max((len(word) for word in column.title.split()), default=0)
    cells = letters.width(word) * _CELL_TYPE + _ROOMY_PADDING
    return max(_NARROWEST, longest * _TITLE_LETTER + _CELL_PADDING, cells)


def _longest(rows: Sequence[TableRow], place: int) -> str:
    """The longest word of a column, as far as a line does not part it at a sign."""
    cells = (row.cells[place] for row in rows if place < len(row.cells))
    words = (word for cell in cells for run in cell for word in _BREAKS.split(run.text))
    return max(words, key=len, default="")


def _not_below(least: Sequence[float], columns: Sequence[Column], width: int) -> list[float]:
    """The columns' shares of the width; what a column needs beyond its share is taken from the wider ones."""
    weights = [column.width for column in columns]
    narrow: set[int] = set()
    while True:
        free = width - sum(least[place] for place in narrow)
        total = sum(weight for place, weight in enumerate(weights) if place not in narrow)
        shares = [least[p] if p in narrow else free * weight / total for p, weight in enumerate(weights)]
        short = {place for place, share in enumerate(shares) if share < least[place]}
        if not short:
            return shares
        narrow |= short


def card_widths(width: int, per_row: int) -> list[int]:
    """The width of each of the cards that stand side by side, with gutters between them."""
    return shared(width - GUTTER * (per_row - 1), [1.0] * per_row)


def card_inner(width: int) -> int:
    """The text width inside a card."""
    return width - _CARD_PADDING


def lines(drawn: str, width: int) -> int:
    """About how many lines what was drawn takes at a text width in dxa."""
    return drawn.count(_PARAGRAPH) + len(_MARKUP.sub("", drawn)) * _LETTER // width


def label_width(width: int, labels: Sequence[str]) -> int:
    """Room for the longest of the labels of facts on one line, up to a part of the whole width."""
    longest = max((len(label) for label in labels), default=0)
    return min(longest * _LABEL_LETTER + _CELL_PADDING, width * 3 // 10, _WIDEST_LABEL)


def shared(width: int, weights: Sequence[float]) -> list[int]:
    """Whole widths in proportion to the weights that add up to the width exactly."""
    total = sum(weights)
    edges = [0, *(round(width * reached / total) for reached in accumulate(weights))]
    return [right - left for left, right in pairwise(edges)]
