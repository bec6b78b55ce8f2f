"""Texts as a cell takes them: escaped for the file format, and cut where one cell can hold no more."""

from __future__ import annotations

import re
import unicodedata
from html import escape

CELL_LIMIT = 32_767
"""UTF-16 code units in a cell, after Excel's specifications and limits."""

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LINE_BREAK = re.compile("\r\n?")
_JOINER = "\u200d"
_LAST_RESORT = 64


def clean(text: str) -> str:
    """The text without characters that XML 1.0 forbids; every line break is the one Excel knows, a line feed."""
    return _LINE_BREAK.sub("\n", _FORBIDDEN.sub("", text))


def escaped(text: str) -> str:
    """Clean text as XML. A text such as ``_x000A_`` gets its underscore escaped, or Excel would read a line feed.

    ISO/IEC 29500-1, 22.9.2.19 (ST_Xstring).
    """
    return escape(guarded(clean(text)))


def guarded(text: str) -> str:
    """A text that Excel does not unescape: in one such as ``_x000A_``, the underscore is escaped itself."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def one_line(text: str) -> str:
    """The text with every run of white space made one space, for titles and headers."""
    return " ".join(clean(text).split())


def units(text: str) -> int:
    """The length of a text as Excel counts it, in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def pieces(text: str, mark: str, limit: int = CELL_LIMIT) -> tuple[str, ...]:
    """The text in pieces that a cell can hold; each piece but the last ends with the mark.

    Without the marks the pieces joined are the clean text. Words are kept whole where there are
    spaces, and what is seen as one character always.
    """
    rest, done = clean(text), []
    while len(rest) > limit // 2 and units(rest) > limit:
        end = _cut(rest, limit - units(mark))
        done.append(rest[:end] + mark)
        rest = rest[end:]
    return (*done, rest)


def shortened(text: str, limit: int) -> str:
    """The text on one line and within the limit, in UTF-16 code units."""
    line = one_line(text)
    return line if units(line) <= limit else line[: _between_characters(line, _within(line, limit))].rstrip()


def _cut(text: str, limit: int) -> int:
    end = _within(text, limit)
    blank = max(text.rfind(" ", end // 2, end), text.rfind("\n", end // 2, end))
    return blank + 1 if blank >= 0 else _between_characters(text, end)


def _within(text: str, limit: int) -> int:
    """How many characters of the text fit into so many UTF-16 code units."""
    end = min(limit, len(text))
    while units(text[:end]) > limit:
        end -= max(1, (units(text[:end]) - limit) // 2)
    return end


def _between_characters(text: str, end: int) -> int:
    """The last place up to ``end`` that does not tear an accent, an emoji or a flag from what it belongs to."""
    lowest = max(1, end - _LAST_RESORT)
    return next((place for place in range(end, lowest, -1) if not _belongs_together(text, place)), end)


def _belongs_together(text: str, place: int) -> bool:
    if place >= len(text):
        return False
    before, after = text[place - 1], text[place]
    return (
        _JOINER in (before, after)
        or unicodedata.category(after) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or (_is_flag_letter(before) and _is_flag_letter(after))
    )


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
