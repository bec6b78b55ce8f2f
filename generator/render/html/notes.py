"""The names under which a page's notes and ticks are kept: the same for the same element, whatever stands before it."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

_DIGITS = 10


class Notes:
    """Gives names on one page; none where the page is not one to write in."""

    def __init__(self, *, is_kept: bool) -> None:
        self._is_kept = is_kept
        self._given: Counter[str] = Counter()

    def name(self, origin: str, text: str = "") -> str:
        """A name for what stands at an element's ``origin``, told apart there by a ``text``; "" where none is kept."""
        if not self._is_kept:
            return ""
        name = sha256(f"{origin}|{text}".encode()).hexdigest()[:_DIGITS]
        self._given[name] += 1
        return name if self._given[name] == 1 else f"{name}-{self._given[name]}"
