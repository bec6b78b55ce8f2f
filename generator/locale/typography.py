"""Typography of a language: what a typesetter would do to a text before it is printed, in whatever medium.

The rules are data, ``no_break`` in the file of a language: numbers and their units, initials, dates, amounts, ranges.
Each says of a blank that was just read (``(?<=…)`` with the blank at its end) and of what follows that they stay
together: the search looks for blanks alone, and asks only there.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .conventions import conventions

_NO_BREAK_SPACE = "\u00a0"


@lru_cache(maxsize=20_000)
def typeset(text: str, language: str) -> str:
    """The text with the language's non-breaking spaces."""
    blanks = _not_to_break_at(language)
    return blanks.sub(_NO_BREAK_SPACE, text) if blanks else text


@lru_cache(maxsize=4)
def _not_to_break_at(language: str) -> re.Pattern[str] | None:
    """The blanks at which a line is not broken; None where a language says nothing of them."""
    rules = conventions(language).no_break
    return re.compile(f" (?:{'|'.join(rules)})") if rules else None
