"""Typography of a language: what a typesetter would do to a text before it is printed."""

from __future__ import annotations

import re
from functools import lru_cache

_NO_BREAK_SPACE = "\u00a0"
# A one-letter word is never left at the end of a line in Polish; only between words, so that code stays as it is.
_ONE_LETTER_WORD = re.compile(r"(?<![^\s(„])([aiouwzAIOUWZ]) (?=[^\W\d_])")


@lru_cache(maxsize=20_000)
def typeset(text: str, language: str) -> str:
    """The text with the language's non-breaking spaces."""
    return _ONE_LETTER_WORD.sub(rf"\1{_NO_BREAK_SPACE}", text) if language == "pl" else text
