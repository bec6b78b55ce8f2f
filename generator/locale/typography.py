"""Typography of a language: what a typesetter would do to a text before it is printed."""

from __future__ import annotations

import re
from functools import lru_cache

_NO_BREAK_SPACE = "\u00a0"
# A one-letter word is never left at the end of a line in Polish, be the next a word, a number, a quotation or a field
# in a run of its own; between signs, as in code, it stays as it is.
_ONE_LETTER_WORD = re.compile(r"(?<![^\s(„])([aiouwzAIOUWZ]) (?=[^\W_]|[„(]|\Z)")

# Nor is an amount parted: its groups of thousands, and its unit, stay on one line.
_WITHIN_AMOUNT = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|(?:zł|tys\.|mln|min)(?!\w))")


@lru_cache(maxsize=20_000)
def typeset(text: str, language: str) -> str:
    """The text with the language's non-breaking spaces."""
    if language != "pl":
        return text
    return _WITHIN_AMOUNT.sub(_NO_BREAK_SPACE, _ONE_LETTER_WORD.sub(rf"\1{_NO_BREAK_SPACE}", text))
