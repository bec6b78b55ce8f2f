"""The levels of headings in a paper: without gaps, the title at the top, as PDF/UA-1 (ISO 14289-1, 7.4) asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_TITLE = 1


class Levels:
    """Follows the blocks of a paper; what stands in a titled box is below that title."""

    def __init__(self) -> None:
        self._base = self._current = _TITLE

    @property
    def below(self) -> int:
        """The level of a title that stands here: one below the last heading."""
        return self._current + 1

    @property
    def is_outermost(self) -> bool:
        """Whether what stands here is in no titled box."""
        return self._base == _TITLE

    def of_heading(self, wanted: int) -> int:
        """The level of a heading that wants to be so many levels below the title: no deeper than one below the last."""
        self._current = min(max(wanted + 1, self._base + 1), self.below)
        return self._current

    @contextmanager
    def inside(self, level: int | None) -> Iterator[None]:
        """What is written meanwhile stands in a box whose title has this level; None for one without a title."""
        before = self._base, self._current
        if level is not None:
            self._base = self._current = level
        yield
        if level is not None:
            self._base, self._current = before
