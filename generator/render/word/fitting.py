"""A paper set as its pages ask for: a card on its page, no last page of a few lines, no page for a chapter of a few.

What it takes is tried, and reckoned each time what would stand on each page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from .contents import with_page_numbers
from .pagination.paging import Paging, paging

_DENSE = ((0.96, 1.0), (0.92, 1.0), (0.88, 1.0), (0.84, 1.0), (0.8, 1.0), (0.8, 0.95), (0.8, 0.9), (0.78, 0.9))
"""Shares of the size of type and of the room between lines in which a card is tried; nobody reads less in a talk."""
_TIGHT = (0.97, 0.94, 0.91)
"""Shares of the room between lines in which a paper is tried."""
_SHORT = 0.5
"""A last page that is filled less looks forgotten."""
_BRIM = 0.93
"""A last page that is filled more may run over where another program breaks lines otherwise."""
_BRIM_OF_CARD = 0.97
"""The same of a single page, on which there are fewer lines to err about."""
_LITTLE, _REST = 0.55, 0.25
"""A chapter that takes less than that of a page has none for itself, nor has the rest of one its last page."""
_FEW_PAGES = 12
"""In a longer paper nobody minds the last page, and its lines would have to be set too close to save it."""
_LONG = 250_000
"""A document of so many bytes has more pages than that; it is not measured without need."""

Parts = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paper is set: ``dense`` runs of pages in type of a ``size``, all of it in lines of ``room``.

    ``run_on`` are chapters that begin where the one before them ends.
    """

    dense: frozenset[int] = frozenset()
    size: float = 1.0
    room: float = 1.0
    run_on: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a paper asks of its pages: how many ``runs`` its body has, each begun by a page break or a section.

    The ``single`` ones take a page each, ``chapters`` begin one; ``numbered``: it has a table of contents.
    """

    runs: int
    single: frozenset[int]
    chapters: frozenset[int]
    numbered: bool


@dataclass(frozen=True, slots=True)
class _Trial:
    """A paper in a setting, and its pages."""

    setting: Setting
    parts: Parts
    pages: Paging


def fitted(fill: Callable[[Setting], Parts], wishes: Wishes) -> Parts:
    """The parts of a paper, which ``fill`` makes in a setting, as its pages ask for, the page numbers filled in."""
    plain = fill(Setting())
    if not (wishes.single or wishes.numbered) and len(plain["word/document.xml"]) > _LONG:
        return plain

    def tried(setting: Setting) -> _Trial:
        parts = fill(setting)
        return _Trial(setting, parts, paging(parts))

    trial = _Trial(Setting(), plain, paging(plain))
    trial = _with_cards_on_their_pages(trial, wishes, tried)
    trial = _with_short_chapters_run_on(trial, wishes, tried)
    trial = _without_short_page(trial, tried)
    return with_page_numbers(trial.parts, trial.pages.page_of) if wishes.numbered else trial.parts


def _with_cards_on_their_pages(trial: _Trial, wishes: Wishes, tried: Callable[[Setting], _Trial]) -> _Trial:
    for size, room in _DENSE:
        crowded = wishes.single & frozenset(_crowded(trial.pages, wishes.runs))
        if not crowded:
            break
        trial = tried(Setting(trial.setting.dense | crowded, size, room))
    return trial


def _crowded(pages: Paging, runs: int) -> Iterator[int]:
    """The runs of a body that take more than a page; a shell may have pages of its own before it."""
    for run, (count, end) in enumerate(zip(pages.runs[-runs:], pages.ends[-runs:], strict=True)):
        if count > 1 or end > _BRIM_OF_CARD:
            yield run


def _with_short_chapters_run_on(trial: _Trial, wishes: Wishes, tried: Callable[[Setting], _Trial]) -> _Trial:
    """A chapter of a few lines does not have a page for itself: the next begins below it."""
    ends = zip(trial.pages.runs[-wishes.runs :], trial.pages.ends[-wishes.runs :], strict=True)
    short = frozenset(run + 1 for run, (count, end) in enumerate(ends) if end < (_LITTLE if count == 1 else _REST))
    run_on = short & wishes.chapters
    return tried(replace(trial.setting, run_on=run_on)) if run_on else trial


def _without_short_page(trial: _Trial, tried: Callable[[Setting], _Trial]) -> _Trial:
    """The paper in closer lines, if that saves a last page that is hardly begun; as it was otherwise."""
    last, count = trial.pages.filled[-1], len(trial.pages.filled)
    if not 1 < count <= _FEW_PAGES or trial.pages.runs[-1] == 1 or _SHORT <= last <= _BRIM:
        return trial
    for room in _TIGHT:
        closer = tried(replace(trial.setting, room=trial.setting.room * room))
        found = len(closer.pages.filled)
        brim = _BRIM if found > 1 else _BRIM_OF_CARD
        if closer.pages.filled[-1] <= brim and (found < count or last > _BRIM):
            return closer
    return trial
