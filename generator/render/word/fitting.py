"""A paper set closer where its pages ask for it: a card that needs a line more than its page, a last page of a few lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from .contents import with_page_numbers
from .pagination.paging import Paging, paging

_DENSE = ((0.96, 1.0), (0.92, 1.0), (0.88, 1.0), (0.84, 1.0), (0.8, 1.0), (0.8, 0.95), (0.8, 0.9))
"""Shares of the size of type and of the room between lines in which a card is tried; smaller nobody reads it talking."""
_TIGHT = (0.97, 0.94)
"""Shares of the room between lines in which a paper is tried."""
_SHORT = 0.5
"""A last page that is filled less looks forgotten."""
_BRIM = 0.93
"""A last page that is filled more may run over where another program breaks lines otherwise."""
_BRIM_OF_CARD = 0.975
"""The same of a single page, on which there are fewer lines to err about."""
_FEW_PAGES = 12
"""In a longer paper nobody minds the last page, and its lines would have to be set too close to save it."""
_LONG = 250_000
"""A document of so many bytes has more pages than that; it is not measured without need."""

Parts = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Setting:
    """How close a paper is set: its ``dense`` runs of pages in type of a ``size``, and all of it in lines of ``room``."""

    dense: frozenset[int] = frozenset()
    size: float = 1.0
    room: float = 1.0


def fitted(fill: Callable[[Setting], Parts], runs: int, single: frozenset[int], *, numbered: bool) -> Parts:
    """The parts of a paper, set as close as its pages ask for, and the pages of its contents filled in.

    ``fill`` makes the parts in a setting; ``runs`` is how many runs of pages its body has and ``single`` which of them
    are meant to take one page. ``numbered``: it has a table of contents.
    """
    setting = Setting()
    parts = fill(setting)
    if not (single or numbered) and len(parts["word/document.xml"]) > _LONG:
        return parts
    pages = paging(parts)
    for size, room in _DENSE:
        crowded = single & _crowded(pages, runs)
        if not crowded:
            break
        setting = Setting(setting.dense | crowded, size, room)
        parts = fill(setting)
        pages = paging(parts)
    parts, pages = _without_short_page(fill, setting, parts, pages)
    return with_page_numbers(parts, pages.page_of) if numbered else parts


def _crowded(pages: Paging, runs: int) -> frozenset[int]:
    """The runs of a body that take more than a page; a shell may have pages of its own before it."""
    counts, ends = pages.runs[-runs:], pages.ends[-runs:]
    return frozenset(run for run in range(len(counts)) if counts[run] > 1 or ends[run] > _BRIM_OF_CARD)


def _without_short_page(
    fill: Callable[[Setting], Parts], setting: Setting, parts: Parts, pages: Paging
) -> tuple[Parts, Paging]:
    """The paper in closer lines, if that saves a last page that is hardly begun; as it was otherwise."""
    if not 1 < len(pages.filled) <= _FEW_PAGES or pages.runs[-1] == 1 or _SHORT <= pages.filled[-1] <= _BRIM:
        return parts, pages
    for room in _TIGHT:
        closer = fill(replace(setting, room=setting.room * room))
        found = paging(closer)
        if found.filled[-1] <= _BRIM and (len(found.filled) < len(pages.filled) or pages.filled[-1] > _BRIM):
            return closer, found
    return parts, pages
